//! What an Infinium wallet has and what came in last: `cargo run --features infinium --example infinium_wallet`.
//!
//! Without arguments it is answered from a recording; the first argument is the URL of a wallet that was started with
//! `--rpc-bind-port`, such as `http://127.0.0.1:31113`.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use std::fmt::Write as _;

use polyrpc::infinium::{Wallet, format_inf};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/infinium_wallet.json");

/// How many transfers are shown.
const SHOWN: u64 = 3;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    with_node(RECORDED, async |wallet: &Wallet| {
        print!("{}", describe(wallet).await?);
        Ok(())
    })
    .await
}

/// The balance and the last transfers in a few lines.
async fn describe(wallet: &Wallet) -> anyhow::Result<String> {
    let address = wallet.get_address().await?.address;
    let balance = wallet.get_balance().await?;
    let mut text = format!(
        "{address}\n{} INF, of which {} can be spent\n",
        format_inf(balance.balance),
        format_inf(balance.unlocked_balance),
    );
    let recent = wallet.get_recent_transfers(0, SHOWN).await?;
    for transfer in recent.transfers {
        let sign = if transfer.is_income { '+' } else { '-' };
        // What the sender has written need not be UTF-8.
        let comment = transfer.comment.to_string_lossy();
        writeln!(
            text,
            "{:>8}  {sign}{} INF  {:?}  {comment}",
            transfer.height,
            format_inf(transfer.amount),
            transfer.kind,
        )?;
    }
    Ok(text)
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn the_recording_has_transfers() -> anyhow::Result<()> {
        let wallet: Wallet = replayed(RECORDED)?;
        let text = describe(&wallet).await?;
        assert!(
            text.contains("180 INF, of which 171 can be spent"),
            "{text}"
        );
        assert!(text.contains("     220  +1 INF  BlockReward"), "{text}");
        Ok(())
    }
}
