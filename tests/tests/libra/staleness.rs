//! What the client knows of the ledger, and responses that are behind it.

use std::future::IntoFuture;

use futures_util::future::join;
use polyrpc::layer::Retry;
use polyrpc::libra::{Client, LedgerState, LedgerTracker};
use polyrpc_tests::TestResult;

use super::node::Odd;
use super::{diem, quick};

#[tokio::test]
async fn another_chain_is_a_hard_error_and_not_retried() -> TestResult {
    let (node, libra) = diem().await?;
    libra.get_network_status().await?;
    node.odd([Odd::Chain(2)]);
    let error = libra.get_network_status().await.expect_err("another chain");
    assert!(error.is_inconsistent() && !error.is_retryable() && !error.is_stale());
    assert_eq!(
        error.to_string(),
        "get_network_status: the node is of chain 2, not of 4: use a node of that network, or `chain_id(2)`"
    );
    assert_eq!(node.seen().len(), 2);
    // That of a write neither.
    node.odd([Odd::Chain(2)]);
    let error = libra.submit(vec![1, 2]).await.expect_err("another chain");
    assert!(error.is_inconsistent());
    assert_eq!(node.seen().len(), 3);
    Ok(())
}

#[tokio::test]
async fn the_chain_is_given_or_that_of_the_first_response() -> TestResult {
    let (node, _) = diem().await?;
    let libra = Client::builder(node.url()).chain_id(1).connect().await?;
    assert!(
        libra
            .get_network_status()
            .await
            .is_err_and(|error| error.is_inconsistent())
    );
    let libra = Client::builder(node.url()).chain_id(4).connect().await?;
    libra.get_network_status().await?;
    Ok(())
}

#[tokio::test]
async fn an_older_version_is_retried_by_reads() -> TestResult {
    let (node, libra) = diem().await?;
    libra.get_network_status().await?;
    node.odd([Odd::Behind(3), Odd::Behind(1)]);
    assert_eq!(
        libra.get_network_status().with_meta().await?.meta.version,
        9
    );
    assert_eq!(node.seen().len(), 4);
    Ok(())
}

#[tokio::test]
async fn an_older_timestamp_is_stale_as_well() -> TestResult {
    let (node, libra) = diem().await?;
    libra.get_network_status().await?;
    node.odd([Odd::Earlier(1)]);
    libra.get_network_status().await?;
    assert_eq!(node.seen().len(), 3);
    Ok(())
}

#[tokio::test]
async fn retries_are_configurable_and_removable() -> TestResult {
    let (node, _) = diem().await?;
    let once = Client::builder(node.url())
        .without_retry()
        .connect()
        .await?;
    once.get_network_status().await?;
    node.odd([Odd::Behind(3)]);
    let error = once.get_network_status().await.expect_err("stale");
    assert!(error.is_stale() && error.is_retryable());
    assert!(
        error
            .to_string()
            .starts_with("get_network_status: the response is stale: it is as of version 6 at "),
        "{error}"
    );
    let twice = Client::builder(node.url())
        .retry(quick().attempts(2))
        .connect()
        .await?;
    twice.get_network_status().await?;
    node.odd([Odd::Behind(3), Odd::Behind(3), Odd::Behind(3)]);
    let before = node.seen().len();
    assert!(
        twice
            .get_network_status()
            .await
            .is_err_and(|error| error.is_stale())
    );
    assert_eq!(node.seen().len() - before, 2);
    Ok(())
}

#[tokio::test]
async fn submit_ignores_staleness() -> TestResult {
    let (node, libra) = diem().await?;
    libra.get_network_status().await?;
    node.odd([Odd::Behind(3)]);
    libra.submit(vec![1, 2]).await?;
    assert_eq!(node.seen().len(), 2);
    Ok(())
}

#[tokio::test]
async fn staleness_comes_before_the_error_of_the_call() -> TestResult {
    let (node, libra) = diem().await?;
    libra.get_network_status().await?;
    // What a node that is behind doesn't know is no word on whether it exists.
    node.odd([Odd::Behind(3)]);
    assert_eq!(libra.get_metadata().version(8).await?.version, 8);
    assert_eq!(node.seen().len(), 3);
    Ok(())
}

#[tokio::test]
async fn a_batch_that_is_behind_is_asked_again_as_a_whole() -> TestResult {
    let (node, libra) = diem().await?;
    libra.get_network_status().await?;
    node.odd([Odd::Behind(3)]);
    let calls = (libra.get_metadata(), libra.get_network_status().with_meta());
    let (metadata, status) = libra.batch(calls).await?;
    assert_eq!((metadata.version, status.meta.version), (9, 9));
    assert_eq!(node.seen().len(), 3);
    Ok(())
}

#[tokio::test]
async fn concurrent_calls_do_not_flag_each_other() -> TestResult {
    let (node, _) = diem().await?;
    let ledger = LedgerTracker::new();
    let builder = Client::builder(node.url()).ledger_tracker(ledger.clone());
    let libra = builder.without_retry().connect().await?;
    // The first is answered after the second, as of before it.
    node.odd([Odd::Late(300)]);
    let slow = libra.get_network_status().with_meta().into_future();
    let quick = async {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        node.change(|ledger| ledger.grow(1));
        libra.get_network_status().with_meta().await
    };
    let (slow, quick) = join(slow, quick).await;
    assert_eq!((slow?.meta.version, quick?.meta.version), (9, 10));
    // And what is known never goes back.
    assert_eq!(ledger.known().map(|state| state.version), Some(10));
    Ok(())
}

#[test]
fn the_tracker_can_be_used_alone() {
    let ledger = LedgerTracker::of_chain(2);
    assert_eq!(ledger.known(), None);
    let (old, new) = (LedgerState::new(2, 7, 70), LedgerState::new(2, 8, 80));
    assert!(ledger.observe(ledger.known(), new).is_ok());
    assert!(ledger.observe(ledger.known(), new).is_ok());
    assert!(ledger.observe(None, old).is_ok());
    assert!(
        ledger
            .observe(Some(new), old)
            .is_err_and(|error| error.is_stale())
    );
    assert_eq!(ledger.known(), Some(new));
    let other = LedgerState::new(1, 9, 90);
    assert!(
        ledger
            .observe(None, other)
            .is_err_and(|error| error.is_inconsistent())
    );
    assert_eq!(ledger.known(), Some(new));
}

#[tokio::test]
async fn two_clients_can_share_what_they_know() -> TestResult {
    let (ahead, _) = diem().await?;
    let (behind, _) = diem().await?;
    ahead.change(|ledger| ledger.grow(5));
    let ledger = LedgerTracker::new();
    let connect = |url: String| {
        Client::builder(url)
            .ledger_tracker(ledger.clone())
            .retry(Retry::new().attempts(1))
            .connect()
    };
    let (first, second) = (connect(ahead.url()).await?, connect(behind.url()).await?);
    first.get_network_status().await?;
    assert!(
        second
            .get_network_status()
            .await
            .is_err_and(|error| error.is_stale())
    );
    behind.change(|ledger| ledger.grow(5));
    second.get_network_status().await?;
    Ok(())
}

#[tokio::test]
async fn with_two_endpoints_the_one_that_is_behind_is_left_for_the_other() -> TestResult {
    let (first, _) = diem().await?;
    let (second, _) = diem().await?;
    let libra = Client::builder(first.url())
        .endpoint(second.url())
        .connect()
        .await?;
    libra.get_network_status().await?;
    first.odd([Odd::Behind(2)]);
    assert_eq!(
        libra.get_network_status().with_meta().await?.meta.version,
        9
    );
    assert_eq!((first.seen().len(), second.seen().len()), (2, 1));
    Ok(())
}

#[tokio::test]
async fn liveness_is_checked_against_the_clock() -> TestResult {
    let (_node, libra) = diem().await?;
    let age = |state: LedgerState| state.age(std::time::SystemTime::now());
    let state = libra.get_network_status().with_meta().await?.meta;
    assert!(libra.check_live(age(state) + super::LIMIT).await.is_ok());
    let error = libra.check_live(std::time::Duration::ZERO).await;
    // The made-up ledger may be ahead of this machine's clock.
    match age(state).is_zero() {
        true => assert!(error.is_ok()),
        false => assert!(error.is_err_and(|error| error.is_stale())),
    }
    Ok(())
}
