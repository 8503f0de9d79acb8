//! Channels over WebSockets.

use futures_util::StreamExt;
use polyrpc::filecoin::{HeadChange, HeadChangeKind};
use polyrpc::{Event, GapCause, Subscription};
use polyrpc_tests::TestResult;
use serde_json::{Value, json};

use super::node::{Answer, Habits, Make, Node};
use super::{over_http, over_ws, refused, soon};

const NOTIFY: &str = "Filecoin.ChainNotify";

fn tipset(height: i64) -> Value {
    json!({"Cids": [], "Blocks": [], "Height": height})
}

fn change(kind: &str, height: i64) -> Value {
    json!([{"Type": kind, "Val": tipset(height)}])
}

async fn next<T: Send + 'static>(events: &mut Subscription<T>) -> TestResult<Event<T>> {
    Ok(soon(events.next()).await?.ok_or("the end")??)
}

async fn item<T: Send + 'static>(events: &mut Subscription<T>) -> TestResult<T> {
    match next(events).await? {
        Event::Item(item) => Ok(item),
        _ => Err("a gap".into()),
    }
}

async fn gap<T: Send + 'static>(events: &mut Subscription<T>) -> TestResult<GapCause> {
    match next(events).await? {
        Event::Gap { cause, .. } => Ok(cause),
        _ => Err("no gap".into()),
    }
}

fn heights(changes: &[HeadChange]) -> Vec<(HeadChangeKind, i64)> {
    let one = |change: &HeadChange| {
        let height = change.val.as_ref().map_or(-1, |tipset| tipset.height);
        (change.r#type.clone(), height)
    };
    changes.iter().map(one).collect()
}

async fn start(habits: Habits) -> TestResult<Node> {
    let node = Node::start(habits).await?;
    node.stream(NOTIFY, 0);
    Ok(node)
}

/// Numbers from 1 as of Lotus, from 0 as of Forest, texts as of Ganache, and others that a server may think of.
#[tokio::test]
async fn channels_may_be_called_anything() -> TestResult {
    let names: [fn(u64) -> Value; 5] = [
        |number| (number + 1).into(),
        |number| number.into(),
        |number| format!("0x{number:x}").into(),
        |_| "channel \"é\"".into(),
        |number| (u64::MAX - number).into(),
    ];
    for make in [Make::Lotus, Make::Forest] {
        for channel in names {
            let node = start(Habits {
                channel,
                ..Habits::of(make)
            })
            .await?;
            let client = over_ws(&node).await?;
            let mut events = client.subscribe_chain_notify().await?;
            node.send(NOTIFY, change("current", 5));
            node.send(NOTIFY, change("apply", 6));
            let first = heights(&item(&mut events).await?);
            assert_eq!(first, [(HeadChangeKind::Current, 5)]);
            let second = heights(&item(&mut events).await?);
            assert_eq!(second, [(HeadChangeKind::Apply, 6)]);
            // Dropped, it is cancelled by the id of the call that opened it.
            drop(events);
            node.open(0).await?;
            let (opened, cancelled) = (node.calls(NOTIFY), node.calls("xrpc.cancel"));
            assert_eq!(cancelled.len(), 1);
            assert_eq!(cancelled[0]["params"], json!([opened[0]["id"]]));
        }
    }
    Ok(())
}

#[tokio::test]
async fn values_before_the_response_that_opens_the_channel_come_first() -> TestResult {
    let node = start(Habits {
        early: vec![change("current", 1), change("apply", 2)],
        ..Habits::of(Make::Lotus)
    })
    .await?;
    let mut events = over_ws(&node).await?.subscribe_chain_notify().await?;
    node.send(NOTIFY, change("apply", 3));
    for height in [1, 2, 3] {
        assert_eq!(heights(&item(&mut events).await?)[0].1, height);
    }
    Ok(())
}

/// A node that ends a channel, as Lotus does where the reader lags, is subscribed to again, and the gap is told.
#[tokio::test]
async fn a_channel_that_the_node_closes_is_opened_again_with_a_gap() -> TestResult {
    let node = start(Habits::of(Make::Lotus)).await?;
    let mut events = over_ws(&node).await?.subscribe_chain_notify().await?;
    node.send(NOTIFY, change("current", 1));
    node.close(NOTIFY);
    assert_eq!(heights(&item(&mut events).await?)[0].1, 1);
    assert_eq!(gap(&mut events).await?, GapCause::Reconnected);
    node.send(NOTIFY, change("current", 4));
    assert_eq!(heights(&item(&mut events).await?)[0].1, 4);
    assert_eq!(node.calls(NOTIFY).len(), 2);
    // Nothing is cancelled that is closed already.
    assert!(node.calls("xrpc.cancel").is_empty());
    Ok(())
}

#[tokio::test]
async fn a_lost_connection_is_made_again_with_a_gap() -> TestResult {
    let node = start(Habits::of(Make::Lotus)).await?;
    let mut events = over_ws(&node).await?.subscribe_chain_notify().await?;
    for round in 0..3 {
        node.send(NOTIFY, change("current", round));
        assert_eq!(heights(&item(&mut events).await?)[0].1, round);
        node.cut();
        assert_eq!(gap(&mut events).await?, GapCause::Reconnected);
    }
    node.open(1).await
}

#[tokio::test]
async fn a_reader_that_lags_learns_how_much_it_missed() -> TestResult {
    const SENT: i64 = 3000;

    let node = start(Habits::of(Make::Lotus)).await?;
    node.method("Filecoin.ID", 0, Answer::Result(json!("x")));
    let client = over_ws(&node).await?;
    let mut events = client.subscribe_chain_notify().await?;
    for height in 0..SENT {
        node.send(NOTIFY, change("apply", height));
    }
    // Answered after all of these.
    soon(client.id()).await??;
    let (mut expected, mut lagged) = (0, 0);
    while expected < SENT {
        match next(&mut events).await? {
            Event::Item(changes) => {
                assert_eq!(heights(&changes)[0].1, expected);
                expected += 1;
            }
            Event::Gap {
                cause: GapCause::Lagged(count),
                ..
            } => {
                lagged += count;
                expected += i64::try_from(count)?;
            }
            Event::Gap { .. } => return Err("a lost connection".into()),
            _ => {}
        }
    }
    assert!(lagged > 0 && lagged < 3000 - 1000, "{lagged}");
    Ok(())
}

/// Two channels over one connection, one of which ends: calls go on, and so does the other.
#[tokio::test]
async fn channels_and_calls_share_a_connection() -> TestResult {
    for make in [Make::Lotus, Make::Forest] {
        let node = start(Habits::of(make)).await?;
        node.stream("Filecoin.MpoolSub", 0);
        node.stream("Filecoin.SyncIncomingBlocks", 0);
        node.stream("Filecoin.SubscribeActorEventsRaw", 1);
        node.stream("Filecoin.Closing", 0);
        node.method("Filecoin.ID", 0, Answer::Result(json!("12D3")));
        let client = over_ws(&node).await?;
        let mut heads = client.subscribe_chain_notify().await?;
        let mut pool = client.subscribe_mpool_sub().await?;
        let mut blocks = client.subscribe_sync_incoming_blocks().await?;
        let mut actors = client.subscribe_actor_events_raw().await?;
        let mut closing = client.subscribe_closing().await?;
        node.open(5).await?;

        let update = json!({"Type": 1, "Message": null});
        node.send("Filecoin.MpoolSub", update);
        assert_eq!(item(&mut pool).await?.message, None);
        let block: polyrpc::filecoin::BlockHeader = polyrpc::mock::sample();
        node.send("Filecoin.SyncIncomingBlocks", json!(block));
        assert_eq!(item(&mut blocks).await?, block);
        let event: polyrpc::filecoin::ActorEvent = polyrpc::mock::sample();
        node.send("Filecoin.SubscribeActorEventsRaw", json!(event));
        assert_eq!(item(&mut actors).await?, event);
        node.send("Filecoin.Closing", json!({}));
        item(&mut closing).await?;

        drop((pool, blocks, actors, closing));
        node.open(1).await?;
        assert_eq!(soon(client.id()).await??, "12D3");
        node.send(NOTIFY, change("apply", 9));
        assert_eq!(heights(&item(&mut heads).await?)[0].1, 9);
        assert_eq!(node.calls("xrpc.cancel").len(), 4);
    }
    Ok(())
}

/// A server that doesn't know cancellations refuses them in a response to nobody, which isn't that of a call under way.
#[tokio::test]
async fn a_refused_cancellation_fails_no_call() -> TestResult {
    let node = start(Habits {
        cancels: false,
        ..Habits::of(Make::Lotus)
    })
    .await?;
    node.method("Filecoin.ID", 0, Answer::Result(json!("x")));
    let client = over_ws(&node).await?;
    for _ in 0..20 {
        drop(client.subscribe_chain_notify().await?);
        assert_eq!(soon(client.id()).await??, "x");
    }
    Ok(())
}

/// In the notifications of Ethereum's nodes, and ended by a call.
#[tokio::test]
async fn ethereum_s_subscriptions_are_ended_by_a_call() -> TestResult {
    let node = Node::lotus().await?;
    let id = format!("0x{}", "37".repeat(32));
    node.method("Filecoin.EthSubscribe", 1, Answer::Result(json!(id)));
    node.method("Filecoin.EthUnsubscribe", 1, Answer::Result(json!(true)));
    let client = over_ws(&node).await?;
    let heads = client.subscribe_new_heads().await?;
    assert_eq!(
        node.calls("Filecoin.EthSubscribe")[0]["params"],
        json!(["newHeads"])
    );
    drop(heads);
    soon(async {
        while node.calls("Filecoin.EthUnsubscribe").is_empty() {
            tokio::task::yield_now().await;
        }
    })
    .await?;
    let ended = &node.calls("Filecoin.EthUnsubscribe")[0];
    assert_eq!(ended["params"], json!([id]));
    Ok(())
}

#[tokio::test]
async fn over_http_the_error_says_what_to_use() -> TestResult {
    let node = start(Habits::of(Make::Lotus)).await?;
    let error = refused(over_http(&node).await?.subscribe_chain_notify().await);
    assert!(error.is_no_subscriptions(), "{error}");
    assert!(error.to_string().contains("ws"), "{error}");
    assert!(node.seen().is_empty());
    Ok(())
}
