#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::de::IgnoredAny;

use super::*;
use crate::error::{Reached, RpcError};
use crate::raw::RawJson;

/// Beyond 64 bits, as balances and total weights are.
const BIG: u128 = 21_000_161_999_999_896_993;

#[derive(Debug, Deserialize, PartialEq)]
struct Balance {
    confirmed: u128,
    spendable: Option<u128>,
    each: Vec<u128>,
    by_name: BTreeMap<String, u128>,
    peak: Option<Peak>,
    error: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Peak {
    weight: (u128, u8),
}

fn answer(text: &str) -> Response {
    Response::new(text.to_owned())
}

fn read<'de, T: Deserialize<'de>>(response: &'de Response) -> Result<T, Error> {
    decode(response)
}

fn failure(text: &str) -> RpcError {
    let error = decode::<Balance>(&answer(text)).expect_err(text);
    error
        .rpc()
        .unwrap_or_else(|| panic!("{text}: {error}"))
        .clone()
}

fn data(error: &RpcError) -> &str {
    error.data.as_ref().map_or("none", RawJson::as_str)
}

#[test]
fn numbers_keep_all_their_digits_wherever_success_stands() {
    let fields = format!(
        r#""confirmed":{BIG},"spendable":{BIG},"each":[0,{BIG}],"by_name":{{"1":{BIG}}},"peak":{{"weight":[{max},1]}}"#,
        max = u128::MAX
    );
    for text in [
        format!(r#"{{"success":true,{fields}}}"#),
        format!(r#" {{{fields} , "success" : true}} "#),
        format!(r#"{{"x":{{"success":false}},"succ\u0065ss":true,"\u0065rror":null,{fields}}}"#),
    ] {
        let response = answer(&text);
        let balance: Balance = read(&response).expect(&text);
        assert_eq!((balance.confirmed, balance.spendable), (BIG, Some(BIG)));
        assert_eq!((balance.each, &balance.by_name["1"]), (vec![0, BIG], &BIG));
        assert_eq!(balance.peak.map(|peak| peak.weight), Some((u128::MAX, 1)));
    }
}

#[test]
fn outputs_of_all_shapes_are_read() {
    let by_name = answer(r#"{"a":18375000000000000000000,"success":true,"b":0}"#);
    let map: BTreeMap<String, u128> = read(&by_name).expect("a map");
    assert_eq!(map.len(), 2, "`success` is no entry of it");
    assert_eq!(map["a"], 18_375_000_000_000_000_000_000);
    let borrowed: BTreeMap<&str, &RawValue> = read(&by_name).expect("a map");
    assert_eq!(borrowed["b"].get(), "0");

    let by_number = answer(r#"{"1":[2],"success":true,"-3":[]}"#);
    let map: BTreeMap<i64, Vec<u8>> = read(&by_number).expect("a map");
    assert_eq!(map, [(-3, vec![]), (1, vec![2])].into());

    #[derive(Debug, Deserialize)]
    struct Wrapped(Option<BTreeMap<String, u8>>);
    let map: Wrapped = read(&answer(r#"{"success":true,"a":1}"#)).expect("a map");
    assert_eq!(map.0, Some([("a".to_owned(), 1)].into()));

    read::<IgnoredAny>(&by_name).expect("nothing is asked of it");
    // The text is the whole body.
    let raw: RawJson = read(&by_name).expect("any JSON");
    assert_eq!(by_name.body(), raw.as_str());
    assert!(read::<RawJson>(&answer(r#"{"a":1}"#)).is_err());
    assert!(read::<RawJson>(&answer(r#"{"success":false}"#)).is_err());
}

#[test]
fn a_success_with_an_error_is_a_success() {
    #[derive(Debug, Deserialize)]
    struct Verified {
        error: Option<String>,
    }
    let text = r#"{"error":"Signature is invalid.","isValid":false,"success":true}"#;
    let verified: Verified = read(&answer(text)).expect("a success");
    assert_eq!(verified.error.as_deref(), Some("Signature is invalid."));
    let verified: Verified = read(&answer(r#"{"success":true,"error":null}"#)).expect("a success");
    assert_eq!(verified.error, None);
}

#[test]
fn failures_of_a_node_of_today() {
    let error = failure(
        r#"{"error":"Block height 0 not found in chain","structuredError":{"code":"BLOCK_HEIGHT_NOT_FOUND","data":{"height":0},
        "message":"Block height not found in chain"},"success":false,"traceback":"Traceback (most recent call last):\n  File \"x.py\""}"#,
    );
    assert_eq!(error.name.as_deref(), Some("BLOCK_HEIGHT_NOT_FOUND"));
    assert_eq!((error.code, data(&error)), (0, r#"{"height":0}"#));
    let traceback = "Traceback (most recent call last):\n  File \"x.py\"";
    assert_eq!(error.traceback(), Some(traceback));
    let said =
        "the node answered with error BLOCK_HEIGHT_NOT_FOUND: Block height 0 not found in chain";
    assert_eq!(error.to_string(), said);

    // The number of the rule that was broken, and its name where that is all there is.
    let error = failure(
        r#"{"error":"Validation failed","structuredError":{"code":"VALIDATION_ERROR","data":{"error_code":14},"message":"Validation failed"},
        "success":false}"#,
    );
    assert_eq!(
        (error.code, error.name.as_deref()),
        (14, Some("VALIDATION_ERROR"))
    );
    let error = failure(
        r#"{"error":"Failed to include transaction 03, error BAD_AGGREGATE_SIGNATURE","structuredError":{"code":"TRANSACTION_FAILED",
        "data":{"error":"BAD_AGGREGATE_SIGNATURE","spend_name":"03"},"message":"Failed to include transaction"},"success":false}"#,
    );
    assert_eq!(
        (error.code, error.name.as_deref()),
        (0, Some("TRANSACTION_FAILED"))
    );
    // An assertion without a text.
    let error = failure(
        r#"{"success":false,"error":"","structuredError":{"code":"INTERNAL_ERROR","message":"","data":{}},"traceback":""}"#,
    );
    let said = "the node answered with error INTERNAL_ERROR";
    assert_eq!(
        (error.to_string().as_str(), error.traceback()),
        (said, None)
    );
}

#[test]
fn failures_without_an_error_object_keep_all_that_was_said() {
    // A node before version 2.6.1.
    let error = failure(r#"{"error":"Peak is None","success":false,"traceback":"Traceback"}"#);
    assert_eq!((error.name.as_deref(), error.code), (None, 0));
    assert_eq!(data(&error), r#"{"error":"Peak is None","success":false}"#);
    assert_eq!(error.traceback(), Some("Traceback"));
    assert_eq!(
        error.to_string(),
        "the node answered with error: Peak is None"
    );
    for (text, message) in [
        // `open_connection`; the daemon's keychain and keyring; `stop_service`.
        (
            r#"{"error":"could not connect to PeerInfo","success":false}"#,
            "could not connect to PeerInfo",
        ),
        (
            r#"{"error":"key not found","error_details":{"fingerprint":1},"success":false}"#,
            "key not found",
        ),
        (r#"{"error":null,"success":false}"#, ""),
        (r#"{"success":false}"#, ""),
        // `set_log_level`, `clear_pending_roots`.
        (
            r#"{"available_levels":["INFO"],"errors":["Unknown level","x"],"level":"WARNING","success":false}"#,
            "Unknown level; x",
        ),
        (r#"{"root":null,"success":false}"#, ""),
        // `did_recovery_spend` up to 2.5.6.
        (
            r#"{"reason":"insufficient messages","success":false}"#,
            "insufficient messages",
        ),
        // What no node is known to send is a failure all the same.
        (
            r#"{"error":{"x":1},"structuredError":null,"success":false}"#,
            "",
        ),
    ] {
        let error = failure(text);
        assert_eq!(error.message, message, "{text}");
        assert_eq!((error.code, error.name.as_deref()), (0, None), "{text}");
        let all: BTreeMap<String, serde_json::Value> =
            error.data_as().expect("an object").expect("data");
        let sent: BTreeMap<String, serde_json::Value> = serde_json::from_str(text).expect("JSON");
        assert_eq!(all, sent);
    }
}

#[test]
fn a_failure_is_one_even_where_its_keys_fit_the_type() {
    let text = r#"{"confirmed":1,"spendable":1,"each":[],"by_name":{},"peak":null,"success":false,"error":"no"}"#;
    assert_eq!(failure(text).message, "no");
    // The other way round, too, whatever comes first.
    let misfit = r#"{"confirmed":"no number","success":false,"error":"no"}"#;
    assert_eq!(failure(misfit).message, "no");
}

#[test]
fn tracebacks_are_not_printed() {
    let text = r#"{"error":"no","success":false,"traceback":"File \"/home/me/secret.py\""}"#;
    let error = decode::<Balance>(&answer(text)).expect_err("a failure");
    let printed = format!(
        "{error} {error:?} {:?} {}",
        error.rpc(),
        serde_json::json!(error.rpc())
    );
    assert!(!printed.contains("secret"), "{printed}");
    assert_eq!(error.reached_server(), Reached::Yes);
    let traceback = error.rpc().and_then(RpcError::traceback);
    assert_eq!(traceback, Some("File \"/home/me/secret.py\""));
}

#[test]
fn what_does_not_fit_says_where() {
    let full = |confirmed: &str| {
        format!(
            r#"{{"success":true,"confirmed":{confirmed},"each":[],"by_name":{{}},"peak":{{"weight":[1,2]}}}}"#
        )
    };
    read::<Balance>(&answer(&full("1"))).expect("it fits");
    let long = full("340282366920938463463374607431768211456");
    let late = full("1").replace("[1,2]", "[1,256]");
    for (text, path) in [
        (full("\"1\"").as_str(), "confirmed"),
        (&long, "confirmed"),
        (&late, "peak.weight[1]"),
        (r#"{"confirmed":1,"success":"yes"}"#, "success"),
        (r#"{"confirmed":1,"success":null}"#, "success"),
        (r#"{"confirmed":1}"#, ""),
        ("[]", ""),
        ("5", ""),
        (r#"{"success":true,"confirmed":1"#, "confirmed"),
        (r#"{"success":true}x"#, ""),
    ] {
        let error = decode::<Balance>(&answer(text)).expect_err(text);
        let found = error.decode().map(DecodeError::path);
        assert_eq!(found, Some(path), "{text}: {error}");
    }
    let error = decode::<IgnoredAny>(&answer(r#"{"confirmed":1}"#)).expect_err("no success");
    assert!(error.to_string().contains("no `success`"), "{error}");
    let broken = Response::new(&b"{\"success\":true,\"a\":\"\xff\"}"[..]);
    assert!(
        decode::<IgnoredAny>(&broken)
            .expect_err("no text")
            .is_decode()
    );
}

#[test]
fn a_status_says_what_it_means() {
    for (status, body, meaning) in [
        (404, "404: Not Found", "no such method"),
        (405, "405: Method Not Allowed", "no POST"),
        (
            413,
            "Maximum request body size 1048576 exceeded",
            "longer than the service takes",
        ),
        (
            500,
            "500 Internal Server Error\n\nServer got itself in trouble",
            "could not read the request",
        ),
    ] {
        let response = answer(body).with_status(status);
        let error = decode::<Balance>(&response).expect_err("a status");
        let text = error.to_string();
        assert!(
            text.starts_with(&format!("HTTP status {status}: ")),
            "{text}"
        );
        assert!(text.contains(meaning), "{text}");
        let body = body.replace("\n\n", " ");
        assert!(text.ends_with(&format!("it says: {body}")), "{text}");
        assert_eq!(error.http_status(), Some(status));
        assert!(!error.is_retryable() && !error.is_decode());
    }
    let gateway = decode::<Balance>(&answer("<html>").with_status(502)).expect_err("a status");
    let said = "HTTP status 502 and no response of a service: <html>";
    assert_eq!(gateway.to_string(), said);
    let empty = decode::<Balance>(&answer("").with_status(200)).expect_err("nothing");
    assert_eq!(empty.to_string(), "HTTP status 200 with an empty body");
    // A response is a response whatever the status.
    let answered = answer(r#"{"success":true,"a":1}"#).with_status(500);
    read::<IgnoredAny>(&answered).expect("a success");
}

proptest! {
    /// Reading equals `serde_json`'s, but for the one key.
    #[test]
    fn it_reads_what_serde_json_reads(map: BTreeMap<String, u128>, at in 0usize..4, escaped: bool) {
        let mut entries: Vec<String> = map
            .iter()
            .map(|(key, value)| format!("{}:{value}", serde_json::json!(key)))
            .collect();
        let key = if escaped { r#""\u0073uccess""# } else { r#""success""# };
        entries.insert(at.min(entries.len()), format!("{key}:true"));
        let response = answer(&format!("{{{}}}", entries.join(",")));
        let read: BTreeMap<String, u128> = decode(&response).expect("a map");
        prop_assert_eq!(read, map);
    }
}
