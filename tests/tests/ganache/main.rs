//! Filecoin against ganache: a real node that signs, sends and mines, of another make and of 2021.
//!
//! Where it deviates from what Lotus says today, the tests say how.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it meets what it does not expect"
)]

mod chain;
mod methods;
mod relay;

use std::time::Duration;

use polyrpc::filecoin::{Address, FullNode, TokenAmount, parse_fil};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::TEST;
use polyrpc_tests::nodes::Ganache;
use tokio::time::timeout;

/// Runs the body of a test with a node and a client of it over HTTP; it is skipped, after saying so, where there is none.
async fn live(body: impl AsyncFnOnce(&Ganache, FullNode) -> TestResult) -> TestResult {
    let Some(ganache) = Ganache::start().await? else {
        return Ok(());
    };
    let builder = FullNode::builder(ganache.url());
    let node = builder.poll_interval(Duration::from_millis(20));
    timeout(TEST, body(&ganache, node.connect().await?)).await?
}

fn fil(text: &str) -> TestResult<TokenAmount> {
    Ok(parse_fil(text)?)
}

/// An account that has FIL.
async fn sender(node: &FullNode) -> TestResult<Address> {
    let default = node.wallet_default_address().await?;
    Ok(default.ok_or("the node has no account")?)
}
