//! The five outcomes of waiting for a transaction, and the refusals of submitting one.

use std::time::Duration;

use polyrpc::libra::{
    B256, Client, Failure, FailureCode, FailureSide, StatusCode, Submitted, VmStatus, WaitError,
};
use polyrpc_tests::TestResult;
use serde_json::json;

use super::node::{Node, Odd};
use super::{LIMIT, alice, diem};

/// Seconds of the ledger at its version 9, and of the time after.
const NOW: u64 = 1_790_000_004;

fn executed() -> serde_json::Value {
    json!({"type": "executed"})
}

fn submitted(sequence_number: u64, hash: &str, expiration: u64) -> TestResult<Submitted> {
    let hash: B256 = hash.parse()?;
    Ok(Submitted::new(alice(), sequence_number, hash, expiration))
}

async fn polling(node: &Node) -> TestResult<Client> {
    let builder = Client::builder(node.url()).retry(super::quick());
    Ok(builder
        .poll_interval(Duration::from_millis(10))
        .connect()
        .await?)
}

#[tokio::test]
async fn executed_is_the_transaction_with_its_events() -> TestResult {
    let (node, _) = diem().await?;
    let libra = polling(&node).await?;
    let hash = node.change(|ledger| {
        let hash = ledger.execute(0, executed());
        ledger.execute(1, executed());
        hash
    });
    let found = libra
        .wait_for_transaction(submitted(0, &hash, NOW + 60)?, LIMIT)
        .await?;
    assert!(found.is_executed());
    assert_eq!((found.version, found.events.len()), (10, 1));
    Ok(())
}

#[tokio::test]
async fn it_is_waited_for_until_it_is_executed() -> TestResult {
    let (node, _) = diem().await?;
    let libra = polling(&node).await?;
    // The hash that it is going to have.
    let hash = format!("{}{:016x}", "5a".repeat(24), 10);
    let waiting = tokio::spawn(async move {
        let submitted = submitted(0, &hash, NOW + 60)?;
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(
            libra.wait_for_transaction(submitted, LIMIT).await,
        )
    });
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert!(node.seen().len() > 1);
    // Neither a node that is away for a moment nor one that is behind is the end of it.
    node.odd([Odd::Page(503, ""), Odd::Behind(3), Odd::Vanish]);
    node.change(|ledger| ledger.execute(0, executed()));
    let found = waiting.await???;
    assert_eq!(found.version, 10);
    Ok(())
}

#[tokio::test]
async fn execution_failed_has_the_status() -> TestResult {
    let (node, _) = diem().await?;
    let libra = polling(&node).await?;
    for (number, status) in [
        json!({"type": "out_of_gas"}),
        json!({"type": "move_abort", "location": "Script", "abort_code": 7, "explanation": null}),
        json!({"type": "tomorrow", "why": 1}),
    ]
    .into_iter()
    .enumerate()
    {
        let number = number as u64;
        let hash = node.change(|ledger| ledger.execute(number, status.clone()));
        let outcome = libra
            .wait_for_transaction(submitted(number, &hash, NOW + 60)?, LIMIT)
            .await;
        let Err(WaitError::ExecutionFailed(found)) = outcome else {
            panic!("another outcome: {outcome:?}");
        };
        assert_eq!(
            serde_json::to_value(&found.vm_status)?["type"],
            status["type"]
        );
        assert!(!matches!(found.vm_status, VmStatus::Executed(_)));
    }
    Ok(())
}

#[tokio::test]
async fn hash_mismatch_is_another_transaction_of_the_same_number() -> TestResult {
    let (node, _) = diem().await?;
    let libra = polling(&node).await?;
    node.change(|ledger| ledger.execute(0, json!({"type": "out_of_gas"})));
    let mine = "77".repeat(32);
    // The hash is looked at before the status.
    let outcome = libra
        .wait_for_transaction(submitted(0, &mine, NOW + 60)?, LIMIT)
        .await;
    assert!(matches!(outcome, Err(WaitError::Replaced(found)) if found.version == 10));
    Ok(())
}

#[tokio::test]
async fn expired_is_judged_by_the_ledger_and_by_what_it_was_before_the_look() -> TestResult {
    let (node, _) = diem().await?;
    let libra = polling(&node).await?;
    let hash = "77".repeat(32);
    let outcome = libra
        .wait_for_transaction(submitted(0, &hash, NOW)?, LIMIT)
        .await;
    let Err(WaitError::Expired(state)) = outcome else {
        panic!("another outcome: {outcome:?}");
    };
    assert_eq!(state.version, 9);
    // It may have been executed between two looks, so the first never says so.
    assert_eq!(node.seen().len(), 2);
    Ok(())
}

#[tokio::test]
async fn timed_out_says_that_it_may_still_be_executed() -> TestResult {
    let (node, _) = diem().await?;
    let libra = polling(&node).await?;
    let wanted = submitted(0, &"77".repeat(32), u64::MAX)?;
    let outcome = libra
        .wait_for_transaction(wanted, Duration::from_millis(50))
        .await;
    assert!(matches!(outcome, Err(WaitError::TimedOut)), "{outcome:?}");
    let error = outcome.expect_err("no time").to_string();
    assert!(error.contains("it still may be"), "{error}");
    assert!(node.seen().len() > 1);
    Ok(())
}

#[tokio::test]
async fn a_refusal_of_the_node_ends_the_wait() -> TestResult {
    let (node, _) = diem().await?;
    let libra = polling(&node).await?;
    node.odd([Odd::Body(
        r#"{"jsonrpc":"2.0","id":ID,"error":{"code":-32000,"message":"Server error: pruned","data":null}}"#.to_owned(),
    )]);
    let wanted = submitted(0, &"77".repeat(32), u64::MAX)?;
    let outcome = libra.wait_for_transaction(wanted, LIMIT).await;
    assert!(matches!(outcome, Err(WaitError::Call(error)) if error.rpc().is_some()));
    Ok(())
}

#[tokio::test]
async fn submit_is_never_retried() -> TestResult {
    let (node, libra) = diem().await?;
    for odd in [Odd::Vanish, Odd::Page(503, "busy"), Odd::Page(429, "")] {
        let before = node.seen().len();
        node.odd([odd.clone()]);
        let error = libra.submit(vec![1, 2]).await.expect_err("no answer");
        assert!(!error.is_retryable(), "{odd:?}");
        assert_ne!(error.reached_server(), polyrpc::Reached::No, "{odd:?}");
        assert_eq!(node.seen().len() - before, 1, "{odd:?}");
    }
    // The same read is.
    node.odd([Odd::Vanish, Odd::Page(503, "busy")]);
    libra.get_network_status().await?;
    Ok(())
}

#[tokio::test]
async fn refusals_of_the_virtual_machine_and_the_mempool_are_typed() -> TestResult {
    let (node, libra) = diem().await?;
    for (code, message, data, expected, status, side) in [
        (
            -32001,
            "Server error: VM Validation error: SEQUENCE_NUMBER_TOO_OLD",
            json!({"StatusCode": 3}),
            FailureCode::VmValidation,
            Some(StatusCode::SequenceNumberTooOld),
            FailureSide::Request,
        ),
        (
            -32005,
            "Server error: VM Execution error: ABORTED",
            json!({"StatusCode": 4016}),
            FailureCode::VmExecution,
            Some(StatusCode::Aborted),
            FailureSide::Server,
        ),
        (
            -32009,
            "Server error: Mempool submission error: \"txns length: 100 capacity per user: 100\"",
            json!(null),
            FailureCode::MempoolTooManyTransactions,
            None,
            FailureSide::Server,
        ),
        (
            -32010,
            "Server error: Mempool submission error: \"Failed to update gas price to 0\"",
            json!(null),
            FailureCode::MempoolInvalidUpdate,
            None,
            FailureSide::Request,
        ),
    ] {
        node.change(|ledger| ledger.refusals.push((code, message.to_owned(), data)));
        let error = libra.submit(vec![1, 2]).await.expect_err("refused");
        let failure = Failure::of(&error).expect("a failure");
        assert_eq!(
            (failure.code, failure.status, failure.side()),
            (expected, status, side)
        );
        assert!(failure.code.is_of_transaction() && failure.message == message);
        assert!(failure.ledger.is_some_and(|state| state.version == 9));
    }
    Ok(())
}
