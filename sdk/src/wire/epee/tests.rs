//! Errors of responses that aren't epee.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::BTreeMap;

use super::*;
use crate::message::Request;
use crate::safety::Safety;

type Heights = BTreeMap<String, u64>;

fn storage(view: &str) -> Vec<u8> {
    epee::from_json(view).expect("a view")
}

fn said(response: &Response) -> String {
    decode::<Heights>(response)
        .expect_err("an error")
        .to_string()
}

#[test]
fn an_answer_is_one_whatever_its_status() {
    let body = storage(r#"{"height:u64":7}"#);
    for status in [200, 204, 404, 500, 503] {
        let response = Response::new(body.clone()).with_status(status);
        let read = decode::<Heights>(&response).expect("a response");
        assert_eq!(read["height"], 7, "{status}");
        assert_eq!(
            view(&response).expect("a response").as_str(),
            r#"{"height:u64":7}"#
        );
    }
}

#[test]
fn what_does_not_fit_says_where_in_digits() {
    let response = Response::new(storage(r#"{"a:u64":7,"b:hex":"00ff"}"#)).with_status(500);
    let error = decode::<Heights>(&response).expect_err("no number");
    assert_eq!(error.http_status(), Some(500));
    let decode = error.decode().expect("a response that doesn't fit");
    assert_eq!(decode.path(), "b");
    assert!(decode.excerpt().contains("0800ff"), "{error}");
    // Its view is what it is.
    assert!(view(&response).is_ok());
}

#[test]
fn without_an_answer_the_status_speaks() {
    for (status, body, text) in [
        (
            404,
            "",
            "HTTP status 404: the node has no such method; the address may be another service's, or the node is older than this method",
        ),
        (
            500,
            "",
            "HTTP status 500: the node could not read the request, or failed before it had a response",
        ),
        (
            400,
            "Bad Request",
            "HTTP status 400: the node could not read the request; it says: Bad Request",
        ),
        (
            502,
            "<html>",
            "HTTP status 502 and no response in epee: <html>",
        ),
        (503, "", "HTTP status 503 with an empty body"),
        (200, "", "HTTP status 200 with an empty body"),
    ] {
        let response = Response::new(body).with_status(status);
        assert_eq!(said(&response), text);
    }
    assert_eq!(said(&Response::new("")), "a response with an empty body");
}

#[test]
fn what_is_no_storage_is_shown() {
    let page = said(&Response::new("<html>welcome").with_status(200));
    assert!(page.ends_with(" in `<html>welcome`"), "{page}");
    let bytes = said(&Response::new(vec![0xff, 0, 1]));
    assert!(bytes.ends_with(" in `ff0001`"), "{bytes}");
}

#[test]
fn a_call_is_encoded_from_its_view() {
    let view = RawJson::new(r#"{"heights:u64[]":[7]}"#).expect("JSON");
    let request = Request::new(&EPEE, 7, "getblocks.bin", Safety::Read, &view).expect("a view");
    assert_eq!(*request.wire(), EPEE);
    let call = request.single().expect("a plain call");
    assert_eq!(call.params(), request.body());
    let body = b"\x01\x11\x01\x01\x01\x01\x02\x01\x01\x04\x07heights\x85\x04\x07\0\0\0\0\0\0\0";
    assert_eq!(request.body().as_ref(), body);
    assert_eq!(call.view(), Some(view));

    let plain = RawJson::new(r#"{"heights":[7]}"#).expect("JSON");
    let error = Request::new(&EPEE, 7, "getblocks.bin", Safety::Read, &plain).expect_err("no view");
    assert_eq!(error.reached_server(), crate::Reached::No);
    assert_eq!(error.method(), Some("getblocks.bin"));
    let said = error.to_string();
    assert!(said.contains("can't be written as epee: "), "{said}");
}
