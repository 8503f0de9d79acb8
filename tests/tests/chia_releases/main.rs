//! What releases of Chia before 2.7.5 write, after their sources and after the examples of their documentation, with values that are made up.
//!
//! Each line of `read.jsonl` says by whom it is so written (`releases`) and what is older about it (`source`); all of it is read, and comes
//! out as it went in. `not_read.jsonl` has what the documentation shows and isn't read, each with the reason and with what is said then.

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
async fn older_forms_are_read_and_written_as_they_were() -> TestResult {
    let count = assert_lossless(POLYRPC, READ.to_owned()).await?;
    assert!(count >= 82, "{count}");
    Ok(())
}

#[tokio::test]
async fn slips_of_the_documentation_are_not_taken() -> TestResult {
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

/// The complaint of a form that nobody meant would be that `offered` is no list.
#[tokio::test]
async fn errors_of_offers_are_those_of_the_form_that_was_meant() -> TestResult {
    for (summary, said) in [
        (
            r#"{"offered": {"xch": true}, "requested": {}, "infos": {}, "fees": 1}"#,
            "/summary/offered/xch invalid type: boolean `true`, expected a text or an integer (read as offer, not as data layer)",
        ),
        (
            r#"{"offered": {"xch": 1}, "requested": {}, "infos": {}}"#,
            "/summary missing field `fees` (read as offer, not as data layer)",
        ),
        (
            r#"{"offered": [{"launcher_id": 5}]}"#,
            "/summary/offered/0/launcher_id invalid type",
        ),
    ] {
        let case = format!(
            r#"{{"api": "chia/wallet", "method": "get_offer_summary", "result": {{"summary": {summary}}}}}"#
        );
        let output = verify(POLYRPC, &[], case).await?;
        let report = String::from_utf8(output.stdout)?;
        assert!(report.contains(said), "{report}");
    }
    Ok(())
}
