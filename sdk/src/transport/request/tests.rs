#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use super::*;

fn call(id: u64, method: &'static str, params: &str, safety: Safety) -> Request {
    let params = RawJson::new(params).expect("JSON");
    Request::new(id, method, safety, &params)
}

/// Each call's own text and parameters.
fn parts(request: &Request) -> Vec<(u64, String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    request
        .entries()
        .map(|entry| (entry.id(), text(&entry.text()), text(entry.params())))
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
