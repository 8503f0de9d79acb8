//! Clients as the builder puts them together, against mock nodes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::time::Duration;

use polyrpc::ethereum::methods::{BlockNumber, ChainId, SendTransaction};
use polyrpc::ethereum::{B256, Client, TransactionRequest};
use polyrpc::layer::{Cache, Coalesce, Keep, RateLimit, Retry};
use polyrpc::mock::{Fault, Node, Transport};
use polyrpc::{ClientBuilder, Error, Reached, Rpc};
use tokio::time::Instant;

async fn node(number: u64) -> Node {
    let node = Node::start().await.unwrap();
    node.on::<BlockNumber>(move |_| Ok(number));
    node.on::<SendTransaction>(|_| Ok(B256::ZERO));
    node
}

#[tokio::test]
async fn what_passes_is_retried_unless_it_may_be_done_twice() {
    let node = node(7).await;
    for address in [node.url(), node.ws_url()] {
        let eth = Client::connect(&address).await.unwrap();
        let before = node.count("eth_blockNumber");
        node.inject(Fault::disconnect().times(2));
        assert_eq!(eth.block_number().await.unwrap(), 7);
        assert_eq!(node.count("eth_blockNumber") - before, 3);

        let before = node.count("eth_sendTransaction");
        node.inject(Fault::disconnect());
        let error = eth
            .send_transaction(TransactionRequest::new())
            .await
            .expect_err("lost");
        assert_eq!(error.reached_server(), Reached::Maybe);
        assert_eq!(node.count("eth_sendTransaction") - before, 1);

        let once = Client::builder(&address)
            .without_retry()
            .connect()
            .await
            .unwrap();
        node.inject(Fault::disconnect());
        assert!(once.block_number().await.expect_err("lost").is_retryable());
    }
    node.finish().unwrap();
}

#[tokio::test]
async fn another_endpoint_takes_over() {
    let (mut first, second) = (node(1).await, node(2).await);
    let eth = Client::builder(first.url())
        .endpoint(second.ws_url())
        .without_retry()
        .connect()
        .await
        .unwrap();
    assert_eq!(eth.block_number().await.unwrap(), 1);
    first.stop().await.unwrap();
    assert_eq!(eth.block_number().await.unwrap(), 2);
    // It was never sent to the first, so even this may go to the second.
    assert!(
        eth.send_transaction(TransactionRequest::new())
            .await
            .is_ok()
    );
    first.finish().unwrap();
    second.finish().unwrap();
}

#[tokio::test]
async fn an_endpoint_of_another_chain_is_never_used() {
    let (wrong, right) = (node(1).await, node(2).await);
    wrong.on::<ChainId>(|_| Ok(5));
    right.on::<ChainId>(|_| Ok(1));
    let builder = || Client::builder(wrong.url()).chain_id(1);
    let both = builder().endpoint(right.url()).connect().await.unwrap();
    for _ in 0..3 {
        assert_eq!(both.block_number().await.unwrap(), 2);
    }
    let alone = builder().without_retry().connect().await.unwrap();
    let error = alone.block_number().await.expect_err("the wrong chain");
    assert_eq!(error.reached_server(), Reached::No, "{error}");
    assert!(error.to_string().contains("of chain 5,"), "{error}");
    assert_eq!(wrong.count("eth_blockNumber"), 0);
    wrong.finish().unwrap();
    right.finish().unwrap();
}

#[tokio::test]
async fn an_endpoint_that_lags_behind_gets_no_calls() {
    let (lags, leads) = (node(100).await, node(104).await);
    let eth = Client::builder(lags.url())
        .endpoint(leads.url())
        .max_lag(3)
        .connect()
        .await
        .unwrap();
    eth.block_number().await.unwrap();
    // Both are asked for their height in the background.
    let asked = async || {
        while leads.count("eth_blockNumber") == 0 || lags.count("eth_blockNumber") < 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), asked())
        .await
        .unwrap();
    // What was sent is known before it has been read.
    let moved = async || {
        while eth.block_number().await.unwrap() != 104 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), moved())
        .await
        .unwrap();
    let before = lags.count("eth_blockNumber");
    for _ in 0..5 {
        assert_eq!(eth.block_number().await.unwrap(), 104);
    }
    assert_eq!(lags.count("eth_blockNumber"), before);
    lags.finish().unwrap();
    leads.finish().unwrap();
}

#[tokio::test]
async fn sockets_are_connected_at_once_and_one_is_enough() {
    let node = node(7).await;
    let nobody = "ws://127.0.0.1:1";
    let error = Client::builder(nobody).connect().await.expect_err("nobody");
    assert!(error.is_connect(), "{error}");
    let error = Client::builder(nobody)
        .endpoint("ws://127.0.0.1:2")
        .connect()
        .await;
    assert!(error.expect_err("nobody").is_connect());
    for other in [node.ws_url(), node.url()] {
        let eth = Client::builder(nobody)
            .endpoint(other)
            .connect()
            .await
            .unwrap();
        assert_eq!(eth.block_number().await.unwrap(), 7);
    }
    node.finish().unwrap();
}

#[tokio::test]
async fn what_can_t_be_used_is_said() {
    let expect = async |builder: ClientBuilder<Client>, text: &str| {
        let error = builder.connect().await.expect_err(text).to_string();
        assert!(error.contains(text), "{error}");
    };
    let local = || Client::builder("http://127.0.0.1:1");
    expect(Client::builder("localhost:1"), "write `http://localhost:1`").await;
    expect(local().endpoint("secret"), "is none of").await;
    expect(local().identity("m", "0x1"), "isn't JSON").await;
    expect(local().quorum(2), "quorum of 2").await;
    let plain = ClientBuilder::<Rpc>::new("http://127.0.0.1:1").max_lag(3);
    let error = plain.connect().await.expect_err("no query").to_string();
    assert!(error.contains("the chain `plain` doesn't say"), "{error}");
    expect(local().bearer("\n"), "characters that a header can't").await;
    expect(local().root_certificates(b"none"), "BEGIN CERTIFICATE").await;
    let token = || Client::builder("http://node.example").bearer("secret");
    expect(token(), "without TLS").await;
    assert!(
        token()
            .allow_plaintext_credentials()
            .connect()
            .await
            .is_ok()
    );
    let printed = format!("{:?}", token());
    assert!(!printed.contains("secret"), "{printed}");
}

/// The clock is not the real one here, and neither is it below: limits fill up with time.
#[tokio::test(start_paused = true)]
async fn each_layer_is_put_where_it_belongs() -> Result<(), Error> {
    let node = Transport::new();
    node.on::<BlockNumber>(|_| Ok(7));
    let dead = tower::service_fn(|_| async { Err::<_, Error>(Error::connect("gone")) });
    let eth: Client = ClientBuilder::new("http://127.0.0.1:1")
        .service("dead", dead)
        .service("mock", node.clone())
        .retry(Retry::new().attempts(2))
        .rate_limit(RateLimit::new().requests(1, 2))
        .coalesce(Coalesce::new().window(Duration::from_millis(20)))
        .cache(Cache::new().keep(|_| Keep::Always))
        .batch_limit(10)
        .poll_interval(Duration::from_millis(5))
        .timeout(Duration::from_secs(5))
        .connect()
        .await?;
    let start = Instant::now();
    // They go as one batch, whose two calls the limit lets through at once.
    let (first, second) = futures_util::future::join(
        eth.block_number().into_future(),
        eth.block_number().into_future(),
    )
    .await;
    assert_eq!((first?, second?), (7, 7));
    assert_eq!(node.count("eth_blockNumber"), 2);
    // What is known is neither sent nor counted.
    for _ in 0..50 {
        assert_eq!(eth.block_number().await?, 7);
    }
    assert_eq!(node.count("eth_blockNumber"), 2);
    assert!(start.elapsed() < Duration::from_secs(2));
    assert_eq!(eth.rpc().poll_interval(), Duration::from_millis(5));
    node.finish().unwrap();
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_each_endpoint_s_own() -> Result<(), Error> {
    let node = Transport::new();
    node.on::<BlockNumber>(|_| Ok(7));
    let rpc: Rpc = ClientBuilder::new("http://127.0.0.1:1")
        .service("mock", node.clone())
        .without_retry()
        .rate_limit(RateLimit::new().requests(1, 1))
        .timeout(Duration::from_millis(500))
        .connect()
        .await?;
    let eth = Client::new(rpc);
    // The first endpoint uses up its limit and fails; the second has one of its own.
    assert_eq!(eth.block_number().await?, 7);
    let error = eth
        .block_number()
        .await
        .expect_err("both limits are used up");
    assert_eq!(error.reached_server(), Reached::No, "{error}");
    node.finish().unwrap();
    Ok(())
}
