//! What goes wrong between jsonrpsee's clients and a node, as our errors.

use std::sync::Arc;
use std::time::Duration;

use jsonrpsee_core::client::{BatchResponse, ClientT, Error as Theirs};
use jsonrpsee_core::params::BatchRequestBuilder;
use jsonrpsee_http_client::HttpClientBuilder;
use jsonrpsee_types::ErrorObject;
use polyrpc::jsonrpsee::Transport;
use polyrpc::{Error, Reached, Rpc};
use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::methods::{Slow, echo};
use crate::server::Server;
use crate::through::{http, rpc, ws};
use crate::within;

fn node(url: &str) -> Rpc {
    rpc(HttpClientBuilder::new().build(url).unwrap())
}

/// A server that answers every first request with `bytes`, or with nothing, and closes the connection.
async fn broken(bytes: &'static [u8]) -> Rpc {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            _ = socket.read(&mut [0; 4096]).await;
            _ = socket.write_all(bytes).await;
        }
    });
    node(&url)
}

#[tokio::test]
async fn nobody_there() {
    within(async {
        let error = node("http://127.0.0.1:1").call(Slow::default()).await;
        let error = error.unwrap_err();
        assert!(error.is_connect() && !error.is_timeout(), "{error}");
        assert_eq!(error.reached_server(), Reached::No);
        // Though it is a write.
        assert!(error.is_retryable());
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_breaks() {
    within(async {
        let rpc = broken(b"").await;
        let error = rpc.call(echo(1)).await.unwrap_err();
        assert!(!error.is_connect() && error.is_retryable(), "{error}");
        assert_eq!(error.reached_server(), Reached::Maybe);
        let error = rpc.call(Slow::default()).await.unwrap_err();
        assert!(!error.is_retryable(), "{error}");
    })
    .await;
}

#[tokio::test]
async fn what_is_no_answer() {
    within(async {
        let rpc = broken(b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"a\":1}").await;
        let batch = rpc.batch((rpc.call(echo(1)), rpc.call(echo(2))));
        for error in [
            rpc.call(echo(1)).await.unwrap_err(),
            batch.results().await.unwrap_err(),
        ] {
            assert!(error.is_decode() && !error.is_retryable(), "{error}");
            assert_eq!(error.reached_server(), Reached::Yes);
        }
        let rpc = broken(b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n").await;
        let error = rpc.call(echo(1)).await.unwrap_err();
        assert!(error.is_retryable() && error.to_string().contains("503"));
        assert_eq!(error.reached_server(), Reached::Maybe);
    })
    .await;
}

#[tokio::test]
async fn time_limits_of_both_sides() {
    within(async {
        let server = Server::start().await;
        let late = |error: Error| {
            assert!(error.is_timeout() && !error.is_connect(), "{error}");
            assert_eq!(error.reached_server(), Reached::Maybe);
            assert!(!error.is_retryable());
        };
        let limit = Duration::from_millis(50);
        for rpc in [http(&server), ws(&server).await] {
            let call = rpc.call(Slow::default()).timeout(limit);
            late(call.await.unwrap_err());
        }
        // Ours is longer.
        let theirs = HttpClientBuilder::new().request_timeout(limit);
        let rpc = rpc(theirs.build(server.http()).unwrap());
        let call = rpc.call(Slow::default()).timeout(Duration::from_secs(60));
        late(call.await.unwrap_err());
    })
    .await;
}

#[tokio::test]
async fn a_client_that_lost_its_connection() {
    within(async {
        let server = Server::start().await;
        let rpc = ws(&server).await;
        assert!(rpc.call(echo(1)).await.is_ok());
        server.stop().await;
        // The first may be the one that notices.
        _ = rpc.call(echo(1)).await;
        let error = rpc.call(echo(1)).await.unwrap_err();
        assert!(!error.is_retryable() && !error.is_closed(), "{error}");
        assert!(error.to_string().contains("restart required"), "{error}");
        assert_eq!(error.reached_server(), Reached::Maybe);
    })
    .await;
}

/// A client that answers the second of two calls only, in the ways in which jsonrpsee's say so.
struct Forgetful;

impl ClientT for Forgetful {
    async fn notification<P>(&self, _: &str, _: P) -> Result<(), Theirs> {
        Err(Theirs::Custom("no".to_owned()))
    }

    async fn request<R, P>(&self, _: &str, _: P) -> Result<R, Theirs> {
        Err(Theirs::Custom("no".to_owned()))
    }

    async fn batch_request<'a, R>(
        &self,
        batch: BatchRequestBuilder<'a>,
    ) -> Result<BatchResponse<'a, R>, Theirs>
    where
        R: DeserializeOwned + std::fmt::Debug + 'a,
    {
        let calls = batch.into_iter().map(|(_, params)| params.unwrap());
        let calls: Vec<_> = calls.collect();
        let missing = ErrorObject::borrowed(0, "", None);
        let second = serde_json::from_str(calls[1].get()).unwrap();
        Ok(BatchResponse::new(1, vec![Err(missing), Ok(second)], 1))
    }
}

#[tokio::test]
async fn an_entry_without_an_answer() {
    within(async {
        let rpc = Rpc::new(Transport::new(Arc::new(Forgetful)));
        let calls = (
            rpc.call(echo(1)),
            rpc.call(echo(2)),
            rpc.call(Slow::default()),
        );
        let (first, second, third) = rpc.batch(calls).results().await.unwrap();
        assert_eq!(second.unwrap().as_str(), crate::methods::echoed(2));
        for error in [first.unwrap_err(), third.unwrap_err()] {
            assert!(error.is_decode() && error.rpc().is_none(), "{error}");
            assert!(error.to_string().contains("no response to this entry"));
        }
    })
    .await;
}

#[test]
fn nothing_of_the_client_prints() {
    let client = HttpClientBuilder::new().build("http://127.0.0.1:1/secret");
    let transport = Transport::with_subscriptions(Arc::new(client.unwrap()));
    let printed = format!("{transport:?} {:?}", Rpc::new(transport.clone()));
    assert!(
        printed.contains("Transport") && !printed.contains("secret"),
        "{printed}"
    );
}
