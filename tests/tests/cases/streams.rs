//! Streams of a document: what is sent to open and to end them, and that their items arrive.

use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::chain::Dialect;
use polyrpc::mock::{Node, Sample, Topic};
use polyrpc::transport::socket::Socket;
use polyrpc::{Event, Rpc, Subscribe, Subscription};
use polyrpc_tests::TestResult;
use tokio::time::timeout;

use crate::generated::streams::types::{
    Filter, Head, HeadKind, Log, RegisterServiceEventsItem as EventsItem,
    SubscribeSyncingItem as SyncingItem,
    SubscribeToTransactionsTransactionsItem as TransactionsItem,
};
use crate::generated::streams::{Client, methods, streams};

const LIMIT: Duration = Duration::from_secs(10);

async fn item<T: Send + 'static>(events: &mut Subscription<T>) -> TestResult<T> {
    match timeout(LIMIT, events.next()).await?.ok_or("the end")?? {
        Event::Item(item) => Ok(item),
        _ => Err("a gap".into()),
    }
}

/// A sample of which something is said.
fn with<T: Sample>(set: impl FnOnce(&mut T)) -> T {
    let mut value = T::sample();
    set(&mut value);
    value
}

/// Two items come, and the node learns when nobody reads any more.
async fn comes_and_goes<S>(
    topic: &Topic<S>,
    mut events: Subscription<S::Item>,
    items: [S::Item; 2],
) -> TestResult
where
    S: Subscribe<Item: PartialEq + std::fmt::Debug>,
{
    timeout(LIMIT, topic.until(1)).await?;
    for pushed in items {
        assert_eq!(topic.push(&pushed)?, 1);
        assert_eq!(item(&mut events).await?, pushed);
    }
    drop(events);
    timeout(LIMIT, topic.until(0)).await?;
    Ok(())
}

/// Each way of arriving and of ending, all on one connection.
#[tokio::test]
async fn every_stream_of_a_document_works() -> TestResult {
    let node = Node::start().await?;
    let client = Client::connect(&node.ws_url()).await?;
    let head = |number| with(|head: &mut Head| (head.kind, head.number) = (HeadKind::Main, number));

    // Ended by a call, and of the same method with other parameters.
    let heads = node.topic(streams::Heads::new())?;
    let filter = Filter::new();
    let logs = node.topic(streams::Logs::new(filter.clone()))?;
    let events = client.subscribe_heads().await?;
    let other = client.subscribe_logs(filter).await?;
    comes_and_goes(&heads, events, [head(1), head(2)]).await?;
    comes_and_goes(
        &logs,
        other,
        ["01", "02"].map(|data| with(|log: &mut Log| log.data = data.parse().unwrap_or_default())),
    )
    .await?;
    let syncing = node.topic(streams::Syncing::new())?;
    let events = client.subscribe_syncing().await?;
    comes_and_goes(
        &syncing,
        events,
        [true, false].map(|done| with(|item: &mut SyncingItem| item.done = done)),
    )
    .await?;

    // By name, with the id and the item at other places, and an optional parameter.
    let mut deep = methods::SubscribeReceipts::new(Default::default());
    deep.depth = Some(7);
    let receipts = node.topic(deep)?;
    let events = client
        .subscribe_receipts(Default::default())
        .depth(7)
        .await?;
    comes_and_goes(&receipts, events, [5, 6]).await?;
    let stopped = node.raw_calls("node_unsubscribe");
    assert!(
        stopped[0].as_str().starts_with(r#"{"subscription_id":"0x"#),
        "{stopped:?}"
    );

    // A channel, which ends when the call is cancelled.
    let channel = node.topic(methods::NodeChainNotify::new())?;
    let events = client.subscribe_node_chain_notify().await?;
    comes_and_goes(&channel, events, [vec![head(3)], vec![]]).await?;
    assert_eq!(node.count("xrpc.cancel"), 1);

    // Further responses, ended under the same id.
    let transactions = node.topic(methods::SubscribeToTransactions::new(4))?;
    let events = client.subscribe_transactions(4).await?;
    comes_and_goes(
        &transactions,
        events,
        [4, 5].map(|version| with(|item: &mut TransactionsItem| item.version = version)),
    )
    .await?;
    assert_eq!(node.raw_calls("stop_stream").len(), 1);

    assert_eq!(
        node.raw_calls("subscribe")[1].as_str(),
        r#"["logs",null,{}]"#
    );
    node.finish()?;
    Ok(())
}

/// What a daemon pushes ends with the connection.
#[tokio::test]
async fn pushes_end_with_the_connection() -> TestResult {
    let node = Node::start().await?;
    let topic = node.topic(streams::Events::new())?;
    let socket = Socket::ws(&node.ws_url()).dialect(Dialect::CHIA_DAEMON);
    let client = Client::new(Rpc::new(socket.build()?));
    let mut events = client.subscribe_events().await?;
    timeout(LIMIT, topic.until(1)).await?;
    // The connection goes by the envelope, of which the item here is only a part.
    let push =
        serde_json::json!({"command": "changed", "ack": false, "request_id": "f", "data": {}});
    topic.push_raw(&push)?;
    assert_eq!(
        item(&mut events).await?,
        with(|item: &mut EventsItem| item.command = "changed".to_owned())
    );
    drop((events, client));
    timeout(LIMIT, topic.until(0)).await?;
    node.finish()?;
    Ok(())
}

#[test]
fn fixed_parameters_are_read_back() {
    let read = |text: &str| {
        serde_json::from_str::<streams::Syncing>(text).map_err(|error| error.to_string())
    };
    assert_eq!(
        read(r#"["syncing",null,true]"#),
        Ok(streams::Syncing::new())
    );
    for (text, said) in [
        (
            r#"["heads",null,true]"#,
            "parameter `kind` is always \"syncing\"",
        ),
        (r#"["syncing",null]"#, "parameter `options` is always true"),
        (
            r#"["syncing","0x1",true]"#,
            "parameter `since` is always null",
        ),
    ] {
        assert!(
            read(text).is_err_and(|error| error.contains(said)),
            "{text}"
        );
    }
    let events = serde_json::from_str::<streams::Events>(r#"{"service":"other"}"#);
    assert!(events.is_err());
}

/// Methods without a result are sent and received, not called.
#[tokio::test]
async fn notifications_are_sent_without_an_answer() -> TestResult {
    let node = Node::start().await?;
    node.on_raw("link_clicked", |_| {
        Ok(polyrpc::RawJson::new("null").expect("JSON"))
    });
    let clicked = methods::LinkClicked::new("https://example.org");
    for url in [node.url(), node.ws_url()] {
        Client::connect(&url).await?.notify(clicked.clone()).await?;
    }
    timeout(LIMIT, node.until_called("link_clicked", 2)).await?;
    let sent = node.raw_calls("link_clicked");
    assert_eq!(sent[1].as_str(), r#"["https://example.org"]"#);
    let received: methods::SubscriptionReceipts =
        serde_json::from_str(r#"{"subscription_id":"0x1","result":"0x2"}"#)?;
    assert_eq!(received.result, 2);
    node.finish()?;
    Ok(())
}
