//! Classification of responses for layers.
//!
//! As for JSON-RPC, valid responses aren't parsed. In a success, `"success"` is followed by `true` wherever it is;
//! anything else is parsed in full.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::decode;
use crate::error::Error;
use crate::message::{Entry, Request, Response};

/// The key as it is written.
static KEY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(br#""success""#));

/// Why the call failed, if it did.
pub(crate) fn failure(request: &Request, response: &Response) -> Option<Error> {
    if is_good(response) {
        return None;
    }
    let outcome = decode::<IgnoredAny>(response);
    outcome.err().map(|error| error.of_all(request))
}

/// The result of a call: the whole body.
pub(crate) fn outcome<'a>(call: Entry<'_>, response: &'a Response) -> Result<&'a RawValue, Error> {
    decode::<&RawValue>(response).map_err(|error| error.of(call.static_method(), call.safety()))
}

fn is_good(response: &Response) -> bool {
    let body: &[u8] = response.body();
    if response.is_failure() || body.trim_ascii_start().first() != Some(&b'{') {
        return false;
    }
    let mut keys = KEY.find_iter(body).peekable();
    keys.peek().is_some()
        && keys.all(|at| {
            let rest = body[at + KEY.needle().len()..].trim_ascii_start();
            let value = rest.strip_prefix(b":").map(<[u8]>::trim_ascii_start);
            value.is_some_and(|value| value.starts_with(b"true"))
        })
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use super::*;
    use crate::error::{Reached, RpcError};
    use crate::raw::RawJson;
    use crate::safety::Safety;
    use crate::wire::CHIA;

    fn request() -> Request {
        let none = RawJson::new("{}").expect("JSON");
        Request::new(&CHIA, 7, "get_block", Safety::Read, &none).expect("a call")
    }

    fn failed(body: &str, status: u16) -> String {
        let response = Response::new(body.to_owned()).with_status(status);
        failure(&request(), &response).map_or("none".to_owned(), |error| error.to_string())
    }

    #[test]
    fn good_answers_are_not_read() {
        // Were it read, it would be found broken.
        for text in [
            r#"{"success":true,"block":"#,
            " {\"a\":{\"success\" : true},\n\"success\" :\ttrue,",
        ] {
            assert_eq!(failed(text, 200), "none", "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_failure_is_read() {
        for text in [
            r#"{"a":{"success":false},"success":true}"#,
            r#"{"a":["success"],"success":true}"#,
            r#"{"succ\u0065ss":true}"#,
            r#"{"error":"incorrect","success":true,"a":"\"success\": false"}"#,
        ] {
            assert_eq!(failed(text, 200), "none", "{text}");
        }
        let said = "get_block: the node answered with error: no";
        for text in [
            r#"{"error":"no","success":false}"#,
            r#"{"a":{"success":true},"success" :false,"error":"no"}"#,
        ] {
            assert_eq!(failed(text, 200), said, "{text}");
        }
        let status = failed("404: Not Found", 404);
        assert!(
            status.starts_with("get_block: HTTP status 404: "),
            "{status}"
        );
        assert!(failed(r#"{"a":1}"#, 200).contains("no `success`"));
        assert!(
            failed("[]", 200).contains("expected"),
            "{}",
            failed("[]", 200)
        );
    }

    #[test]
    fn failures_are_answers() {
        let response = Response::new(r#"{"error":"no","success":false}"#);
        let error = failure(&request(), &response).expect("a failure");
        assert_eq!(error.reached_server(), Reached::Yes);
        assert!(!error.is_retryable() && !error.is_rate_limit());
        assert_eq!(error.rpc().map(|rpc: &RpcError| rpc.code), Some(0));
    }

    #[test]
    fn the_result_is_the_body() {
        let request = request();
        let call = request.single().expect("a plain call");
        let body = r#"{"a":340282366920938463463374607431768211455,"success":true}"#;
        let response = Response::new(body);
        let result = outcome(call, &response).expect("a result");
        assert_eq!(result.get(), body);
        assert!(outcome(call, &Response::new(r#"{"success":false}"#)).is_err());
    }
}
