//! Many calls in few requests: `cargo run --example batch`.
//!
//! Answers come from recorded traffic, or from the node at the URL given as argument. With a file as the second argument, the traffic is
//! kept there.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use futures_util::StreamExt as _;
use polyrpc::ethereum::{BlockTransactions, Client, TransactionRequest};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/batch.json");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    with_node(RECORDED, all).await
}

async fn all(eth: &Client) -> anyhow::Result<()> {
    let head = whole_or_error(eth).await?;
    each_its_own_result(eth).await?;
    stream(eth, head).await
}

/// Awaiting a batch gives every value, or the first error.
async fn whole_or_error(eth: &Client) -> anyhow::Result<u64> {
    let (chain, head, price) = eth
        .batch((eth.chain_id(), eth.block_number(), eth.gas_price()))
        .await?;
    println!("chain {chain}, block {head}, gas at {price} wei");
    Ok(head)
}

/// `results` keeps the values of the calls that succeeded beside the error of one that didn't.
async fn each_its_own_result(eth: &Client) -> anyhow::Result<()> {
    /// Init code that reverts at once: PUSH1 0, PUSH1 0, REVERT.
    const REVERTS: [u8; 5] = [0x60, 0x00, 0x60, 0x00, 0xfd];

    let reverting = TransactionRequest::new().with_data(REVERTS);
    let (version, estimate, head) = eth
        .batch((
            eth.web3_client_version(),
            eth.estimate_gas(reverting),
            eth.block_number(),
        ))
        .results()
        .await?;
    println!("\nversion   {}", version?);
    match estimate {
        Ok(gas) => println!("estimate  {gas} gas"),
        Err(error) => match error.rpc() {
            Some(answer) => println!(
                "estimate  refused with code {}: {}",
                answer.code, answer.message
            ),
            None => return Err(error.into()),
        },
    }
    println!("head      {}", head?);
    Ok(())
}

/// Any number of calls of one method. Requests of at most `with_batch_limit` calls go out one after the other, as the stream is read;
/// the results come in the order of the calls.
async fn stream(eth: &Client, head: u64) -> anyhow::Result<()> {
    const SHOWN: u64 = 8;
    const IN_ONE_REQUEST: usize = 3;

    let eth = Client::new(eth.rpc().clone().with_batch_limit(IN_ONE_REQUEST));
    let heights = head.saturating_sub(SHOWN - 1)..=head;
    let mut blocks = eth.batch_all(heights.map(|height| eth.get_block_by_number(height, false)));
    println!("\nblock  transactions  gas used");
    while let Some(block) = blocks.next().await {
        let Some(block) = block? else { continue };
        let count = match &block.transactions {
            BlockTransactions::Hashes(hashes) => hashes.len(),
            BlockTransactions::Full(transactions) => transactions.len(),
            other => anyhow::bail!("unknown form of transactions: {other:?}"),
        };
        println!(
            "{:>5}  {count:>12}  {:>8}",
            block.number.unwrap_or_default(),
            block.gas_used
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn all_answers_are_recorded() -> anyhow::Result<()> {
        all(&replayed(RECORDED)?).await
    }
}
