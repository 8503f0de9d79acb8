//! CPU time of a batch of calls of `eth_getBalance`, over HTTP.

use alloy_primitives as p;
use alloy_provider::{Provider, ProviderBuilder};
use alloy_rpc_client::BatchRequest;
use anyhow::{Result, ensure};
use futures_util::TryStreamExt;
use jsonrpsee_core::client::ClientT;
use jsonrpsee_core::params::BatchRequestBuilder;
use jsonrpsee_core::rpc_params;
use jsonrpsee_http_client::HttpClientBuilder;
use polyrpc::ethereum::{Address, Client};
use tokio::runtime::Runtime;

use crate::clients::{ACCOUNT, BALANCE};
use crate::measure::{Plan, Way, interleaved};
use crate::serve::Node;
use crate::table::{Shown, Table};

const SIZES: [usize; 3] = [10, 100, 1000];

pub fn table(runtime: &Runtime, node: &Node, plan: Plan) -> Result<Table> {
    let title = "CPU time of a batch over http";
    let mut table = Table::new(
        "batches",
        title,
        Shown::Cpu,
        &["polyrpc", "alloy", "jsonrpsee"],
    );
    for size in SIZES {
        let url = &node.addresses.http;
        let mut ways = [
            ours(runtime, url, size)?,
            alloy(runtime, url, size)?,
            jsonrpsee(runtime, url, size)?,
        ];
        let what = format!("{size} calls");
        let figures = interleaved(&what, &mut ways, plan, 1)?;
        table.push(what, figures.into_iter().map(Some).collect());
    }
    Ok(table)
}

fn ours<'a>(runtime: &'a Runtime, url: &str, size: usize) -> Result<Way<'a>> {
    // As many in one request as the others send.
    let client: Client = runtime.block_on(Client::builder(url).batch_limit(size).connect())?;
    let account = Address::from(ACCOUNT);
    let batch = async move || {
        let calls = (0..size).map(|_| client.get_balance(account));
        let balances: Vec<_> = client.batch_all(calls).try_collect().await?;
        ensure!(balances.len() == size && balances.iter().all(|balance| *balance == BALANCE));
        Ok(())
    };
    Ok(way(runtime, "polyrpc", batch))
}

fn alloy<'a>(runtime: &'a Runtime, url: &str, size: usize) -> Result<Way<'a>> {
    let provider = ProviderBuilder::new().connect_http(url.parse()?);
    let account = p::Address::from(ACCOUNT);
    let batch = async move || {
        let mut batch = BatchRequest::new(provider.client());
        let waiters =
            (0..size).map(|_| batch.add_call::<_, p::U256>("eth_getBalance", &(account, "latest")));
        let waiters = waiters.collect::<Result<Vec<_>, _>>()?;
        batch.send().await?;
        for balance in waiters {
            ensure!(balance.await? == p::U256::from(BALANCE));
        }
        Ok(())
    };
    Ok(way(runtime, "alloy", batch))
}

fn jsonrpsee<'a>(runtime: &'a Runtime, url: &str, size: usize) -> Result<Way<'a>> {
    let client = HttpClientBuilder::default().build(url)?;
    let account = p::Address::from(ACCOUNT);
    let batch = async move || {
        let mut batch = BatchRequestBuilder::new();
        for _ in 0..size {
            batch.insert("eth_getBalance", rpc_params![account, "latest"])?;
        }
        let balances = client.batch_request::<p::U256>(batch).await?;
        ensure!(balances.num_successful_calls() == size);
        for balance in balances {
            ensure!(balance.is_ok_and(|balance| balance == p::U256::from(BALANCE)));
        }
        Ok(())
    };
    Ok(way(runtime, "jsonrpsee", batch))
}

fn way<'a>(
    runtime: &'a Runtime,
    name: &'static str,
    batch: impl AsyncFn() -> Result<()> + 'a,
) -> Way<'a> {
    Way::repeating(name, move |times| {
        runtime.block_on(async {
            for _ in 0..times {
                batch().await?;
            }
            Ok(())
        })
    })
}
