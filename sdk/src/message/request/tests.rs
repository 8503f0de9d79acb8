#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use super::*;
use crate::wire::{CHIA, JSONRPC};

fn call(id: u64, method: &'static str, params: &str, safety: Safety) -> Request {
    let params = RawJson::new(params).expect("JSON");
    Request::new(&JSONRPC, id, method, safety, &params).expect("a call")
}

/// Each call's own text and parameters.
fn parts(request: &Request) -> Vec<(u64, String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    request
        .entries()
        .map(|entry| (entry.id(), text(&entry.encoded()), text(entry.params())))
        .collect()
}

const FIRST: &str = r#"{"jsonrpc":"2.0","id":7,"method":"a","params":[1,2]}"#;
const SECOND: &str = r#"{"jsonrpc":"2.0","id":8,"method":"b\"","params":{"x":[]}}"#;

fn two() -> Request {
    Request::batch([
        call(7, "a", "[1,2]", Safety::Read).with_timeout(Some(Duration::from_secs(2))),
        call(8, "b\"", r#"{"x":[]}"#, Safety::Write).with_timeout(Some(Duration::from_secs(3))),
    ])
    .expect("JSON-RPC")
}

fn expected() -> [(u64, String, String); 2] {
    [
        (7, FIRST.to_owned(), "[1,2]".to_owned()),
        (8, SECOND.to_owned(), r#"{"x":[]}"#.to_owned()),
    ]
}

#[test]
fn calls_are_put_together() {
    let both = two();
    assert_eq!(both.body(), &format!("[{FIRST},{SECOND}]"));
    assert_eq!(parts(&both), expected());
    assert_eq!(both.safety(), Safety::Write);
    assert_eq!(both.timeout(), Some(Duration::from_secs(3)));
    let more = Request::batch([both, call(9, "c", "[]", Safety::Read)]).expect("JSON-RPC");
    assert_eq!(more.timeout(), None);
    assert_eq!(parts(&more)[..2], expected());
    assert_eq!(more.entries().len(), 3);
}

#[test]
fn and_taken_apart() {
    let second = two().only(|entry| entry.id() == 8);
    assert_eq!(second.body(), &format!("[{SECOND}]"));
    assert_eq!(parts(&second), expected()[1..]);
    assert!(second.is_batch() && second.single().is_none());
    let nothing = two().only(|_| false);
    assert_eq!(
        (nothing.body().as_ref(), nothing.safety()),
        (&b"[]"[..], Safety::Read)
    );
}

#[test]
fn one_call_is_no_batch() {
    let one = call(8, "b\"", r#"{"x":[]}"#, Safety::Idempotent);
    assert_eq!(one.body(), SECOND);
    assert_eq!(parts(&one), expected()[1..]);
    assert_eq!(one.single().map(Entry::safety), Some(Safety::Idempotent));
    assert_eq!(Request::batch([one]).expect("JSON-RPC").body(), SECOND);
}

#[test]
fn nothing_secret_prints() {
    let request = call(1, "personal_sign", r#"["secret"]"#, Safety::Write);
    let printed = format!("{request:?} {:?}", request.entries().collect::<Vec<_>>());
    assert!(
        !printed.contains("secret") && printed.contains("personal_sign"),
        "{printed}"
    );
}

#[test]
fn the_longest_time_limit_counts() {
    let limit = |limits: &[Option<u64>]| {
        let calls = limits.iter().zip(1..).map(|(limit, id)| {
            let call = call(id, "a", "[]", Safety::Read);
            call.with_timeout(limit.map(std::time::Duration::from_secs))
        });
        let timeout = Request::batch(calls).expect("JSON-RPC").timeout();
        timeout.map(|limit| limit.as_secs())
    };
    assert_eq!(limit(&[Some(2), Some(3), Some(1)]), Some(3));
    assert_eq!(limit(&[Some(2), None, Some(1)]), None);
    assert_eq!(limit(&[None, Some(2)]), None);
    // Nothing is left of it, which isn't the same as none.
    assert_eq!(limit(&[Some(0), Some(0)]), Some(0));
    assert_eq!(limit(&[]), None);
}

#[cfg(feature = "layers")]
#[test]
fn headers_go_along_and_their_values_do_not_print() -> Result<(), Error> {
    let header = |request: Request, name: &str| {
        let value = request
            .headers()
            .get(name)
            .map(|value| value.as_bytes().to_vec());
        value.map(|value| String::from_utf8_lossy(&value).into_owned())
    };
    let one = call(1, "a", "[]", Safety::Read)
        .with_header("x-key", "first")?
        .with_header("x-KEY", "secret")?;
    let two = call(2, "b", "[]", Safety::Read).with_header("x-trace", "t")?;
    let both = Request::batch([one.clone(), two])
        .expect("JSON-RPC")
        .only(|entry| entry.id() == 2);
    assert_eq!(header(both.clone(), "x-key").as_deref(), Some("secret"));
    assert_eq!(header(both.clone(), "x-trace").as_deref(), Some("t"));
    let printed = format!("{both:?} {one:?} {:?}", both.headers());
    assert!(
        !printed.contains("secret") && printed.contains("x-key"),
        "{printed}"
    );
    for (name, value) in [("x key", "1"), ("x-key", "sec\nret")] {
        let error = call(1, "a", "[]", Safety::Read)
            .with_header(name, value)
            .expect_err(name);
        assert!(!format!("{error} {error:?}").contains("sec\\nret"));
    }
    Ok(())
}

fn service(id: u64) -> Request {
    let params = RawJson::new(r#"{"height": 7}"#).expect("JSON");
    Request::new(&CHIA, id, "get_block", Safety::Read, &params).expect("a call")
}

fn json_rpc(id: u64) -> Request {
    call(id, "a", "[]", Safety::Read)
}

#[test]
fn without_an_envelope_the_body_is_the_parameters_and_nothing_else() {
    let request = service(7);
    assert_eq!(request.body(), r#"{"height": 7}"#);
    assert_eq!(*request.wire(), CHIA);
    let call = request.single().expect("a plain call");
    assert_eq!(
        (call.id(), call.method(), call.safety(), call.params()),
        (7, "get_block", Safety::Read, &br#"{"height": 7}"#[..])
    );
    assert_eq!(call.encoded(), request.body());
    assert_eq!(request.entries().len(), 1);
    assert!(!request.is_batch() && request.notified().is_none());
}

#[test]
fn an_empty_batch_is_one_too() {
    let none = Request::batch([]).expect("an empty batch");
    assert_eq!((none.wire(), none.is_batch()), (&JSONRPC, true));
}

#[test]
fn only_wires_with_batches_share_a_body() {
    let limit = Some(Duration::from_secs(2));
    let one = Request::batch([service(1).with_timeout(limit).with_destination("x")]);
    let one = one.expect("one call");
    assert_eq!((one.wire(), one.timeout()), (&CHIA, limit));
    assert_eq!(
        (one.destination(), one.body()),
        (Some("x"), service(1).body())
    );
    for together in [
        [service(1), service(2)],
        [service(1), json_rpc(2)],
        [json_rpc(1), service(2)],
    ] {
        let refused = Request::batch(together).expect_err("two wires");
        assert_eq!(refused.reached_server(), crate::Reached::No);
    }
    let with_none = Request::batch([service(1), json_rpc(2).only(|_| false)]);
    assert_eq!(with_none.expect("one call").body(), service(1).body());
    assert_eq!(service(1).only(|_| true).body(), service(1).body());
    let nothing = service(1).only(|_| false);
    assert_eq!(
        (nothing.body().as_ref(), nothing.is_batch()),
        (&b"[]"[..], true)
    );
}

#[test]
fn a_batch_has_one_destination() {
    let to = |id, name: &'static str| json_rpc(id).with_destination(name);
    let both = Request::batch([to(1, "x"), to(2, "x")]).expect("one destination");
    assert_eq!(both.destination(), Some("x"));
    assert_eq!(both.only(|entry| entry.id() == 2).destination(), Some("x"));
    assert!(Request::batch([to(1, "x"), to(2, "y")]).is_err());
    assert!(Request::batch([to(1, "x"), json_rpc(2)]).is_err());
}
