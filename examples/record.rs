//! Keeps what a client and a node say to each other, and runs the same code again without the node:
//! `cargo run --example record -- http://localhost:8545 traffic.json`.
//!
//! The layer works around any transport, in any program; passwords, tokens and the like are masked before anything is written.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use polyrpc::ethereum::{Address, Client, format_ether};
use polyrpc::record::{Record, Replay};
use polyrpc::{Error, Rpc};
use polyrpc_examples::arguments;

const DEPOSITS: Address = Address::from_literal("0x00000000219ab540356cBB839Cbe05303d7705Fa");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [url, file] = arguments("URL FILE")?;
    println!("asked:    {}", recorded(&url, &file).await?);
    println!("replayed: {}", replayed(&file).await?);
    Ok(())
}

async fn recorded(url: &str, file: &str) -> anyhow::Result<String> {
    let record = Record::new();
    let eth = Client::builder(url).layer(record.clone()).connect().await?;
    let outcome = program(&eth).await?;
    record.save(file)?;
    Ok(outcome)
}

async fn replayed(file: &str) -> anyhow::Result<String> {
    Ok(program(&Client::new(Rpc::new(Replay::load(file)?))).await?)
}

async fn program(eth: &Client) -> Result<String, Error> {
    let calls = (eth.chain_id(), eth.get_balance(DEPOSITS));
    let (chain, wei) = eth.batch(calls).await?;
    let ether = format_ether(wei);
    Ok(format!("chain {chain}, {ether} ETH in deposits"))
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use polyrpc::ethereum::U256;
    use polyrpc::ethereum::methods::{ChainId, GetBalance};
    use polyrpc::mock::Node;

    use super::*;

    #[tokio::test]
    async fn the_second_run_needs_no_node() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("traffic.json");
        let file = file.to_str().unwrap();
        let node = Node::start().await?;
        node.on::<ChainId>(|_| Ok(5));
        node.on::<GetBalance>(|_| Ok(U256::new(7 * 10_u128.pow(17))));
        let asked = recorded(&node.url(), file).await?;
        assert_eq!(asked, "chain 5, 0.7 ETH in deposits");
        assert_eq!(
            (node.count("eth_chainId"), node.count("eth_getBalance")),
            (1, 1)
        );
        node.finish()?;
        assert_eq!(replayed(file).await?, asked);
        Ok(())
    }
}
