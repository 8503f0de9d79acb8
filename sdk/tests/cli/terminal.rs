//! The tool in a terminal: colours, a progress bar, and Ctrl-C.

use std::process::Command;
use std::time::Duration;

use rexpect::session::{PtySession, spawn_command};

use super::node::{Background, json};
use super::tool::{TestResult, file};

/// How long the tool may take for anything, in milliseconds.
const LIMIT: u64 = 20_000;

/// Runs the tool in a terminal.
fn terminal(arguments: &[&str], no_color: bool) -> Result<PtySession, rexpect::error::Error> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_polyrpc"));
    command
        .args(arguments)
        .env("TERM", "xterm-256color")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR")
        .env_remove("CLICOLOR_FORCE");
    if no_color {
        command.env("NO_COLOR", "1");
    }
    spawn_command(command, Some(LIMIT))
}

/// Whether the tool has ended with code 0, which the type of the crate that rexpect uses tells.
fn is_well(session: &PtySession) -> Result<bool, rexpect::error::Error> {
    let ended = format!("{:?}", session.process().wait()?);
    Ok(ended.starts_with("Exited(") && ended.ends_with(", 0)"))
}

#[test]
fn json_is_indented_and_coloured() -> TestResult {
    let node = Background::start()?;
    node.node().on_raw("eth_feeHistory", |_| {
        Ok(json(r#"{"oldestBlock":"0x1","gasUsedRatio":[0.5]}"#))
    });
    let url = node.url();
    let call = [
        "call",
        "--url",
        &url,
        "ethereum",
        "eth_feeHistory",
        "1",
        "latest",
        "[]",
    ];
    let mut colored = terminal(&call, false)?;
    let text = colored.exp_eof()?;
    assert!(
        text.contains("{\r\n  \u{1b}[36m\"oldestBlock\"\u{1b}[0m: \u{1b}[32m\"0x1\"\u{1b}[0m,"),
        "{text:?}"
    );
    assert!(is_well(&colored)?);
    let mut plain = terminal(&call, true)?;
    let text = plain.exp_eof()?;
    assert!(
        text.contains("{\r\n  \"oldestBlock\": \"0x1\","),
        "{text:?}"
    );
    assert!(!text.contains('\u{1b}'), "{text:?}");
    assert!(is_well(&plain)?);
    Ok(())
}

#[test]
fn methods_are_a_table() -> TestResult {
    let mut session = terminal(&["methods", "ethereum", "--search", "eth_chainId"], true)?;
    let text = session.exp_eof()?;
    assert!(
        text.contains("ethereum  eth_chainId  read        "),
        "{text:?}"
    );
    Ok(())
}

#[test]
fn a_batch_shows_its_progress() -> TestResult {
    let node = Background::start()?;
    node.node()
        .on_raw("eth_gasPrice", |_| Ok(json("\"0x7\"")))
        .delay(Duration::from_millis(150));
    let lines = "{\"method\":\"eth_gasPrice\"}\n".repeat(6);
    let calls = file("progress.jsonl", lines)?;
    let (calls, url) = (calls.to_string_lossy().into_owned(), node.url());
    let batch = [
        "batch",
        "--chain",
        "ethereum",
        "--in-flight",
        "1",
        "--url",
        &url,
        &calls,
    ];
    let mut session = terminal(&batch, false)?;
    session.exp_regex("[1-5]/6 calls")?;
    session.exp_eof()?;
    assert!(is_well(&session)?);
    let mut quiet = terminal(&[&batch[..], &["--quiet"]].concat(), false)?;
    let text = quiet.exp_eof()?;
    assert!(!text.contains("calls"), "{text:?}");
    Ok(())
}

#[test]
fn ctrl_c_ends_a_subscription_cleanly() -> TestResult {
    let node = Background::start()?;
    node.push_heads();
    let url = node.ws_url();
    let mut session = terminal(&["subscribe", "--url", &url, "ethereum", "newHeads"], true)?;
    session.exp_string("\"number\": \"0x13c3a5f\"")?;
    session.send_control('c')?;
    let rest = session.exp_eof()?;
    assert!(!rest.contains("polyrpc:"), "{rest:?}");
    assert!(is_well(&session)?);
    Ok(())
}

#[test]
fn ctrl_c_ends_a_watch() -> TestResult {
    let node = Background::start()?;
    let url = node.url();
    let watch = [
        "call",
        "--url",
        &url,
        "--watch",
        "0.05",
        "ethereum",
        "eth_chainId",
    ];
    let mut session = terminal(&watch, true)?;
    session.exp_string("\"0x1\"")?;
    session.exp_string("\"0x1\"")?;
    session.send_control('c')?;
    session.exp_eof()?;
    assert!(is_well(&session)?);
    assert!(node.node().count("eth_chainId") >= 2);
    Ok(())
}
