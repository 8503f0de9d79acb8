//! What a response says of the calls of its request, for layers: which failed and why, and where each response stands.
//!
//! A layer mustn't pay for good responses, which may be long. An error object has the key `error`, so a body without it is good: a
//! search for those seven bytes runs at some 20 GB/s (answers of `eth_getLogs` from 7 kB to 9 MB), reading JSON without types at 2.6.
//! There is no limit on the length, because an error may carry data of any length. A key could be written with escapes, which no
//! node does; a body with such an escape anywhere is read in full too.

use std::sync::LazyLock;

use bytes::Bytes;
use memchr::memmem::Finder;
use serde_json::value::RawValue;

use super::answer::Answer;
use super::batch::{Sorted, sort};
use super::write::write_answer;
use super::{not_an_answer, not_json_rpc, notified, open};
use crate::error::{Error, Kind, RpcError};
use crate::message::Failures;
use crate::message::{Entry, Request, Response};
use crate::parse;
use crate::wire::Success;

/// The response to one call of a batch.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    /// The whole entry as it stands in the body; none if the node gave none to this call.
    pub(crate) text: Option<&'a str>,
    pub(crate) outcome: Result<Success<&'a RawValue>, Error>,
}

impl<'a> Part<'a> {
    /// The result, or why there is none.
    pub(crate) fn result(&self) -> Result<&'a RawValue, &Error> {
        self.outcome.as_ref().map(|success| success.value)
    }

    /// The text of the response to `call`, as a piece of the body; a refusal in its name if the node refused all calls at once; none
    /// if there is no response at all.
    pub(crate) fn answer(&self, call: Entry<'_>, response: &Response) -> Option<Bytes> {
        match (self.text, &self.outcome) {
            (Some(text), _) => Some(response.body().slice_ref(text.as_bytes())),
            (None, Err(error)) => error.rpc().map(|error| refusal(call, error)),
            (None, Ok(_)) => None,
        }
    }
}

/// Which calls failed, without a look at the results if nothing points at a failure. Each error knows its method and safety.
pub(crate) fn failures(request: &Request, response: &Response) -> Failures {
    if request.notified().is_some() {
        let refused = notified(response).err();
        return refused.map_or(Failures::None, |error| Failures::All(error.of_all(request)));
    }
    if !is_suspect(request, response) {
        return Failures::None;
    }
    if let Some(call) = request.single() {
        return match outcome(call, response) {
            Ok(_) => Failures::None,
            Err(error) => Failures::All(error),
        };
    }
    let parts = match parts(request, response) {
        Ok(parts) => parts,
        Err(error) => return Failures::All(error),
    };
    let nobody_answered = parts.iter().all(|part| part.text.is_none());
    let failed = parts.into_iter().enumerate();
    let failed = failed.filter_map(|(index, part)| Some((index, part.outcome.err()?)));
    let mut failed: Vec<_> = failed.collect();
    match failed.pop() {
        None => Failures::None,
        Some((_, refusal)) if nobody_answered => Failures::All(refusal.of_all(request)),
        Some(last) => {
            failed.push(last);
            Failures::Some(failed)
        }
    }
}

/// The result of a plain call.
pub(crate) fn outcome<'a>(call: Entry<'_>, response: &'a Response) -> Result<&'a RawValue, Error> {
    let body: &[u8] = response.body();
    let outcome = match parse::from_slice::<Answer<'_, _>>(body) {
        Ok(answer) => open(answer, call.id(), response).map(|success| success.value),
        Err(error) => Err(not_json_rpc(&error, response)),
    };
    outcome.map_err(|kind| error_of(call, kind, response))
}

/// The responses to the calls of a batch, in the order of the calls.
///
/// # Errors
/// When the body isn't JSON-RPC.
pub(crate) fn parts<'a>(request: &Request, response: &'a Response) -> Result<Vec<Part<'a>>, Error> {
    let answers = read(response).map_err(|kind| Error::answered(kind, response).of_all(request))?;
    let mut places: Vec<(u64, usize)> = request.entries().map(Entry::id).zip(0..).collect();
    places.sort_unstable();
    let place = |id| {
        let found = places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        Some(places[found].1)
    };
    let sorted = sort(place, places.len(), answers.into_iter(), response);
    let parts = request.entries().zip(sorted).map(|(call, sorted)| {
        let Sorted { outcome, tag: text } = sorted;
        let outcome = outcome.map_err(|kind| error_of(call, kind, response));
        Part { text, outcome }
    });
    Ok(parts.collect())
}

/// The text of a response to `call` that is an error object, for one that the node gave to no call in particular.
fn refusal(call: Entry<'_>, error: &RpcError) -> Bytes {
    let mut text = Vec::new();
    write_answer(&mut text, &call.id().to_string(), &Err(error.clone()));
    text.into()
}

/// The text of a response to `call` with a `result` that is JSON.
pub(crate) fn success(call: Entry<'_>, result: &[u8]) -> Bytes {
    let mut text = format!(r#"{{"jsonrpc":"2.0","id":{},"result":"#, call.id()).into_bytes();
    text.reserve_exact(result.len() + 1);
    text.extend_from_slice(result);
    text.push(b'}');
    text.into()
}

/// The key of an error object. Building a searcher takes longer than searching a short response.
static ERROR: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(br#""error""#));

/// An escape that the key could be written with.
static ESCAPE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(br"\u00"));

/// Whether it is worth reading.
fn is_suspect(request: &Request, response: &Response) -> bool {
    let body: &[u8] = response.body();
    let start = if request.is_batch() { b'[' } else { b'{' };
    response.is_failure()
        || body.trim_ascii_start().first() != Some(&start)
        || ERROR.find(body).is_some()
        || ESCAPE.find(body).is_some()
}

/// The responses with the text of each. One entry that isn't a response doesn't take the others with it.
fn read(response: &Response) -> Result<Vec<(Answer<'_, &RawValue>, &str)>, Kind> {
    let body: &[u8] = response.body();
    let whole = |error| not_json_rpc(&error, response);
    let entries: Vec<&RawValue> = if body.trim_ascii_start().first() == Some(&b'[') {
        parse::from_slice(body).map_err(whole)?
    } else {
        let answer: &RawValue = parse::from_slice(body).map_err(whole)?;
        let is_answer = parse::from_slice::<Answer<'_, &RawValue>>(answer.get().as_bytes());
        if is_answer.map_err(whole)?.is_empty() {
            return Err(not_an_answer(response));
        }
        vec![answer]
    };
    let answers = entries.iter().map(|entry| {
        let answer = parse::from_slice(entry.get().as_bytes())?;
        Ok((answer, entry.get()))
    });
    let answers: Vec<(Answer<'_, _>, _)> = answers.filter_map(serde_json::Result::ok).collect();
    match response.is_failure() && answers.iter().all(|(answer, _)| answer.is_empty()) {
        true => Err(not_an_answer(response)),
        false => Ok(answers),
    }
}

fn error_of(call: Entry<'_>, kind: Kind, response: &Response) -> Error {
    let error = Error::answered(kind, response).of(call.static_method(), call.safety());
    error.with_refusals(call.chain().refusals())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Reached;
    use crate::raw::RawJson;
    use crate::safety::Safety;
    use crate::wire::JSONRPC;

    fn call(id: u64, method: &'static str, safety: Safety) -> Request {
        let none = RawJson::new("[]").expect("JSON");
        Request::new(&JSONRPC, id, method, safety, &none).expect("a call")
    }

    fn read_call() -> Request {
        call(7, "a", Safety::Read)
    }

    /// Ids that don't grow, as when a layer puts calls together.
    fn batch() -> Request {
        Request::batch([
            call(9, "a", Safety::Read),
            call(7, "b", Safety::Write),
            call(8, "c", Safety::Idempotent),
        ])
        .expect("JSON-RPC")
    }

    fn failed(request: &Request, body: &str, status: u16) -> String {
        match failures(request, &Response::new(body.to_owned()).with_status(status)) {
            Failures::None => "none".to_owned(),
            Failures::All(error) => format!("all: {error}"),
            Failures::Some(errors) => {
                let each = errors.iter().map(|(at, error)| format!("{at} {error}"));
                each.collect::<Vec<_>>().join("; ")
            }
        }
    }

    #[test]
    fn good_answers_are_not_read() {
        // Were it read, it would be found broken.
        assert_eq!(failed(&read_call(), r#"{"id":7,"result":"#, 200), "none");
        assert_eq!(failed(&batch(), "[", 200), "none");
    }

    #[test]
    fn notifications_need_no_answer() {
        let none = RawJson::new("[]").expect("JSON");
        let request = Request::notification(&JSONRPC, "a", &none).expect("a call");
        for body in ["", "null"] {
            assert_eq!(failed(&request, body, 200), "none");
        }
        assert_eq!(
            failed(&request, "", 503),
            "all: HTTP status 503 with an empty body"
        );
        let refusal = r#"{"id":null,"error":{"code":-5,"message":"no"}}"#;
        let said = "all: the node answered with error -5: no";
        assert_eq!(failed(&request, refusal, 200), said);
    }

    #[test]
    fn good_answers_that_mention_errors_are_good() {
        for text in [
            r#"{"id":7,"result":{"error":"out of gas"}}"#,
            r#"{"id":7,"error":null,"result":1}"#,
            r#"{"id":7,"result":"\u003cb\u003e"}"#,
        ] {
            assert_eq!(failed(&read_call(), text, 200), "none");
            assert_eq!(failed(&read_call(), text, 500), "none");
        }
    }

    #[test]
    fn an_error_is_found_wherever_it_stands() {
        let said = "all: a: the node answered with error -5: no";
        let long = "x".repeat(1 << 20);
        for text in [
            r#"{"id":7,"error":{"code":-5,"message":"no"}}"#.to_owned(),
            r#" {"error":{"code":-5,"message":"no"}}"#.to_owned(),
            r#"{"id":7,"\u0065rror":{"code":-5,"message":"no"}}"#.to_owned(),
            format!(r#"{{"id":7,"error":{{"code":-5,"message":"no","data":"{long}"}}}}"#),
            format!(r#"{{"id":7,"result":"{long}","error":{{"code":-5,"message":"no"}}}}"#),
        ] {
            assert_eq!(failed(&read_call(), &text, 200), said);
            assert_eq!(failed(&read_call(), &text, 400), said);
        }
    }

    #[test]
    fn what_is_no_answer_is_a_failure() {
        for (status, text, said) in [
            (
                503,
                "<html>",
                "all: a: HTTP status 503 and no JSON-RPC response: <html>",
            ),
            (200, "", "all: a: HTTP status 200 with an empty body"),
            (200, "<p>", "all: a: expected value in `<p>`"),
            (
                200,
                "<html>",
                "all: a: the response is an HTML page: no node answers at this URL, check its host, port and path in `<html>`",
            ),
        ] {
            assert_eq!(failed(&read_call(), text, status), said);
            let said = said.replace("all: a: ", "all: ");
            assert_eq!(failed(&batch(), text, status), said);
        }
    }

    #[test]
    fn entries_fail_by_themselves() {
        let text = r#"[{"id":8,"error":{"code":-32005,"message":"limit"}},
            {"id":7,"error":{"code":-32005,"message":"limit"}},{"id":9,"result":{"error":1}}]"#;
        let Failures::Some(errors) = failures(&batch(), &Response::new(text)) else {
            panic!("two entries failed")
        };
        let told: Vec<_> = errors
            .iter()
            .map(|(at, error)| (*at, error.method(), error.is_retryable()))
            .collect();
        assert_eq!(told, [(1, Some("b"), false), (2, Some("c"), true)]);
        let gone = r#"[{"id":9,"result":1},{"id":8,"result":1,"x":"error"},{"x":{"error":1}},3]"#;
        let said = "1 b: no response to this entry of the batch";
        assert!(failed(&batch(), gone, 200).starts_with(said));
    }

    #[test]
    fn a_refusal_is_everyone_s() {
        for text in [
            r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"too many"}}"#,
            r#"[{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"too many"}}]"#,
        ] {
            let Failures::All(error) = failures(&batch(), &Response::new(text)) else {
                panic!("all failed")
            };
            assert_eq!(
                (error.method(), error.reached_server()),
                (None, Reached::Yes)
            );
            assert_eq!(error.rpc().map(|rpc| rpc.code), Some(-32600));
            assert!(!error.is_retryable());
        }
    }

    #[test]
    fn answers_are_written_as_they_are_read() {
        let request = read_call();
        let entry = request.single().expect("a plain call");
        let error =
            RpcError::new(-5, "a \"word\"\n").with_data(RawJson::new("[1, 2]").expect("JSON"));
        let response = Response::new(refusal(entry, &error));
        let read = outcome(entry, &response).expect_err("an error");
        assert_eq!(read.rpc(), Some(&error));
        let response = Response::new(success(entry, b"[1, 2]"));
        let read = outcome(entry, &response).expect("a result");
        assert_eq!(read.get(), "[1, 2]");
    }

    #[test]
    fn parts_have_their_text() {
        let text = r#"[ {"id":8,"result":1} , {"id":9,"result": 2,"x":3}]"#;
        let response = Response::new(text);
        let parts = parts(&batch(), &response).expect("a batch");
        let texts: Vec<_> = parts.iter().map(|part| part.text).collect();
        let first = r#"{"id":9,"result": 2,"x":3}"#;
        assert_eq!(texts, [Some(first), None, Some(r#"{"id":8,"result":1}"#)]);
        assert_eq!(parts[0].result().map(RawValue::get).ok(), Some("2"));
        assert!(parts[1].outcome.is_err());
    }
}
