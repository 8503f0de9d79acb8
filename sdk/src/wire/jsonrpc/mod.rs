//! JSON-RPC 2.0: calls and responses, single and in batches.

mod answer;
mod batch;
mod codec;
mod encode;
#[cfg(feature = "layers")]
pub(crate) mod judge;
#[cfg(feature = "record")]
mod record;
#[cfg(feature = "mock")]
pub(crate) mod serve;
#[cfg(any(feature = "layers", feature = "record"))]
mod write;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{BODY_EXCERPT, Success};
use crate::error::{BareStatus, DecodeError, Error, Kind};
use crate::excerpt::shorten;
#[cfg(any(feature = "jsonrpsee", feature = "socket"))]
use crate::transport::Request;
use crate::transport::Response;
use answer::Answer;

pub use codec::JSONRPC;
pub(crate) use codec::JsonRpcCodec;

pub(crate) use batch::split;
#[cfg(any(feature = "layers", feature = "record"))]
pub(crate) use write::join;

/// Reads the answer to call `id`.
///
/// An error object counts even if a result that isn't null stands beside it. An answer with another id is refused; an error object
/// may come without one, because a node that couldn't read the request doesn't know it. `jsonrpc` may be missing.
pub(crate) fn decode<'de, T: Deserialize<'de>>(
    id: u64,
    response: &'de Response,
) -> Result<Success<T>, Error> {
    let outcome = match read::<Answer<'de, T>>(response.body()) {
        Ok(answer) => open(answer, id, response),
        Err(error) => Err(explain(&error, id, response)),
    };
    outcome.map_err(|kind| Error::answered(kind, response))
}

/// Judges the response to a notification: empty, or an error of whoever could not accept it.
pub(crate) fn notified(response: &Response) -> Result<(), Error> {
    // The id isn't that of any call.
    let refused = decode::<IgnoredAny>(0, response).err();
    match refused.filter(|error| error.rpc().is_some()) {
        Some(error) => Err(error),
        None if response.is_failure() => Err(Error::answered(bare_status(response), response)),
        None => Ok(()),
    }
}

/// Refuses requests of other wires, for what speaks nothing else.
#[cfg(any(feature = "jsonrpsee", feature = "socket"))]
pub(crate) fn only(request: &Request, who: &str) -> Result<(), Error> {
    let wire = request.wire();
    if *wire == JSONRPC {
        return Ok(());
    }
    let call = request.single();
    let method = call.map_or("the request", |call| call.method());
    let refused = Error::config(format!(
        "{who} speaks JSON-RPC, and `{method}` is of the wire `{wire}`: {}",
        wire.carried_by()
    ));
    Err(refused.of_all(request))
}

/// Decodes JSON after validating UTF-8 once, which costs far less than string by string.
fn read<'de, T: Deserialize<'de>>(body: &'de [u8]) -> serde_json::Result<T> {
    match std::str::from_utf8(body) {
        Ok(text) => serde_json::from_str(text),
        // Says where the text is broken.
        Err(_) => serde_json::from_slice(body),
    }
}

/// Judges an answer that could be read.
fn open<T>(answer: Answer<'_, T>, id: u64, response: &Response) -> Result<Success<T>, Kind> {
    let Answer { head, result } = answer;
    let (ours, anonymous) = (head.number() == Some(id), head.is_anonymous());
    match (head.error, result) {
        (Some(error), _) if ours || anonymous => Err(Kind::Rpc(error)),
        (None, Some(value)) if ours => Ok(Success {
            value,
            extras: head.extras,
        }),
        (None, None) => Err(not_an_answer(response)),
        _ => {
            let found = head.id.map_or("none", |id| id.get());
            let message = format!(
                "the answer's id is {}, not {id}",
                shorten(found.as_bytes(), BODY_EXCERPT)
            );
            Err(Kind::Decode(DecodeError::new(
                "id",
                message,
                response.body(),
            )))
        }
    }
}

/// Says why an answer could not be read. Only here, after a failure, is the text read again, and without its types.
fn explain(error: &serde_json::Error, id: u64, response: &Response) -> Kind {
    match serde_json::from_slice::<Answer<'_, IgnoredAny>>(response.body()) {
        // A result that doesn't fit says nothing where there is an error too, or where it is the answer to something else.
        Ok(answer) => match open(answer, id, response) {
            Ok(_) => Kind::Decode(DecodeError::locate(response.body(), error)),
            Err(kind) => kind,
        },
        Err(_) => not_json_rpc(error, response),
    }
}

/// No JSON-RPC at all: a gateway's page, or an answer that broke off.
fn not_json_rpc(error: &serde_json::Error, response: &Response) -> Kind {
    if response.is_failure() || response.body().trim_ascii().is_empty() {
        return bare_status(response);
    }
    Kind::Decode(DecodeError::locate(response.body(), error))
}

/// JSON, but without a result and without an error: an answer of a gateway if the status says so.
fn not_an_answer(response: &Response) -> Kind {
    if response.is_failure() {
        return bare_status(response);
    }
    malformed("neither `result` nor `error` in the answer", response)
}

fn bare_status(response: &Response) -> Kind {
    Kind::Http(BareStatus {
        expected: "JSON-RPC answer",
        meaning: None,
        body: shorten(response.body(), BODY_EXCERPT),
    })
}

fn malformed(message: &str, response: &Response) -> Kind {
    Kind::Decode(DecodeError::new("", message, response.body()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'de, T: Deserialize<'de>>(response: &'de Response) -> Result<T, Error> {
        decode(7, response).map(|success| success.value)
    }

    fn answer(text: &str) -> Response {
        Response::new(text.to_owned())
    }

    #[test]
    fn keys_come_in_any_order_and_others_are_kept() {
        let response = answer(
            r#" {"x":{"y": 1},"result":[1,2],"id":7,"jsonrpc":"2.0","error":null,"z":null} "#,
        );
        let success = decode::<Vec<u64>>(7, &response).expect("an answer");
        assert_eq!(success.value, [1, 2]);
        let extras: Vec<_> = success
            .extras
            .iter()
            .map(|(key, json)| (key.as_str(), json.as_str()))
            .collect();
        assert_eq!(extras, [("x", r#"{"y": 1}"#), ("z", "null")]);
    }

    #[test]
    fn a_null_result_is_a_result() {
        assert_eq!(
            read::<Option<u64>>(&answer(r#"{"id":7,"result":null}"#)).expect("null"),
            None
        );
        assert_eq!(
            read::<Option<u64>>(&answer(r#"{"id":7,"result":null,"error":null}"#)).expect("null"),
            None
        );
        assert!(
            read::<u64>(&answer(r#"{"id":7,"result":null}"#))
                .expect_err("null")
                .is_decode()
        );
    }

    #[test]
    fn an_error_wins_whatever_the_result_is() {
        for text in [
            r#"{"id":7,"error":{"code":-5,"message":"no"}}"#,
            r#"{"id":null,"error":{"code":-5,"message":"no"}}"#,
            r#"{"error":{"code":-5,"message":"no"}}"#,
            r#"{"id":7,"error":{"code":-5,"message":"no"},"result":1}"#,
            r#"{"id":7,"result":null,"error":{"code":-5,"message":"no"}}"#,
            r#"{"id":7,"result":{"a":[]},"error":{"code":-5,"message":"no"}}"#,
        ] {
            let error = read::<u64>(&answer(text)).expect_err(text);
            assert_eq!(
                error.rpc().map(|rpc| (rpc.code, rpc.message.as_str())),
                Some((-5, "no")),
                "{text}"
            );
        }
    }

    #[test]
    fn answers_to_something_else_are_refused() {
        for text in [
            r#"{"id":8,"result":1}"#,
            r#"{"id":"7","result":1}"#,
            r#"{"id":7.0,"result":1}"#,
            r#"{"id":null,"result":1}"#,
            r#"{"result":1}"#,
            r#"{"result":{},"id":8}"#,
            r#"{"id":8,"error":{"code":1}}"#,
        ] {
            let error = read::<u64>(&answer(text)).expect_err(text);
            assert_eq!(
                error.decode().map(DecodeError::path),
                Some("id"),
                "{text}: {error}"
            );
        }
    }

    #[test]
    fn malformed_answers_say_where() {
        for (text, path) in [
            (r#"{"id":7,"jsonrpc":"2.0"}"#, ""),
            (r#"{"jsonrpc":"1.0","id":7,"result":1}"#, "jsonrpc"),
            (r#"{"id":7,"result":1,"result":2,"x":1}"#, "result"),
            (r#"{"id":7,"result":"1"}"#, "result"),
            (r#"{"id":7,"error":"boom"}"#, "error"),
            (r#"[{"id":7,"result":1}]"#, ""),
            (r#"{"id":7,"result":1"#, "result"),
            (r#"{"id":7,"result":1}x"#, ""),
            ("true", ""),
        ] {
            let error = read::<u64>(&answer(text)).expect_err(text);
            assert_eq!(
                error.decode().map(DecodeError::path),
                Some(path),
                "{text}: {error}"
            );
        }
    }

    #[test]
    fn without_an_answer_the_status_speaks() {
        let error = read::<u64>(&answer("<html>\n502").with_status(502)).expect_err("no answer");
        assert_eq!(
            error.to_string(),
            "HTTP status 502 and no JSON-RPC answer: <html> 502"
        );
        let error = read::<u64>(&answer(r#"{"message":"no key"}"#).with_status(401))
            .expect_err("no answer");
        assert_eq!((error.http_status(), error.is_decode()), (Some(401), false));
        let error = read::<u64>(&answer("").with_status(204)).expect_err("no answer");
        assert_eq!(error.to_string(), "HTTP status 204 with an empty body");
        // A gateway's page with status 200 is an answer that can't be read.
        assert!(
            read::<u64>(&answer("<html>").with_status(200))
                .expect_err("no answer")
                .is_decode()
        );
        // And an answer is an answer whatever the status.
        assert_eq!(
            read::<u64>(&answer(r#"{"id":7,"result":1}"#).with_status(500)).expect("an answer"),
            1
        );
    }
}
