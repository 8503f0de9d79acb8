//! Follows the ledger: `cargo run --features libra --example libra_follow`.
//!
//! Without an argument the transactions come from recorded traffic, `recorded/libra_follow.json`. With the address of a node the same stream
//! goes on for ever: `ws://localhost:8080` (with `--features libra,ws`) is pushed each transaction by the node's stream endpoint, and with
//! `http://localhost:8080` they are read a page at a time. Restart the node meanwhile: the stream goes on behind the last transaction,
//! without a gap. Two more arguments are a file to keep the traffic in, and after how many transactions to stop.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use futures_util::StreamExt;
use polyrpc::Event;
use polyrpc::libra::{Client, Transaction, TransactionData};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/libra_follow.json");

/// How many transactions the recorded traffic has.
const RECORDED_TRANSACTIONS: usize = 12;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = match (arguments.get(2), arguments.is_empty()) {
        (Some(count), _) => count.parse()?,
        (None, true) => RECORDED_TRANSACTIONS,
        (None, false) => usize::MAX,
    };
    match arguments
        .first()
        .filter(|address| address.starts_with("ws"))
    {
        Some(address) => follow(&Client::connect(address).await?, 0, count, show).await,
        None => {
            with_node(RECORDED, async |libra: &Client| {
                follow(libra, 0, count, show).await
            })
            .await
        }
    }
}

fn show(transaction: &Transaction) {
    println!("{:>8}  {}", transaction.version, describe(transaction));
}

/// Calls `seen` for so many transactions from a version on.
async fn follow(
    libra: &Client,
    first: u64,
    count: usize,
    mut seen: impl FnMut(&Transaction),
) -> anyhow::Result<()> {
    let transactions = libra
        .subscribe_transactions(first)
        .include_events(true)
        .await?;
    let mut transactions = transactions.take(count);
    while let Some(event) = transactions.next().await {
        if let Event::Item(transaction) = event? {
            seen(&transaction);
        }
    }
    Ok(())
}

fn describe(transaction: &Transaction) -> String {
    let what = match &transaction.transaction {
        TransactionData::User(user) => {
            format!("{} of {:x}", user.script.r#type, user.sender)
        }
        TransactionData::BlockMetadata(_) => "a block begins".to_owned(),
        TransactionData::WriteSet(_) => "genesis".to_owned(),
        // What the node can't name, and what this version doesn't know.
        _ => "something else".to_owned(),
    };
    let outcome = match transaction.is_executed() {
        true => String::new(),
        false => format!(", failed: {:?}", transaction.vm_status),
    };
    format!("{what}, {} events{outcome}", transaction.events.len())
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn all_answers_are_recorded() -> anyhow::Result<()> {
        let mut versions = Vec::new();
        let libra = replayed(RECORDED)?;
        follow(&libra, 0, RECORDED_TRANSACTIONS, |one| {
            versions.push(one.version)
        })
        .await?;
        assert_eq!(
            versions,
            (0..RECORDED_TRANSACTIONS as u64).collect::<Vec<_>>()
        );
        Ok(())
    }
}
