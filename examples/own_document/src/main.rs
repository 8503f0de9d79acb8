//! A client of one's own document, with pages, a stream and typed errors: `cargo run -p polyrpc-own-document -- ws://localhost:8080`.
//!
//! `shop.json` is the document, of which `build.rs` makes the client. The program lists all orders, orders tea, and tells what becomes of the
//! orders.
#![allow(clippy::print_stdout, reason = "an example shows results")]
#![allow(unreachable_pub, reason = "what is generated is public")]

use std::env;

use anyhow::Context as _;
use futures_util::TryStreamExt;
use shop::Client;
use shop::methods::OrderError;

mod shop {
    polyrpc::include_client!("shop");
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let url = env::args().nth(1).context("the shop's URL is missing")?;
    order(&Client::connect(&url).await?, |line| println!("{line}")).await
}

async fn order(shop: &Client, mut tell: impl FnMut(String)) -> anyhow::Result<()> {
    let mut changes = shop.subscribe_orders().await?;
    let mut orders = shop.list_orders().limit(100).pages();
    while let Some(order) = orders.try_next().await? {
        tell(format!("{} is {:?}", order.id, order.state));
    }
    if let Err(error) = shop.order("tea", 5).await {
        match error.rpc_as()? {
            Some(OrderError::OutOfStock(stock)) => tell(format!("only {} are left", stock.left)),
            _ => return Err(error.into()),
        }
    }
    while let Some(change) = changes.try_next().await? {
        tell(format!("{change:?}")); // an order, or a gap where the connection was lost
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use polyrpc::mock::Node;
    use polyrpc::{RawJson, RpcError};
    use serde_json::json;
    use tokio::time::timeout;

    use super::*;
    use crate::shop::methods::{ListOrders, Order, SubscribeOrders};

    #[tokio::test]
    async fn pages_errors_and_changes_are_told() -> anyhow::Result<()> {
        let node = Node::start().await?;
        let order = |id: u64, state| json!({"id": id, "article": "tea", "state": state});
        let pages = [
            json!({"orders": [order(1, "delivered"), order(2, "sent")], "next": "b"}),
            json!({"orders": [order(3, "open")]}),
        ];
        let pages = pages.map(|page| serde_json::from_value(page).map_err(anyhow::Error::from));
        let [first, second] = pages;
        node.on_sequence::<ListOrders>([Ok(first?), Ok(second?)]);
        let data = RawJson::new(r#"{"left": 4}"#)?;
        node.on::<Order>(move |_| Err(RpcError::new(2, "Out of stock").with_data(data.clone())));
        let changes = node.topic(SubscribeOrders::new())?;

        let shop = Client::connect(&node.ws_url()).await?;
        let (lines, told) = mpsc::channel();
        let ordering = super::order(&shop, |line| lines.send(line).expect("a reader"));
        let happening = async {
            node.until_called("shop_order", 1).await;
            changes.push_raw(&order(3, "sent"))?;
            let mut lines = Vec::new();
            while lines.len() < 5 {
                lines.extend(told.try_iter());
                tokio::task::yield_now().await;
            }
            anyhow::Ok(lines)
        };
        let lines = tokio::select! {
            ended = ordering => anyhow::bail!("it ended: {ended:?}"),
            lines = timeout(Duration::from_secs(20), happening) => lines??,
        };
        let expected = [
            "1 is Delivered",
            "2 is Sent",
            "3 is Open",
            "only 4 are left",
            "Item(Order { article: \"tea\", id: 3, state: Sent })",
        ];
        assert_eq!(lines, expected);
        let asked = node.calls::<ListOrders>();
        assert_eq!((&asked[0].cursor, asked[0].limit), (&None, Some(100)));
        assert_eq!(asked[1].cursor.as_deref(), Some("b"));
        assert_eq!(node.calls::<Order>()[0].count, 5);
        node.finish()?;
        Ok(())
    }
}
