//! Polling until something has happened.

use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::time::{sleep, timeout};

use crate::backoff::LONGEST_RETRY_AFTER;
use crate::error::Error;

/// Polls until there is a value, or an error that isn't transient. Between two looks it pauses, or longer if the server asks for it.
/// `state` is what looks share.
pub(crate) async fn until<S, T>(
    pause: Duration,
    mut state: S,
    mut look: impl for<'a> FnMut(&'a mut S) -> BoxFuture<'a, Result<Option<T>, Error>>,
) -> Result<T, Error> {
    loop {
        let mut pause = pause;
        match look(&mut state).await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => {}
            Err(error) if error.is_retryable() => {
                let asked = error.retry_after().unwrap_or_default();
                pause = pause.max(asked.min(LONGEST_RETRY_AFTER));
            }
            Err(error) => return Err(error),
        }
        sleep(pause).await;
    }
}

/// Limits the time of waiting, if there is a limit; `late` is what comes after it.
pub(crate) async fn within<T, E>(
    limit: Option<Duration>,
    waiting: impl Future<Output = Result<T, E>>,
    late: impl FnOnce() -> E,
) -> Result<T, E> {
    match limit {
        Some(limit) => timeout(limit, waiting)
            .await
            .unwrap_or_else(|_| Err(late())),
        None => waiting.await,
    }
}
