//! All logs of a contract, past and future: `cargo run --features ws --example index_logs -- ws://localhost:8545 CONTRACT FROM_BLOCK`.
//!
//! Each log comes once, whatever happens to the connection. One that a reorganisation takes back comes again as removed, so a program
//! that keeps a table inserts and deletes as it is told, and ends up with the logs of the chain as it is.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use anyhow::Context as _;
use futures_util::StreamExt;
use polyrpc::ethereum::{Address, Client, LogFilter};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let node = arguments
        .next()
        .context("the address of a node is missing")?;
    let contract = arguments
        .next()
        .context("the address of a contract is missing")?;
    let from = arguments
        .next()
        .context("the number of a block is missing")?;

    let eth = Client::connect(&node).await?;
    let filter = LogFilter::new().address(contract.parse::<Address>()?);
    let mut logs = eth.logs_backfilled(filter.from_block(from.parse::<u64>()?));
    while let Some(log) = logs.next().await {
        // Lost connections are waited out; what comes here doesn't pass by itself.
        let log = log?;
        let sign = if log.removed == Some(true) { '-' } else { '+' };
        println!(
            "{sign} block {} log {}: {} topics, {} bytes",
            log.block_number.unwrap_or_default(),
            log.log_index.unwrap_or_default(),
            log.topics.len(),
            log.data.len()
        );
    }
    Ok(())
}
