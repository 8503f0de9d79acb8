//! Follows the height of a chain through nodes that fail:
//! `cargo run --example fail_over -- 1 https://node.example/rpc http://localhost:8545`.
//!
//! Calls go to the first endpoint while it is well, and return to it when it is again. Stop one meanwhile: nothing is seen of that here.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::time::Duration;

use polyrpc::Error;
use polyrpc::ethereum::Client;
use polyrpc_examples::arguments;
use tokio::time::sleep;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [chain, first, second] = arguments("CHAIN_ID URL URL")?;
    let eth = connect(chain.parse()?, first, second).await?;
    loop {
        println!("block {}", eth.block_number().await?);
        sleep(Duration::from_secs(5)).await;
    }
}

async fn connect(chain: u64, first: String, second: String) -> Result<Client, Error> {
    let builder = Client::builder(first)
        .endpoint(second)
        .chain_id(chain) // one of another network is never used
        .max_lag(3) // one that is more blocks behind gets no calls until it has caught up
        .timeout(Duration::from_secs(20)); // for a call, whatever is tried for it
    builder.connect().await
}

#[cfg(all(test, feature = "anvil"))]
mod tests {
    use polyrpc::ethereum::methods::{BlockNumber, ChainId};
    use polyrpc::mock::Node;
    use polyrpc_examples::chain::{TestResult, on_chain};

    use super::*;

    #[tokio::test]
    async fn calls_move_on_when_a_node_is_gone() -> TestResult {
        on_chain(&[], async |chain| {
            let mut first = Node::start().await?;
            first.on::<ChainId>(|_| Ok(31_337));
            first.on::<BlockNumber>(|_| Ok(2));
            let eth = connect(31_337, first.url(), chain.anvil.url()).await?;
            assert_eq!(eth.block_number().await?, 2);
            first.stop().await?;
            assert_eq!(eth.block_number().await?, 0, "anvil has no block yet");
            first.finish()?;
            Ok(())
        })
        .await
    }

    #[tokio::test]
    async fn a_node_of_another_network_is_never_asked() -> TestResult {
        on_chain(&[], async |chain| {
            let other = Node::start().await?;
            other.on::<ChainId>(|_| Ok(1));
            let eth = connect(31_337, other.url(), chain.anvil.url()).await?;
            assert_eq!(eth.block_number().await?, 0);
            assert_eq!(other.count("eth_blockNumber"), 0);
            other.finish()?;
            Ok(())
        })
        .await
    }
}
