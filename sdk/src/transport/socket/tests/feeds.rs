//! What nodes send by themselves, and how it is opened.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use super::*;
use crate::message::Notification;

/// Channels of go-jsonrpc.
const CHANNELS: Items = Items::Notifications(
    Notification::new("xrpc.ch.val")
        .at("/params/0", "/params/1")
        .ended_by("xrpc.ch.close"),
);

#[tokio::test(start_paused = true)]
async fn items_go_to_their_reader_until_it_leaves() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let (mut node, mut feed) =
        subscribe(&socket, &mut nodes, opening(), &answer(1, r#""0xa""#)).await;
    let pushed = |id: &str, item: u64| {
        format!(
            r#"{{"jsonrpc":"2.0","method":"s","params":{{"subscription":"{id}","result":{item}}}}}"#
        )
    };
    node.says(pushed("0xa", 1));
    node.says(pushed("0xb", 2));
    node.says(pushed("0xa", 3));
    assert_eq!([item(&mut feed).await, item(&mut feed).await], ["1", "3"]);
    drop(feed);
    let stop = node.hears().await;
    assert!(
        stop.contains(r#""method":"stop","params":["0xa"]"#),
        "{stop}"
    );
    node.says(pushed("0xa", 4));
    let asked = send(&socket, call(2, Safety::Read));
    assert_eq!(node.hears().await, text(2));
    node.says(answer(2, "2"));
    assert!(asked.await.expect("no panic").is_ok());
}

#[tokio::test(start_paused = true)]
async fn items_before_an_opening_that_is_refused_are_not_the_next_one_s() {
    let (socket, mut nodes) = socket(Dialect::GO_JSON_RPC);
    let item_of_7 =
        |text: &str| format!(r#"{{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[7,"{text}"]}}"#);
    let open = |id| {
        let opening = Opening {
            stop: Stop::Cancel("xrpc.cancel"),
            items: CHANNELS,
            buffer: 4,
        };
        let request = call(id, Safety::Read).with_opening(opening);
        tokio::spawn(socket.clone().oneshot(request))
    };
    let first = open(1);
    let mut node = nodes.recv().await.expect("a connection");
    node.hears().await;
    node.says(item_of_7("first"));
    // It doesn't say of which call it speaks.
    node.says(r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}"#);
    assert!(first.await.expect("no panic").is_ok());
    let second = open(2);
    node.hears().await;
    node.says(answer(2, "7"));
    let mut response = second.await.expect("no panic").expect("a response");
    let mut feed = response.take_feed().expect("a feed");
    node.says(item_of_7("second"));
    assert_eq!(item(&mut feed).await, r#""second""#);
}

#[tokio::test(start_paused = true)]
async fn items_before_the_opening_s_answer_are_kept() {
    let (socket, mut nodes) = socket(Dialect::GO_JSON_RPC);
    let early = r#"{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[7,"early"]}"#;
    let opening = Opening {
        stop: Stop::Cancel("xrpc.cancel"),
        items: CHANNELS,
        buffer: 4,
    };
    let asked = tokio::spawn(
        socket
            .clone()
            .oneshot(call(1, Safety::Read).with_opening(opening)),
    );
    let mut node = nodes.recv().await.expect("a connection");
    node.hears().await;
    node.says(early);
    node.says(answer(1, "7"));
    let mut response = asked.await.expect("no panic").expect("a response");
    let mut feed = response.take_feed().expect("a feed");
    assert_eq!(item(&mut feed).await, r#""early""#);
    node.says(r#"{"jsonrpc":"2.0","method":"xrpc.ch.close","params":[7]}"#);
    assert_eq!(item(&mut feed).await, "Some(Finished)");
    assert!(feed.next().await.is_none());
    // It is over: there is nothing to cancel.
    drop(feed);
    let asked = send(&socket, call(2, Safety::Read));
    assert_eq!(node.hears().await, text(2));
    asked.abort();
}

#[tokio::test(start_paused = true)]
async fn a_refused_subscription_has_no_feed() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let opening = Opening {
        stop: Stop::call("stop"),
        items: Items::DEFAULT,
        buffer: 4,
    };
    let asked = tokio::spawn(
        socket
            .clone()
            .oneshot(call(1, Safety::Read).with_opening(opening)),
    );
    let mut node = nodes.recv().await.expect("a connection");
    node.hears().await;
    node.says(r#"{"id":1,"error":{"code":-32601,"message":"no"}}"#);
    let mut response = asked.await.expect("no panic").expect("a response");
    assert!(response.take_feed().is_none());
}

#[tokio::test(start_paused = true)]
async fn libras_items_are_further_answers() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let opening = Opening {
        stop: Stop::SameId("unsubscribe"),
        items: Items::Responses,
        buffer: 4,
    };
    let opened = answer(1, r#"{"status":"OK","transaction_version":5}"#);
    let (mut node, mut feed) = subscribe(&socket, &mut nodes, opening, &opened).await;
    node.says(answer(1, r#"{"version":6}"#));
    let asked = send(&socket, call(2, Safety::Read));
    assert_eq!(node.hears().await, text(2));
    node.says(answer(2, "2"));
    assert!(asked.await.expect("no panic").is_ok());
    assert_eq!(item(&mut feed).await, r#"{"version":6}"#);
    drop(feed);
    let stop = r#"{"jsonrpc":"2.0","id":1,"method":"unsubscribe","params":[]}"#;
    assert_eq!(node.hears().await, stop);
    node.says(answer(1, r#"{"unsubscribe":"OK"}"#));
}

/// Both kinds of notifications on one connection, and the same id in each of them.
#[tokio::test(start_paused = true)]
async fn subscriptions_of_several_kinds_share_a_connection() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let (mut node, mut plain) = subscribe(&socket, &mut nodes, opening(), &answer(1, "7")).await;
    let channel = Opening {
        stop: Stop::Cancel("xrpc.cancel"),
        items: CHANNELS,
        buffer: 4,
    };
    let request = call(2, Safety::Read).with_opening(channel);
    let asked = tokio::spawn(socket.clone().oneshot(request));
    assert_eq!(node.hears().await, text(2));
    node.says(answer(2, "7"));
    let mut response = asked.await.expect("no panic").expect("a response");
    let mut channel = response.take_feed().expect("a feed");
    node.says(r#"{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[7,"channel"]}"#);
    node.says(r#"{"jsonrpc":"2.0","method":"s","params":{"subscription":7,"result":"plain"}}"#);
    assert_eq!(item(&mut channel).await, r#""channel""#);
    assert_eq!(item(&mut plain).await, r#""plain""#);
    drop(channel);
    let cancelled = r#"{"jsonrpc":"2.0","id":null,"method":"xrpc.cancel","params":[2]}"#;
    assert_eq!(node.hears().await, cancelled);
    // What was under way is for nobody.
    node.says(r#"{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[7,"late"]}"#);
    drop(plain);
    let stop = node.hears().await;
    assert!(stop.contains(r#""method":"stop","params":[7]"#), "{stop}");
}

/// Once its caller has given up, the late response to a call is no item of anything.
#[tokio::test(start_paused = true)]
async fn a_late_answer_is_no_item() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let responses = Opening {
        stop: Stop::SameId("stop"),
        items: Items::Responses,
        buffer: 4,
    };
    let (mut node, mut feed) = subscribe(&socket, &mut nodes, responses, &answer(1, "{}")).await;
    let late = send(&socket, call(2, Safety::Read));
    assert_eq!(node.hears().await, text(2));
    late.abort();
    assert!(late.await.is_err());
    node.says(answer(2, "2"));
    node.says(answer(1, "1"));
    assert_eq!(item(&mut feed).await, "1");
    // The node ends it by an error.
    node.says(r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"too slow"}}"#);
    assert_eq!(
        item(&mut feed).await,
        r#"the end: no response: the node ended the subscription: {"code":-32000,"message":"too slow"}"#
    );
}
