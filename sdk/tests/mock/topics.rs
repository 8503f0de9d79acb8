//! Subscriptions, and items pushed by hand.

use futures_util::StreamExt;
use polyrpc::ethereum::methods::Subscribe;
use polyrpc::ethereum::streams::{Logs, NewHeads};
use polyrpc::ethereum::{B256, LogFilter};
use polyrpc::mock::{Node, Topic, Transport};
use polyrpc::transport::{Feed, FeedEvent, Items, Opening, Request, Stop};
use polyrpc::wire::JSONRPC;
use polyrpc::{Safety, ethereum};
use tokio::time::timeout;
use tower::ServiceExt;

use crate::socket::{Socket, result};
use crate::{LIMIT, Result, json, over_http};

async fn until<S>(topic: &Topic<S>, subscribers: usize) -> Result {
    Ok(timeout(LIMIT, topic.until(subscribers)).await?)
}

fn item(subscription: &str, item: &str) -> Option<String> {
    Some(format!(
        r#"{{"jsonrpc":"2.0","method":"eth_subscription","params":{{"subscription":"{subscription}","result":{item}}}}}"#
    ))
}

#[tokio::test]
async fn items_go_to_those_who_have_subscribed() -> Result {
    let node = Node::start().await?;
    let heads = node.topic(NewHeads::new())?;
    let filter = LogFilter::new().address(Vec::new());
    let logs = node.topic(Logs::new(filter))?;
    assert_eq!(heads.push_raw(&1)?, 0);

    let mut first = Socket::connect(&node).await?;
    first.call(1, "eth_subscribe", r#"["newHeads"]"#).await?;
    assert_eq!(first.next().await?, result(1, "\"0x1\""));
    first
        .call(2, "eth_subscribe", r#"["logs",{"address":[]}]"#)
        .await?;
    assert_eq!(first.next().await?, result(2, "\"0x2\""));
    let mut second = Socket::connect(&node).await?;
    second.call(1, "eth_subscribe", r#"["newHeads"]"#).await?;
    until(&heads, 2).await?;
    assert_eq!((heads.subscribers(), logs.subscribers()), (2, 1));

    // At once after the response is queued: no item overtakes it.
    assert_eq!(heads.push_raw(&B256::ZERO)?, 2);
    assert_eq!(logs.push_raw("log")?, 1);
    let zero = format!("\"{}\"", B256::ZERO);
    assert_eq!(first.next().await?, item("0x1", &zero));
    assert_eq!(first.next().await?, item("0x2", "\"log\""));
    assert_eq!(second.next().await?, result(1, "\"0x3\""));
    assert_eq!(second.next().await?, item("0x3", &zero));

    let kinds = node.calls::<Subscribe>();
    assert_eq!(kinds[1].kind, ethereum::SubscriptionKind::Logs);
    assert!(kinds[1].options.is_some());
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn subscribers_leave() -> Result {
    let node = Node::start().await?;
    let heads = node.topic(NewHeads::new())?;
    let mut other = Socket::connect(&node).await?;
    let mut socket = Socket::connect(&node).await?;
    for id in 1..=2 {
        socket.call(id, "eth_subscribe", r#"["newHeads"]"#).await?;
        assert_eq!(socket.next().await?, result(id, &format!("\"0x{id}\"")));
    }
    // One is known only to the connection that has opened it.
    other.call(1, "eth_unsubscribe", r#"["0x1"]"#).await?;
    assert_eq!(other.next().await?, result(1, "false"));
    assert_eq!(heads.subscribers(), 2);
    socket.call(3, "eth_unsubscribe", r#"["0x1"]"#).await?;
    assert_eq!(socket.next().await?, result(3, "true"));
    until(&heads, 1).await?;
    socket.call(4, "eth_unsubscribe", r#"["0x1"]"#).await?;
    assert_eq!(socket.next().await?, result(4, "false"));
    heads.push_raw(&5)?;
    assert_eq!(socket.next().await?, item("0x2", "5"));

    drop(socket);
    until(&heads, 0).await?;

    let mut socket = Socket::connect(&node).await?;
    socket.call(1, "eth_subscribe", r#"["newHeads"]"#).await?;
    until(&heads, 1).await?;
    node.cut().await;
    assert_eq!(heads.subscribers(), 0);
    assert_eq!(socket.next().await?, result(1, "\"0x3\""));
    assert_eq!(socket.next().await?, None);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn http_has_no_subscriptions() -> Result {
    let node = Node::start().await?;
    node.topic(NewHeads::new())?;
    let eth = over_http(&node);
    let error = eth
        .subscribe(ethereum::SubscriptionKind::NewHeads)
        .await
        .unwrap_err();
    assert_eq!(error.rpc().map(|error| error.code), Some(-32001), "{error}");
    let error = eth
        .subscribe(ethereum::SubscriptionKind::Logs)
        .await
        .unwrap_err();
    assert_eq!(error.rpc().map(|error| error.code), Some(-32601), "{error}");
    let unexpected = node.finish().unwrap_err();
    assert_eq!(unexpected.calls(), ["eth_subscribe [\"logs\"]: no handler"]);
    Ok(())
}

fn opening(id: u64, topic: &str) -> Request {
    let params = json(&format!("[\"{topic}\"]"));
    Request::new(&JSONRPC, id, "eth_subscribe", Safety::Write, &params)
        .expect("a call")
        .with_opening(Opening {
            stop: Stop::call("eth_unsubscribe"),
            items: Items::DEFAULT,
            buffer: 2,
        })
}

async fn next(feed: &mut Feed) -> Result<Option<String>> {
    Ok(timeout(LIMIT, feed.next()).await?.map(|event| match event {
        FeedEvent::Item(text) => String::from_utf8_lossy(&text).into_owned(),
        other => format!("{other:?}"),
    }))
}

#[tokio::test]
async fn the_transport_gives_a_feed() -> Result {
    let transport = Transport::new();
    let heads = transport.topic(NewHeads::new())?;
    let mut answer = transport.clone().oneshot(opening(7, "newHeads")).await?;
    assert_eq!(answer.body(), &result(7, "\"0x1\"").unwrap());
    let mut feed = answer.take_feed().unwrap();
    let mut other = transport.clone().oneshot(opening(8, "newHeads")).await?;
    assert_eq!(heads.subscribers(), 2);
    for number in 1..=4 {
        assert_eq!(heads.push_raw(&number)?, 2);
    }
    assert_eq!(next(&mut feed).await?.as_deref(), Some("1"));
    assert_eq!(next(&mut feed).await?.as_deref(), Some("2"));
    assert_eq!(next(&mut feed).await?.as_deref(), Some("Lagged(2)"));

    drop(other.take_feed());
    until(&heads, 1).await?;
    transport.cut();
    assert_eq!(heads.subscribers(), 0);
    let end = next(&mut feed).await?.unwrap_or_default();
    assert!(end.starts_with("Ended"), "{end}");
    assert_eq!(next(&mut feed).await?, None);

    // Only for topics, and only where a subscription is meant.
    let mut answer = transport.clone().oneshot(opening(9, "logs")).await?;
    assert!(answer.take_feed().is_none());
    assert_eq!(transport.finish().unwrap_err().calls().len(), 1);
    Ok(())
}
