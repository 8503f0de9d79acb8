//! What an Infinium wallet has and what came in last: `cargo run --features infinium --example infinium_wallet`.
//!
//! Without arguments it is answered from a recording; the first argument is the URL of a wallet that was started with
//! `--rpc-bind-port`, such as `http://127.0.0.1:31113`.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use polyrpc::infinium::{Wallet, format_inf};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/infinium_wallet.json");

/// How many transfers are shown.
const SHOWN: u64 = 3;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    print!("{}", with_node(RECORDED, describe).await?);
    Ok(())
}

/// The balance and the last transfers in a few lines.
async fn describe(wallet: &Wallet) -> anyhow::Result<String> {
    let address = wallet.get_address().await?.address;
    let balance = wallet.get_balance().await?;
    let unlocked = format_inf(balance.unlocked_balance);
    let balance = format_inf(balance.balance);
    let mut text = format!("{address}\n{balance} INF, of which {unlocked} can be spent\n");
    let recent = wallet.get_recent_transfers(0, SHOWN).await?;
    for transfer in recent.transfers {
        let sign = if transfer.is_income { '+' } else { '-' };
        // What the sender has written need not be UTF-8.
        let comment = transfer.comment.to_string_lossy();
        let (amount, kind) = (format_inf(transfer.amount), &transfer.kind);
        text += &format!(
            "{:>8}  {sign}{amount} INF  {kind:?}  {comment}\n",
            transfer.height
        );
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
