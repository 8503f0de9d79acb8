//! Typed calls through jsonrpsee's clients.

use std::sync::Arc;

use jsonrpsee_core::client::SubscriptionClientT;
use jsonrpsee_http_client::HttpClientBuilder;
use jsonrpsee_ws_client::WsClientBuilder;
use polyrpc::ethereum;
use polyrpc::jsonrpsee::Transport;
use polyrpc::transport::Request;
use polyrpc::wire::{CHIA, CHIA_DAEMON, JSONRPC};
use polyrpc::{RawJson, Rpc};

use crate::methods::{Fail, Named, echo, echoed};
use crate::server::Server;
use crate::within;

pub(crate) fn rpc<C: SubscriptionClientT + Send + Sync + 'static>(client: C) -> Rpc {
    Rpc::new(Transport::with_subscriptions(Arc::new(client)))
}

pub(crate) fn http(server: &Server) -> Rpc {
    rpc(HttpClientBuilder::new().build(server.http()).unwrap())
}

pub(crate) async fn ws(server: &Server) -> Rpc {
    rpc(WsClientBuilder::new().build(server.ws()).await.unwrap())
}

/// One after the other, over both of its clients.
async fn both(server: &Server) -> [Rpc; 2] {
    [http(server), ws(server).await]
}

#[tokio::test]
async fn calls_by_position_and_by_name() {
    within(async {
        let server = Server::start().await;
        for rpc in both(&server).await {
            let eth = ethereum::Client::new(rpc.clone());
            assert_eq!(eth.chain_id().await.unwrap(), 31337);
            assert_eq!(rpc.call(echo(7)).await.unwrap().as_str(), echoed(7));
            let named = Named {
                start: 3,
                text: "\"".to_owned(),
            };
            let named = rpc.call(named).await.unwrap();
            assert_eq!(named.as_str(), r#"{"start":3,"text":"\""}"#);
        }
    })
    .await;
}

#[tokio::test]
async fn error_objects_are_kept() {
    within(async {
        let server = Server::start().await;
        for rpc in both(&server).await {
            let error = rpc.call(Fail::default()).await.unwrap_err();
            assert_eq!(error.method(), Some("test_fail"));
            let error = error.rpc().expect("an error object");
            assert_eq!((error.code, error.message.as_str()), (3, "no luck"));
            let data = error.data.as_ref().map(RawJson::as_str);
            assert_eq!(data, Some(r#"{"a": 1.00}"#));

            let eth = ethereum::Client::new(rpc);
            let error = eth.gas_price().await.unwrap_err();
            assert_eq!(error.rpc().map(|error| error.code), Some(-32601));
            let error = eth.block_number().await.unwrap_err();
            assert_eq!(error.decode().map(|error| error.path()), Some("result"));
        }
    })
    .await;
}

#[tokio::test]
async fn batches_are_batches_and_entries_fail_alone() {
    within(async {
        let server = Server::start().await;
        for (round, rpc) in (1..).zip(both(&server).await) {
            let eth = ethereum::Client::new(rpc.clone());
            let calls = (rpc.call(echo(1)), rpc.call(Fail::default()), eth.chain_id());
            let (text, failed, id) = rpc.batch(calls).results().await.unwrap();
            assert_eq!(text.unwrap().as_str(), echoed(1));
            let failed = failed.unwrap_err();
            assert_eq!(failed.rpc().map(|error| error.code), Some(3));
            assert!(failed.rpc().is_some_and(|error| error.data.is_some()));
            assert_eq!(id.unwrap(), 31337);
            assert_eq!(server.count("batch 3"), round);
            assert_eq!(server.count("call test_echo"), 0);
        }
    })
    .await;
}

#[tokio::test]
async fn large_batches_are_split_and_small_ones_are_none() {
    within(async {
        let server = Server::start().await;
        for (round, rpc) in (1..).zip(both(&server).await) {
            let calls: Vec<_> = (0..250).map(|number| rpc.call(echo(number))).collect();
            let results = rpc.batch_all(calls);
            let results: Vec<_> = futures_util::StreamExt::collect(results).await;
            for (number, result) in (0..).zip(results) {
                let result: Result<RawJson, _> = result;
                assert_eq!(result.unwrap().as_str(), echoed(number));
            }
            assert_eq!(server.count("batch 100"), 2 * round);
            assert_eq!(server.count("batch 50"), round);

            let params = RawJson::new("[]").unwrap();
            let call = Request::new(&JSONRPC, 1, "eth_chainId", polyrpc::Safety::Read, &params)
                .expect("a call");
            let one = rpc.send(call.only(|_| true)).await.unwrap();
            let answer = r#"[{"jsonrpc":"2.0","id":1,"result":"0x7a69"}]"#;
            assert_eq!(one.body(), answer);
            let none = rpc.send(call.only(|_| false)).await.unwrap();
            assert_eq!(none.body(), "[]");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_json_rpc_is_refused() {
    within(async {
        let server = Server::start().await;
        for rpc in both(&server).await {
            let none = RawJson::new("{}").unwrap();
            for request in [
                Request::new(&CHIA, 1, "get_block", polyrpc::Safety::Read, &none).expect("a call"),
                Request::new(&CHIA_DAEMON, 1, "get_keys", polyrpc::Safety::Read, &none)
                    .expect("a call"),
            ] {
                let refused = rpc.send(request).await.unwrap_err();
                assert_eq!(refused.reached_server(), polyrpc::Reached::No);
                assert!(refused.to_string().contains("JSON-RPC"), "{refused}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn notifications() {
    within(async {
        let server = Server::start().await;
        let params = RawJson::new(r#"["x", 1.0]"#).unwrap();
        let [http, ws] = both(&server).await;
        for (method, rpc) in [("by_http", http), ("by_ws", ws)] {
            let request = Request::notification(&JSONRPC, method, &params).expect("a call");
            let response = rpc.send(request).await.unwrap();
            assert!(response.body().is_empty());
            server
                .sees(&format!(r#"notification {method} ["x", 1.0]"#))
                .await;
        }
    })
    .await;
}
