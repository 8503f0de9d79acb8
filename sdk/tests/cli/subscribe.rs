//! Streams in a pipe.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::node::Background;
use super::tool::{TestResult, polyrpc};

#[test]
fn an_item_is_a_line() -> TestResult {
    let node = Background::start()?;
    node.push_heads();
    let url = node.ws_url();
    let output = polyrpc(
        &[
            "subscribe",
            "--url",
            &url,
            "-n",
            "2",
            "ethereum",
            "newHeads",
        ],
        "",
    )?;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = String::from_utf8(output.stdout)?;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    let header: serde_json::Value = serde_json::from_str(lines[0])?;
    assert_eq!(header["number"], "0x13c3a5f");
    Ok(())
}

#[test]
fn a_reader_that_leaves_ends_it() -> TestResult {
    let node = Background::start()?;
    node.push_heads();
    let mut child = Command::new(env!("CARGO_BIN_EXE_polyrpc"))
        .args(["subscribe", "--url", &node.ws_url(), "ethereum", "newHeads"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    let first = lines.next().ok_or("no line")??;
    assert!(first.starts_with("{\"number\""), "{first}");
    drop(lines);
    let output = child.wait_with_output()?;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    Ok(())
}
