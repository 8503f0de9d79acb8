//! The tutorial of the Ethereum JSON-RPC specification in typed calls: deploy a contract, call it, read the event that it emits.
//!
//! It sends transactions, so it needs a development node that signs for its own accounts, such as `anvil` or `geth --dev`:
//! `cargo run --example deploy_contract -- http://localhost:8545` (the address is the default).
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use std::time::Duration;

use anyhow::{Context as _, ensure};
use polyrpc::ethereum::{Address, B256, Bytes, Client, Log, Receipt, TransactionRequest, U256};
use polyrpc_examples::ether;

/// What `solc --bin` makes of
///
/// ```solidity
/// pragma solidity ^0.4.16;
/// contract Multiply7 {
///     event Print(uint);
///     function multiply(uint input) public returns (uint) {
///         Print(input * 7);
///         return input * 7;
///     }
/// }
/// ```
const MULTIPLY7: &str = "6060604052341561000f57600080fd5b60eb8061001d6000396000f300606060405260043610603f576000357c0100000000000000000000000000000000000000000000000000000000900463ffffffff168063c6888fa1146044575b600080fd5b3415604e57600080fd5b606260048080359060200190919050506078565b6040518082815260200191505060405180910390f35b60007f24abdb5865df5079dcc5ac590ff6f01d5c16edbc5fab4e195d9febd1114503da600783026040518082815260200191505060405180910390a16007820290509190505600a165627a7a7230582040383f19d9f65246752244189b02f56e8d0980ed44e7a56c0b200458caad20bb0029";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let url = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "http://127.0.0.1:8545".to_owned());
    let eth = Client::connect(&url).await?;

    let sender = funded_account(&eth).await?;
    let contract = deploy(&eth, sender).await?;
    let receipt = multiply(&eth, sender, contract, U256::new(6)).await?;
    let product = printed(&eth, &receipt).await?;
    println!("6 times 7 is {product}");
    Ok(())
}

/// The coinbase, as in the tutorial, if the node signs for it and it has ether to spend; else the node's first account. On anvil the
/// coinbase is the zero address: without ether at first, then with that of the fees, but without a key.
async fn funded_account(eth: &Client) -> anyhow::Result<Address> {
    let accounts = eth.accounts().await?;
    match eth.coinbase().await {
        Ok(coinbase) => {
            let balance = eth.get_balance(coinbase).await?;
            println!("coinbase {coinbase} holds {}", ether(balance));
            if balance > U256::ZERO && accounts.contains(&coinbase) {
                return Ok(coinbase);
            }
            println!("but it can't pay: it has no ether, or the node has no key for it");
        }
        // Nodes have had little use for a coinbase since the merge, and some no longer answer.
        Err(error) if error.rpc().is_some() => println!("{error}"),
        Err(error) => return Err(error.into()),
    }
    let first = accounts.first().copied();
    let first = first.context("the node holds no keys; this needs a development node")?;
    let balance = eth.get_balance(first).await?;
    println!("account {first} pays, with {}", ether(balance));
    ensure!(balance > U256::ZERO, "{first} has nothing to pay with");
    Ok(first)
}

async fn deploy(eth: &Client, sender: Address) -> anyhow::Result<Address> {
    let creation = TransactionRequest::new()
        .with_from(sender)
        .with_data(MULTIPLY7.parse::<Bytes>()?);
    let gas = eth.estimate_gas(creation.clone()).await?;
    println!("\ndeploying takes {gas} gas");

    let hash = eth.send_transaction(creation.with_gas(gas)).await?;
    println!("sent as {hash}");
    let receipt = mined(eth, hash).await?;
    let contract = receipt
        .contract_address
        .context("the receipt names no contract")?;
    println!("Multiply7 is at {contract}");
    Ok(contract)
}

/// Calls `multiply(input)` in a transaction.
async fn multiply(
    eth: &Client,
    sender: Address,
    contract: Address,
    input: U256,
) -> anyhow::Result<Receipt> {
    let selector = eth.web3_sha3(b"multiply(uint256)").await?;
    let mut call = selector.as_bytes()[..4].to_vec();
    call.extend(input.to_be_bytes());
    let call = Bytes::from(call);
    println!("\ncalling it with {call}");

    let transaction = TransactionRequest::new()
        .with_from(sender)
        .with_to(contract)
        .with_data(call);
    let hash = eth.send_transaction(transaction).await?;
    println!("sent as {hash}");
    mined(eth, hash).await
}

/// The argument of the `Print` event among the logs of a receipt.
async fn printed(eth: &Client, receipt: &Receipt) -> anyhow::Result<U256> {
    let event = eth.web3_sha3(b"Print(uint256)").await?;
    let is_print = |log: &&Log| log.topics.first() == Some(&event);
    let log = receipt
        .logs
        .iter()
        .find(is_print)
        .context("the contract emitted no Print")?;
    let word = B256::try_from(log.data.as_ref()).context("Print has one argument of 32 bytes")?;
    println!("\nPrint carries {word}");
    Ok(U256::from(word))
}

/// The receipt of a transaction that succeeded; there is none until a block holds the transaction.
async fn mined(eth: &Client, hash: B256) -> anyhow::Result<Receipt> {
    for _ in 0..120 {
        if let Some(receipt) = eth.get_transaction_receipt(hash).await? {
            ensure!(receipt.status != Some(0), "transaction {hash} was reverted");
            println!("mined, with {} gas used", receipt.gas_used);
            return Ok(receipt);
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    anyhow::bail!("transaction {hash} isn't mined after a minute")
}
