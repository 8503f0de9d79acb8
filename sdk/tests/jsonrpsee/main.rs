//! The adapters to and from jsonrpsee, against servers made with jsonrpsee on this machine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod as_client;
mod as_client_errors;
mod as_client_subscriptions;
mod methods;
mod ours;
mod server;
mod through;
mod through_errors;
mod through_subscriptions;

use std::time::Duration;

/// Nothing here takes longer.
async fn within<T>(future: impl Future<Output = T>) -> T {
    let limit = Duration::from_secs(20);
    let outcome = tokio::time::timeout(limit, future).await;
    outcome.expect("it takes too long")
}
