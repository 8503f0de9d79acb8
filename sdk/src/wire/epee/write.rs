//! Encoding of response bodies, for mocks and replays.

use bytes::Bytes;

use crate::epee;
use crate::error::RpcError;
use crate::raw::RawJson;

/// JSON-RPC's code of an unknown method.
const METHOD_NOT_FOUND: i64 = -32601;

/// The body of a response, encoded from its view, or the status of an error: nodes have no error objects on this wire.
///
/// # Errors
/// If the result is no view, so that it can't be encoded.
pub(crate) fn write_answer(
    outcome: &Result<RawJson, RpcError>,
) -> Result<Result<Bytes, u16>, epee::Error> {
    match outcome {
        Ok(view) => epee::from_json(view.as_str()).map(|body| Ok(body.into())),
        Err(error) if error.code == METHOD_NOT_FOUND => Ok(Err(404)),
        Err(_) => Ok(Err(500)),
    }
}
