//! What an Infinium daemon says of itself and of its newest blocks: `cargo run --features infinium --example infinium_info`.
//!
//! Without arguments it is answered from a recording; the first argument is the URL of a daemon, such as `http://127.0.0.1:31112`.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use polyrpc::infinium::{Daemon, format_inf};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/infinium_info.json");

/// Asks for all that `get_info` can tell.
const ALL: u64 = 0xf_ffff;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    print!("{}", with_node(RECORDED, describe).await?);
    Ok(())
}

/// The state of the chain in a few lines.
async fn describe(daemon: &Daemon) -> anyhow::Result<String> {
    let info = daemon.get_info().flags(ALL).await?;
    let (state, height, pool) = (info.daemon_network_state, info.height, info.tx_pool_size);
    let newest = daemon.get_last_block_header().await?.header;
    let reward = format_inf(newest.reward);
    let alias = match daemon.find_alias("superblockchain-pool").await? {
        Some(alias) => format!("{} ({})", alias.address, alias.comment),
        None => "nobody's".to_owned(),
    };
    let mut text = format!("state    {state:?}\nblocks   {height}, ");
    text += &format!("the newest with {reward} INF for its maker\n");
    text += &format!("pool     {pool} transactions\nalias    {alias}\n");
    Ok(text)
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn the_recording_has_a_state() -> anyhow::Result<()> {
        let daemon: Daemon = replayed(RECORDED)?;
        let text = describe(&daemon).await?;
        assert!(text.contains("blocks   233, "), "{text}");
        assert!(text.contains("with 1 INF for its maker"), "{text}");
        assert!(text.contains("alias    nobody's"), "{text}");
        Ok(())
    }
}
