//! Sends XCH from a Chia wallet and waits until it is in a block. Its arguments are recipient, amount and fee:
//! `cargo run --features chia --example chia_wallet_send -- txch1… 0.25 0.00005`.
//!
//! The address of the wallet and the certificates come from the installation's own settings, at `CHIA_ROOT` or `~/.chia/mainnet`.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use std::time::Duration;

use anyhow::{Context as _, bail};
use polyrpc::chia::{Address, Config, Failure, TransactionRecord, Wallet, format_xch, parse_xch};

/// The wallet that holds XCH always has this number.
const XCH_WALLET: u32 = 1;

/// Blocks with transactions come about every minute.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |what: &'static str| arguments.next().context(what);
    let recipient: Address = next("the recipient's address is missing")?.parse()?;
    let amount = parse_xch(&next("the amount in XCH is missing")?)?;
    let fee = parse_xch(&next("the fee in XCH is missing")?)?;

    let config = Config::from_env()?;
    println!("sending on {}", config.network());
    let sent = send(&config.wallet()?, recipient, amount, fee).await?;
    println!(
        "{} XCH are in block {}: {}",
        format_xch(sent.amount),
        sent.confirmed_at_height,
        sent.name
    );
    Ok(())
}

/// Pays, and gives the transaction once it is in a block.
async fn send(
    wallet: &Wallet,
    recipient: Address,
    amount: u64,
    fee: u64,
) -> anyhow::Result<TransactionRecord> {
    wallet.wait_until_synced(PATIENCE).await?;
    let balance = wallet.get_wallet_balance(XCH_WALLET).await?.wallet_balance;
    let needed = u128::from(amount) + u128::from(fee);
    if balance.spendable_balance < needed {
        let (needed, there) = (format_xch(needed), format_xch(balance.spendable_balance));
        bail!("{needed} XCH are needed, {there} can be spent now");
    }
    // It is sent once: a payment whose response is lost isn't repeated, because the node may have it.
    let call = wallet.send_transaction(XCH_WALLET, amount, recipient);
    let sent = match call.fee(fee).await {
        Ok(sent) => sent.transaction_id,
        Err(error) => match Failure::of(&error) {
            Some(failure) => bail!("the wallet refused: {}", failure.message),
            None => return Err(error.into()),
        },
    };
    let confirmed = wallet.wait_for_transaction(sent, PATIENCE);
    confirmed
        .await
        .with_context(|| format!("{sent} isn't known to be in a block; it may still get into one"))
}
