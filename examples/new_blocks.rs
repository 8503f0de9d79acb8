//! Each new block: `cargo run --features ws --example new_blocks -- ws://localhost:8545`.
//!
//! Over a WebSocket or a Unix socket the node tells of each new block by itself; with an `http://` address the same stream asks for it.
//! Restart the node meanwhile: the stream finds it again and says that blocks may be missing, and this program asks for those.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use futures_util::TryStreamExt;
use polyrpc::ethereum::Client;
use polyrpc::{Error, Event};
use polyrpc_examples::arguments;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [url] = arguments("URL")?;
    let eth = Client::connect(&url).await?;
    follow(&eth, |number| println!("block {number}")).await?;
    Ok(())
}

/// Calls `seen` for the number of each block from now on, at least once.
async fn follow(eth: &Client, mut seen: impl FnMut(u64)) -> Result<(), Error> {
    let mut heads = eth.subscribe_new_heads().await?;
    let mut last = eth.block_number().await?;
    while let Some(event) = heads.try_next().await? {
        match event {
            Event::Item(head) => {
                seen(head.number);
                last = head.number;
            }
            // The subscription is live again, so what comes after the present head will be told.
            _ => {
                let head = eth.block_number().await?;
                (last + 1..=head).for_each(&mut seen);
                last = head;
            }
        }
    }
    Ok(())
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use polyrpc::ethereum::methods::BlockNumber;
    use polyrpc::ethereum::streams::NewHeads;
    use polyrpc::mock::Node;
    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn blocks_of_a_gap_are_asked_for() -> anyhow::Result<()> {
        let node = Node::start().await?;
        node.on_sequence::<BlockNumber>([Ok(1), Ok(5)]);
        let topic = node.topic(NewHeads::new())?;
        let eth = Client::connect(&node.ws_url()).await?;
        let (numbers, seen) = mpsc::channel();
        // Its reader lives until the end of the test.
        let following =
            async { follow(&eth, |number| numbers.send(number).expect("somebody reads")).await };
        let pushing = async {
            node.until_called("eth_blockNumber", 1).await;
            topic.push_raw(&header(2))?;
            // It has to come before the connection is lost.
            while seen.try_recv().is_err() {
                tokio::task::yield_now().await;
            }
            node.cut().await;
            node.until_called("eth_blockNumber", 2).await;
            topic.push_raw(&header(6))?;
            let mut rest = Vec::new();
            while rest.len() < 4 {
                rest.extend(seen.try_iter());
                tokio::task::yield_now().await;
            }
            anyhow::Ok(rest)
        };
        let rest = tokio::select! {
            ended = following => anyhow::bail!("it ended: {ended:?}"),
            rest = timeout(Duration::from_secs(20), pushing) => rest??,
        };
        assert_eq!(rest, [3, 4, 5, 6]);
        node.finish()?;
        Ok(())
    }

    fn header(number: u64) -> impl serde::Serialize {
        let zero = |bytes: usize| format!("0x{}", "00".repeat(bytes));
        serde_json::json!({
            "number": format!("{number:#x}"), "hash": zero(32), "parentHash": zero(32), "extraData": "0x", "gasLimit": "0x1",
            "gasUsed": "0x0", "logsBloom": zero(256), "miner": zero(20), "receiptsRoot": zero(32), "sha3Uncles": zero(32),
            "stateRoot": zero(32), "timestamp": "0x1", "transactionsRoot": zero(32),
        })
    }
}
