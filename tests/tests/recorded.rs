//! Recorded traffic, through the typed structs and back: what four kinds of node answered must come out as it went in, and calls
//! that are wrong must not go in.
//!
//! `recorded/<api>/<node>.jsonl` is in the form that `polyrpc verify` reads, `recorded/<api>/invalid.jsonl` as well.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use polyrpc::record::{Exchange, Record, Recording, Replay};
use polyrpc::transport::Request;
use polyrpc::wire::JSONRPC;
use polyrpc::{RawJson, Rpc, Safety};
use polyrpc_tests::TestResult;
use polyrpc_tests::verify::{assert_lossless, verify};
use tower::Layer;

const POLYRPC: &str = env!("CARGO_BIN_EXE_polyrpc-under-test");

fn recorded(name: &str) -> TestResult<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("recorded/ethereum");
    Ok(fs::read_to_string(path.join(name))?)
}

async fn survives(node: &str) -> TestResult {
    let count = assert_lossless(POLYRPC, recorded(&format!("{node}.jsonl"))?).await?;
    assert!(count > 20, "only {count} calls of {node} are recorded");
    Ok(())
}

#[tokio::test]
async fn anvil() -> TestResult {
    survives("anvil").await
}

#[tokio::test]
async fn ethereumjs() -> TestResult {
    survives("ethereumjs").await
}

#[tokio::test]
async fn ganache() -> TestResult {
    survives("ganache").await
}

#[tokio::test]
async fn hardhat() -> TestResult {
    survives("hardhat").await
}

/// The mask of recordings knows no secret in what such nodes say, beside the parameters of `personal_*`, so that nothing it keeps is lost to those who decode it.
#[tokio::test]
async fn no_answer_looks_like_a_secret() -> TestResult {
    for node in ["anvil", "ethereumjs", "ganache", "hardhat"] {
        let exchanges = recorded(&format!("{node}.jsonl"))?
            .lines()
            .filter(|line| !line.contains("\"personal_"))
            .map(exchange)
            .collect::<TestResult<Vec<_>>>()?;
        let record = Record::new();
        let rpc = Rpc::new(record.layer(Replay::new(Recording::new(exchanges.clone()))));
        for (id, Exchange { method, params, .. }) in (1..).zip(&exchanges) {
            rpc.send(
                Request::new(&JSONRPC, id, method.clone(), Safety::Read, params).expect("a call"),
            )
            .await?;
        }
        assert_eq!(record.recording().exchanges(), exchanges, "{node}");
    }
    Ok(())
}

/// A call of a file.
fn exchange(line: &str) -> TestResult<Exchange> {
    let members: BTreeMap<String, RawJson> = serde_json::from_str(line)?;
    let get = |key| members.get(key).ok_or(format!("no {key}: {line}"));
    let params = match members.get("params") {
        Some(params) => params.clone(),
        None => RawJson::new("[]")?,
    };
    Ok(Exchange::new(
        get("method")?.decode::<String>()?,
        params,
        Ok(get("result")?.clone()),
    ))
}

/// One at a time, so that none hides behind another. Each side must be refused; with both in a line, the result is the wrong one.
#[tokio::test]
async fn what_is_wrong_is_refused() -> TestResult {
    let mut count = 0;
    for case in recorded("invalid.jsonl")?.lines() {
        let output = verify(POLYRPC, &["--expect-invalid"], format!("{case}\n")).await?;
        let report = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "taken for valid: {case}\n{report}");
        assert!(
            report.contains("cases 1 ") && report.contains(" failed 1 "),
            "{report}"
        );
        count += 1;
    }
    assert!(count > 20, "only {count} calls");
    Ok(())
}

/// The judge itself: a field that no type has is noticed.
#[tokio::test]
async fn what_is_lost_is_noticed() -> TestResult {
    let case = r#"{"api":"ethereum","method":"txpool_status","result":{"pending":"0x0","queued":"0x0","lost":1}}"#;
    let output = verify(POLYRPC, &[], format!("{case}\n")).await?;
    let report = String::from_utf8(output.stdout)?;
    assert!(
        report.contains("txpool_status result dropped /lost 1"),
        "{report}"
    );
    assert_eq!(output.status.code(), Some(1));
    Ok(())
}
