//! Follows the chain: `cargo run --features filecoin --example filecoin_follow_chain`.
//!
//! Without an argument the chain is one of recorded traffic, `recorded/filecoin_follow_chain.json`, in which a tipset is reverted. With the
//! address of a node the same code goes on for ever: `ws://localhost:1234` (with `--features filecoin,ws`) tells of each change by itself,
//! and `http://localhost:1234` is asked for its head. Restart the node meanwhile: no tipset is left out, and none comes twice. Two more
//! arguments are a file to keep the traffic in, and after how many changes to stop.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use futures_util::StreamExt;
use polyrpc::filecoin::{ChainChange, FullNode};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/filecoin_follow_chain.json");

/// How many changes the recorded traffic has.
const RECORDED_CHANGES: usize = 5;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = match (arguments.get(2), arguments.is_empty()) {
        (Some(count), _) => count.parse()?,
        (None, true) => RECORDED_CHANGES,
        (None, false) => usize::MAX,
    };
    let show = |change: &ChainChange| println!("{}", describe(change));
    match arguments
        .first()
        .filter(|address| address.starts_with("ws"))
    {
        Some(address) => follow(&FullNode::connect(address).await?, count, show).await,
        None => {
            with_node(RECORDED, async |node: &FullNode| {
                follow(node, count, show).await
            })
            .await
        }
    }
}

/// Calls `seen` for so many changes. Each fits the one before.
async fn follow(
    node: &FullNode,
    count: usize,
    mut seen: impl FnMut(&ChainChange),
) -> anyhow::Result<()> {
    let mut changes = node.follow_chain().await?.take(count);
    while let Some(change) = changes.next().await {
        seen(&change?);
    }
    Ok(())
}

fn describe(change: &ChainChange) -> String {
    let tipset = change.tipset();
    let blocks = tipset.blocks.len();
    match change {
        ChainChange::Applied(_) => format!("+ {} with {blocks} blocks", tipset.height),
        ChainChange::Reverted(_) => format!("- {}", tipset.height),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn all_answers_are_recorded() -> anyhow::Result<()> {
        let mut changes = Vec::new();
        let node: FullNode = replayed(RECORDED)?;
        let rpc = node.rpc().clone();
        let node = FullNode::new(rpc.with_poll_interval(Duration::from_millis(1)));
        follow(&node, RECORDED_CHANGES, |change| {
            changes.push(describe(change))
        })
        .await?;
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
