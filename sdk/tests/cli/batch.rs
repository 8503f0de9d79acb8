//! Batches, and what is recorded and measured.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::node::{Background, json};
use super::tool::{TestResult, file, polyrpc};

#[test]
fn results_come_in_order_or_as_they_come() -> TestResult {
    let node = Background::start()?;
    let url = node.url();
    // The first call is the slowest.
    let slow = node.node();
    slow.on_raw("eth_gasPrice", |_| Ok(json(r#""0x7""#)))
        .delay(Duration::from_millis(300));
    let lines = "{\"method\":\"eth_gasPrice\"}\n{\"method\":\"eth_chainId\",\"id\":\"b\"}\n{\"method\":\"eth_call\",\"params\":[{},\"latest\"]}\n";
    let run = |more: &[&str]| {
        let arguments = ["batch", "--chain", "ethereum", "--url", &url, "-"];
        polyrpc(&[&arguments[..], more].concat(), lines)
    };
    let refused =
        r#"{"id":3,"error":{"code":3,"message":"execution reverted","data":"0x08c379a0"}}"#;
    let ordered = run(&[])?;
    assert_eq!(
        String::from_utf8(ordered.stdout)?,
        format!(
            "{{\"id\":1,\"result\":\"0x7\"}}\n{{\"id\":\"b\",\"result\":\"0x1\"}}\n{refused}\n"
        )
    );
    assert_eq!(ordered.status.code(), Some(1));
    let unordered = String::from_utf8(run(&["--unordered"])?.stdout)?;
    assert!(
        unordered.ends_with("{\"id\":1,\"result\":\"0x7\"}\n"),
        "{unordered}"
    );
    Ok(())
}

#[test]
fn no_more_calls_are_under_way_than_allowed() -> TestResult {
    let node = Background::start()?;
    node.node()
        .on_raw("eth_gasPrice", |_| Ok(json("\"0x7\"")))
        .delay(Duration::from_millis(100));
    let lines = "{\"method\":\"eth_gasPrice\"}\n".repeat(6);
    let url = node.url();
    let arguments = [
        "batch",
        "--chain",
        "ethereum",
        "--in-flight",
        "2",
        "--url",
        &url,
        "-",
    ];
    let begun = Instant::now();
    let output = polyrpc(&arguments, lines)?;
    assert_eq!(output.status.code(), Some(0));
    // Three rounds of two.
    assert!(begun.elapsed() >= Duration::from_millis(300));
    assert_eq!(node.node().count("eth_gasPrice"), 6);
    Ok(())
}

#[test]
fn calls_without_an_answer_are_code_3() -> TestResult {
    let arguments = ["batch", "--chain", "ethereum", "--no-retry", "-"];
    let node = ["--url", "http://127.0.0.1:1"];
    let lines = "{\"method\":\"eth_chainId\"}\n";
    let output = polyrpc(&[&arguments[..], &node].concat(), lines)?;
    assert_eq!(output.status.code(), Some(3));
    let text = String::from_utf8(output.stdout)?;
    assert!(
        text.starts_with("{\"id\":1,\"error\":{\"message\":\""),
        "{text}"
    );
    assert_eq!(
        String::from_utf8(output.stderr)?,
        "polyrpc: some calls had no answer\n"
    );
    Ok(())
}

#[test]
fn recorded_calls_add_up() -> TestResult {
    let node = Background::start()?;
    let url = node.url();
    let path = file("recorded.json", "")?;
    fs::remove_file(&path)?;
    let path = path.to_string_lossy().into_owned();
    let record = |call: &[&str]| {
        let arguments = ["record", "--url", &url, &path, "ethereum"];
        polyrpc(&[&arguments[..], call].concat(), "")
    };
    assert_eq!(record(&["eth_chainId"])?.stdout, b"\"0x1\"\n");
    let refused = record(&["eth_call", "{}"])?;
    assert_eq!(refused.status.code(), Some(1));
    let recording = polyrpc::record::Recording::load(&path)?;
    let methods: Vec<_> = recording
        .exchanges()
        .iter()
        .map(|one| one.method.as_str())
        .collect();
    assert_eq!(methods, ["eth_chainId", "eth_call"]);
    assert!(recording.exchanges().iter().any(|one| one.outcome.is_err()));
    Ok(())
}

#[test]
fn what_is_measured_adds_up() -> TestResult {
    let node = Background::start()?;
    let url = node.url();
    let output = polyrpc(
        &[
            "bench",
            &url,
            "eth_chainId",
            "-n",
            "20",
            "-c",
            "4",
            "--json",
        ],
        "",
    )?;
    assert_eq!(output.status.code(), Some(0));
    let value: Value = serde_json::from_slice(&output.stdout)?;
    assert_eq!((&value["calls"], &value["errors"]), (&20.into(), &0.into()));
    assert!(
        value["calls_per_second"]
            .as_f64()
            .is_some_and(|rate| rate > 0.0)
    );
    let of = |name: &str| value["latency_us"][name].as_u64();
    assert!(of("min") <= of("p50") && of("p50") <= of("p99") && of("p99") <= of("max"));
    assert_eq!(node.node().count("eth_chainId"), 20);
    let refused = polyrpc(&["bench", &url, "eth_call", "{}", "-n", "3"], "")?;
    assert_eq!(refused.status.code(), Some(1));
    let text = String::from_utf8(refused.stdout)?;
    assert!(
        text.contains("3 failed, 0 of them without an answer"),
        "{text}"
    );
    Ok(())
}
