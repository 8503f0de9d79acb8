//! Server side of Chia's services and daemon: decoding calls and encoding responses.

use serde_json::value::RawValue;

use super::write::write_answer;
use crate::error::RpcError;
use crate::message::{Asked, Call, Outcome, Served};
use crate::raw::RawJson;
use crate::wire::Format;

/// JSON-RPC's code of an unknown method, which is a status here.
const METHOD_NOT_FOUND: i64 = -32601;
const INTERNAL_ERROR: i64 = -32603;

/// Creates a call with these parameters.
pub(super) fn ask(format: &'static Format, name: &str, params: &[u8]) -> Asked {
    let params = serde_json::from_slice::<&RawValue>(params);
    let call = params.map(|params| Call::alone(name, RawJson::of(params)));
    Asked::new(format, call.map(Ok).into_iter().collect())
}

/// Why a result can't be a service's.
pub(super) fn misfit(outcome: &Outcome) -> Option<String> {
    let fits = write_answer(outcome).is_some();
    (!fits).then(|| "its result is no object, so that no service can answer with it".to_owned())
}

/// Encodes a response through the daemon, without a traceback.
pub(super) fn write_command(outcome: Option<&Outcome>) -> Served {
    let outcome = outcome
        .cloned()
        .map(|outcome| outcome.map_err(RpcError::without_traceback));
    let unreadable = || Err(RpcError::new(0, "the data can't be read"));
    let body = write_answer(&outcome.unwrap_or_else(unreadable));
    // `misfit` has made sure that there is one.
    Served::Body(body.unwrap_or_default())
}

/// Encodes a response, or a status where the node has no response. No outcome is a body that could not be read.
pub(super) fn write(outcome: Option<&Outcome>) -> Served {
    let broken = || {
        Served::Status(
            500,
            "500 Internal Server Error\n\nServer got itself in trouble".into(),
        )
    };
    match outcome {
        Some(Err(error)) if error.code == METHOD_NOT_FOUND => {
            Served::Status(404, "404: Not Found".into())
        }
        Some(Err(error)) if error.code == INTERNAL_ERROR => broken(),
        Some(outcome) => write_answer(outcome).map_or_else(broken, Served::Body),
        None => broken(),
    }
}
