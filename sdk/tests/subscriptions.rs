//! Typed streams over a WebSocket and over HTTP, against mock nodes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use futures_util::{FutureExt, Stream, StreamExt};
use polyrpc::ethereum::methods::{
    BlockNumber, GetFilterChanges, GetTransactionByHash, NewBlockFilter, NewFilter,
    NewPendingTransactionFilter, UninstallFilter,
};
use polyrpc::ethereum::streams::PendingTransactions;
use polyrpc::ethereum::{B256, Client, FilterChanges, Log, LogFilter};
use polyrpc::mock::{Fault, Node, Topic, sample};
use polyrpc::transport::socket::Socket;
use polyrpc::transport::{Items, Request, Response, Stop, feed};
use polyrpc::wire::JSONRPC;
use polyrpc::{
    Error, Event, GapCause, Method, Notify, RawJson, Rpc, RpcError, Safety, Subscribe, Subscription,
};
use tokio::time::timeout;

const LIMIT: Duration = Duration::from_secs(20);

fn hash(number: u8) -> B256 {
    B256::new([number; 32])
}

async fn next<T>(stream: &mut (impl Stream<Item = T> + Unpin)) -> T {
    let next = timeout(LIMIT, stream.next()).await.expect("in time");
    next.expect("the stream goes on")
}

async fn item<T: std::fmt::Debug>(events: &mut Subscription<T>) -> T {
    match next(events).await {
        Ok(Event::Item(item)) => item,
        other => panic!("no item: {other:?}"),
    }
}

async fn gap<T: std::fmt::Debug>(events: &mut Subscription<T>) -> (SystemTime, GapCause) {
    match next(events).await {
        Ok(Event::Gap { since, cause, .. }) => (since, cause),
        other => panic!("no gap: {other:?}"),
    }
}

async fn subscribed(node: &Node) -> (Client, Topic<PendingTransactions>, Subscription<B256>) {
    let topic = node.topic(PendingTransactions::new()).unwrap();
    let eth = Client::connect(&node.ws_url()).await.unwrap();
    let hashes = eth.subscribe_pending_transactions().await.unwrap();
    (eth, topic, hashes)
}

#[tokio::test]
async fn a_lost_connection_is_a_gap() {
    let mut node = Node::start().await.unwrap();
    let (_eth, topic, mut hashes) = subscribed(&node).await;
    let start = SystemTime::now();
    topic.push(&hash(1)).unwrap();
    assert_eq!(item(&mut hashes).await, hash(1));
    node.cut().await;
    let (since, cause) = gap(&mut hashes).await;
    assert_eq!(cause, GapCause::Reconnected);
    assert!(since >= start && since <= SystemTime::now());
    // When it says so, it is live again.
    assert_eq!(topic.push(&hash(2)).unwrap(), 1);
    assert_eq!(item(&mut hashes).await, hash(2));

    node.stop().await.unwrap();
    assert!(
        timeout(Duration::from_millis(300), hashes.next())
            .await
            .is_err()
    );
    node.restart().await.unwrap();
    assert_eq!(gap(&mut hashes).await.1, GapCause::Reconnected);
    topic.push(&hash(3)).unwrap();
    assert_eq!(item(&mut hashes).await, hash(3));

    drop(hashes);
    timeout(LIMIT, topic.until(0)).await.unwrap();
    assert_eq!(node.count("eth_unsubscribe"), 1);
    node.finish().unwrap();
}

/// Heights, of which the node sends those above the last one seen.
#[derive(Clone, Debug)]
struct Heights;

#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
struct Follow([Option<u64>; 1]);

impl Method for Follow {
    const NAME: &'static str = "follow";
    type Wire = polyrpc::wire::JsonRpcByPosition;
    const SAFETY: Safety = Safety::Read;
    type Output = String;
    type Codec = serde_with::Same;
}

impl Subscribe for Heights {
    type Open = Follow;
    const STOP: Stop = Stop::call("unfollow");
    const RESUMES: bool = true;
    type Item = u64;
    type Codec = serde_with::Same;

    fn open(&self, last: Option<&u64>) -> Follow {
        Follow([last.copied()])
    }
}

#[tokio::test]
async fn a_stream_that_resumes_goes_on_behind_the_last_item() {
    let node = Node::start().await.unwrap();
    let first = node.topic(Heights).unwrap();
    let [behind_two, behind_five] = ["[2]", "[5]"].map(|params| {
        let params = RawJson::new(params).unwrap();
        node.topic_raw(Follow::NAME, &params, Heights::STOP, Items::DEFAULT)
    });
    let rpc = Rpc::connect(&node.ws_url()).await.unwrap();
    let mut heights = rpc.subscribe(Heights).await.unwrap();
    for height in 1..=2 {
        assert_eq!(first.push(&height).unwrap(), 1);
        assert_eq!(item(&mut heights).await, height);
    }
    node.cut().await;
    // Read on, because the stream is what connects again. There is no gap before the next item.
    let pushing = async {
        behind_two.until(1).await;
        for height in 3..=5 {
            behind_two.push_raw(&height).unwrap();
        }
    };
    let (third, ()) = timeout(
        LIMIT,
        futures_util::future::join(item(&mut heights), pushing),
    )
    .await
    .unwrap();
    assert_eq!(third, 3);
    // What came before the cut is given out before the stream goes on behind it.
    let none = RawJson::new("[]").unwrap();
    node.on_raw("sync", |_| Ok(RawJson::new("1").unwrap()));
    let last = Request::new(&JSONRPC, 99, "sync", Safety::Read, &none).unwrap();
    rpc.send(last).await.unwrap();
    node.cut().await;
    assert_eq!([item(&mut heights).await, item(&mut heights).await], [4, 5]);
    let pushing = async {
        behind_five.until(1).await;
        behind_five.push_raw(&6).unwrap();
    };
    let (sixth, ()) = timeout(
        LIMIT,
        futures_util::future::join(item(&mut heights), pushing),
    )
    .await
    .unwrap();
    assert_eq!(sixth, 6);
    let opened = [None, Some(2), Some(5)].map(|last| Follow([last]));
    assert_eq!(node.calls::<Follow>(), opened);
    drop(heights);
    timeout(LIMIT, behind_five.until(0)).await.unwrap();
    node.finish().unwrap();
}

#[tokio::test]
async fn mocks_read_the_notifications_they_receive() {
    #[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
    struct Clicked([String; 1]);

    impl Notify for Clicked {
        const NAME: &'static str = "clicked";
    }

    let node = Node::start().await.unwrap();
    node.on_raw(Clicked::NAME, |_| Ok(RawJson::new("null").unwrap()));
    let sent = ["a", "b"].map(|link| Clicked([link.to_owned()]));
    for (url, clicked) in [node.url(), node.ws_url()].iter().zip(&sent) {
        let rpc = Rpc::connect(url).await.unwrap();
        rpc.notify(clicked.clone()).await.unwrap();
        // A socket tells nobody when it has arrived.
        timeout(LIMIT, node.until_called(Clicked::NAME, 1))
            .await
            .unwrap();
    }
    timeout(LIMIT, node.until_called(Clicked::NAME, 2))
        .await
        .unwrap();
    // What can't be read as one is left out.
    let odd = RawJson::new("[1]").unwrap();
    let odd = Request::notification(&JSONRPC, Clicked::NAME, &odd).unwrap();
    Rpc::http(&node.url()).unwrap().send(odd).await.unwrap();
    assert_eq!(node.notifications::<Clicked>(), sent);
    assert_eq!(node.count(Clicked::NAME), 3);
    node.finish().unwrap();
}

#[tokio::test]
async fn a_slow_reader_learns_how_much_it_missed() {
    let node = Node::start().await.unwrap();
    let (eth, topic, mut hashes) = subscribed(&node).await;
    for number in 0..1500_u64 {
        topic
            .push(&B256::from(polyrpc::ethereum::U256::from(number)))
            .unwrap();
    }
    node.on_raw("sync", |_| Ok(RawJson::new("1").unwrap()));
    // The response comes behind the items.
    let none = RawJson::new("[]").unwrap();
    let last = polyrpc::transport::Request::new(&JSONRPC, 99, "sync", polyrpc::Safety::Read, &none)
        .expect("a call");
    eth.rpc().send(last).await.unwrap();
    for number in 0..1024_u64 {
        let expected = B256::from(polyrpc::ethereum::U256::from(number));
        assert_eq!(item(&mut hashes).await, expected);
    }
    assert_eq!(gap(&mut hashes).await.1, GapCause::Lagged(1500 - 1024));
    topic.push(&hash(9)).unwrap();
    assert_eq!(item(&mut hashes).await, hash(9));
    node.finish().unwrap();
}

#[tokio::test]
async fn an_item_that_can_t_be_read_is_an_error_and_no_end() {
    let node = Node::start().await.unwrap();
    let (_eth, topic, mut hashes) = subscribed(&node).await;
    topic.push_raw("0x12").unwrap();
    topic.push(&hash(1)).unwrap();
    let error = next(&mut hashes).await.expect_err("no hash");
    assert_eq!(
        (error.method(), error.is_decode()),
        (Some("eth_subscribe"), true)
    );
    assert_eq!(item(&mut hashes).await, hash(1));
    node.finish().unwrap();
}

#[tokio::test]
async fn a_node_that_refuses_is_asked_again() {
    let node = Node::start().await.unwrap();
    let (_eth, topic, mut hashes) = subscribed(&node).await;
    let refusal = r#"{"jsonrpc":"2.0","id":2,"error":{"code":-32000,"message":"too many"}}"#;
    node.inject(Fault::body(refusal).on("eth_subscribe"));
    node.cut().await;
    let error = next(&mut hashes).await.expect_err("refused");
    assert_eq!(
        error.rpc().map(|error| error.message.as_str()),
        Some("too many")
    );
    assert_eq!(gap(&mut hashes).await.1, GapCause::Reconnected);
    topic.push(&hash(1)).unwrap();
    assert_eq!(item(&mut hashes).await, hash(1));
    node.finish().unwrap();
}

/// As when a WebSocket is away and only an endpoint over HTTP is left to be asked.
#[tokio::test]
async fn an_endpoint_without_subscriptions_is_no_refusal() {
    let (senders, mut opened) = tokio::sync::mpsc::unbounded_channel();
    let asked = Arc::new(AtomicUsize::new(0));
    let service = tower::service_fn(move |request: Request| {
        let id = request.single().map(|call| call.id()).expect("a call");
        let answer = match asked.fetch_add(1, Ordering::Relaxed) {
            1 | 2 => Err(Error::no_subscriptions()),
            _ => {
                let (sender, feed) = feed(8);
                senders.send(sender).expect("the test goes on");
                let text = format!(r#"{{"jsonrpc":"2.0","id":{id},"result":"0x1"}}"#);
                Ok(Response::new(text).with_feed(feed))
            }
        };
        std::future::ready(answer)
    });
    let eth = Client::new(Rpc::new(service));
    let mut hashes = eth.subscribe_pending_transactions().await.unwrap();
    drop(opened.recv().await);
    assert_eq!(gap(&mut hashes).await.1, GapCause::Reconnected);
}

/// A node that asks for 7 s, and one that asks for a year: so much isn't waited for.
#[tokio::test(start_paused = true)]
async fn a_server_s_wait_is_kept_before_subscribing_again() {
    for (asked, waited) in [(7, 7), (365 * 24 * 3600, 60)] {
        let (senders, mut opened) = tokio::sync::mpsc::unbounded_channel();
        let count = Arc::new(AtomicUsize::new(0));
        let service = tower::service_fn(move |request: Request| {
            let id = request.single().map(|call| call.id()).expect("a call");
            let answer = match count.fetch_add(1, Ordering::Relaxed) {
                1 => Response::new("slow down")
                    .with_status(429)
                    .with_retry_after(Some(Duration::from_secs(asked))),
                _ => {
                    let (sender, feed) = feed(8);
                    senders.send(sender).expect("the test goes on");
                    let text = format!(r#"{{"jsonrpc":"2.0","id":{id},"result":"0x1"}}"#);
                    Response::new(text).with_feed(feed)
                }
            };
            std::future::ready(Ok::<_, Error>(answer))
        });
        let eth = Client::new(Rpc::new(service));
        let mut hashes = eth.subscribe_pending_transactions().await.unwrap();
        drop(opened.recv().await);
        let start = tokio::time::Instant::now();
        let gap = hashes.next().await.expect("it goes on");
        assert!(matches!(gap, Ok(Event::Gap { .. })), "{gap:?}");
        let seconds = start.elapsed().as_secs();
        assert!((waited..waited + 2).contains(&seconds), "{seconds} s");
    }
}

/// The same where a stream asks by itself for a filter's changes.
#[tokio::test(start_paused = true)]
async fn a_server_s_wait_is_kept_before_asking_again() {
    let count = Arc::new(AtomicUsize::new(0));
    let service = tower::service_fn(move |request: Request| {
        let call = request.single().expect("a call");
        let text = |result| {
            let id = call.id();
            Response::new(format!(
                r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#
            ))
        };
        let busy = || {
            Response::new("slow down")
                .with_status(429)
                .with_retry_after(Some(Duration::from_secs(30)))
        };
        let answer = match call.method() {
            "eth_subscribe" => Err(Error::no_subscriptions()),
            "eth_getFilterChanges" if count.fetch_add(1, Ordering::Relaxed) == 0 => Ok(busy()),
            "eth_getFilterChanges" => Ok(text(format!(r#"["{}"]"#, hash(1)))),
            _ => Ok(text(r#""0x1""#.to_owned())),
        };
        std::future::ready(answer)
    });
    let eth = Client::new(Rpc::new(service));
    let mut hashes = eth.subscribe_pending_transactions().await.unwrap();
    let start = tokio::time::Instant::now();
    // The changes may have gone with the response, so there is a gap first.
    assert!(matches!(hashes.next().await, Some(Ok(Event::Gap { .. }))));
    assert!(matches!(hashes.next().await, Some(Ok(Event::Item(_)))));
    let seconds = start.elapsed().as_secs();
    assert!((30..60).contains(&seconds), "{seconds} s");
}

#[tokio::test]
async fn opening_fails_at_once_if_it_does() {
    let node = Node::start().await.unwrap();
    node.on_raw("eth_subscribe", |_| Err(RpcError::new(-32601, "not here")));
    let eth = Client::connect(&node.ws_url()).await.unwrap();
    let error = eth.subscribe_new_heads().await.expect_err("refused");
    assert_eq!(error.rpc().map(|error| error.code), Some(-32601));
    assert_eq!(error.method(), Some("eth_subscribe"));
    let socket = Socket::ws("ws://127.0.0.1:1").build().unwrap();
    let error = Client::new(Rpc::new(socket)).subscribe_new_heads().await;
    assert!(error.expect_err("nobody there").is_connect());
    node.finish().unwrap();
}

#[tokio::test]
async fn http_has_no_syncing() {
    let node = Node::start().await.unwrap();
    let eth = Client::connect(&node.url()).await.unwrap();
    let error: Error = eth.subscribe_syncing().await.expect_err("over HTTP");
    assert!(
        error.is_no_subscriptions() && error.to_string().contains("ws://"),
        "{error}"
    );
    node.finish().unwrap();
}

async fn polling(node: &Node) -> Client {
    node.on::<UninstallFilter>(|_| Ok(true));
    // What a silent filter is compared with.
    node.on::<BlockNumber>(|_| Ok(1));
    let rpc = Rpc::connect(&node.url()).await.unwrap();
    Client::new(rpc.with_poll_interval(Duration::from_millis(5)))
}

#[tokio::test]
async fn over_http_a_forgotten_filter_is_a_gap() {
    let node = Node::start().await.unwrap();
    let eth = polling(&node).await;
    node.on_sequence::<NewPendingTransactionFilter>([Ok("0x1".into()), Ok("0x2".into())]);
    node.on_sequence::<GetFilterChanges>([
        Ok(FilterChanges::Hashes(vec![hash(1), hash(2)])),
        Err(RpcError::new(-32000, "filter not found")),
        Ok(FilterChanges::Hashes(vec![hash(3)])),
        Ok(FilterChanges::Hashes(vec![])),
    ]);
    let mut hashes = eth.subscribe_pending_transactions().await.unwrap();
    assert_eq!(item(&mut hashes).await, hash(1));
    assert_eq!(item(&mut hashes).await, hash(2));
    assert_eq!(gap(&mut hashes).await.1, GapCause::Reconnected);
    assert_eq!(item(&mut hashes).await, hash(3));
    let asked = node.calls::<GetFilterChanges>();
    assert_eq!(asked[1].filter_id, "0x1");
    assert_eq!(asked[2].filter_id, "0x2");
    drop(hashes);
    // Both filters are uninstalled, the forgotten one too.
    timeout(LIMIT, node.until_called("eth_uninstallFilter", 2))
        .await
        .unwrap();
    node.finish().unwrap();
}

/// The node hands changes out once: if its response is lost, so are they.
#[tokio::test]
async fn over_http_a_lost_answer_is_a_gap() {
    let node = Node::start().await.unwrap();
    let eth = polling(&node).await;
    node.on::<NewFilter>(|_| Ok("0x1".into()));
    let log = || {
        let mut log = sample::<Log>();
        log.address = [1; 20].into();
        log.data = [7].into();
        log
    };
    node.on_sequence::<GetFilterChanges>([
        Ok(FilterChanges::Logs(vec![log()])),
        Ok(FilterChanges::Hashes(vec![])),
    ]);
    let mut logs = eth.subscribe_logs(LogFilter::new()).await.unwrap();
    assert_eq!(item(&mut logs).await, log());
    node.inject(Fault::disconnect().on("eth_getFilterChanges"));
    assert_eq!(gap(&mut logs).await.1, GapCause::Reconnected);
    assert!(
        timeout(Duration::from_millis(50), logs.next())
            .await
            .is_err()
    );
    drop(logs);
    timeout(LIMIT, node.until_called("eth_uninstallFilter", 1))
        .await
        .unwrap();
    node.finish().unwrap();
}

/// Nobody will ever make sense of it, so what comes after it counts.
#[tokio::test]
async fn over_http_changes_of_another_kind_are_an_error_and_no_end() {
    let node = Node::start().await.unwrap();
    let eth = polling(&node).await;
    node.on::<NewPendingTransactionFilter>(|_| Ok("0x1".into()));
    let log = sample::<Log>();
    node.on_sequence::<GetFilterChanges>([
        Ok(FilterChanges::Logs(vec![log])),
        Ok(FilterChanges::Hashes(vec![hash(1)])),
        Ok(FilterChanges::Hashes(vec![])),
    ]);
    let mut hashes = eth.subscribe_pending_transactions().await.unwrap();
    let error = next(&mut hashes).await.expect_err("no hashes");
    assert!(error.to_string().contains("something else"), "{error}");
    assert_eq!(gap(&mut hashes).await.1, GapCause::Reconnected);
    assert_eq!(item(&mut hashes).await, hash(1));
    drop(hashes);
    timeout(LIMIT, node.until_called("eth_uninstallFilter", 1))
        .await
        .unwrap();
    node.finish().unwrap();
}

/// What the filter told is kept until its transactions could be had.
#[tokio::test]
async fn over_http_nothing_is_lost_while_the_rest_is_asked_for() {
    let node = Node::start().await.unwrap();
    let eth = polling(&node).await;
    node.on::<NewPendingTransactionFilter>(|_| Ok("0x1".into()));
    node.on_sequence::<GetFilterChanges>([
        Ok(FilterChanges::Hashes(vec![hash(1), hash(2)])),
        Ok(FilterChanges::Hashes(vec![])),
    ]);
    let whole = include_str!("data/legacy_transaction.json");
    node.on::<GetTransactionByHash>(move |params| match params.transaction_hash == hash(2) {
        true => Ok(Some(serde_json::from_str(whole).expect("a transaction"))),
        // It left the pool again.
        false => Ok(None),
    });
    node.inject(Fault::disconnect().on("eth_getTransactionByHash").times(2));
    let mut transactions = eth.subscribe_full_pending_transactions().await.unwrap();
    let transaction = item(&mut transactions).await;
    assert_eq!(transaction.nonce(), Some(&5));
    assert!(node.count("eth_getTransactionByHash") >= 6);
    drop(transactions);
    timeout(LIMIT, node.until_called("eth_uninstallFilter", 1))
        .await
        .unwrap();
    node.finish().unwrap();
}

#[tokio::test]
async fn only_items_for_those_who_don_t_mind() {
    let node = Node::start().await.unwrap();
    let (_eth, topic, hashes) = subscribed(&node).await;
    let mut hashes = hashes.items();
    topic.push(&hash(1)).unwrap();
    assert_eq!(next(&mut hashes).await.unwrap(), hash(1));
    node.cut().await;
    // Reading is what subscribes again.
    assert!(hashes.next().now_or_never().is_none());
    let waiting = async {
        topic.until(1).await;
        topic.push(&hash(2)).unwrap();
        std::future::pending::<()>().await;
    };
    tokio::select! {
        next = next(&mut hashes) => assert_eq!(next.unwrap(), hash(2)),
        () = waiting => {}
    }
    node.finish().unwrap();
}

#[tokio::test]
async fn heads_over_http_are_whole_headers() {
    let node = Node::start().await.unwrap();
    let eth = polling(&node).await;
    node.on::<NewBlockFilter>(|_| Err(RpcError::new(-32601, "no filters here")));
    let error = eth.subscribe_new_heads().await.expect_err("no filters");
    assert_eq!(error.rpc().map(|error| error.code), Some(-32601));
    node.finish().unwrap();
}
