//! Busy nodes and failed calls, on each wire.

use polyrpc::mock::Transport;
use polyrpc::{Error, RpcError};

use super::{Said, TestResult, daemon, retrying, saying, wallet};

const BUSY: Said = Ok(r#"{"status":"BUSY"}"#);

fn refused(code: i64, message: &str) -> Said {
    Err(RpcError::new(code, message))
}

fn is_busy(error: Error, attempts: usize, node: &Transport, method: &str) {
    assert!(
        error.is_busy() && error.is_retryable() && !error.is_decode(),
        "{error}"
    );
    assert_eq!(node.count(method), attempts, "{error}");
}

#[tokio::test]
async fn a_busy_daemon_is_asked_again_by_json_rpc() -> TestResult {
    let node = Transport::new();
    let height = Ok(r#"{"count":7,"status":"OK"}"#);
    saying(
        &node,
        "getblockcount",
        [BUSY, refused(-9, "Core is busy"), height],
    );
    assert_eq!(daemon(retrying(&node)).get_block_count().await?.count, 7);
    assert_eq!(node.count("getblockcount"), 3);

    let node = Transport::new();
    saying(&node, "getblockcount", [BUSY]);
    let error = daemon(retrying(&node))
        .get_block_count()
        .await
        .expect_err("always busy");
    assert_eq!(error.to_string(), "getblockcount: the node is busy: BUSY");
    is_busy(error, 3, &node, "getblockcount");
    Ok(())
}

#[tokio::test]
async fn a_busy_daemon_is_asked_again_in_plain_json() -> TestResult {
    let node = Transport::new();
    node.serve_plain_json();
    saying(
        &node,
        "getheight",
        [BUSY, BUSY, Ok(r#"{"height":7,"status":"OK"}"#)],
    );
    assert_eq!(daemon(retrying(&node)).get_height().await?.height, 7);

    let node = Transport::new();
    node.serve_plain_json();
    saying(&node, "getheight", [BUSY]);
    let error = daemon(retrying(&node))
        .get_height()
        .await
        .expect_err("always busy");
    is_busy(error, 3, &node, "getheight");
    Ok(())
}

/// The other keys that the type has are missing beside it.
#[tokio::test]
async fn a_busy_daemon_is_asked_again_in_epee() -> TestResult {
    const BUSY: Said = Ok(r#"{"status:string":"BUSY"}"#);
    let node = Transport::new();
    let pool = Ok(r#"{"status:string":"OK","tx_expiration_ts_median:u64":7}"#);
    saying(&node, "get_tx_pool.bin", [BUSY, BUSY, pool]);
    let pool = daemon(retrying(&node)).get_transaction_pool().await?;
    assert_eq!((pool.expiration_median, pool.transactions.len()), (7, 0));

    let node = Transport::new();
    saying(&node, "get_tx_pool.bin", [BUSY]);
    let error = daemon(retrying(&node))
        .get_transaction_pool()
        .await
        .expect_err("always busy");
    is_busy(error, 3, &node, "get_tx_pool.bin");
    Ok(())
}

#[tokio::test]
async fn a_wallet_of_a_busy_daemon_is_asked_again_unless_it_pays() -> TestResult {
    let busy = || refused(-3, "DAEMON_IS_BUSY");
    let node = Transport::new();
    saying(
        &node,
        "getbalance",
        [busy(), Ok(r#"{"balance":7,"unlocked_balance":5}"#)],
    );
    assert_eq!(
        wallet(retrying(&node))
            .get_balance()
            .await?
            .unlocked_balance,
        5
    );

    // Whether anything was done is for the caller to find out.
    saying(&node, "transfer", [busy()]);
    let error = wallet(retrying(&node)).transfer(vec![], 1_000_000, 0).await;
    let error = error.expect_err("busy");
    assert!(error.is_busy() && !error.is_retryable(), "{error}");
    assert_eq!(node.count("transfer"), 1);
    Ok(())
}

#[tokio::test]
async fn any_other_status_is_an_error_in_the_daemon_s_words() -> TestResult {
    let node = Transport::new();
    node.serve_plain_json();
    saying(
        &node,
        "start_mining",
        [Ok(r#"{"status":"Failed, wrong address","why":1}"#)],
    );
    let daemon = daemon(retrying(&node));
    let error = daemon
        .start_mining("x", 1)
        .await
        .expect_err("a wrong address");
    assert!(!error.is_retryable());
    let rpc = error.rpc().expect("a failed call");
    assert_eq!(rpc.message, "Failed, wrong address");
    let whole = rpc.data.as_ref().map(|data| data.as_str());
    assert_eq!(whole, Some(r#"{"status":"Failed, wrong address","why":1}"#));
    assert_eq!(node.count("start_mining"), 1);

    saying(
        &node,
        "get_o_indexes.bin",
        [Ok(
            r#"{"status:string":"FAILED","tx_global_outs:object[]":[{}]}"#,
        )],
    );
    let error = daemon
        .get_output_indexes()
        .await
        .expect_err("an unknown transaction");
    let rpc = error.rpc().expect("a failed call");
    let whole = rpc.data.as_ref().map(|data| data.as_str());
    assert_eq!(
        (&*rpc.message, whole),
        (
            "FAILED",
            Some(r#"{"status:string":"FAILED","tx_global_outs:object[]":[{}]}"#)
        )
    );
    Ok(())
}

#[tokio::test]
async fn an_empty_status_and_none_are_no_failures() -> TestResult {
    let node = Transport::new();
    saying(
        &node,
        "marketplace_get_offers_ex",
        [Ok(r#"{"status":"","total_offers":0}"#)],
    );
    saying(&node, "store", [Ok(r#"{"wallet_file_size":7}"#)]);
    saying(&node, "contracts_release", [Ok("{}")]);
    let wallet = wallet(retrying(&node));
    assert_eq!(wallet.marketplace_get_offers_ex().await?.total_offers, 0);
    assert_eq!(wallet.store().await?.file_size, 7);
    wallet
        .contracts_release(polyrpc::infinium::B256::ZERO, "REL_N")
        .await?;
    Ok(())
}
