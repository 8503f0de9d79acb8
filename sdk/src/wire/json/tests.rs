#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use super::*;
use crate::error::Reached;
use crate::message::Request;
use crate::raw::RawJson;
use crate::safety::Safety;

#[test]
fn a_body_is_the_parameters_or_nothing() {
    let new =
        |wire, params| Request::new(wire, 7, "getinfo", Safety::Read, &RawJson::written(params));
    let posted = new(&JSON, r#"{"flags":1}"#).expect("a call");
    assert_eq!(posted.body(), r#"{"flags":1}"#);
    for none in ["{}", "{ }"] {
        let get = new(&JSON_GET, none).expect("a call");
        assert_eq!(get.body(), "");
        let call = get.single().expect("a single call");
        assert_eq!((call.id(), call.method()), (7, "getinfo"));
        assert_eq!(call.view().as_ref().map(RawJson::as_str), Some("{}"));
    }
    for some in [r#"{"a":1}"#, "[]", "null"] {
        let refused = new(&JSON_GET, some).expect_err(some);
        assert_eq!(
            refused.to_string(),
            "getinfo: a GET request has no parameters"
        );
    }
}

#[test]
fn a_success_is_any_value_and_a_failure_any_status() {
    let read = |body: &str, status| {
        let response = Response::new(body.to_owned()).with_status(status);
        decode::<RawJson>(&response)
    };
    for body in ["7", "null", "[1]", r#"{"status":"OK"}"#, "\"x\"\r\n"] {
        let value = read(body, 200).expect("a value");
        assert_eq!(value.as_str(), body.trim());
    }
    let error = read(r#"{"status":"Failed"}"#, 500).expect_err("a failure");
    let said = error.to_string();
    assert_eq!(
        said,
        r#"HTTP status 500 and no JSON response: {"status":"Failed"}"#
    );
    assert_eq!(error.http_status(), Some(500));
    let body = error.http_body().expect("a body");
    assert_eq!(body, r#"{"status":"Failed"}"#);
    assert_eq!(error.reached_server(), Reached::Maybe);
    let long = "x".repeat(10_000);
    let error = read(&long, 404).expect_err("a failure");
    let said = error.to_string();
    assert!(said.len() < 300, "{said}");
    assert_eq!(error.http_body().map(|body| body.len()), Some(10_000));
    assert!(!format!("{error:?}").contains(&long));
    let said = read(" ", 200).expect_err("no response").to_string();
    assert_eq!(said, "HTTP status 200 with an empty body");
    assert!(read("<html>", 200).expect_err("no JSON").is_decode());
}

#[cfg(feature = "layers")]
#[test]
fn good_answers_are_not_read() {
    let call =
        Request::new(&JSON, 7, "getinfo", Safety::Read, &RawJson::written("{}")).expect("a call");
    let failed = |body: &'static str, status| {
        super::judge::failure(&call, &Response::new(body).with_status(status)).is_some()
    };
    // Were it read, it would be found broken.
    assert!(!failed(r#" {"a":"#, 200));
    assert!(!failed("-1", 201));
    assert!(failed("{}", 404) && failed("<html>", 200) && failed("", 200));
}

#[cfg(feature = "record")]
#[test]
fn outcomes_are_read_as_they_were_written() {
    use super::outcome::{read, write};
    use crate::error::RpcError;

    let failure = |code: i64, message: &str| Err(RpcError::new(code, message));
    for (outcome, read_as) in [
        (Ok(RawJson::written("[1]")), Ok(RawJson::written("[1]"))),
        (failure(503, "busy"), failure(503, "busy")),
        (failure(500, ""), failure(500, "")),
        (
            Err(RpcError::new(400, "left out").with_data(RawJson::written(r#"{"a":1}"#))),
            Err(RpcError::new(400, "").with_data(RawJson::written(r#"{"a":1}"#))),
        ),
        (failure(-32601, "no handler"), failure(404, "no handler")),
        (failure(200, "no failure"), failure(500, "no failure")),
    ] {
        let (status, body) = write(&outcome);
        let response = Response::new(body).with_status(status);
        assert_eq!(read(&response), Some(read_as));
    }
    assert_eq!(read(&Response::new(&b"\xff"[..]).with_status(500)), None);
    assert_eq!(read(&Response::new("no JSON").with_status(200)), None);
}
