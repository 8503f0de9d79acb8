//! Endpoints as nodes read and write them.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::{Asked, Call, Form, Outcome};
use crate::error::RpcError;
use crate::mock::answer::Reply;
use crate::raw::RawJson;
use crate::wire::endpoint::write_answer;

/// JSON-RPC's codes for what goes wrong before a method has a say. Here a status says it.
const METHOD_NOT_FOUND: i64 = -32601;
const INTERNAL_ERROR: i64 = -32603;

/// A call of the endpoint at `path`; none if what came in is JSON-RPC, which is answered at any path. `known` says whether there is a
/// handler of that name.
pub(in crate::mock) fn read(
    path: &str,
    body: &[u8],
    known: impl FnOnce(&str) -> bool,
) -> Option<Asked> {
    let (_, name) = path.rsplit_once('/')?;
    if name.is_empty() {
        return None;
    }
    let members = serde_json::from_slice::<BTreeMap<String, &RawValue>>(body);
    let has = |key| {
        members
            .as_ref()
            .is_ok_and(|members| members.contains_key(key))
    };
    let is_json_rpc = has("jsonrpc") || (members.is_err() || has("method")) && !known(name);
    (!is_json_rpc).then(|| ask(name, body, Form::Endpoint))
}

/// A call with these parameters.
pub(in crate::mock) fn ask(name: &str, params: &[u8], form: Form) -> Asked {
    let params = serde_json::from_slice::<&RawValue>(params);
    let call = params.map(|params| Call::alone(name, RawJson::of(params)));
    Asked {
        calls: call.map(Ok).into_iter().collect(),
        form,
    }
}

/// Whether a result can be that of an endpoint.
pub(in crate::mock) fn fits(outcome: &Outcome) -> bool {
    write_answer(outcome).is_some()
}

/// What goes back through a daemon, which says nothing of where a service failed.
pub(in crate::mock) fn write_command(outcome: Option<&Outcome>) -> Reply {
    let outcome = outcome
        .cloned()
        .map(|outcome| outcome.map_err(RpcError::without_traceback));
    let unreadable = || Err(RpcError::new(0, "the data can't be read"));
    let body = write_answer(&outcome.unwrap_or_else(unreadable));
    // `fits` has seen to it that there is one.
    Reply::Answers(body.unwrap_or_default(), Vec::new())
}

/// What goes back: an answer, or a status where the node has none. No outcome is a body that could not be read.
pub(in crate::mock) fn write(outcome: Option<&Outcome>) -> Reply {
    let broken = || {
        bare(
            500,
            "500 Internal Server Error\n\nServer got itself in trouble",
        )
    };
    match outcome {
        Some(Err(error)) if error.code == METHOD_NOT_FOUND => bare(404, "404: Not Found"),
        Some(Err(error)) if error.code == INTERNAL_ERROR => broken(),
        Some(outcome) => match write_answer(outcome) {
            Some(body) => Reply::Answers(body, Vec::new()),
            None => broken(),
        },
        None => broken(),
    }
}

/// A status in the place of an answer.
pub(in crate::mock) fn bare(status: u16, text: &'static str) -> Reply {
    Reply::Status {
        status,
        body: text.into(),
        retry_after: None,
    }
}
