//! What a Filecoin node runs, and where its chain is: `cargo run --features filecoin --example filecoin_version`.
//!
//! Without an argument the responses come from recorded traffic, `recorded/filecoin_version.json`. With a URL, the same code asks that node,
//! such as `https://api.node.glif.io`.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use polyrpc::filecoin::FullNode;
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/filecoin_version.json");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    print!("{}", with_node(RECORDED, describe).await?);
    Ok(())
}

/// The node and the head of its chain in a few lines.
async fn describe(node: &FullNode) -> anyhow::Result<String> {
    // One request.
    let calls = (node.version(), node.state_network_name(), node.chain_head());
    let (version, network, head) = node.batch(calls).await?;
    Ok(format!(
        "node     {}\nnetwork  {network}, an epoch is {} s\nhead     {} with {} blocks\n",
        version.version,
        version.block_delay,
        head.height,
        head.blocks.len()
    ))
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn a_node_is_described() -> anyhow::Result<()> {
        assert_eq!(
            describe(&replayed(RECORDED)?).await?,
            "node     1.36.2+mainnet\nnetwork  mainnet, an epoch is 30 s\nhead     5000000 with 1 blocks\n"
        );
        Ok(())
    }
}
