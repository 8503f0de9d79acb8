//! Libra and Diem against a strict node on this machine, which refuses what real nodes of both eras refused.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it meets what it does not expect"
)]

mod batches;
mod checklist;
mod documents;
mod node;
mod signing;
mod staleness;
mod streams;
mod waiting;
mod wire;

use std::time::Duration;

use polyrpc::layer::Retry;
use polyrpc::libra::{AccountAddress, Client};
use polyrpc_tests::TestResult;

use node::{ALICE, BOB, Era, Node};

/// No test waits longer.
const LIMIT: Duration = Duration::from_secs(20);

fn alice() -> AccountAddress {
    AccountAddress::new(ALICE)
}

fn bob() -> AccountAddress {
    AccountAddress::new(BOB)
}

/// Retries as ever, without the waits.
fn quick() -> Retry {
    Retry::new().backoff(Duration::from_millis(1), Duration::from_millis(2))
}

async fn client(node: &Node) -> TestResult<Client> {
    Ok(Client::builder(node.url()).retry(quick()).connect().await?)
}

/// A node of the Diem era with ten versions, and its client.
async fn diem() -> TestResult<(Node, Client)> {
    let node = Node::start(Era::Diem).await?;
    node.change(|ledger| ledger.grow(9));
    let client = client(&node).await?;
    Ok((node, client))
}
