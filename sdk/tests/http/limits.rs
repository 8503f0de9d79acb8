//! Limits of time and size, and connections that fail.

use std::time::{Duration, Instant};

use polyrpc::transport::http::Http;
use polyrpc::{Error, Reached, Rpc};

use crate::methods::{BlockNumber, Send, Version};
use crate::node::gone;
use crate::server::{Reply, Server};

const SHORT: Duration = Duration::from_millis(200);
/// Far above `SHORT` and far below the limits that must not apply.
const LONG: Duration = Duration::from_secs(5);

fn assert_timed_out(error: &Error, start: Instant) {
    assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
    assert_eq!(error.reached_server(), Reached::Maybe);
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_stalled_answer_ends_at_whichever_limit_is_set() {
    let server = Server::start(|_| Reply::Stalled).await;

    let start = Instant::now();
    let call = server.rpc().call(Send::default()).timeout(SHORT);
    let error = call.await.expect_err("a stalled response");
    assert_timed_out(&error, start);
    assert!(!error.is_retryable(), "a write may have reached the node");
    let expected = format!(
        "test_send: no response from {}/ within the timeout of 200 ms; `timeout` sets another",
        server.url
    );
    assert_eq!(error.to_string(), expected);

    let start = Instant::now();
    let rpc = server.rpc().with_timeout(SHORT);
    let error = rpc
        .call(BlockNumber::default())
        .await
        .expect_err("a stalled response");
    assert_timed_out(&error, start);
    assert!(error.is_retryable());

    let start = Instant::now();
    let rpc = Rpc::new(server.http().timeout(SHORT).build().unwrap());
    let error = rpc
        .batch((rpc.call(BlockNumber::default()),))
        .await
        .expect_err("a stalled response");
    assert_timed_out(&error, start);

    let start = Instant::now();
    let error = server
        .rpc()
        .batch((server.rpc().call(BlockNumber::default()).timeout(SHORT),))
        .await;
    assert_timed_out(&error.expect_err("a stalled response"), start);
}

#[tokio::test]
async fn a_refused_connection_was_never_a_request() {
    let gone = gone().await;
    let url = format!("{}/rpc", gone.url());
    let rpc = Rpc::http(&url).unwrap();
    let error = rpc.call(Send::default()).await.expect_err("nobody listens");
    assert!(error.is_connect() && !error.is_timeout(), "{error:?}");
    assert_eq!(error.reached_server(), Reached::No);
    assert!(error.is_retryable(), "even a write: it was never sent");
    let printed = error.to_string();
    let expected = format!("test_send: can't connect to {url}: Connection refused");
    assert!(printed.starts_with(&expected), "{printed}");
}

#[tokio::test]
async fn answers_are_bounded_announced_or_not() {
    let text = |length: usize| format!(r#"{{"id":1,"result":"{}"}}"#, "x".repeat(length));
    let limit = text(1000).len() as u64;
    for (length, gzip) in [
        (1000, false),
        (1000, true),
        (1001, false),
        (1001, true),
        (64 << 20, true),
    ] {
        let server = Server::start(move |_| match gzip {
            true => Reply::gzipped(text(length).as_bytes()),
            false => Reply::json(text(length)),
        })
        .await;
        let rpc = Rpc::new(server.http().max_response_bytes(limit).build().unwrap());
        let answer = rpc.call(Version::default()).await;
        if length == 1000 {
            assert_eq!(answer.expect("a response within the limit").len(), length);
            continue;
        }
        let error = answer.expect_err("a response beyond the limit");
        assert_eq!(
            error.to_string(),
            format!("test_version: the response is longer than {limit} bytes")
        );
        assert_eq!(
            (error.reached_server(), error.is_retryable()),
            (Reached::Yes, false)
        );
    }
}

#[tokio::test]
async fn connecting_has_a_limit_of_its_own() {
    // A listener whose queue is full doesn't answer any more.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queue = Vec::new();
    while let Ok(Ok(stream)) =
        tokio::time::timeout(SHORT, tokio::net::TcpStream::connect(address)).await
    {
        queue.push(stream);
        assert!(queue.len() < 64, "the queue never fills");
    }
    let start = Instant::now();
    let http = Http::builder(&format!("http://{address}")).connect_timeout(SHORT);
    let rpc = Rpc::new(http.build().unwrap());
    let error = rpc.call(Send::default()).await.expect_err("a full queue");
    assert!(error.is_connect() && error.is_timeout(), "{error:?}");
    assert_eq!(error.reached_server(), Reached::No);
    assert!(start.elapsed() < LONG);
}
