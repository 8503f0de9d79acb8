//! What a Chia node says of itself: `cargo run --features chia --example chia_state`.
//!
//! The address and the certificates come from the installation's own settings, at `CHIA_ROOT` or `~/.chia/mainnet`.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use polyrpc::chia::{Config, FullNode};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let config = Config::from_env()?;
    println!("{} of {}", config.network(), config.root().display());
    print!("{}", describe(&config.full_node()?).await?);
    Ok(())
}

/// The state of the chain in a few lines.
async fn describe(node: &FullNode) -> anyhow::Result<String> {
    let state = node.get_blockchain_state().await?.blockchain_state;
    let peak = match &state.peak {
        Some(peak) => format!("height {}, {}", peak.height, peak.header_hash),
        // A simulator before its first block, or a node that has just begun.
        None => "no block yet".to_owned(),
    };
    let sync = match (state.sync.synced, state.sync.sync_mode) {
        (true, _) => "yes".to_owned(),
        (false, true) => format!(
            "at {} of {:?}",
            state.sync.sync_progress_height, state.sync.sync_tip_height
        ),
        (false, false) => "no".to_owned(),
    };
    // Mainnet's space has passed 64 bits.
    let space = state.space >> 50;
    let (pool, cost) = (state.mempool_size, state.mempool_cost);
    Ok(format!(
        "peak     {peak}\nsynced   {sync}\nspace    {space} PiB\nmempool  {pool} transactions, cost {cost}\n"
    ))
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use polyrpc::Rpc;
    use polyrpc::chia::GetBlockchainStateResponse;
    use polyrpc::chia::methods::full_node::GetBlockchainState;
    use polyrpc::mock::Transport;

    use super::*;

    #[tokio::test]
    async fn a_chain_without_a_block_has_a_state_too() -> anyhow::Result<()> {
        let mut first: GetBlockchainStateResponse =
            serde_json::from_str(include_str!("answers/blockchain_state.json"))?;
        let mut none = first.clone();
        none.blockchain_state.peak = None;
        first.blockchain_state.space = 40 << 70;
        let node = Transport::new();
        node.on_sequence::<GetBlockchainState>([Ok(none), Ok(first)]);
        let client = FullNode::new(Rpc::new(node.clone()));
        let text = describe(&client).await?;
        assert!(text.contains("peak     no block yet\n"), "{text}");
        assert!(text.contains("space    0 PiB\n"), "{text}");
        let text = describe(&client).await?;
        assert!(text.contains("peak     height 1, 0x"), "{text}");
        assert!(text.contains("space    41943040 PiB\n"), "{text}");
        node.finish()?;
        Ok(())
    }
}
