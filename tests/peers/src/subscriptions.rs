//! CPU time of an item of a subscription over a WebSocket, which the node sends as fast as the client reads.

use alloy_provider::{Provider, ProviderBuilder};
use alloy_rpc_client::WsConnect;
use alloy_rpc_types_eth as their;
use anyhow::{Context as _, Result, ensure};
use futures_util::{Stream, StreamExt};
use jsonrpsee_core::client::SubscriptionClientT;
use jsonrpsee_core::rpc_params;
use jsonrpsee_ws_client::WsClientBuilder;
use polyrpc::ethereum::{Client, SubscriptionLogFilter};
use serde::de::DeserializeOwned;
use tokio::runtime::Runtime;

use crate::measure::{Plan, Way, interleaved};
use crate::serve::Node;
use crate::table::{Shown, Table};
use crate::traffic::items::{COUNT, Items};

pub fn table(runtime: &Runtime, node: &Node, plan: Plan) -> Result<Table> {
    let title = "CPU time of a subscription's item over ws";
    let mut table = Table::new(
        "subscriptions",
        title,
        Shown::Cpu,
        &["polyrpc", "alloy", "jsonrpsee"],
    );
    let url = &node.addresses.ws;
    for items in [Items::Heads, Items::Logs] {
        let mut ways = [
            ours(runtime, url, items)?,
            alloy(runtime, url, items)?,
            jsonrpsee(runtime, url, items)?,
        ];
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
        Items::Logs => {
            read(
                client
                    .subscribe_logs(SubscriptionLogFilter::new())
                    .await?
                    .items(),
            )
            .await
        }
    }))
}

fn alloy<'a>(runtime: &'a Runtime, url: &str, items: Items) -> Result<Way<'a>> {
    let provider = runtime.block_on(ProviderBuilder::new().connect_ws(WsConnect::new(url)))?;
    Ok(way(runtime, "alloy", async move || {
        // With room for all, because what finds no room is lost there.
        match items {
            Items::Heads => {
                read(
                    provider
                        .subscribe_blocks()
                        .channel_size(COUNT)
                        .await?
                        .into_result_stream(),
                )
                .await
            }
            Items::Logs => {
                let logs = provider
                    .subscribe_logs(&their::Filter::new())
                    .channel_size(COUNT)
                    .await?;
                read(logs.into_result_stream()).await
            }
        }
    }))
}

fn jsonrpsee<'a>(runtime: &'a Runtime, url: &str, items: Items) -> Result<Way<'a>> {
    let builder = WsClientBuilder::default().max_buffer_capacity_per_subscription(COUNT);
    let client = runtime.block_on(builder.build(url))?;
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
    for _ in 0..COUNT {
        items.next().await.context("the subscription has ended")??;
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
                subscribe().await?;
            }
            Ok(())
        })
    })
}
