//! Where calls go, and what comes back over HTTP.

use polyrpc::infinium::methods::daemon_binary::GetBlocks;
use polyrpc::infinium::{B256, Daemon};
use polyrpc::mock::{Fault, Node};
use polyrpc::{Reached, RpcError};

use super::TestResult;

#[tokio::test]
async fn one_client_has_three_wires() -> TestResult {
    let node = Node::start().await?;
    node.serve_plain_json();
    for (method, said) in [
        ("getblockcount", r#"{"count":1,"status":"OK"}"#),
        ("getheight", r#"{"height":2,"status":"OK"}"#),
        (
            "get_tx_pool.bin",
            r#"{"status:string":"OK","tx_expiration_ts_median:u64":3}"#,
        ),
    ] {
        let said = polyrpc::RawJson::new(said)?;
        node.on_raw(method, move |_| Ok(said.clone()));
    }
    let daemon = Daemon::connect(&node.url()).await?;
    assert_eq!(daemon.get_block_count().await?.count, 1);
    assert_eq!(daemon.get_height().await?.height, 2);
    assert_eq!(daemon.get_transaction_pool().await?.expiration_median, 3);
    // A batch is single calls.
    let (count, pool) = daemon
        .batch((daemon.get_block_count(), daemon.get_transaction_pool()))
        .await?;
    assert_eq!((count.count, pool.expiration_median), (1, 3));
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn an_error_object_is_read_whatever_the_status() -> TestResult {
    let node = Node::start().await?;
    let body =
        r#"{"error":{"code":-32700,"message":"Parse error"},"id":0,"jsonrpc":"","method":""}"#;
    node.inject(Fault::status(404, body).times(1));
    let daemon = Daemon::connect(&node.url()).await?;
    let error = daemon.get_block_hash(u64::MAX).await.expect_err("refused");
    let rpc = error.rpc().expect("the daemon's error");
    assert_eq!((rpc.code, &*rpc.message), (-32700, "Parse error"));
    assert_eq!(error.http_status(), Some(404));
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn blocks_without_ids_are_not_asked_for() -> TestResult {
    let node = Node::start().await?;
    let daemon = Daemon::connect(&node.url()).await?;
    let error = daemon.get_blocks(Vec::new()).await.expect_err("no ids");
    assert_eq!(error.reached_server(), Reached::No);
    assert!(
        error.to_string().contains("needs at least one item"),
        "{error}"
    );
    assert_eq!(node.count("getblocks.bin"), 0);

    node.on::<GetBlocks>(|params| {
        assert_eq!(params.block_ids, [B256::ZERO]);
        Err(RpcError::new(500, ""))
    });
    assert!(daemon.get_blocks(vec![B256::ZERO]).await.is_err());
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn a_connection_that_is_closed_without_a_response_is_told() -> TestResult {
    let node = Node::start().await?;
    node.inject(Fault::disconnect());
    let daemon = Daemon::builder(node.url())
        .without_retry()
        .connect()
        .await?;
    let error = daemon.scan_pos().await.expect_err("no response");
    assert!(error.is_retryable());
    let text = error.to_string();
    assert!(
        text.contains("closed") && text.contains("response"),
        "{text}"
    );
    Ok(())
}
