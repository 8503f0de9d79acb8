//! Subscriptions through jsonrpsee's clients.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use jsonrpsee_ws_client::WsClientBuilder;
use polyrpc::jsonrpsee::Transport;
use polyrpc::transport::{FeedEvent, Items, Notification, Opening, Request, Response, Stop};
use polyrpc::wire::JSONRPC;
use polyrpc::{Event, GapCause, RawJson, Reached, Rpc, Safety};

use crate::methods::{Count, echo};
use crate::server::Server;
use crate::through::{http, ws};
use crate::within;

/// Opens one by hand, with the id 1.
async fn open(rpc: &Rpc, params: &str, buffer: usize) -> Response {
    let params = RawJson::new(params).unwrap();
    let request = Request::new(&JSONRPC, 1, "test_count", Safety::Read, &params).expect("a call");
    let request = request.with_opening(Opening {
        stop: Stop::call("test_stop"),
        items: Items::DEFAULT,
        buffer,
    });
    rpc.send(request).await.unwrap()
}

#[tokio::test]
async fn items_come_in_order_until_the_reader_leaves() {
    within(async {
        let server = Server::start().await;
        let rpc = ws(&server).await;
        let mut numbers = rpc.subscribe(Count(2000, false)).await.unwrap();
        for number in 0..500 {
            let event = numbers.next().await.unwrap().unwrap();
            assert_eq!(event, Event::Item(number));
        }
        assert_eq!(server.count("call test_stop"), 0);
        drop(numbers);
        assert_eq!(server.sees("call test_stop").await, 1);
        assert_eq!(server.sees("unsubscribed").await, 1);
    })
    .await;
}

#[tokio::test]
async fn one_that_is_read_keeps_its_client() {
    within(async {
        let server = Server::start().await;
        let rpc = ws(&server).await;
        let mut numbers = open(&rpc, "[1,false]", 10).await.take_feed().unwrap();
        drop(rpc);
        let event = numbers.next().await.unwrap();
        assert!(matches!(event, FeedEvent::Item(json) if json == "0"));
        let more = tokio::time::timeout(Duration::from_millis(100), numbers.next());
        assert!(more.await.is_err());
        assert_eq!(server.count("unsubscribed"), 0);
        drop(numbers);
        assert_eq!(server.sees("unsubscribed").await, 1);
    })
    .await;
}

#[tokio::test]
async fn one_that_the_server_ends_is_opened_again() {
    within(async {
        let server = Server::start().await;
        let rpc = ws(&server).await;
        let mut numbers = rpc.subscribe(Count(2, true)).await.unwrap();
        for _ in 0..2 {
            for number in 0..2 {
                let event = numbers.next().await.unwrap().unwrap();
                assert_eq!(event, Event::Item(number));
            }
            let event = numbers.next().await.unwrap().unwrap();
            let reconnected = GapCause::Reconnected;
            assert!(matches!(event, Event::Gap { cause, .. } if cause == reconnected));
        }
        assert_eq!(server.count("call test_count"), 3);
    })
    .await;
}

#[tokio::test]
async fn a_slow_reader_learns_how_much_it_missed() {
    within(async {
        let server = Server::start().await;
        let rpc = ws(&server).await;
        let mut response = open(&rpc, "[500,true]", 10).await;
        let body = String::from_utf8(response.body().to_vec()).unwrap();
        let head = r#"{"jsonrpc":"2.0","id":1,"result":"#;
        let key = body
            .strip_prefix(head)
            .and_then(|key| key.strip_suffix('}'));
        assert!(key.is_some_and(|key| key.parse::<u64>().is_ok()), "{body}");
        let feed = response.take_feed().expect("a feed");
        // Until more has come than it holds: a response doesn't overtake the items that were sent before it.
        server.sees("all sent").await;
        rpc.call(echo(1)).await.unwrap();
        let mut events: Vec<_> = feed.collect().await;
        let last = events.pop();
        assert!(matches!(last, Some(FeedEvent::Ended(_))), "{last:?}");
        let (mut next, mut lagged) = (0, 0);
        for event in events {
            match event {
                FeedEvent::Item(json) => {
                    assert_eq!(json, next.to_string());
                    next += 1;
                }
                FeedEvent::Lagged(missing) => {
                    next += missing;
                    lagged += missing;
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(next, 500);
        assert!(lagged > 0);
    })
    .await;
}

#[tokio::test]
async fn refusals_are_told_apart() {
    within(async {
        let server = Server::start().await;
        let error = http(&server).subscribe(Count(1, true)).await.unwrap_err();
        assert!(error.is_no_subscriptions(), "{error}");

        let client = WsClientBuilder::new().build(server.ws()).await.unwrap();
        let rpc = Rpc::new(Transport::new(Arc::new(client)));
        let error = rpc.subscribe(Count(1, true)).await.unwrap_err();
        assert!(error.is_no_subscriptions(), "{error}");
        assert_eq!(server.count("call test_count"), 0);

        let mut response = open(&ws(&server).await, "[1]", 1).await;
        assert!(response.take_feed().is_none());
        let error = r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"two numbers"}}"#;
        assert_eq!(response.body(), error);
    })
    .await;
}

#[tokio::test]
async fn other_kinds_of_subscriptions_are_refused_before_anything_is_sent() {
    within(async {
        let server = Server::start().await;
        let rpc = ws(&server).await;
        let elsewhere = Items::Notifications(Notification::ANY.at("/params/0", "/params/1"));
        let ended = Items::Notifications(Notification::ANY.ended_by("test_ended"));
        for (stop, items) in [
            (Stop::Cancel("xrpc.cancel"), Items::DEFAULT),
            (Stop::SameId("test_stop"), Items::DEFAULT),
            (Stop::Connection, Items::DEFAULT),
            (Stop::call_by_name("test_stop", "id"), Items::DEFAULT),
            (Stop::call("test_stop"), Items::Responses),
            (Stop::call("test_stop"), Items::Pushes),
            (Stop::call("test_stop"), elsewhere),
            (Stop::call("test_stop"), ended),
        ] {
            let params = RawJson::new("[1,true]").unwrap();
            let request = Request::new(&JSONRPC, 1, "test_count", Safety::Read, &params).unwrap();
            let opening = Opening {
                stop,
                items,
                buffer: 1,
            };
            let what = format!("{opening:?}");
            let error = rpc.send(request.with_opening(opening)).await.unwrap_err();
            assert_eq!(error.reached_server(), Reached::No, "{what}");
            assert!(error.to_string().contains("of one kind"), "{what}: {error}");
        }
        assert_eq!(server.count("call test_count"), 0);
    })
    .await;
}

#[tokio::test]
async fn one_whose_client_is_lost_says_so() {
    within(async {
        let server = Server::start().await;
        let rpc = ws(&server).await;
        let mut numbers = rpc.subscribe(Count(1, false)).await.unwrap();
        assert_eq!(numbers.next().await.unwrap().unwrap(), Event::Item(0));
        server.stop().await;
        let error = numbers.next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains("restart required"), "{error}");
    })
    .await;
}
