//! `polyrpc verify` as the judge over recorded calls.

use std::process::{Output, Stdio};

use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::TestResult;

/// Gives `cases` to `polyrpc verify`, with more `arguments`, and waits for its verdict.
///
/// `polyrpc` is the path of the binary, which only a test can know: `env!("CARGO_BIN_EXE_polyrpc-under-test")`.
///
/// # Errors
/// When it can't be run.
pub async fn verify(polyrpc: &str, arguments: &[&str], cases: String) -> TestResult<Output> {
    let mut child = Command::new(polyrpc)
        .arg("verify")
        .args(arguments)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let mut input = child.stdin.take().ok_or("no standard input")?;
    // Written beside reading: neither side waits for the other with its pipe full.
    let write = tokio::spawn(async move { input.write_all(cases.as_bytes()).await });
    let output = child.wait_with_output().await?;
    write.await??;
    Ok(output)
}

/// Decodes `cases` through the typed structs, encodes them back, and gives the number of those that came out the same.
///
/// # Errors
/// When one isn't equal, with the report.
pub async fn assert_lossless(polyrpc: &str, cases: String) -> TestResult<usize> {
    let count = cases.lines().count();
    let output = verify(polyrpc, &[], cases).await?;
    let report = String::from_utf8([output.stdout, output.stderr].concat())?;
    if output.status.success() && report.contains(&format!("cases {count} equal {count} ")) {
        return Ok(count);
    }
    Err(format!("`polyrpc verify` isn't content:\n{report}").into())
}
