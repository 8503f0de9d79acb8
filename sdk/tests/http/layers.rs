//! Tower's own layers around the transport, and services that are no transport at all.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::{join_all, try_join_all};
use polyrpc::layer::{Cache, CircuitBreaker, Coalesce, Failover, Keep, RateLimit, Retry};
use polyrpc::mock::{Fault, Node};
use polyrpc::transport::{Entry, Request, Response};
use polyrpc::{Error, Method, Reached, Rpc};
use tower::{Layer, ServiceBuilder, service_fn};

use crate::methods::{BlockNumber, Send, Version};
use crate::node::{gone, http};
use crate::server::{Reply, Server};

#[tokio::test]
async fn towers_timeout_is_a_timeout() {
    let node = Node::start().await.unwrap();
    node.inject(Fault::stall());
    let service = ServiceBuilder::new()
        .timeout(Duration::from_millis(200))
        .service(http(&node).build().unwrap());
    let start = Instant::now();
    let error = Rpc::new(service)
        .call(BlockNumber::default())
        .await
        .expect_err("no response");
    assert!(error.is_timeout() && error.is_retryable(), "{error:?}");
    assert_eq!(
        (error.reached_server(), error.method()),
        (Reached::Maybe, Some("test_blockNumber"))
    );
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn towers_limit_bounds_what_is_under_way() -> Result<(), Error> {
    let node = Node::start().await.unwrap();
    node.on::<BlockNumber>(|_| Ok(1));
    let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (gauge, peak) = (Arc::clone(&running), Arc::clone(&most));
    let http = http(&node).build()?;
    let watched = service_fn(move |request: Request| {
        let (http, gauge, peak) = (http.clone(), Arc::clone(&gauge), Arc::clone(&peak));
        async move {
            peak.fetch_max(gauge.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            // Long enough for all the others to arrive, if they were let through.
            tokio::time::sleep(Duration::from_millis(50)).await;
            let answer = tower::ServiceExt::oneshot(http, request).await;
            gauge.fetch_sub(1, Ordering::SeqCst);
            answer
        }
    });
    let service = ServiceBuilder::new()
        .timeout(Duration::from_secs(10))
        .concurrency_limit(2)
        .service(watched);
    let rpc = Rpc::new(service);
    let calls = (0..6).map(|_| IntoFuture::into_future(rpc.call(BlockNumber::default())));
    assert_eq!(try_join_all(calls).await?, [1; 6]);
    assert_eq!(most.load(Ordering::SeqCst), 2);
    Ok(())
}

#[tokio::test]
async fn a_function_is_a_node_too() -> Result<(), Error> {
    let rpc = Rpc::new(service_fn(|request: Request| async move {
        match request.single() {
            Some(call) if call.method() == "test_version" => Ok(Response::new(
                &br#"{"jsonrpc":"2.0","id":1,"result":"mock"}"#[..],
            )),
            other => Err(Error::timeout(format!("no response to {other:?}"))),
        }
    }));
    assert_eq!(rpc.call(Version::default()).await?, "mock");
    let error = rpc
        .call(BlockNumber::default())
        .await
        .expect_err("not this one");
    assert!(error.is_timeout() && error.is_retryable());
    assert_eq!(error.method(), Some("test_blockNumber"));
    Ok(())
}

#[tokio::test]
async fn layers_see_what_they_need() -> Result<(), Error> {
    let node = Node::start().await.unwrap();
    node.on::<BlockNumber>(|_| Ok(1));
    node.on::<Version>(|_| Ok("v".to_owned()));
    let layered = ServiceBuilder::new()
        .map_request(|request: Request| {
            let methods: Vec<_> = request.entries().map(Entry::method).collect();
            assert_eq!(methods, ["test_blockNumber", "test_version"]);
            assert_eq!(request.safety(), polyrpc::Safety::Read);
            assert_eq!(request.timeout(), Some(Duration::from_secs(9)));
            request
        })
        .service(http(&node).build()?);
    let rpc = Rpc::new(layered).with_timeout(Duration::from_secs(3));
    let number = rpc
        .call(BlockNumber::default())
        .timeout(Duration::from_secs(9));
    assert_eq!(
        rpc.batch((number, rpc.call(Version::default()))).await?,
        (1, "v".to_owned())
    );
    Ok(())
}

#[tokio::test]
async fn a_limited_read_comes_again_when_the_server_said() -> Result<(), Error> {
    let node = Node::start().await.unwrap();
    let limit = Fault::status(429, "slow down").retry_after(Duration::from_secs(1));
    node.on::<BlockNumber>(|_| Ok(7));
    node.inject(limit.clone());
    let rpc = Rpc::new(Retry::new().layer(http(&node).build()?));
    let start = Instant::now();
    assert_eq!(rpc.call(BlockNumber::default()).await?, 7);
    assert!(start.elapsed() >= Duration::from_secs(1));
    assert_eq!(node.count(BlockNumber::NAME), 2);
    // A write doesn't, and says why.
    node.inject(limit.times(usize::MAX));
    let rpc = Rpc::new(Retry::new().layer(http(&node).build()?));
    let error = rpc.call(Send::default()).await.expect_err("429");
    assert_eq!(
        (error.http_status(), error.method()),
        (Some(429), Some("test_send"))
    );
    assert_eq!(node.count(Send::NAME), 1);
    Ok(())
}

#[tokio::test]
async fn a_write_whose_connection_broke_is_not_sent_again() -> Result<(), Error> {
    let node = Node::start().await.unwrap();
    node.inject(Fault::disconnect().times(usize::MAX));
    let rpc = Rpc::new(Retry::new().layer(http(&node).build()?));
    let error = rpc.call(Send::default()).await.expect_err("closed");
    assert_eq!(error.reached_server(), Reached::Maybe);
    assert_eq!(node.count(Send::NAME), 1);
    Ok(())
}

#[tokio::test]
async fn a_write_goes_to_the_next_endpoint_only_if_the_first_is_not_there() -> Result<(), Error> {
    let there = Node::start().await.unwrap();
    there.on::<Send>(|_| Ok(Some("done".to_owned())));
    let gone = gone().await;
    let failover = Failover::builder()
        .endpoint("gone", http(&gone).build()?)
        .endpoint("there", http(&there).build()?)
        .build()?;
    let rpc = Rpc::new(failover);
    assert_eq!(rpc.call(Send::default()).await?.as_deref(), Some("done"));
    let broken = Node::start().await.unwrap();
    broken.inject(Fault::disconnect().times(usize::MAX));
    let failover = Failover::builder()
        .endpoint("broken", http(&broken).build()?)
        .endpoint("there", http(&there).build()?)
        .build()?;
    let rpc = Rpc::new(failover);
    assert!(rpc.call(Send::default()).await.is_err());
    assert_eq!((broken.count(Send::NAME), there.count(Send::NAME)), (1, 1));
    Ok(())
}

/// All layers at once: calls of one moment, one of which comes from memory and one is limited at first.
#[tokio::test]
async fn layers_go_together() -> Result<(), Error> {
    let limited = r#"{"code":-32005,"message":"limit"}"#;
    let requests = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&requests);
    let server = Server::start(move |received| {
        let count = counter.fetch_add(1, Ordering::SeqCst) + 1;
        let mut ids = received.ids();
        ids.reverse();
        let one = |id: u64| match (count, received.body.contains("[2]")) {
            (2, true) if id == ids[0] => format!(r#"{{"id":{id},"error":{limited}}}"#),
            _ => format!(r#"{{"id":{id},"result":{count}}}"#),
        };
        let answers: Vec<_> = ids.iter().map(|id| one(*id)).collect();
        let body = answers.join(",");
        Reply::json(if received.body.starts_with('[') {
            format!("[{body}]")
        } else {
            body
        })
    })
    .await;
    let keep = |call: Entry<'_>| match call.params() {
        b"[1]" => Keep::Always,
        _ => Keep::Never,
    };
    let service = ServiceBuilder::new()
        .layer(Cache::new().keep(keep))
        .layer(Coalesce::new().window(Duration::from_millis(100)))
        .layer(Retry::new())
        .layer(RateLimit::new().requests(1000, 1000))
        .layer(CircuitBreaker::new())
        .service(server.http().build()?);
    let rpc = Rpc::new(service);
    let call = |number| {
        rpc.call(BlockNumber {
            number: Some(number),
        })
    };
    assert_eq!(call(1).await?, 1);
    let calls = [1, 2, 3].map(|number| IntoFuture::into_future(call(number)));
    let numbers: Result<Vec<_>, _> = join_all(calls).await.into_iter().collect();
    let mut numbers = numbers?;
    numbers.sort_unstable();
    // From memory, from the batch, and from the retry of what was limited.
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(requests.load(Ordering::SeqCst), 3);
    Ok(())
}
