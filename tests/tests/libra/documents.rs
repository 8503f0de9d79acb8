//! What nodes of both eras write, with values that are made up, and what documents show that no node writes.
//!
//! All of `read.jsonl` is read, and comes out as it went in. `not_read.jsonl` has what documents and other clients' test data show and isn't
//! read, each with the reason and with what is said then.

use polyrpc_tests::TestResult;
use polyrpc_tests::verify::{assert_lossless, verify};

const POLYRPC: &str = env!("CARGO_BIN_EXE_polyrpc-under-test");

const READ: &str = include_str!("read.jsonl");
const NOT_READ: &str = include_str!("not_read.jsonl");

#[derive(serde::Deserialize)]
struct NotRead {
    method: String,
    finding: String,
    reason: String,
}

#[tokio::test]
async fn the_forms_of_both_eras_come_out_as_they_went_in() -> TestResult {
    let count = assert_lossless(POLYRPC, READ.to_owned()).await?;
    assert!(count >= 85, "{count}");
    for era in ["\"libra\"", "\"diem\""] {
        assert!(
            READ.matches(&format!("\"era\": {era}")).count() > 20,
            "{era}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn slips_of_documents_are_not_taken() -> TestResult {
    for (place, line) in NOT_READ.lines().enumerate() {
        let case: NotRead = serde_json::from_str(line)?;
        assert!(!case.reason.is_empty(), "{line}");
        let output = verify(POLYRPC, &[], line.to_owned()).await?;
        let report = String::from_utf8(output.stdout)?;
        let said = format!(" {} {}", case.method, case.finding);
        assert!(report.contains(&said), "line {}: {report}", place + 1);
    }
    Ok(())
}
