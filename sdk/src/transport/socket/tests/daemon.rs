//! The messages of Chia's daemon over a connection in memory.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use tokio::sync::mpsc::UnboundedReceiver;

use super::memory::{Kind, Node, build, builder, socket};
use super::*;
use crate::RawJson;
#[cfg(feature = "epee")]
use crate::wire::EPEE;
use crate::wire::{CHIA, CHIA_DAEMON};

fn to(service: &'static str, id: u64) -> Request {
    let none = RawJson::new("{}").expect("JSON");
    Request::new(&CHIA, id, "get_block", Safety::Read, &none)
        .expect("a call")
        .with_destination(service)
}

fn register(id: u64) -> Request {
    let params = RawJson::new(r#"{"service":"wallet_ui"}"#).expect("JSON");
    let request = Request::new(
        &CHIA_DAEMON,
        id,
        "register_service",
        Safety::Idempotent,
        &params,
    )
    .expect("a call");
    request.with_opening(Opening {
        stop: Stop::Connection,
        items: Items::Pushes,
        buffer: 2,
    })
}

/// The next message, as the values of some of its keys: command, destination, id, origin.
async fn heard(node: &mut Node) -> [String; 4] {
    let text = node.hears().await;
    let message: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(message["ack"], false, "{text}");
    ["command", "destination", "request_id", "origin"]
        .map(|key| message[key].as_str().expect("a string").to_owned())
}

fn answered(id: u64, data: &str) -> String {
    format!(
        r#"{{"ack":true,"command":"c","data":{data},"request_id":"{id:064x}","destination":"o","origin":"s"}}"#
    )
}

fn pushed(text: &str) -> String {
    format!(
        r#"{{"ack":false,"command":"c","data":{{"x":"{text}"}},"request_id":"{}","destination":"wallet_ui"}}"#,
        "f".repeat(64)
    )
}

/// A connection whose greeting was heard; gives the name that it has.
async fn greeted(nodes: &mut UnboundedReceiver<Node>) -> (Node, String) {
    let mut node = nodes.recv().await.expect("a connection");
    let [command, destination, _, origin] = heard(&mut node).await;
    assert_eq!(
        (command.as_str(), destination.as_str()),
        ("register_service", "daemon")
    );
    (node, origin)
}

#[tokio::test(start_paused = true)]
async fn answers_are_taken_out_of_their_envelopes() {
    let (socket, mut nodes) = socket(Dialect::CHIA_DAEMON);
    let calls = [(1, "chia_wallet"), (2, "chia_full_node")];
    let calls = calls.map(|(id, service)| send(&socket, to(service, id)));
    let (mut node, origin) = greeted(&mut nodes).await;
    for (id, service) in [(1, "chia_wallet"), (2, "chia_full_node")] {
        let expected = ["get_block", service, &format!("{id:064x}"), &origin];
        assert_eq!(heard(&mut node).await, expected);
    }
    // Neither is for anyone.
    node.says(answered(9, "{}"));
    node.says(pushed("early"));
    node.says(answered(2, r#"{"success": true,"a":[1]}"#));
    node.says(answered(1, r#"{"success":false}"#));
    let bodies = [r#"{"success":false}"#, r#"{"success": true,"a":[1]}"#];
    for (asked, body) in calls.into_iter().zip(bodies) {
        assert_eq!(asked.await.expect("no panic").expect("a response"), body);
    }
}

#[tokio::test(start_paused = true)]
async fn silence_lasts_as_long_as_the_call() {
    let settings = builder(Kind {
        dialect: Dialect::CHIA_DAEMON,
        delay: Duration::ZERO,
    });
    // The other end of this connection gives no sign of life.
    let (socket, mut nodes) = build(settings.idle_timeout(Duration::from_secs(600)));
    let limit = Duration::from_secs(3);
    let asked = send(&socket, to("chia_nobody", 1).with_timeout(Some(limit)));
    let (_node, _) = greeted(&mut nodes).await;
    let start = Instant::now();
    let error = asked.await.expect("no panic").expect_err("silence");
    assert!(error.is_timeout(), "{error}");
    assert_eq!(start.elapsed(), limit);
    // Without a limit of its own the socket's holds.
    let asked = send(&socket, to("chia_nobody", 2));
    let error = asked.await.expect("no panic").expect_err("silence");
    assert_eq!((error.is_timeout(), start.elapsed().as_secs()), (true, 63));
}

#[tokio::test(start_paused = true)]
async fn each_connection_is_registered_anew() {
    let (socket, mut nodes) = socket(Dialect::CHIA_DAEMON);
    let asked = send(&socket, to("chia_wallet", 1));
    let (mut node, first) = greeted(&mut nodes).await;
    heard(&mut node).await;
    drop(node);
    let error = asked
        .await
        .expect("no panic")
        .expect_err("a lost connection");
    assert_eq!(error.reached_server(), Reached::Maybe);
    let asked = send(&socket, to("chia_wallet", 2));
    let (mut node, again) = greeted(&mut nodes).await;
    assert_eq!(first, again);
    heard(&mut node).await;
    node.says(answered(2, "{}"));
    assert_eq!(asked.await.expect("no panic").expect("a response"), "{}");
    assert!(
        first.starts_with("polyrpc-") && first.len() == 40,
        "{first}"
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_pushed_goes_to_all_who_listen() {
    let (socket, mut nodes) = socket(Dialect::CHIA_DAEMON);
    let open = |id| tokio::spawn(socket.clone().oneshot(register(id)));
    let (one, two) = (open(1), open(2));
    let (mut node, _) = greeted(&mut nodes).await;
    let mut feeds = Vec::new();
    for (id, asked) in [(1, one), (2, two)] {
        heard(&mut node).await;
        node.says(answered(id, r#"{"success":true}"#));
        let response = asked.await.expect("no panic").expect("a response");
        feeds.extend({ response }.take_feed());
    }
    node.says(pushed("a"));
    for feed in &mut feeds {
        assert_eq!(item(feed).await, pushed("a"));
    }
    // One leaves without a word, the other is slow.
    drop(feeds.pop());
    for text in ["b", "c", "d"] {
        node.says(pushed(text));
    }
    let asked = send(&socket, to("chia_wallet", 3));
    assert_eq!(heard(&mut node).await[0], "get_block");
    node.says(answered(3, "{}"));
    asked.await.expect("no panic").expect("a response");
    let feed = &mut feeds[0];
    assert_eq!(
        [item(feed).await, item(feed).await],
        [pushed("b"), pushed("c")]
    );
    assert_eq!(item(feed).await, "Some(Lagged(1))");
    drop(node);
    assert!(item(feed).await.starts_with("the end: "));

    // Who is refused has no feed.
    let asked = tokio::spawn(socket.clone().oneshot(register(4)));
    let (mut node, _) = greeted(&mut nodes).await;
    heard(&mut node).await;
    node.says(answered(4, r#"{"error":"no","success":false}"#));
    let refused = asked.await.expect("no panic").expect("a response");
    assert!({ refused }.take_feed().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_message_that_names_no_call_is_for_the_only_caller() {
    let (socket, mut nodes) = socket(Dialect::CHIA_DAEMON);
    let asked = send(&socket, to("chia_wallet", 1));
    let (mut node, _) = greeted(&mut nodes).await;
    heard(&mut node).await;
    let refusal = r#"{"error":"'command'"}"#;
    node.says(refusal);
    assert_eq!(asked.await.expect("no panic").expect("a response"), refusal);
}

#[cfg(feature = "epee")]
#[tokio::test(start_paused = true)]
async fn other_wires_are_refused_before_anyone_connects() {
    let none = RawJson::new("{}").expect("JSON");
    let daemon = Request::new(&CHIA_DAEMON, 1, "get_keys", Safety::Read, &none).expect("a call");
    let epee = Request::new(&EPEE, 1, "getblocks.bin", Safety::Read, &none).expect("a view");
    let behind = epee.clone().with_destination("chia_wallet");
    for (dialect, request, word) in [
        (
            Dialect::CHIA_DAEMON,
            call(1, Safety::Read),
            "the wire `jsonrpc`",
        ),
        (
            Dialect::CHIA_DAEMON,
            Request::new(&CHIA, 1, "m", Safety::Read, &none).expect("a call"),
            "with_destination",
        ),
        (Dialect::JSON_RPC, to("chia_wallet", 1), "speaks JSON-RPC"),
        (
            Dialect::GO_JSON_RPC,
            to("chia_wallet", 1),
            "speaks JSON-RPC",
        ),
        (Dialect::CHIA_DAEMON, behind, "the wire `epee`"),
        (Dialect::JSON_RPC, epee, "goes over HTTP only"),
        (Dialect::JSON_RPC, daemon, "Dialect::CHIA_DAEMON"),
    ] {
        let (socket, mut nodes) = socket(dialect);
        let error = socket.oneshot(request).await.expect_err("another wire");
        assert!(error.to_string().contains(word), "{error}");
        assert_eq!(error.reached_server(), Reached::No);
        assert!(nodes.try_recv().is_err(), "nobody has connected");
    }
}
