//! jsonrpsee's subscriptions over our connection.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use jsonrpsee_core::client::{
    ClientT, Error, SubscriptionClientT, SubscriptionCloseReason, SubscriptionKind,
};
use jsonrpsee_core::params::ArrayParams;
use jsonrpsee_core::rpc_params;
use jsonrpsee_types::SubscriptionId;
use polyrpc::Rpc;
use polyrpc::jsonrpsee::Client;
use polyrpc::transport::{FeedSender, Request, Response, feed};
use tower::service_fn;

use crate::ours::both;
use crate::server::Server;
use crate::within;

async fn ws(server: &Server) -> Client {
    let [_, ws] = both(server).await;
    Client::new(ws)
}

#[tokio::test]
async fn items_come_in_order_until_the_reader_unsubscribes() {
    within(async {
        let server = Server::start().await;
        let client = ws(&server).await;
        let open = client.subscribe::<u64, _>("test_count", rpc_params![800, false], "test_stop");
        let mut numbers = open.await.unwrap();
        let SubscriptionKind::Subscription(SubscriptionId::Num(_)) = numbers.kind() else {
            panic!("{:?}", numbers.kind())
        };
        for number in 0..800 {
            assert_eq!(numbers.next().await.unwrap().unwrap(), number);
        }
        assert!(numbers.close_reason().is_none());
        assert_eq!(server.count("call test_stop"), 0);
        numbers.unsubscribe().await.unwrap();
        assert_eq!(server.sees("call test_stop").await, 1);
        // The connection goes on.
        let id: String = client.request("eth_chainId", rpc_params![]).await.unwrap();
        assert_eq!(id, "0x7a69");
    })
    .await;
}

#[tokio::test]
async fn one_that_is_dropped_ends_and_outlives_its_client() {
    within(async {
        let server = Server::start().await;
        let client = ws(&server).await;
        let open = client.subscribe::<u64, _>("test_count", rpc_params![1, false], "test_stop");
        let mut numbers = open.await.unwrap();
        drop(client);
        assert_eq!(numbers.next().await.unwrap().unwrap(), 0);
        let more = tokio::time::timeout(Duration::from_millis(100), numbers.next());
        assert!(more.await.is_err());
        assert_eq!(server.count("unsubscribed"), 0);
        drop(numbers);
        assert_eq!(server.sees("unsubscribed").await, 1);
    })
    .await;
}

#[tokio::test]
async fn one_ends_with_the_server_s_word_or_with_the_connection() {
    within(async {
        let server = Server::start().await;
        let client = ws(&server).await;
        let ended = client.subscribe::<u64, _>("test_count", rpc_params![2, true], "test_stop");
        let open = client.subscribe::<u64, _>("test_count", rpc_params![2, false], "test_stop");
        let (mut ended, mut open) = (ended.await.unwrap(), open.await.unwrap());
        for number in 0..2 {
            assert_eq!(ended.next().await.unwrap().unwrap(), number);
            assert_eq!(open.next().await.unwrap().unwrap(), number);
        }
        let closed = |reason| matches!(reason, Some(SubscriptionCloseReason::ConnectionClosed));
        assert!(ended.next().await.is_none());
        assert!(closed(ended.close_reason()));
        assert!(open.next().now_or_never().is_none());
        server.stop().await;
        assert!(open.next().await.is_none());
        assert!(closed(open.close_reason()));
    })
    .await;
}

#[tokio::test]
async fn a_slow_reader_loses_it() {
    within(async {
        let server = Server::start().await;
        let client = ws(&server).await;
        let open = client.subscribe::<u64, _>("test_count", rpc_params![9000, false], "test_stop");
        let mut numbers = open.await.unwrap();
        server.sees("call test_stop").await;
        let mut count = 0;
        while let Some(number) = numbers.next().await {
            assert_eq!(number.unwrap(), count);
            count += 1;
        }
        assert!((1024..9000).contains(&count), "{count}");
        assert!(numbers.close_reason().is_some());
    })
    .await;
}

#[tokio::test]
async fn refusals() {
    within(async {
        let server = Server::start().await;
        let client = ws(&server).await;
        let error = client
            .subscribe::<u64, _>("test_count", rpc_params![1], "test_stop")
            .await
            .unwrap_err();
        assert!(matches!(&error, Error::Call(error) if error.message() == "two numbers"));
        // A call that opens nothing.
        let params = ArrayParams::new;
        let error = client.subscribe::<u64, _>("test_echo", params(), "test_stop");
        let error = error.await.unwrap_err();
        assert!(matches!(error, Error::HttpNotImplemented), "{error:?}");
        let error = client.subscribe::<u64, _>("same", params(), "same").await;
        assert!(matches!(error, Err(Error::RegisterMethod(_))), "{error:?}");
        let error = client.subscribe_to_method::<u64>("test_number").await;
        let Err(Error::Custom(error)) = error else {
            panic!("{error:?}")
        };
        assert!(error.contains("test_number"), "{error}");

        let [http, _] = both(&server).await;
        let error = Client::new(http)
            .subscribe::<u64, _>("test_count", rpc_params![1, true], "test_stop")
            .await
            .unwrap_err();
        assert!(matches!(error, Error::HttpNotImplemented), "{error:?}");
    })
    .await;
}

/// An `Rpc` that opens any number of subscriptions, all with the id `"0x1"`.
fn alike() -> (Rpc, Arc<Mutex<Vec<FeedSender>>>) {
    let senders = Arc::new(Mutex::new(Vec::new()));
    let opened = Arc::clone(&senders);
    let rpc = Rpc::new(service_fn(move |request: Request| {
        let opening = request.opening().expect("an opening");
        let (sender, reader) = feed(opening.buffer);
        opened.lock().unwrap().push(sender);
        let id = request.single().expect("a call").id();
        let body = format!(r#"{{"jsonrpc":"2.0","id":{id},"result":"0x1"}}"#);
        async move { Ok::<_, Infallible>(Response::new(body).with_feed(reader)) }
    }));
    (rpc, senders)
}

#[tokio::test]
async fn equal_ids_of_different_nodes_are_not_mixed_up() {
    within(async {
        let (rpc, senders) = alike();
        let client = Client::new(rpc);
        let params = ArrayParams::new;
        let first = client.subscribe::<String, _>("open", params(), "stop");
        let second = client.subscribe::<String, _>("open", params(), "stop");
        let (mut first, mut second) = (first.await.unwrap(), second.await.unwrap());
        {
            let senders = senders.lock().unwrap();
            senders[0].item(r#""a""#.into());
            senders[1].item(r#""b""#.into());
        }
        assert_eq!(second.next().await.unwrap().unwrap(), "b");
        assert_eq!(first.next().await.unwrap().unwrap(), "a");
        drop(first);
        while !senders.lock().unwrap()[0].is_unread() {
            tokio::task::yield_now().await;
        }
        senders.lock().unwrap()[1].item(r#""c""#.into());
        assert_eq!(second.next().await.unwrap().unwrap(), "c");
        let key = SubscriptionId::Str("0x1".into());
        assert!(matches!(second.kind(), SubscriptionKind::Subscription(id) if *id == key));
    })
    .await;
}

#[tokio::test]
async fn items_are_never_left_out_without_a_word() {
    within(async {
        let (rpc, senders) = alike();
        let client = Client::new(rpc);
        let open = client.subscribe::<u64, _>("open", ArrayParams::new(), "stop");
        let mut numbers = open.await.unwrap();
        // More than the feed holds, before anyone can read.
        for number in 0..3000 {
            let sender = &senders.lock().unwrap()[0];
            sender.item(number.to_string().into());
        }
        for number in 0..1024 {
            assert_eq!(numbers.next().await.unwrap().unwrap(), number);
        }
        assert!(numbers.next().await.is_none());
        assert!(senders.lock().unwrap()[0].is_unread());
    })
    .await;
}

#[test]
fn without_a_runtime_it_is_an_error() {
    let (rpc, senders) = alike();
    let client = Client::new(rpc);
    let open = client.subscribe::<u64, _>("open", ArrayParams::new(), "stop");
    let error = open.now_or_never().expect("at once");
    assert!(matches!(error, Err(Error::Custom(_))), "{error:?}");
    assert!(senders.lock().unwrap().is_empty());
}
