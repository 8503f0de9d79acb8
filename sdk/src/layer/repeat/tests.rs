//! Refusals after a lost response, through retries and fail-over.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it meets what it does not expect"
)]

use tower::Layer as _;

use crate::error::Reached;
use crate::ethereum::{Bytes, Client};
use crate::layer::tests::{Node, answer, error, node};
use crate::layer::{Failover, Retry};
use crate::{Error, Rpc};

/// The hash of no bytes.
const HASH: &str = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470";

type Fail = fn() -> Error;

const LOST: Fail = || Error::transport("reset");
const REFUSED: Fail = || Error::connect("refused");

/// A node that fails the first request, and refuses what it is sent later; what reads has the result `"0x1"`.
fn refusing(fail: Fail, message: &'static str) -> Node {
    let (node, _) = node(move |request, count| async move {
        if count == 1 {
            return Err(fail());
        }
        let sends = request
            .entries()
            .map(|call| (call.id(), call.method() == "eth_sendRawTransaction"));
        let sends: std::collections::BTreeMap<_, _> = sends.collect();
        Ok(answer(&request, |id| match sends[&id] {
            true => error(-32000, message),
            false => r#""result":"0x1""#.to_owned(),
        }))
    });
    node
}

fn retrying(fail: Fail, message: &'static str) -> Client {
    Client::new(Rpc::new(Retry::new().layer(refusing(fail, message))))
}

/// The second endpoint heard of the transaction from the first.
fn failing_over(fail: Fail, message: &'static str) -> Client {
    let node = refusing(fail, message);
    let failover = Failover::builder()
        .endpoint("a", node.clone())
        .endpoint("b", node);
    Client::new(Rpc::new(failover.build().expect("two endpoints")))
}

const CLIENTS: [fn(Fail, &'static str) -> Client; 2] = [retrying, failing_over];

#[tokio::test(start_paused = true)]
async fn a_transaction_that_the_node_has_already_is_sent() {
    for client in CLIENTS {
        for message in [
            "already known",
            "ALREADY_EXISTS: already known",
            "AlreadyKnown",
            "known transaction: 0xc5d2",
            "Known transaction",
            "Transaction with the same hash was already imported.",
            "tx already in mempool",
        ] {
            let hash = client(LOST, message).send_raw_transaction(Bytes::new());
            assert_eq!(hash.await.expect(message).to_string(), HASH);
            let eth = client(LOST, message);
            let batch = (eth.send_raw_transaction(Bytes::new()), eth.block_number());
            let (hash, number) = eth.batch(batch).await.expect(message);
            assert_eq!((hash.to_string().as_str(), number), (HASH, 1));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn any_other_refusal_says_that_the_first_attempt_may_have_gone_through() {
    for client in CLIENTS {
        for message in [
            "nonce too low",
            "insufficient funds for gas * price + value",
            "unknown transaction",
        ] {
            let eth = client(LOST, message);
            let sent = eth.send_raw_transaction(Bytes::new()).await;
            let error = sent.expect_err(message);
            assert_eq!(error.reached_server(), Reached::Maybe, "{error}");
            assert_eq!(
                error.rpc().map(|error| error.message.as_str()),
                Some(message)
            );
            assert!(
                error.to_string().contains("may have gone through"),
                "{error}"
            );

            let eth = client(LOST, message);
            let batch = (eth.send_raw_transaction(Bytes::new()), eth.block_number());
            let (sent, number) = eth.batch(batch).results().await.expect("a response");
            let error = sent.expect_err(message);
            assert_eq!(error.reached_server(), Reached::Maybe, "{error}");
            assert_eq!(number.expect("a number"), 1);
        }
        // A blob transaction comes with its blobs, which its hash isn't of.
        let sent = client(LOST, "already known").send_raw_transaction(Bytes::from(vec![3, 0xc0]));
        let error = sent.await.expect_err("no hash");
        assert_eq!(error.reached_server(), Reached::Maybe, "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_never_sent_before_is_refused_as_ever() {
    for client in CLIENTS {
        for message in ["already known", "nonce too low"] {
            let sent = client(REFUSED, message).send_raw_transaction(Bytes::new());
            let error = sent.await.expect_err(message);
            assert_eq!(error.reached_server(), Reached::Yes, "{error}");
            assert!(
                !error.to_string().contains("may have gone through"),
                "{error}"
            );
        }
    }
}

/// The last attempt wasn't sent, but the first may have been.
#[tokio::test(start_paused = true)]
async fn a_later_failure_to_connect_doesn_t_hide_the_first_attempt() {
    let nodes = || {
        let (node, _) =
            node(|_, count| async move { Err(if count == 1 { LOST() } else { REFUSED() }) });
        node
    };
    let failover = Failover::builder()
        .endpoint("a", nodes())
        .endpoint("b", refusing(REFUSED, ""));
    let failover = failover.build().expect("two endpoints");
    for rpc in [Rpc::new(Retry::new().layer(nodes())), Rpc::new(failover)] {
        let eth = Client::new(rpc);
        let error = eth
            .send_raw_transaction(Bytes::new())
            .await
            .expect_err("refused");
        assert_eq!(error.reached_server(), Reached::Maybe, "{error}");
    }
    let eth = Client::new(Rpc::new(Retry::new().layer(nodes())));
    let error = eth.block_number().await.expect_err("refused");
    assert_eq!(
        error.reached_server(),
        Reached::No,
        "a read is done by none: {error}"
    );
}
