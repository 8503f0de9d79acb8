//! Keeps what a client and a node say to each other, and runs the same code again without the node:
//! `cargo run --example record -- http://localhost:8545 traffic.json`.
//!
//! The layer works around any transport, in any program; passwords, tokens and the like are masked before anything is written.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use std::path::Path;

use anyhow::Context as _;
use polyrpc::Rpc;
use polyrpc::ethereum::{Address, Client, U256};
use polyrpc::record::{Record, Replay};
use polyrpc::transport::Request;
use polyrpc::transport::http::Http;
use polyrpc_examples::ether;
use tower::{Layer as _, Service};

const DEPOSITS: Address = Address::from_literal("0x00000000219ab540356cBB839Cbe05303d7705Fa");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().context("the URL of a node is missing")?;
    let file = arguments.next().context("the file to write is missing")?;
    let node = Http::builder(&url).build()?;
    record_and_replay(node, file.as_ref()).await
}

async fn record_and_replay<T>(node: T, file: &Path) -> anyhow::Result<()>
where
    T: Service<Request, Response = polyrpc::transport::Response, Error = polyrpc::Error>,
    T: Clone + Send + Sync + 'static,
    T::Future: Send,
{
    let record = Record::new();
    let eth = Client::new(Rpc::new(record.layer(node)));
    let (chain, deposits) = program(&eth).await?;
    println!(
        "asked:    chain {chain}, {} in the deposit contract",
        ether(deposits)
    );
    record.save(file)?;

    let eth = Client::new(Rpc::new(Replay::load(file)?));
    let (chain, deposits) = program(&eth).await?;
    println!(
        "replayed: chain {chain}, {} in the deposit contract",
        ether(deposits)
    );

    // What was never asked has no response, and the error says what has.
    if let Err(error) = eth.get_balance(Address::ZERO).await {
        println!("{error}");
    }
    Ok(())
}

async fn program(eth: &Client) -> Result<(u64, U256), polyrpc::Error> {
    eth.batch((eth.chain_id(), eth.get_balance(DEPOSITS))).await
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use polyrpc::ethereum::methods::{ChainId, GetBalance};
    use polyrpc::mock::Transport;

    use super::*;

    #[tokio::test]
    async fn the_second_run_needs_no_node() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("traffic.json");
        let node = Transport::new();
        node.on::<ChainId>(|_| Ok(5));
        node.on::<GetBalance>(|_| Ok(U256::new(7)));
        record_and_replay(node.clone(), &file).await?;
        assert_eq!(
            (node.count("eth_chainId"), node.count("eth_getBalance")),
            (1, 1)
        );
        node.finish()?;
        let replay = Client::new(Rpc::new(Replay::load(&file)?));
        assert_eq!(program(&replay).await?, (5, U256::new(7)));
        Ok(())
    }
}
