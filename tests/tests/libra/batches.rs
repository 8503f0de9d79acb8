//! Batches, on every way in: at most 20 calls and 32 KiB each.

use std::future::IntoFuture;

use futures_util::StreamExt;
use futures_util::future::join_all;
use polyrpc::layer::Coalesce;
use polyrpc::libra::Client;
use polyrpc_tests::TestResult;

use super::node::Node;
use super::{diem, quick};

/// How many calls each request had.
fn sizes(node: &Node) -> Vec<usize> {
    node.seen()
        .iter()
        .map(|seen| seen.methods().len())
        .collect()
}

#[tokio::test]
async fn a_list_is_split_at_20_in_order() -> TestResult {
    let (node, libra) = diem().await?;
    let calls = (0..45).map(|place| libra.get_metadata().version(place % 10).with_meta());
    let answers: Vec<_> = libra.batch_all(calls).collect().await;
    let mut versions = Vec::new();
    for answer in answers {
        let answer = answer?;
        // Each part is of one state, which each of its entries tells.
        assert_eq!(answer.meta.version, 9);
        versions.push(answer.value.version);
    }
    let expected: Vec<u64> = (0..45).map(|place| place % 10).collect();
    assert_eq!(versions, expected);
    assert_eq!(sizes(&node), [20, 20, 5]);
    Ok(())
}

#[tokio::test]
async fn parts_may_be_as_of_different_versions_and_say_so() -> TestResult {
    let (node, libra) = diem().await?;
    let calls = (0..21).map(|_| libra.get_network_status().with_meta());
    let mut answers = libra.batch_all(calls);
    let mut seen = Vec::new();
    while let Some(answer) = answers.next().await {
        seen.push(answer?.meta.version);
        if seen.len() == 20 {
            node.change(|ledger| ledger.grow(1));
        }
    }
    assert_eq!(seen[..20], [9; 20]);
    assert_eq!(seen[20], 10);
    Ok(())
}

#[tokio::test]
async fn one_that_fails_fails_alone() -> TestResult {
    let (_node, libra) = diem().await?;
    let calls = (
        libra.get_metadata(),
        libra.get_metadata().version(99),
        libra.get_currencies(),
    );
    let (latest, missing, currencies) = libra.batch(calls).results().await?;
    assert_eq!(latest?.version, 9);
    assert!(missing.is_err_and(|error| error.rpc().is_some_and(|error| error.code == -32602)));
    assert_eq!(currencies?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn coalesced_calls_are_split_at_20() -> TestResult {
    let (node, _) = diem().await?;
    let builder = Client::builder(node.url()).retry(quick());
    let libra = builder.coalesce(Coalesce::new()).connect().await?;
    let calls = (0..50).map(|place| libra.get_metadata().version(place % 10).into_future());
    let answers = join_all(calls).await;
    for (place, answer) in answers.into_iter().enumerate() {
        assert_eq!(answer?.version, place as u64 % 10);
    }
    let sizes = sizes(&node);
    assert!(sizes.iter().all(|size| *size <= 20), "{sizes:?}");
    assert_eq!(sizes.iter().sum::<usize>(), 50);
    Ok(())
}

#[tokio::test]
async fn a_batch_is_split_where_its_body_would_be_too_long() -> TestResult {
    let (node, libra) = diem().await?;
    // Six such bodies are longer than 32 KiB.
    let calls = (0..6).map(|fill| libra.submit(vec![fill; 3000]));
    let answers: Vec<_> = libra.batch_all(calls).collect().await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(sizes(&node), [5, 1]);
    let fills = node.change(|ledger| ledger.mempool.clone());
    let fills: Vec<_> = fills.iter().map(|text| text[..2].to_owned()).collect();
    assert_eq!(fills, ["00", "01", "02", "03", "04", "05"]);
    Ok(())
}

#[tokio::test]
async fn coalesced_calls_are_split_where_the_body_would_be_too_long() -> TestResult {
    let (node, _) = diem().await?;
    let coalesce = Coalesce::new().up_to(polyrpc::Safety::Write);
    let libra = Client::builder(node.url())
        .coalesce(coalesce)
        .connect()
        .await?;
    let calls = (0..6).map(|fill| libra.submit(vec![fill; 3000]).into_future());
    let answers = join_all(calls).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(sizes(&node).iter().sum::<usize>(), 6);
    assert!(sizes(&node).len() > 1);
    Ok(())
}
