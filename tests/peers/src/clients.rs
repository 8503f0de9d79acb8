//! The clients, each as a way of making calls of `eth_getBalance`.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use alloy_primitives as p;
use alloy_provider::{Provider, ProviderBuilder};
use alloy_rpc_client::{IpcConnect, WsConnect};
use anyhow::{Result, ensure};
use clap::ValueEnum;
use futures_util::{StreamExt, stream};
use jsonrpsee_core::client::ClientT;
use jsonrpsee_core::rpc_params;
use jsonrpsee_http_client::HttpClientBuilder;
use jsonrpsee_ws_client::WsClientBuilder;
use polyrpc::ethereum::{Address, Client};
use polyrpc::layer::Coalesce;
use polyrpc::transport::http::Http;
use polyrpc::transport::socket::Socket;
use polyrpc::{ClientBuilder, Rpc};
use tokio::runtime::Runtime;

use crate::measure::Way;
use crate::serve::{Addresses, Node};

pub const NAMES: [&str; 5] = [
    "polyrpc, `Client::connect`",
    "polyrpc, transport alone",
    "alloy",
    "jsonrpsee",
    "reqwest, prebuilt body, no decoding",
];

pub const ACCOUNT: [u8; 20] = [0xa0; 20];

/// What the node says that the account has.
pub const BALANCE: u128 = 0x1b_1ae4_d6e2_ef50_0000;

/// The transports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Over {
    Http,
    Ws,
    Ipc,
}

impl Over {
    pub const ALL: [Self; 3] = [Self::Http, Self::Ws, Self::Ipc];
}

impl fmt::Display for Over {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Http => "http",
            Self::Ws => "ws",
            Self::Ipc => "ipc",
        })
    }
}

/// Every client in the order of [`NAMES`], unless it has no such transport.
pub fn all<'a>(
    runtime: &'a Runtime,
    node: &Node,
    over: Over,
    in_flight: usize,
) -> Result<Vec<Option<Way<'a>>>> {
    let _context = runtime.enter();
    let at = &node.addresses;
    Ok(vec![
        Some(ours(runtime, NAMES[0], builder(at, over), in_flight)?),
        Some(ours_alone(runtime, at, over, in_flight)?),
        Some(alloy(runtime, at, over, in_flight)?),
        jsonrpsee(runtime, at, over, in_flight)?,
        (over == Over::Http).then(|| reqwest(runtime, at, in_flight)),
    ])
}

/// Ours as it is, and with calls put together into batches.
pub fn coalesced<'a>(
    runtime: &'a Runtime,
    node: &Node,
    over: Over,
    in_flight: usize,
) -> Result<[Way<'a>; 2]> {
    let builder = || builder(&node.addresses, over);
    Ok([
        ours(runtime, "unbatched", builder(), in_flight)?,
        ours(
            runtime,
            "coalesced",
            // The setting for a node on the same machine.
            builder().coalesce(Coalesce::new().window(Duration::ZERO)),
            in_flight,
        )?,
    ])
}

/// Makes so many calls, of which so many are in flight.
async fn each<T, F>(times: usize, in_flight: usize, call: impl Fn() -> F) -> Result<()>
where
    F: Future<Output = Result<T>>,
{
    let mut calls = stream::iter((0..times).map(|_| call())).buffer_unordered(in_flight);
    while let Some(done) = calls.next().await {
        done?;
    }
    Ok(())
}

/// The address as [`ClientBuilder`] takes it.
fn address(at: &Addresses, over: Over) -> String {
    match over {
        Over::Http => at.http.clone(),
        Over::Ws => at.ws.clone(),
        Over::Ipc => at.ipc.display().to_string(),
    }
}

fn builder(at: &Addresses, over: Over) -> ClientBuilder<Client> {
    Client::builder(address(at, over))
}

fn ours<'a>(
    runtime: &'a Runtime,
    name: &'static str,
    builder: ClientBuilder<Client>,
    in_flight: usize,
) -> Result<Way<'a>> {
    let client = runtime.block_on(builder.connect())?;
    Ok(calls(runtime, name, client, in_flight))
}

fn ours_alone<'a>(
    runtime: &'a Runtime,
    at: &Addresses,
    over: Over,
    in_flight: usize,
) -> Result<Way<'a>> {
    let rpc = match over {
        Over::Http => Rpc::new(Http::builder(&at.http).build()?),
        Over::Ws => Rpc::new(Socket::ws(&at.ws).build()?),
        Over::Ipc => Rpc::new(Socket::ipc(&at.ipc).build()),
    };
    Ok(calls(runtime, NAMES[1], Client::new(rpc), in_flight))
}

fn calls<'a>(
    runtime: &'a Runtime,
    name: &'static str,
    client: Client,
    in_flight: usize,
) -> Way<'a> {
    let account = Address::from(ACCOUNT);
    Way::repeating(name, move |times| {
        runtime.block_on(each(times, in_flight, || async {
            ensure!(client.get_balance(account).await? == BALANCE);
            Ok(())
        }))
    })
}

fn alloy<'a>(
    runtime: &'a Runtime,
    at: &Addresses,
    over: Over,
    in_flight: usize,
) -> Result<Way<'a>> {
    let builder = ProviderBuilder::new();
    Ok(match over {
        Over::Http => alloy_calls(runtime, builder.connect_http(at.http.parse()?), in_flight),
        Over::Ws => {
            let provider = runtime.block_on(builder.connect_ws(WsConnect::new(at.ws.as_str())))?;
            alloy_calls(runtime, provider, in_flight)
        }
        Over::Ipc => {
            let provider =
                runtime.block_on(builder.connect_ipc(IpcConnect::new(at.ipc.clone())))?;
            alloy_calls(runtime, provider, in_flight)
        }
    })
}

fn alloy_calls<'a>(
    runtime: &'a Runtime,
    provider: impl Provider + 'a,
    in_flight: usize,
) -> Way<'a> {
    let account = p::Address::from(ACCOUNT);
    Way::repeating(NAMES[2], move |times| {
        runtime.block_on(each(times, in_flight, || async {
            ensure!(provider.get_balance(account).await? == p::U256::from(BALANCE));
            Ok(())
        }))
    })
}

fn jsonrpsee<'a>(
    runtime: &'a Runtime,
    at: &Addresses,
    over: Over,
    in_flight: usize,
) -> Result<Option<Way<'a>>> {
    Ok(match over {
        Over::Http => {
            let client = HttpClientBuilder::default().build(&at.http)?;
            Some(jsonrpsee_calls(runtime, client, in_flight))
        }
        Over::Ws => {
            let client = runtime.block_on(WsClientBuilder::default().build(&at.ws))?;
            Some(jsonrpsee_calls(runtime, client, in_flight))
        }
        Over::Ipc => None,
    })
}

fn jsonrpsee_calls<'a>(
    runtime: &'a Runtime,
    client: impl ClientT + 'a,
    in_flight: usize,
) -> Way<'a> {
    let account = p::Address::from(ACCOUNT);
    Way::repeating(NAMES[3], move |times| {
        runtime.block_on(each(times, in_flight, || async {
            let balance =
                client.request::<p::U256, _>("eth_getBalance", rpc_params![account, "latest"]);
            ensure!(balance.await? == p::U256::from(BALANCE));
            Ok(())
        }))
    })
}

fn reqwest<'a>(runtime: &'a Runtime, at: &Addresses, in_flight: usize) -> Way<'a> {
    let account = p::Address::from(ACCOUNT);
    let body = format!(
        r#"{{"jsonrpc":"2.0","id":1,"method":"eth_getBalance","params":["{account:#x}","latest"]}}"#
    );
    let body = bytes::Bytes::from(body);
    let (client, url) = (reqwest::Client::new(), at.http.clone());
    Way::repeating(NAMES[4], move |times| {
        runtime.block_on(each(times, in_flight, || async {
            let request = client
                .post(&url)
                .header("content-type", "application/json")
                .body(body.clone());
            ensure!(!request.send().await?.bytes().await?.is_empty());
            Ok(())
        }))
    })
}
