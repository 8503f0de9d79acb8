//! What a Chia node says of itself: `cargo run --features chia --example chia_state`.
//!
//! The address and the certificates come from the installation's own settings, at `CHIA_ROOT` or `~/.chia/mainnet`.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use polyrpc::Error;
use polyrpc::chia::{Config, FullNode};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    println!("{}", describe(&Config::from_env()?.full_node()?).await?);
    Ok(())
}

/// The state of the chain in a few lines.
async fn describe(node: &FullNode) -> Result<String, Error> {
    let state = node.get_blockchain_state().await?.blockchain_state;
    // A simulator before its first block has no peak, nor has a node that has just begun.
    let peak = state.peak.map_or("no block yet".to_owned(), |peak| {
        format!("height {}, {}", peak.height, peak.header_hash)
    });
    let sync = match state.sync.synced {
        true => "synced".to_owned(),
        false => format!("synced up to {}", state.sync.sync_progress_height),
    };
    let (space, pool) = (state.space >> 50, state.mempool_size); // a u128: mainnet's space has passed 64 bits
    Ok(format!(
        "{peak}\n{sync}\n{space} PiB\n{pool} transactions wait"
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
        none.blockchain_state.sync.synced = false;
        first.blockchain_state.space = 40 << 70;
        let node = Transport::new();
        node.on_sequence::<GetBlockchainState>([Ok(none), Ok(first)]);
        let client = FullNode::new(Rpc::new(node.clone()));
        let text = describe(&client).await?;
        assert_eq!(
            text,
            "no block yet\nsynced up to 0\n0 PiB\n0 transactions wait"
        );
        let text = describe(&client).await?;
        assert!(text.starts_with("height 1, 0xf7e9d130"), "{text}");
        assert!(
            text.ends_with("\nsynced\n41943040 PiB\n0 transactions wait"),
            "{text}"
        );
        node.finish()?;
        Ok(())
    }
}
