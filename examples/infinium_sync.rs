//! Follows Infinium's chain by its binary method, with a progress bar: `cargo run --features infinium --example infinium_sync`.
//!
//! Without arguments it is answered from a recording; the first argument is the URL of a daemon, such as `http://127.0.0.1:31112`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example shows results"
)]

use futures_util::TryStreamExt as _;
use polyrpc::infinium::{Daemon, SyncEvent};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/infinium_sync.json");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let show = |done, of| eprint!("\r{}", bar(done, of));
    let sync = async |daemon: &Daemon| sync(daemon, show).await;
    println!("\n{} transactions", with_node(RECORDED, sync).await?);
    Ok(())
}

/// Reads the chain behind its first block, and returns how many transactions it has.
async fn sync(daemon: &Daemon, mut progress: impl FnMut(u64, u64)) -> anyhow::Result<usize> {
    // A wallet would begin with the blocks that it has: the newest first, and the first block's last.
    let genesis = daemon.get_block_hash(0).await?;
    let mut blocks = daemon.sync_blocks(vec![genesis]);
    let mut transactions = Vec::new(); // of each block
    while let Some(event) = blocks.try_next().await? {
        match event {
            SyncEvent::Next(next) => {
                transactions.push(next.block.transactions.len());
                progress(next.height + 1, next.chain_height);
            }
            SyncEvent::Rollback { height } => transactions.truncate(height as usize), // another branch
            _ => {}
        }
    }
    Ok(transactions.iter().sum())
}

/// `[####----] 2 of 4`
fn bar(done: u64, of: u64) -> String {
    let full = (done * 40).checked_div(of).unwrap_or(40).min(40) as usize;
    format!("[{:-<40}] {done} of {of}", "#".repeat(full))
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn the_recording_is_followed_to_its_end() -> anyhow::Result<()> {
        let daemon: Daemon = replayed(RECORDED)?;
        let mut last = (0, 0);
        let transactions = sync(&daemon, |height, of| {
            last = (height, of);
        })
        .await?;
        assert_eq!(transactions, 1);
        assert_eq!(last, (4, 4));
        Ok(())
    }

    #[test]
    fn bars() {
        assert_eq!(bar(1, 2).matches('#').count(), 20);
        assert!(bar(0, 0).starts_with("[##") && bar(9, 9).ends_with("#] 9 of 9"));
    }
}
