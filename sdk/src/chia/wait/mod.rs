//! Polling until a condition holds.

#[cfg(feature = "chia-full-node")]
mod full_node;
#[cfg(feature = "chia-wallet")]
mod wallet;

use tokio::time::sleep;

use crate::error::Error;
use crate::rpc::Rpc;

/// Polls until there is a value, or an error that isn't transient.
async fn until<T>(
    rpc: &Rpc,
    mut ask: impl AsyncFnMut() -> Result<Option<T>, Error>,
) -> Result<T, Error> {
    loop {
        match ask().await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => {}
            Err(error) if error.is_retryable() => {}
            Err(error) => return Err(error),
        }
        sleep(rpc.poll_interval()).await;
    }
}
