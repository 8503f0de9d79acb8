//! Responses of other makes, ages and layers of Ethereum's nodes: everything in them is read, and comes back.
//!
//! Each line of `responses/ethereum.jsonl` names the node, and where somebody reported it. The values are made up.

use polyrpc_tests::{TestResult, verify};
use serde_json::Value;

const LINES: &str = include_str!("../responses/ethereum.jsonl");

#[tokio::test]
async fn every_response_is_read_and_nothing_of_it_is_lost() -> TestResult {
    let (same, written): (Vec<&str>, Vec<&str>) = LINES
        .lines()
        .partition(|line| !line.contains(r#""written":"#));
    assert!(same.len() + written.len() >= 40);
    let polyrpc = env!("CARGO_BIN_EXE_polyrpc-under-test");
    let count = verify::assert_lossless(polyrpc, same.join("\n")).await?;
    assert_eq!(count, same.len());
    // What is written in another form than it was read in.
    let output = verify::verify(polyrpc, &[], written.join("\n")).await?;
    let report = String::from_utf8(output.stdout)?;
    let sum = format!(
        "cases {0} equal 0 differs {0} dropped 0 failed 0",
        written.len()
    );
    assert!(report.contains(&sum), "{report}");
    Ok(())
}

#[test]
fn each_line_says_where_it_is_from() -> TestResult {
    let mut ids = Vec::new();
    for line in LINES.lines() {
        let line: Value = serde_json::from_str(line)?;
        let text = |key: &str| line.get(key).and_then(Value::as_str).map(str::to_owned);
        assert!(
            text("source").is_some_and(|source| source.len() > 5),
            "{line}"
        );
        ids.push(text("id").ok_or("no id")?);
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    Ok(())
}
