//! Follows Infinium's chain by its binary method, with a progress bar: `cargo run --features infinium --example infinium_sync`.
//!
//! Without arguments it is answered from a recording; the first argument is the URL of a daemon, such as `http://127.0.0.1:31112`.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use std::io::Write as _;

use futures_util::TryStreamExt as _;
use polyrpc::infinium::{Daemon, SyncEvent};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/infinium_sync.json");

/// How wide the bar is.
const WIDTH: u64 = 40;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    with_node(RECORDED, async |daemon: &Daemon| {
        let sums = sync(daemon, |height, of| {
            print!("\r{}", bar(height, of));
            std::io::stdout().flush()?;
            Ok(())
        })
        .await?;
        println!(
            "\n{} blocks with {} transactions",
            sums.blocks, sums.transactions
        );
        Ok(())
    })
    .await
}

/// What a chain has.
#[derive(Debug, Default, PartialEq)]
struct Sums {
    blocks: u64,
    transactions: usize,
}

/// Reads the chain behind its first block.
async fn sync(
    daemon: &Daemon,
    mut progress: impl FnMut(u64, u64) -> anyhow::Result<()>,
) -> anyhow::Result<Sums> {
    // A wallet would begin with the blocks that it has: the newest first, and the first block's last.
    let genesis = daemon.get_block_hash(0).await?;
    let mut blocks = daemon.sync_blocks(vec![genesis]);
    let mut sums = Sums::default();
    while let Some(event) = blocks.try_next().await? {
        match event {
            SyncEvent::Next(next) => {
                sums.blocks += 1;
                sums.transactions += next.block.transactions.len();
                progress(next.height + 1, next.chain_height)?;
            }
            SyncEvent::Rollback { height } => println!("\nanother branch from height {height} on"),
            _ => {}
        }
    }
    Ok(sums)
}

/// `[####----] 2 of 4`
fn bar(done: u64, of: u64) -> String {
    let full = (done * WIDTH).checked_div(of).unwrap_or(WIDTH).min(WIDTH);
    let (full, rest) = (full as usize, (WIDTH - full) as usize);
    format!("[{}{}] {done} of {of}", "#".repeat(full), "-".repeat(rest))
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn the_recording_is_followed_to_its_end() -> anyhow::Result<()> {
        let daemon: Daemon = replayed(RECORDED)?;
        let mut last = (0, 0);
        let sums = sync(&daemon, |height, of| {
            last = (height, of);
            Ok(())
        })
        .await?;
        assert_eq!((sums.blocks, sums.transactions), (3, 1));
        assert_eq!(last, (4, 4));
        Ok(())
    }

    #[test]
    fn bars() {
        assert_eq!(bar(1, 2).matches('#').count(), 20);
        assert!(bar(0, 0).starts_with("[##") && bar(9, 9).ends_with("#] 9 of 9"));
    }
}
