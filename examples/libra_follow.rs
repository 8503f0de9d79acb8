//! Follows the ledger: `cargo run --features libra --example libra_follow`.
//!
//! Without an argument the transactions come from recorded traffic, `recorded/libra_follow.json`. With the address of a node the same stream
//! goes on after these: `ws://localhost:8080` (with `--features libra,ws`) is pushed each transaction by the node's stream endpoint, and from
//! `http://localhost:8080` they are read a page at a time. Restart the node meanwhile: the stream goes on behind the last transaction, without
//! a gap. Two more arguments are a file to keep the traffic in, and after how many transactions to stop, 12 unless it is given.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::env;

use anyhow::Result;
use futures_util::{StreamExt, TryStreamExt};
use polyrpc::Event;
use polyrpc::libra::{Client, Transaction, TransactionData};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/libra_follow.json");

#[tokio::main]
async fn main() -> Result<()> {
    let count = env::args().nth(3).map_or(Ok(12), |count| count.parse())?;
    let tell = |one: Transaction| println!("{:>8}  {}", one.version, describe(&one));
    with_node(RECORDED, async |libra| follow(libra, count, tell).await).await
}

/// Reports this many transactions, from the first one on.
async fn follow(libra: &Client, count: usize, mut tell: impl FnMut(Transaction)) -> Result<()> {
    let transactions = libra.subscribe_transactions(0).include_events(true).await?;
    let mut transactions = transactions.take(count);
    while let Some(event) = transactions.try_next().await? {
        if let Event::Item(transaction) = event {
            tell(transaction);
        }
    }
    Ok(())
}

fn describe(transaction: &Transaction) -> String {
    let (events, status) = (transaction.events.len(), &transaction.vm_status);
    let what = match &transaction.transaction {
        TransactionData::User(user) => format!("{} of {:x}", user.script.r#type, user.sender),
        TransactionData::BlockMetadata(_) => "a block begins".to_owned(),
        TransactionData::WriteSet(_) => "genesis".to_owned(),
        _ => "something else".to_owned(), // what the node can't name, or this version doesn't know
    };
    format!("{what}, {events} events, {status:?}")
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn all_answers_are_recorded() -> Result<()> {
        let mut versions = Vec::new();
        let seen = |one: Transaction| versions.push((one.version, describe(&one)));
        follow(&replayed(RECORDED)?, 12, seen).await?;
        assert!(versions.iter().map(|(version, _)| *version).eq(0..12));
        assert!(versions[0].1.starts_with("genesis, "), "{versions:?}");
        Ok(())
    }
}
