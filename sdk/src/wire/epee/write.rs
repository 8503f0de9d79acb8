//! Bodies as a node writes them: for what answers in the place of one.

use bytes::Bytes;

use crate::epee;
use crate::error::RpcError;
use crate::raw::RawJson;

/// JSON-RPC's code for a method that isn't there.
const METHOD_NOT_FOUND: i64 = -32601;

/// The body of an answer, made of the view of it, or the status that says instead that there is none: nodes have no error objects on
/// this wire.
///
/// # Errors
/// When the result is no view, so that it can't be an answer.
pub(crate) fn write_answer(
    outcome: &Result<RawJson, RpcError>,
) -> Result<Result<Bytes, u16>, epee::Error> {
    match outcome {
        Ok(view) => epee::from_json(view.as_str()).map(|body| Ok(body.into())),
        Err(error) if error.code == METHOD_NOT_FOUND => Ok(Err(404)),
        Err(_) => Ok(Err(500)),
    }
}
