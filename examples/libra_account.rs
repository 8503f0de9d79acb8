//! An account of Libra or Diem: `cargo run --features libra --example libra_account`.
//!
//! Without an argument the responses come from recorded traffic, `recorded/libra_account.json`. With a URL, the same code asks that node:
//! `cargo run --features libra --example libra_account -- http://localhost:8080 "" 0000000000000000000000000a550c18`. The last argument
//! is the account's address; before it may stand a file to keep the traffic in.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::env;

use anyhow::Context as _;
use futures_util::TryStreamExt;
use polyrpc::libra::{AccountAddress, Amount, Client, EventData, format_xus};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/libra_account.json");

/// The account of the recorded traffic.
const ACCOUNT: AccountAddress = AccountAddress::from_literal("0xb0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let given = env::args().nth(3);
    let address = given.map_or(Ok(ACCOUNT), |address| address.parse())?;
    let describe = async |libra: &Client| describe(libra, address).await;
    println!("{}", with_node(RECORDED, describe).await?);
    Ok(())
}

async fn describe(libra: &Client, address: AccountAddress) -> anyhow::Result<String> {
    let answer = libra.get_account(address).with_meta().await?;
    let (version, account) = (answer.meta.version, answer.value);
    let account = account.context("there is no such account")?;
    let balances: Vec<String> = account.balances.iter().map(coins).collect();
    let mut text = format!("as of version {version}: {}", balances.join(", "));
    // As many requests as it takes, a page each.
    let mut payments = libra.events(account.received_events_key, 0);
    while let Some(payment) = payments.try_next().await? {
        if let EventData::ReceivedPayment(received) = payment.data {
            text += &format!("\n+ {} from {:x}", coins(&received.amount), received.sender);
        }
    }
    Ok(text)
}

/// An amount in whole coins: those of all these currencies have six decimals.
fn coins(amount: &Amount) -> String {
    format!("{} {}", format_xus(amount.amount), amount.currency)
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn balances_and_payments_are_told() -> anyhow::Result<()> {
        let text = describe(&replayed(RECORDED)?, ACCOUNT).await?;
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].ends_with(": 9223372036854.775808 XUS"), "{text}");
        let payments = lines[1..].iter();
        let amounts = payments.map(|line| line.split_once(" from ").map(|(amount, _)| amount));
        assert!(
            amounts.eq([Some("+ 18446744073709.551614 XUS"); 3]),
            "{text}"
        );
        Ok(())
    }
}
