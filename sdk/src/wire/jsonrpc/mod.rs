//! JSON-RPC 2.0: calls and responses, single and in batches.

mod answer;
mod batch;
mod codec;
mod encode;
pub(crate) mod id;
#[cfg(feature = "layers")]
pub(crate) mod judge;
#[cfg(feature = "record")]
mod record;
mod refusal;
#[cfg(feature = "mock")]
pub(crate) mod serve;
#[cfg(any(feature = "layers", feature = "record"))]
mod write;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Success;
use crate::error::{BODY_EXCERPT, BareStatus, DecodeError, Error, Kind};
use crate::excerpt::shorten;
#[cfg(any(feature = "jsonrpsee", feature = "socket"))]
use crate::message::Request;
use crate::message::Response;
use crate::parse;
use crate::wire::page::unreadable;
use answer::Answer;

pub use codec::JSONRPC;
pub(crate) use codec::JsonRpcCodec;

pub(crate) use batch::split;
#[cfg(any(feature = "layers", feature = "record"))]
pub(crate) use write::join;

/// Reads the response to call `id`.
///
/// An error object counts even if a result that isn't null stands beside it. A response with another id is refused; an error object
/// may come without one or with [what no call has](id::is_anonymous), because a node that couldn't read the request doesn't know it.
/// `jsonrpc` may be missing.
pub(crate) fn decode<'de, T: Deserialize<'de>>(
    id: u64,
    response: &'de Response,
) -> Result<Success<T>, Error> {
    let outcome = match parse::from_slice::<Answer<'de, T>>(response.body()) {
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

/// Judges a response that could be read.
fn open<T>(answer: Answer<'_, T>, id: u64, response: &Response) -> Result<Success<T>, Kind> {
    let Answer { head, result } = answer;
    let ours = head.number() == Some(id);
    let anonymous = !ours && head.is_anonymous();
    match (head.error, result) {
        (Some(error), _) if ours || anonymous => Err(Kind::Rpc(error.with_extras(head.extras))),
        (None, Some(value)) if ours => Ok(Success {
            value,
            extras: head.extras,
        }),
        (None, None) => Err(not_an_answer(response)),
        _ => {
            let found = head.id.map_or("none", |id| id.get());
            let message = format!(
                "the response's id is {}, not {id}",
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

/// Says why a response could not be read. Only here, after a failure, is the text read again, and without its types.
fn explain(error: &serde_json::Error, id: u64, response: &Response) -> Kind {
    match serde_json::from_slice::<Answer<'_, IgnoredAny>>(response.body()) {
        // A result that doesn't fit says nothing where there is an error too, or where it is the response to something else.
        Ok(answer) => match open(answer, id, response) {
            Ok(_) => Kind::Decode(DecodeError::locate(response.body(), error)),
            Err(kind) => kind,
        },
        Err(_) => not_json_rpc(error, response),
    }
}

/// No JSON-RPC at all: a gateway's page, or a response that broke off.
fn not_json_rpc(error: &serde_json::Error, response: &Response) -> Kind {
    if response.is_failure() || response.body().trim_ascii().is_empty() {
        return bare_status(response);
    }
    unreadable(response, error)
}

/// JSON, but without a result and without an error: a response of a gateway if the status says so.
fn not_an_answer(response: &Response) -> Kind {
    if response.is_failure() {
        return bare_status(response);
    }
    malformed("neither `result` nor `error` in the response", response)
}

fn bare_status(response: &Response) -> Kind {
    let bare = BareStatus::new(response.body(), "JSON-RPC response", None);
    Kind::Http(bare.with_refusal(refusal::read(response.body())))
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
        let success = decode::<Vec<u64>>(7, &response).expect("a response");
        assert_eq!(success.value, [1, 2]);
        let extras: Vec<_> = success
            .extras
            .iter()
            .map(|(key, json)| (key, json.as_str()))
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
            r#"{"id":"7","error":{"code":-5,"message":"no"}}"#,
            r#"{"id":"","error":{"code":-5,"message":"no"}}"#,
            r#"{"id":"unknown","error":{"code":-5,"message":"no"}}"#,
            r#"{"id":0,"error":{"code":-5,"message":"no"}}"#,
            r#"{"id":-1,"error":{"code":-5,"message":"no"}}"#,
            r#"{"id":{},"error":{"code":-5,"message":"no"}}"#,
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
            r#"{"id":"8","result":1}"#,
            r#"{"id":"","result":1}"#,
            r#"{"id":0,"result":1}"#,
            r#"{"id":7.5,"result":1}"#,
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
    fn ids_as_text_are_ids() {
        for text in [
            r#"{"id":"7","result":1}"#,
            r#"{"id":7.0,"result":1}"#,
            r#"{"result":1,"jsonrpc":"2.0","id":"7"}"#,
        ] {
            assert_eq!(read::<u64>(&answer(text)).expect(text), 1);
        }
    }

    #[test]
    fn refusals_outside_the_envelope_show() {
        use crate::error::Reached;

        let credentials = "it wants credentials, or others than these: set `bearer`, `basic`, `digest` or `jwt`, or put the user and the password \
                           into the URL";
        let caller = "it refuses this caller: check the key in the URL, the credentials, and who may use the node";
        for (body, status, code, said, reached) in [
            (
                r#"{"code":-32601,"message":"not on your plan"}"#,
                403,
                -32601,
                format!("HTTP status 403 and error -32601: not on your plan; {caller}"),
                Reached::Yes,
            ),
            (
                r#"{"error":"no key"}"#,
                401,
                0,
                format!("HTTP status 401 and error: no key; {credentials}"),
                Reached::Yes,
            ),
            (
                r#"{"id":7,"error":{"message":"no key"}}"#,
                401,
                0,
                format!("HTTP status 401 and error: no key; {credentials}"),
                Reached::Yes,
            ),
            (
                r#"{"message":"Endpoint request timed out"}"#,
                504,
                0,
                "HTTP status 504 and error: Endpoint request timed out".to_owned(),
                // The node may be at work on it.
                Reached::Maybe,
            ),
            (
                r#"{"message":"too slow"}"#,
                408,
                0,
                "HTTP status 408 and error: too slow".to_owned(),
                Reached::Maybe,
            ),
        ] {
            let response = answer(body).with_status(status);
            let error = read::<u64>(&response).expect_err(body);
            assert_eq!(error.to_string(), said);
            assert_eq!(error.rpc().map(|rpc| rpc.code), Some(code), "{body}");
            assert_eq!(error.reached_server(), reached, "{body}");
            assert_eq!(error.http_body().map(|body| &**body), Some(body.as_bytes()));
        }
        let limited = answer(r#"{"code":-32005,"message":"slow down"}"#).with_status(400);
        assert!(read::<u64>(&limited).expect_err("a limit").is_rate_limit());
        // Without such a status it is no answer.
        let answer = answer(r#"{"code":-32601,"message":"no"}"#).with_status(200);
        assert!(read::<u64>(&answer).expect_err("no answer").is_decode());
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
        let error = read::<u64>(&answer("<html>\n502").with_status(502)).expect_err("no response");
        assert_eq!(
            error.to_string(),
            "HTTP status 502 and no JSON-RPC response: <html> 502"
        );
        let error = read::<u64>(&answer(r#"{"message":"no key"}"#).with_status(401))
            .expect_err("no response");
        assert_eq!((error.http_status(), error.is_decode()), (Some(401), false));
        let error = read::<u64>(&answer("").with_status(204)).expect_err("no response");
        assert_eq!(error.to_string(), "HTTP status 204 with an empty body");
        // A gateway's page with status 200 is a response that can't be read.
        assert!(
            read::<u64>(&answer("<html>").with_status(200))
                .expect_err("no response")
                .is_decode()
        );
        // And a response is a response whatever the status.
        assert_eq!(
            read::<u64>(&answer(r#"{"id":7,"result":1}"#).with_status(500)).expect("a response"),
            1
        );
    }
}
