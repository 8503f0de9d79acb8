//! Follows the chain: `cargo run --features filecoin --example filecoin_follow_chain`.
//!
//! Without an argument the chain is one of recorded traffic, `recorded/filecoin_follow_chain.json`, in which a tipset is reverted. With the
//! address of a node the same code follows its chain: `ws://localhost:1234` (with `--features filecoin,ws`) tells of each change by itself,
//! and `http://localhost:1234` is asked for its head. Restart the node meanwhile: no tipset is left out, and none comes twice. Two more
//! arguments are a file to keep the traffic in, and after how many changes to stop, 5 unless it is given.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::env;

use anyhow::Result;
use futures_util::{StreamExt, TryStreamExt};
use polyrpc::filecoin::{ChainChange, FullNode};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/filecoin_follow_chain.json");

#[tokio::main]
async fn main() -> Result<()> {
    let count = env::args().nth(3).map_or(Ok(5), |count| count.parse())?;
    let tell = |line| println!("{line}");
    with_node(RECORDED, async |node| follow(node, count, tell).await).await
}

/// Reports this many changes of the head. Each continues the one before.
async fn follow(node: &FullNode, count: usize, mut tell: impl FnMut(String)) -> Result<()> {
    let mut changes = node.follow_chain().await?.take(count);
    while let Some(change) = changes.try_next().await? {
        let (height, blocks) = (change.tipset().height, change.tipset().blocks.len());
        tell(match change {
            ChainChange::Applied(_) => format!("+ {height} with {blocks} blocks"),
            ChainChange::Reverted(_) => format!("- {height}"),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn all_answers_are_recorded() -> Result<()> {
        let mut changes = Vec::new();
        let node: FullNode = replayed(RECORDED)?;
        let rpc = node.rpc().clone();
        let node = FullNode::new(rpc.with_poll_interval(Duration::from_millis(1)));
        follow(&node, 5, |line| changes.push(line)).await?;
        assert_eq!(
            changes,
            [
                "+ 5000000 with 1 blocks",
                "+ 5000001 with 1 blocks",
                "- 5000001",
                "+ 5000001 with 2 blocks",
                // After a null round.
                "+ 5000003 with 1 blocks"
            ]
        );
        Ok(())
    }
}
