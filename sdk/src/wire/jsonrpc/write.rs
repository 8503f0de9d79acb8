//! The answer to a call, written as a node writes it: for what answers in the place of one.

use crate::error::RpcError;
use crate::raw::RawJson;

/// Adds the answer to the call whose id is the JSON text `id`.
pub(crate) fn write_answer(out: &mut Vec<u8>, id: &str, outcome: &Result<RawJson, RpcError>) {
    out.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
    out.extend_from_slice(id.as_bytes());
    match outcome {
        Ok(result) => {
            out.extend_from_slice(br#","result":"#);
            out.extend_from_slice(result.as_str().as_bytes());
        }
        Err(error) => {
            out.extend_from_slice(br#","error":"#);
            // An error object can always be written as JSON.
            out.extend(serde_json::to_vec(error).unwrap_or_default());
        }
    }
    out.push(b'}');
}
