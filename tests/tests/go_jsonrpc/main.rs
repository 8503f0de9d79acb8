//! Filecoin's clients against a server that speaks JSON-RPC as go-jsonrpc does: channels, cancellation, permissions, errors with any HTTP
//! status, and parameters whose bytes come beside the call.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it meets what it does not expect"
)]

mod calls;
mod connecting;
mod failures;
mod frames;
mod node;
mod readers;
mod snapshots;
mod streams;

use std::future::IntoFuture;
use std::time::Duration;

use polyrpc::Error;
use polyrpc::filecoin::{Failure, FullNode, Reason};
use polyrpc_tests::TestResult;

use node::Node;

/// No test waits longer.
const LIMIT: Duration = Duration::from_secs(20);

async fn over_http(node: &Node) -> TestResult<FullNode> {
    let builder = FullNode::builder(node.http()).without_retry();
    Ok(builder.connect().await?)
}

async fn over_ws(node: &Node) -> TestResult<FullNode> {
    let builder = FullNode::builder(node.ws()).without_retry();
    Ok(builder.connect().await?)
}

/// Waits for something, but not forever.
async fn soon<T>(what: impl IntoFuture<Output = T>) -> TestResult<T> {
    Ok(tokio::time::timeout(LIMIT, what.into_future()).await?)
}

fn refused<T>(result: Result<T, Error>) -> Error {
    match result {
        Ok(_) => panic!("it succeeds"),
        Err(error) => error,
    }
}

fn reason(error: &Error) -> Option<Reason> {
    Failure::of(error).map(|failure| failure.reason)
}
