//! What goes wrong on our side, as jsonrpsee's errors.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jsonrpsee_core::client::{ClientT, Error, SubscriptionClientT};
use jsonrpsee_core::params::{ArrayParams, BatchRequestBuilder};
use jsonrpsee_core::rpc_params;
use polyrpc::jsonrpsee::Client;
use polyrpc::transport::socket::Socket;
use polyrpc::transport::{Request, Response};
use polyrpc::{Reached, Rpc, Safety};
use serde_json::value::RawValue;
use tower::service_fn;

use crate::ours::both;
use crate::server::Server;
use crate::within;

/// A client of a node that answers everything with `status` and `body`.
fn answering(status: u16, body: &'static str) -> Client {
    Client::new(Rpc::new(service_fn(move |_: Request| async move {
        Ok::<_, Infallible>(Response::new(body).with_status(status))
    })))
}

fn no_params() -> ArrayParams {
    ArrayParams::new()
}

/// The error of ours inside.
fn ours(error: &Error) -> &polyrpc::Error {
    match error {
        Error::Transport(error) => error.downcast_ref().expect("ours"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn error_objects_and_results_of_another_form() {
    within(async {
        let server = Server::start().await;
        for rpc in both(&server).await {
            let client = Client::new(rpc);
            let error = client.request::<u64, _>("test_fail", no_params()).await;
            let Err(Error::Call(error)) = error else {
                panic!("{error:?}")
            };
            assert_eq!((error.code(), error.message()), (3, "no luck"));
            assert_eq!(error.data().map(RawValue::get), Some(r#"{"a": 1.00}"#));

            let error = client.request::<u64, _>("eth_chainId", no_params()).await;
            let Err(Error::ParseError(error)) = error else {
                panic!("{error:?}")
            };
            assert!(error.to_string().contains("result"), "{error}");

            let mut batch = BatchRequestBuilder::new();
            batch.insert("test_echo", rpc_params![1]).unwrap();
            batch.insert("eth_chainId", no_params()).unwrap();
            let error = client.batch_request::<[u64; 1]>(batch).await;
            assert!(matches!(error, Err(Error::ParseError(_))), "{error:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_answers() {
    within(async {
        let client = Client::new(Rpc::http("http://127.0.0.1:1").unwrap());
        let error = client.request::<u64, _>("x", no_params()).await;
        let error = error.unwrap_err();
        assert!(ours(&error).is_connect(), "{error}");
        assert_eq!(ours(&error).reached_server(), Reached::No);
        let error = client.notification("x", no_params()).await.unwrap_err();
        assert!(ours(&error).is_connect(), "{error}");

        let server = Server::start().await;
        for rpc in both(&server).await {
            let client = Client::new(rpc.with_timeout(Duration::from_millis(50)));
            let late = client.request::<u64, _>("test_slow", no_params()).await;
            assert!(matches!(late, Err(Error::RequestTimeout)), "{late:?}");
        }

        let socket = Socket::ws(&server.ws()).build().unwrap();
        let client = Client::new(Rpc::new(socket.clone()));
        socket.close().await;
        let closed = client.request::<u64, _>("x", no_params()).await;
        assert!(matches!(closed, Err(Error::RestartNeeded(_))), "{closed:?}");
    })
    .await;
}

#[tokio::test]
async fn notifications_that_are_refused() {
    within(async {
        for (status, body) in [
            (200, ""),
            (204, ""),
            (202, "ok"),
            (200, r#"{"id":0,"result":1}"#),
        ] {
            let client = answering(status, body);
            let sent = client.notification("x", no_params());
            assert!(sent.await.is_ok(), "{status} {body}");
        }
        for body in ["", "<html>busy</html>"] {
            let client = answering(503, body);
            let sent = client.notification("x", no_params());
            let error = sent.await.unwrap_err();
            assert_eq!(ours(&error).http_status(), Some(503));
            assert!(error.to_string().contains("503"), "{error}");
        }
        let refusal = r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no"}}"#;
        for status in [200, 400] {
            let client = answering(status, refusal);
            let sent = client.notification("x", no_params());
            let error = sent.await.unwrap_err();
            assert!(matches!(&error, Error::Call(error) if error.code() == -32600));
        }
    })
    .await;
}

#[tokio::test]
async fn a_batch_without_all_its_answers_has_none() {
    within(async {
        let client = answering(200, r#"[{"id":1,"result":5}]"#);
        let mut batch = BatchRequestBuilder::new();
        batch.insert("a", no_params()).unwrap();
        batch.insert("b", no_params()).unwrap();
        let error = client.batch_request::<u64>(batch).await;
        let Err(Error::ParseError(error)) = error else {
            panic!("{error:?}")
        };
        assert!(error.to_string().contains("no response to this entry"));
    })
    .await;
}

#[tokio::test]
async fn methods_are_writes_unless_it_is_told_otherwise() {
    within(async {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let rpc = Rpc::new(service_fn(move |request: Request| {
            log.lock().unwrap().push(request.safety());
            async { Ok::<_, Infallible>(Response::new(Vec::new())) }
        }));
        let client = Client::new(rpc);
        _ = client.request::<u64, _>("eth_chainId", no_params()).await;
        let client = client.with_safety(|method| match method {
            "eth_chainId" => Safety::Read,
            _ => Safety::Write,
        });
        _ = client.request::<u64, _>("eth_chainId", no_params()).await;
        _ = client.request::<u64, _>("eth_send", no_params()).await;
        _ = client
            .subscribe::<u64, _>("eth_chainId", no_params(), "x")
            .await;
        _ = client.notification("eth_chainId", no_params()).await;
        let (read, write) = (Safety::Read, Safety::Write);
        assert_eq!(*seen.lock().unwrap(), [write, read, write, read, write]);
    })
    .await;
}
