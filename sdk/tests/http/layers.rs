//! Tower's own layers around the transport, and services that are no transport at all.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use polyrpc::transport::{Entry, Request, Response};
use polyrpc::{Error, Reached, Rpc};
use tower::{ServiceBuilder, service_fn};

use crate::methods::{BlockNumber, Version};
use crate::server::{Reply, Server};

#[tokio::test]
async fn towers_timeout_is_a_timeout() {
    let server = Server::start(|_| Reply::Stalled).await;
    let service = ServiceBuilder::new()
        .timeout(Duration::from_millis(200))
        .service(server.http().build().unwrap());
    let start = Instant::now();
    let error = Rpc::new(service)
        .call(BlockNumber::default())
        .await
        .expect_err("a stalled answer");
    assert!(error.is_timeout() && error.is_retryable(), "{error:?}");
    assert_eq!(
        (error.reached_server(), error.method()),
        (Reached::Maybe, Some("test_blockNumber"))
    );
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn towers_limit_bounds_what_is_under_way() -> Result<(), Error> {
    let server = Server::start(|received| Reply::result(received, "1")).await;
    let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (gauge, peak) = (Arc::clone(&running), Arc::clone(&most));
    let http = server.http().build()?;
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
            other => Err(Error::timeout(format!("no answer to {other:?}"))),
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
    let server = Server::start(|received| {
        let ids = received.ids();
        Reply::json(format!(
            r#"[{{"id":{},"result":1}},{{"id":{},"result":"v"}}]"#,
            ids[0], ids[1]
        ))
    })
    .await;
    let layered = ServiceBuilder::new()
        .map_request(|request: Request| {
            let methods: Vec<_> = request.entries().map(Entry::method).collect();
            assert_eq!(methods, ["test_blockNumber", "test_version"]);
            assert_eq!(request.safety(), polyrpc::Safety::Read);
            assert_eq!(request.timeout(), Some(Duration::from_secs(9)));
            request
        })
        .service(server.http().build()?);
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
