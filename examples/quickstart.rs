//! A first look at a chain: `cargo run --example quickstart`.
//!
//! Without an argument the responses come from traffic that was recorded with a real node, `recorded/quickstart.json`. With a URL, the
//! same code asks that node: `cargo run --example quickstart -- http://localhost:8545`. With a file behind it, it keeps what they said.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use anyhow::Context as _;
use polyrpc::ethereum::{
    Address, B256, Block, BlockTag, BlockTransactions, Client, Receipt, Transaction, U256,
};
use polyrpc_examples::{ether, with_node};

const RECORDED: &str = include_str!("recorded/quickstart.json");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    with_node(RECORDED, first_look).await
}

/// `Client::connect("http://localhost:8545")` makes such a client.
async fn first_look(eth: &Client) -> anyhow::Result<()> {
    println!("node          {}", eth.web3_client_version().await?);
    println!("chain id      {}", eth.chain_id().await?);
    println!("block number  {}", eth.block_number().await?);

    let block = eth.get_block_by_number(BlockTag::Latest, true).await?;
    let block = block.context("there is no block yet")?;
    show_block(&block);

    let BlockTransactions::Full(transactions) = &block.transactions else {
        println!("\nThe block is empty, so there is nothing more to see.");
        return Ok(());
    };
    let briefs: Vec<_> = transactions.iter().filter_map(brief).take(5).collect();
    for Brief {
        kind,
        from,
        to,
        value,
        ..
    } in &briefs
    {
        let to = to.map_or("a new contract".to_owned(), |to| to.to_string());
        println!("  {kind:<11} {from} sends {} to {to}", ether(*value));
    }

    let last = briefs
        .last()
        .context("the block has only kinds of transactions that this version doesn't know")?;
    let receipt = eth.get_transaction_receipt(last.hash).await?;
    show_receipt(&receipt.context("the node has no receipt of a transaction of its latest block")?);

    let number = block.number.context("the block is pending")?;
    // Optional parameters are set on the call; without one, the specification's default is sent.
    let before = eth
        .get_balance(last.from)
        .block(number.saturating_sub(1))
        .await?;
    let after = eth.get_balance(last.from).await?;
    println!("\nsender {}", last.from);
    println!("  had         {}", ether(before));
    println!("  has         {}", ether(after));

    // One request. A tuple of calls gives a tuple of values, each of its own type.
    let (nonce, gas_price, code) = eth
        .batch((
            eth.get_transaction_count(last.from),
            eth.gas_price(),
            eth.get_code(last.from),
        ))
        .await?;
    println!("  sent        {nonce} transactions");
    println!("  holds       {} bytes of code", code.len());
    println!("  would pay   {gas_price} wei for a unit of gas");
    Ok(())
}

fn show_block(block: &Block) {
    println!("\nlatest block");
    if let Some(hash) = block.hash {
        println!("  hash        {hash}");
    }
    println!("  made        {} seconds after 1970", block.timestamp);
    println!("  gas         {} used", block.gas_used);
    if let Some(limit) = block.gas_limit {
        println!("  gas limit   {limit}");
    }
    if let Some(fee) = block.base_fee_per_gas {
        println!("  base fee    {fee} wei for a unit of gas");
    }
}

/// What all kinds of transaction have.
struct Brief {
    kind: &'static str,
    hash: B256,
    from: Address,
    to: Option<Address>,
    value: U256,
}

/// Nothing for a kind that this version doesn't know: `Transaction::Unknown` keeps such a one as it was sent.
fn brief(transaction: &Transaction) -> Option<Brief> {
    let (kind, hash, from, to, value) = match transaction {
        Transaction::Legacy(it) => ("legacy", it.hash, it.from, it.to, it.value),
        Transaction::AccessList(it) => ("access list", it.hash, it.from, it.to, it.value),
        Transaction::FeeMarket(it) => ("fee market", it.hash, it.from, it.to, it.value),
        Transaction::Blob(it) => ("blob", it.hash, it.from, Some(it.to), it.value),
        Transaction::SetCode(it) => ("set code", it.hash, it.from, Some(it.to), it.value),
        _ => return None,
    };
    Some(Brief {
        kind,
        hash,
        from,
        to,
        value,
    })
}

fn show_receipt(receipt: &Receipt) {
    println!("\nreceipt of {}", receipt.transaction_hash);
    let outcome = if receipt.status == Some(0) {
        "reverted"
    } else {
        "succeeded"
    };
    println!("  outcome     {outcome}");
    println!("  gas         {} used", receipt.gas_used);
    if let Some(price) = receipt.effective_gas_price {
        println!("  price       {price} wei for a unit of gas");
    }
    for log in &receipt.logs {
        println!(
            "  event       {} from {}",
            log.topics.first().copied().unwrap_or_default(),
            log.address
        );
        println!("              {}", log.data);
    }
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn all_answers_are_recorded() -> anyhow::Result<()> {
        first_look(&replayed(RECORDED)?).await
    }
}
