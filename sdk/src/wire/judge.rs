//! What a response says of the calls of its request, for layers, whatever the wire.

use bytes::Bytes;
use serde_json::value::RawValue;

use super::endpoint::judge as endpoint;
use super::is_json_rpc;
use super::jsonrpc::judge as jsonrpc;
use crate::error::Error;
use crate::transport::{Entry, Request, Response};

// Only JSON-RPC has batches.
pub(crate) use jsonrpc::{Failures, parts};

/// Which calls failed, without a look at the results if nothing points at a failure. Each error knows its method and safety.
pub(crate) fn failures(request: &Request, response: &Response) -> Failures {
    match is_json_rpc(request.wire()) {
        true => jsonrpc::failures(request, response),
        false => endpoint::failure(request, response).map_or(Failures::None, Failures::All),
    }
}

/// The result of a plain call; of an endpoint the whole body.
pub(crate) fn outcome<'a>(call: Entry<'_>, response: &'a Response) -> Result<&'a RawValue, Error> {
    match is_json_rpc(call.request().wire()) {
        true => jsonrpc::outcome(call, response),
        false => endpoint::outcome(call, response),
    }
}

/// The text of an answer to `call` with what [`outcome`] gave as its result.
pub(crate) fn success(call: Entry<'_>, result: &[u8]) -> Bytes {
    match is_json_rpc(call.request().wire()) {
        true => jsonrpc::success(call, result),
        false => endpoint::success(result),
    }
}
