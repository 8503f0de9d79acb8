//! A first look at a chain: `cargo run --example quickstart`.
//!
//! Without an argument the responses come from traffic that was recorded with a real node, `recorded/quickstart.json`. With a URL, the
//! same code asks that node: `cargo run --example quickstart -- http://localhost:8545`. With a file behind it, the traffic is recorded there.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use anyhow::Context as _;
use polyrpc::ethereum::{BlockTag, BlockTransactions, Client, format_ether, format_gwei};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/quickstart.json");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    println!("{}", with_node(RECORDED, first_look).await?);
    Ok(())
}

/// `Client::connect("http://localhost:8545")` makes such a client.
async fn first_look(eth: &Client) -> anyhow::Result<String> {
    // A tuple of calls is one request, and gives a tuple of values, each of its own type.
    let about = eth.batch((eth.web3_client_version(), eth.chain_id(), eth.gas_price()));
    let (node, chain, price) = about.await?;
    let block = eth.get_block_by_number(BlockTag::Latest, true).await?;
    let block = block.context("there is no block yet")?;
    let (number, gas) = (block.number.context("it is pending")?, block.gas_used);
    let price = format_gwei(price);
    let text = format!("{node}, chain {chain}, {price} gwei\nblock {number}, {gas} gas");

    let BlockTransactions::Full(transactions) = block.transactions else {
        return Ok(text); // it is empty
    };
    let last = transactions.last().and_then(|last| last.from());
    let sender = *last.context("an unknown kind of transaction")?;
    // Optional parameters are set on the call.
    let before = eth.get_balance(sender).block(number.saturating_sub(1));
    let before = format_ether(before.await?);
    let after = format_ether(eth.get_balance(sender).await?);
    Ok(format!("{text}\n{sender} had {before} ETH, has {after}"))
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn the_recorded_chain_has_a_sender() -> anyhow::Result<()> {
        let text = first_look(&replayed(RECORDED)?).await?;
        let (first, rest) = text.split_once('\n').unwrap();
        assert_eq!(first, "anvil/v1.7.1, chain 31337, 2.444028495 gwei");
        assert!(rest.starts_with("block 7, 66914 gas\n0xf39F"), "{text}");
        assert!(rest.contains(" had 9999."), "{text}");
        Ok(())
    }
}
