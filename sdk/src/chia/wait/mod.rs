//! Waiting for services.

#[cfg(feature = "chia-full-node")]
mod full_node;
#[cfg(feature = "chia-wallet")]
mod wallet;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use futures_util::TryFutureExt;
use futures_util::future::BoxFuture;

use crate::error::Error;
use crate::rpc::Rpc;
use crate::wait::{self, within};

/// Why what was waited for isn't there.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum WaitError {
    /// The time is over, and it may still happen.
    TimedOut,
    /// The service refuses, or its response can't be decoded.
    Call(Error),
}

impl fmt::Display for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut => {
                f.write_str("it didn't happen in the time that was given to it: it still may")
            }
            Self::Call(error) => error.fmt(f),
        }
    }
}

/// Without a source: the message of a call's error is the whole message.
impl StdError for WaitError {}

impl From<Error> for WaitError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

/// Polls until there is a value, an error that isn't transient, or no time left.
async fn until<S: AsRef<Rpc>, T>(
    client: &S,
    timeout: Duration,
    mut look: impl for<'a> FnMut(&'a S) -> BoxFuture<'a, Result<Option<T>, Error>>,
) -> Result<T, WaitError> {
    let pause = client.as_ref().poll_interval();
    let waiting = wait::until(pause, client, |client| look(client));
    let waiting = waiting.map_err(WaitError::Call);
    within(Some(timeout), waiting, || WaitError::TimedOut).await
}
