//! Sends XCH from a Chia wallet and waits until it is in a block. Its arguments are recipient, amount and fee:
//! `cargo run --features chia --example chia_wallet_send -- txch1… 0.25 0.00005`.
//!
//! The address of the wallet and the certificates come from the installation's own settings, at `CHIA_ROOT` or `~/.chia/mainnet`.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::time::Duration;

use anyhow::{Context as _, Result};
use polyrpc::chia::{Address, Config, TransactionRecord, Wallet, format_xch, parse_xch};
use polyrpc_examples::arguments;

/// The wallet that holds XCH always has this number.
const XCH: u32 = 1;

/// Blocks with transactions come about every minute.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

#[tokio::main]
async fn main() -> Result<()> {
    let [to, amount, fee] = arguments("RECIPIENT XCH FEE")?;
    let (to, amount, fee) = (to.parse()?, parse_xch(&amount)?, parse_xch(&fee)?);
    let sent = send(&Config::from_env()?.wallet()?, to, amount, fee).await?;
    let (amount, height) = (format_xch(sent.amount), sent.confirmed_at_height);
    println!("{amount} XCH are in block {height}: {}", sent.name);
    Ok(())
}

/// Sends a payment, and returns the transaction once it is in a block.
async fn send(wallet: &Wallet, to: Address, amount: u64, fee: u64) -> Result<TransactionRecord> {
    wallet.wait_until_synced(PATIENCE).await?;
    // Sent once: a payment whose response is lost isn't repeated, because the wallet may have it.
    let sent = wallet.send_transaction(XCH, amount, to).fee(fee).await?;
    let id = sent.transaction_id;
    let confirmed = wallet.wait_for_transaction(id, PATIENCE).await;
    confirmed.with_context(|| format!("{id} may still get into a block"))
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use polyrpc::Rpc;
    use polyrpc::chia::B256;
    use polyrpc::chia::methods::wallet::{GetSyncStatus, GetTransaction, SendTransaction};
    use polyrpc::mock::Transport;
    use serde_json::json;

    use super::*;

    #[tokio::test]
    async fn a_payment_is_waited_for() -> Result<()> {
        let node = Transport::new();
        let id = B256::new([7; 32]);
        node.on_partial::<GetSyncStatus>(json!({"synced": true}))?;
        node.on_partial::<SendTransaction>(json!({"transaction_id": id}))?;
        node.on_partial::<GetTransaction>(
            json!({"transaction": {"confirmed": true, "confirmed_at_height": 9, "name": id}}),
        )?;
        let wallet = Wallet::new(Rpc::new(node.clone()));
        let to: Address =
            "txch1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszf0rpn".parse()?;
        let sent = send(&wallet, to, 250, 5).await?;
        assert_eq!((sent.name, sent.confirmed_at_height), (id, 9));
        let asked = &node.calls::<SendTransaction>()[0];
        assert_eq!(
            (asked.amount, &asked.address, asked.options.fee),
            (250, &to, Some(5))
        );
        assert_eq!(node.calls::<GetTransaction>()[0].transaction_id, id);
        node.finish()?;
        Ok(())
    }
}
