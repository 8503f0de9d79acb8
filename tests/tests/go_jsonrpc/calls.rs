//! Plain calls: batches, and calls that are given up.

use polyrpc::filecoin::Address;
use polyrpc_tests::TestResult;
use serde_json::json;

use super::node::{Answer, Node};
use super::{over_http, over_ws, soon};

/// A server drops a batch over a socket silently, so none is sent there.
#[tokio::test]
async fn batches_go_in_one_request_over_http_and_call_by_call_over_a_socket() -> TestResult {
    let node = Node::lotus().await?;
    node.method("Filecoin.WalletBalance", 1, Answer::Result(json!("7")));
    for (client, requests) in [(over_http(&node).await?, 1), (over_ws(&node).await?, 3)] {
        let before = node.seen().len();
        let balance = |id| client.wallet_balance(Address::id(id));
        let calls = (balance(1), balance(2), balance(3));
        let (one, two, three) = soon(client.batch(calls)).await??;
        for balance in [one, two, three] {
            assert_eq!(balance.to_string(), "7");
        }
        let seen = &node.seen()[before..];
        assert_eq!(seen.len(), requests);
        assert!(
            seen.iter()
                .all(|seen| seen.socket != seen.json().is_array())
        );
    }
    Ok(())
}

/// The node learns that nobody waits any more, under the id of the call.
#[tokio::test]
async fn a_call_that_is_given_up_is_cancelled() -> TestResult {
    let node = Node::lotus().await?;
    node.method("Filecoin.WalletBalance", 1, Answer::Never);
    node.method("Filecoin.ChainHead", 0, Answer::Result(json!(null)));
    let client = over_ws(&node).await?;
    let call = tokio::spawn({
        let client = client.clone();
        async move { client.wallet_balance(Address::id(1)).await }
    });
    soon(async {
        while node.calls("Filecoin.WalletBalance").is_empty() {
            tokio::task::yield_now().await;
        }
    })
    .await?;
    call.abort();
    soon(async {
        while node.calls("xrpc.cancel").is_empty() {
            tokio::task::yield_now().await;
        }
    })
    .await?;
    let opened = &node.calls("Filecoin.WalletBalance")[0];
    let cancelled = &node.calls("xrpc.cancel")[0];
    assert_eq!(cancelled["params"], json!([opened["id"]]));
    assert_eq!(cancelled.get("id"), Some(&json!(null)));
    // The response that still comes is nobody's.
    assert!(
        soon(client.chain_head())
            .await?
            .is_err_and(|error| error.is_decode())
    );
    Ok(())
}
