//! The task over a connection in memory, with a clock that only moves when everybody waits.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod daemon;
mod feeds;
mod memory;
mod settings;

use futures_util::StreamExt;
use futures_util::future::join_all;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, sleep};
use tower::ServiceExt;

use super::*;
use crate::transport::{Feed, FeedEvent, Items, Opening, Stop};
use crate::{Reached, Safety};
use memory::{Kind, Node, ROOM, answer, build, builder, call, socket, text};

/// Sends in the background; the result is the body of the response.
fn send(socket: &Socket, request: Request) -> tokio::task::JoinHandle<Result<String, Error>> {
    let socket = socket.clone();
    tokio::spawn(async move {
        let response = socket.oneshot(request).await?;
        Ok(String::from_utf8_lossy(response.body()).into_owned())
    })
}

/// A subscription as everybody has them, ended by a call of `stop`.
fn opening() -> Opening {
    Opening {
        stop: Stop::call("stop"),
        items: Items::DEFAULT,
        buffer: 4,
    }
}

/// Opens a subscription by call 1, which the node answers with `opened`.
async fn subscribe(
    socket: &Socket,
    nodes: &mut UnboundedReceiver<Node>,
    opening: Opening,
    opened: &str,
) -> (Node, Feed) {
    let request = call(1, Safety::Read).with_opening(opening);
    let asked = tokio::spawn(socket.clone().oneshot(request));
    let mut node = nodes.recv().await.expect("a connection");
    assert_eq!(node.hears().await, text(1));
    node.says(opened);
    let response = asked.await.expect("no panic").expect("a response");
    (node, { response }.take_feed().expect("a feed"))
}

async fn item(feed: &mut Feed) -> String {
    match feed.next().await {
        Some(FeedEvent::Item(json)) => String::from_utf8_lossy(&json).into_owned(),
        Some(FeedEvent::Ended(error)) => format!("the end: {error}"),
        other => format!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn answers_come_in_any_order() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let calls = [1, 2, 3].map(|id| send(&socket, call(id, Safety::Read)));
    let mut node = nodes.recv().await.expect("a connection");
    for id in 1..=3 {
        assert_eq!(node.hears().await, text(id));
    }
    for (id, result) in [(9, "0"), (3, "3"), (1, "1"), (3, "4"), (2, "2")] {
        node.says(answer(id, result));
    }
    for (id, asked) in (1..).zip(calls) {
        let body = asked.await.expect("no panic").expect("a response");
        assert_eq!(body, answer(id, &id.to_string()));
    }
    assert!(nodes.try_recv().is_err(), "one connection serves all");
}

#[tokio::test(start_paused = true)]
async fn an_error_without_an_id_is_for_the_only_caller() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let refusal = r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}"#;
    let asked = send(&socket, call(1, Safety::Read));
    let mut node = nodes.recv().await.expect("a connection");
    node.hears().await;
    node.says(refusal);
    assert_eq!(asked.await.expect("no panic").expect("a response"), refusal);

    let both = [2, 3].map(|id| send(&socket, call(id, Safety::Read)));
    assert_eq!([node.hears().await, node.hears().await], [text(2), text(3)]);
    node.says(refusal);
    let start = Instant::now();
    for asked in both {
        let error = asked
            .await
            .expect("no panic")
            .expect_err("nobody knows whose it is");
        assert!(error.is_timeout(), "{error}");
    }
    assert_eq!(start.elapsed().as_secs(), 60);
}

#[tokio::test(start_paused = true)]
async fn an_error_with_the_id_of_no_call_is_for_the_only_caller() {
    for dialect in [Dialect::JSON_RPC, Dialect::GO_JSON_RPC] {
        for id in [r#""""#, r#""unknown""#, "0", "-1", "{}", "[1]", "1.5"] {
            let (socket, mut nodes) = socket(dialect);
            let refusal =
                format!(r#"{{"jsonrpc":"2.0","id":{id},"error":{{"code":-5,"message":"no"}}}}"#);
            let asked = send(&socket, call(1, Safety::Read));
            let mut node = nodes.recv().await.expect("a connection");
            node.hears().await;
            // A result under such an id is nobody's.
            node.says(answer(0, "1"));
            node.says(&*refusal);
            let start = Instant::now();
            assert_eq!(asked.await.expect("no panic").expect("an answer"), refusal);
            assert_eq!(start.elapsed().as_secs(), 0, "{id}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn ids_as_text_find_their_callers() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let calls = [1, 2].map(|id| send(&socket, call(id, Safety::Read)));
    let mut node = nodes.recv().await.expect("a connection");
    assert_eq!([node.hears().await, node.hears().await], [text(1), text(2)]);
    let said = [
        r#"{"jsonrpc":"2.0","id":"1","result":"0x10"}"#,
        r#"{"result":{"id":1},"id":2.0,"jsonrpc":"2.0"}"#,
    ];
    // The node's own call of ours has an id of its own making.
    node.says(r#"{"jsonrpc":"2.0","id":"1","method":"ping","params":[]}"#);
    said.iter().rev().for_each(|said| node.says(*said));
    for (said, asked) in said.iter().zip(calls) {
        assert_eq!(asked.await.expect("no panic").expect("an answer"), *said);
    }
    let batch = Request::batch([call(3, Safety::Read), call(4, Safety::Read)]).expect("JSON-RPC");
    for (batch, entries) in [
        (
            batch.clone(),
            r#"[{"id":"4","result":4},{"id":"3","result":3}]"#,
        ),
        (
            batch,
            r#"[{"id":"3","result":3},{"id":"4","error":{"code":1}}]"#,
        ),
    ] {
        let asked = send(&socket, batch);
        node.hears().await;
        node.says(entries);
        assert_eq!(asked.await.expect("no panic").expect("an answer"), entries);
    }
}

#[tokio::test(start_paused = true)]
async fn a_batch_is_answered_at_once_or_piece_by_piece() {
    let batch =
        || Request::batch([call(1, Safety::Read), call(2, Safety::Read)]).expect("JSON-RPC");
    let pieces = [answer(2, "2"), answer(1, "1")];
    let joined = format!("[{}]", pieces.join(","));
    for at_once in [true, false] {
        let (socket, mut nodes) = socket(Dialect::JSON_RPC);
        let asked = send(&socket, batch());
        let mut node = nodes.recv().await.expect("a connection");
        assert_eq!(node.hears().await, format!("[{},{}]", text(1), text(2)));
        match at_once {
            true => node.says(joined.clone()),
            false => pieces.iter().for_each(|piece| node.says(piece)),
        }
        assert_eq!(asked.await.expect("no panic").expect("a response"), joined);
    }
    let (socket, _nodes) = socket(Dialect::JSON_RPC);
    let empty = batch().only(|_| false);
    assert_eq!(
        send(&socket, empty)
            .await
            .expect("no panic")
            .expect("a response"),
        "[]"
    );
}

#[tokio::test(start_paused = true)]
async fn lotus_gets_calls_one_by_one_and_hears_of_those_given_up() {
    let (socket, mut nodes) = socket(Dialect::GO_JSON_RPC);
    let asked = send(
        &socket,
        Request::batch([1, 2].map(|id| call(id, Safety::Read))).expect("JSON-RPC"),
    );
    let mut node = nodes.recv().await.expect("a connection");
    assert_eq!([node.hears().await, node.hears().await], [text(1), text(2)]);
    node.says(answer(2, "2"));
    node.says(answer(1, "1"));
    let body = asked.await.expect("no panic").expect("a response");
    assert_eq!(body, format!("[{},{}]", answer(2, "2"), answer(1, "1")));

    let given_up = send(&socket, call(3, Safety::Read));
    assert_eq!(node.hears().await, text(3));
    given_up.abort();
    let cancelled = |id: u64| {
        format!(r#"{{"jsonrpc":"2.0","id":null,"method":"xrpc.cancel","params":[{id}]}}"#)
    };
    assert_eq!(node.hears().await, cancelled(3));
    // Its one response comes all the same, and disturbs nobody.
    node.says(answer(3, "3"));

    let limited = call(4, Safety::Read).with_timeout(Some(Duration::from_secs(1)));
    let late = send(&socket, limited);
    assert_eq!(node.hears().await, text(4));
    assert_eq!(node.hears().await, cancelled(4));
    let error = late.await.expect("no panic").expect_err("no response");
    assert!(
        error.is_timeout() && error.reached_server() == Reached::Maybe,
        "{error:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn what_was_never_written_may_be_sent_again_whatever_it_does() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let calls: Vec<_> = (1..=40)
        .map(|id| send(&socket, call(id, Safety::Write)))
        .collect();
    let mut node = nodes.recv().await.expect("a connection");
    node.hears().await;
    // The connection takes some more, and then no more.
    sleep(Duration::from_secs(1)).await;
    drop(node);
    let outcomes = join_all(calls).await;
    let mut reached = outcomes.into_iter().map(|outcome| {
        let error = outcome.expect("no panic").expect_err("no response");
        let error = error.of(None, Safety::Write);
        let reached = error.reached_server();
        assert_eq!(error.is_retryable(), reached == Reached::No, "{error}");
        reached
    });
    let sent = ROOM + 1;
    assert!(
        reached
            .by_ref()
            .take(sent)
            .all(|reached| reached == Reached::Maybe)
    );
    assert!(reached.all(|reached| reached == Reached::No));
}

#[tokio::test(start_paused = true)]
async fn a_node_that_does_not_read_makes_callers_wait_within_their_limits() {
    let (socket, mut nodes) = build(
        builder(Kind {
            dialect: Dialect::JSON_RPC,
            delay: Duration::ZERO,
        })
        .queue(8)
        .timeout(Duration::from_secs(5)),
    );
    let start = Instant::now();
    let calls: Vec<_> = (1..=500)
        .map(|id| send(&socket, call(id, Safety::Write)))
        .collect();
    let mut node = nodes.recv().await.expect("a connection");
    let outcomes = join_all(calls).await;
    assert_eq!(start.elapsed().as_secs(), 5);
    let unsent = outcomes.into_iter().filter(|outcome| {
        let error = outcome
            .as_ref()
            .expect("no panic")
            .as_ref()
            .expect_err("no response");
        assert!(error.is_timeout(), "{error}");
        error.reached_server() == Reached::No
    });
    assert_eq!(unsent.count(), 500 - ROOM);
    // Those that gave up aren't sent afterwards.
    for id in 1..=ROOM as u64 {
        assert_eq!(node.hears().await, text(id));
    }
    let asked = send(&socket, call(501, Safety::Read));
    assert_eq!(node.hears().await, text(501));
    asked.abort();
}

#[tokio::test(start_paused = true)]
async fn a_silent_connection_is_pinged_and_given_up() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let (mut node, mut feed) =
        subscribe(&socket, &mut nodes, opening(), &answer(1, r#""0xa""#)).await;
    let start = Instant::now();
    assert_eq!(node.hears().await, "ping");
    assert_eq!(start.elapsed().as_secs(), 20);
    // Any sign of life counts, not only the response to a ping.
    sleep(Duration::from_secs(15)).await;
    _ = node.say.send(Ok(Incoming::Alive));
    assert_eq!(node.hears().await, "ping");
    assert_eq!(node.hears().await, "ping");
    let end = item(&mut feed).await;
    assert!(end.contains("nothing was heard for"), "{end}");
    assert_eq!(start.elapsed().as_secs(), 95);
}

#[tokio::test(start_paused = true)]
async fn a_lost_connection_is_made_again_when_it_is_needed() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    for round in 1..=3 {
        let asked = send(&socket, call(round, Safety::Read));
        let mut node = nodes.recv().await.expect("a connection");
        assert_eq!(node.hears().await, text(round));
        drop(node);
        let error = asked.await.expect("no panic").expect_err("lost");
        assert_eq!(
            error.to_string(),
            "no response from memory: the connection was lost: the connection was closed"
        );
    }
    drop(nodes);
    let error = send(&socket, call(9, Safety::Write))
        .await
        .expect("no panic");
    assert!(error.expect_err("refused").is_connect());
}

#[tokio::test(start_paused = true)]
async fn callers_share_an_attempt_to_connect() {
    let delay = Duration::from_secs(3);
    let kind = || Kind {
        dialect: Dialect::JSON_RPC,
        delay,
    };
    let (socket, mut nodes) = build(builder(kind()));
    let calls: Vec<_> = (1..=20)
        .map(|id| send(&socket, call(id, Safety::Read)))
        .collect();
    let mut node = nodes.recv().await.expect("a connection");
    for id in 1..=20 {
        assert_eq!(node.hears().await, text(id));
        node.says(answer(id, "0"));
    }
    assert!(
        join_all(calls)
            .await
            .into_iter()
            .all(|outcome| outcome.is_ok_and(|answer| answer.is_ok()))
    );
    assert!(nodes.try_recv().is_err());

    let (socket, _nodes) = build(builder(kind()).connect_timeout(Duration::from_secs(2)));
    let error = socket.connect().await.expect_err("too slow");
    assert!(error.is_connect() && error.is_timeout(), "{error}");
    assert_eq!(
        error.to_string(),
        "can't connect to memory within the timeout of 2 s; `connect_timeout` sets another"
    );
}

#[tokio::test(start_paused = true)]
async fn the_task_ends_when_nobody_is_left() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let (mut node, feed) = subscribe(&socket, &mut nodes, opening(), &answer(1, r#""0xa""#)).await;
    drop(socket);
    // The reader is still there.
    assert_eq!(node.hears().await, "ping");
    drop(feed);
    assert!(node.hears().await.contains("stop"));
    assert_eq!(node.hears().await, "close");
    assert_eq!(node.hears().await, "the end");
    assert_eq!(
        tokio::runtime::Handle::current()
            .metrics()
            .num_alive_tasks(),
        0
    );
}

#[tokio::test(start_paused = true)]
async fn closing_ends_everything() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let (mut node, mut feed) =
        subscribe(&socket, &mut nodes, opening(), &answer(1, r#""0xa""#)).await;
    let asked = send(&socket, call(2, Safety::Read));
    assert_eq!(node.hears().await, text(2));
    socket.close().await;
    assert_eq!(node.hears().await, "close");
    assert!(
        asked
            .await
            .expect("no panic")
            .expect_err("closed")
            .is_closed()
    );
    assert!(matches!(feed.next().await, Some(FeedEvent::Ended(error)) if error.is_closed()));
    let error = send(&socket, call(3, Safety::Read))
        .await
        .expect("no panic");
    assert!(error.expect_err("closed").is_closed());
    assert!(nodes.try_recv().is_err());
    socket.close().await;
}

#[tokio::test(start_paused = true)]
async fn an_id_can_be_in_flight_once() {
    let (socket, mut nodes) = socket(Dialect::JSON_RPC);
    let first = send(&socket, call(1, Safety::Read));
    let mut node = nodes.recv().await.expect("a connection");
    assert_eq!(node.hears().await, text(1));
    let again = send(
        &socket,
        Request::batch([call(2, Safety::Read), call(1, Safety::Read)]).expect("JSON-RPC"),
    );
    let error = again.await.expect("no panic").expect_err("twice");
    assert!(error.to_string().contains("must be clones"), "{error}");
    assert_eq!(error.reached_server(), Reached::No);
    node.says(answer(1, "1"));
    assert!(first.await.expect("no panic").is_ok());
}
