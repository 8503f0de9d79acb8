//! CPU time of an item of a subscription over a WebSocket, which the node sends as fast as the client reads.
//!
//! alloy isn't here yet: of items that come right behind the opening its provider gave none, and why isn't found.

use std::time::Duration;

use alloy_rpc_types_eth as their;
use anyhow::{Context as _, Result, ensure};
use futures_util::{Stream, StreamExt};
use jsonrpsee_core::client::SubscriptionClientT;
use jsonrpsee_core::rpc_params;
use jsonrpsee_ws_client::WsClientBuilder;
use polyrpc::ethereum::{Client, LogFilter};
use serde::de::DeserializeOwned;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::measure::{Plan, Way, interleaved};
use crate::serve::Node;
use crate::table::{Shown, Table};
use crate::traffic::items::{COUNT, Items};

/// For one item, which is there as soon as the node has written it.
const PATIENCE: Duration = Duration::from_secs(10);

pub fn table(runtime: &Runtime, node: &Node, plan: Plan) -> Result<Table> {
    let title = "CPU time of a subscription's item over ws";
    let mut table = Table::new(
        "subscriptions",
        title,
        Shown::Cpu,
        &["polyrpc", "jsonrpsee"],
    );
    let url = &node.addresses.ws;
    for items in [Items::Heads, Items::Logs] {
        let mut ways = [ours(runtime, url, items)?, jsonrpsee(runtime, url, items)?];
        let what = match items {
            Items::Heads => "`newHeads`",
            Items::Logs => "`logs`",
        };
        let figures = interleaved(what, &mut ways, plan, COUNT)?;
        table.push(what.to_owned(), figures.into_iter().map(Some).collect());
    }
    Ok(table)
}

fn ours<'a>(runtime: &'a Runtime, url: &str, items: Items) -> Result<Way<'a>> {
    let client = runtime.block_on(Client::connect(url))?;
    Ok(way(runtime, "polyrpc", async move || match items {
        Items::Heads => read(client.subscribe_new_heads().await?.items()).await,
        Items::Logs => read(client.subscribe_logs(LogFilter::new()).await?.items()).await,
    }))
}

fn jsonrpsee<'a>(runtime: &'a Runtime, url: &str, items: Items) -> Result<Way<'a>> {
    let client = runtime.block_on(WsClientBuilder::default().build(url))?;
    Ok(way(runtime, "jsonrpsee", async move || match items {
        Items::Heads => subscribed::<their::Header>(&client, "newHeads").await,
        Items::Logs => subscribed::<their::Log>(&client, "logs").await,
    }))
}

async fn subscribed<T: DeserializeOwned>(
    client: &impl SubscriptionClientT,
    kind: &str,
) -> Result<()> {
    let items = client.subscribe::<T, _>(
        "eth_subscribe",
        rpc_params![kind, serde_json::json!({})],
        "eth_unsubscribe",
    );
    read(items.await?).await
}

/// Reads all that the node sends in one subscription.
async fn read<T, E>(items: impl Stream<Item = Result<T, E>>) -> Result<()>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let mut items = std::pin::pin!(items);
    for number in 0..COUNT {
        let item = timeout(PATIENCE, items.next()).await;
        let item = item.with_context(|| format!("of {COUNT} items only {number} come"))?;
        item.context("the subscription has ended")??;
    }
    Ok(())
}

/// Each time it opens a subscription of so many items.
fn way<'a>(
    runtime: &'a Runtime,
    name: &'static str,
    subscribe: impl AsyncFn() -> Result<()> + 'a,
) -> Way<'a> {
    Way::repeating(name, move |times| {
        ensure!(times % COUNT == 0);
        runtime.block_on(async {
            for _ in 0..times / COUNT {
                subscribe().await.with_context(|| name)?;
            }
            Ok(())
        })
    })
}
