//! Code that is written against jsonrpsee's traits, over our connection.

use std::sync::Arc;

use jsonrpsee_core::client::{ClientT, Error, SubscriptionClientT};
use jsonrpsee_core::params::{ArrayParams, BatchRequestBuilder, ObjectParams};
use jsonrpsee_core::rpc_params;
use jsonrpsee_http_client::HttpClientBuilder;
use polyrpc::jsonrpsee::{Client, Transport};
use polyrpc::{RawJson, Rpc};
use serde_json::value::RawValue;

use crate::ours::both;
use crate::server::Server;
use crate::within;

/// As the macro `#[rpc(client)]` makes it.
trait EthereumClient: ClientT {
    async fn chain_id(&self) -> Result<String, Error> {
        self.request("eth_chainId", ArrayParams::new()).await
    }

    async fn echo(&self, number: u64, text: &str) -> Result<(u64, String), Error> {
        self.request("test_echo", rpc_params![number, text]).await
    }
}

impl<C: ClientT> EthereumClient for C {}

async fn use_it(client: &impl SubscriptionClientT) {
    assert_eq!(client.chain_id().await.unwrap(), "0x7a69");
    let echo = client.echo(7, "ü\"").await.unwrap();
    assert_eq!(echo, (7, "ü\"".to_owned()));
    let mut params = ObjectParams::new();
    params.insert("b", RawJson::new("1.00").unwrap()).unwrap();
    let named: Box<RawValue> = client.request("test_named", params).await.unwrap();
    assert_eq!(named.get(), r#"{"b":1.00}"#);
}

#[tokio::test]
async fn calls() {
    within(async {
        let server = Server::start().await;
        for rpc in both(&server).await {
            use_it(&Client::new(rpc)).await;
        }
        // There and back again.
        let client = HttpClientBuilder::new().build(server.http()).unwrap();
        let rpc = Rpc::new(Transport::with_subscriptions(Arc::new(client)));
        use_it(&Client::new(rpc)).await;
    })
    .await;
}

#[tokio::test]
async fn batches_keep_their_order_and_count() {
    within(async {
        let server = Server::start().await;
        for (round, rpc) in (1..).zip(both(&server).await) {
            let limit = 2;
            let client = Client::new(rpc.with_batch_limit(limit));
            let mut batch = BatchRequestBuilder::new();
            for number in 0..2 {
                batch.insert("test_echo", rpc_params![number]).unwrap();
            }
            batch.insert("test_fail", ArrayParams::new()).unwrap();
            batch.insert("test_echo", rpc_params![3]).unwrap();
            batch.insert("test_echo", rpc_params![4]).unwrap();
            let answers = client.batch_request::<[u64; 1]>(batch).await.unwrap();
            assert_eq!(answers.len(), 5);
            assert_eq!(answers.num_successful_calls(), 4);
            assert_eq!(answers.num_failed_calls(), 1);
            let mut answers = answers.into_iter();
            assert_eq!(answers.next().unwrap().unwrap(), [0]);
            assert_eq!(answers.next().unwrap().unwrap(), [1]);
            let error = answers.next().unwrap().unwrap_err();
            assert_eq!((error.code(), error.message()), (3, "no luck"));
            assert_eq!(error.data().map(RawValue::get), Some(r#"{"a": 1.00}"#));
            assert_eq!(answers.next().unwrap().unwrap(), [3]);
            assert_eq!(answers.next().unwrap().unwrap(), [4]);
            assert_eq!(server.count("batch 2"), 2 * round);

            let empty = client
                .batch_request::<u64>(BatchRequestBuilder::new())
                .await;
            assert!(matches!(empty, Err(Error::EmptyBatchRequest(_))));
        }
    })
    .await;
}

#[tokio::test]
async fn notifications() {
    within(async {
        let server = Server::start().await;
        let [http, ws] = both(&server).await;
        for (method, rpc) in [("by_http", http), ("by_ws", ws)] {
            let client = Client::new(rpc);
            client.notification(method, rpc_params![1]).await.unwrap();
            server.sees(&format!("notification {method} [1]")).await;
            client
                .notification(method, ArrayParams::new())
                .await
                .unwrap();
            server.sees(&format!("notification {method} []")).await;
        }
    })
    .await;
}
