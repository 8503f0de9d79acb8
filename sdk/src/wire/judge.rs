//! What a response says of the calls of its request, for layers, whatever the wire.

use std::borrow::Cow;

use bytes::Bytes;
use serde_json::value::RawValue;

use super::endpoint::judge as endpoint;
use super::epee::judge as epee;
use super::jsonrpc::judge as jsonrpc;
use super::{is_epee, is_json_rpc};
use crate::error::Error;
use crate::transport::{Entry, Request, Response};

// Only JSON-RPC has batches.
pub(crate) use jsonrpc::{Failures, Part, parts};

/// Which calls failed, without a look at the results if nothing points at a failure. Each error knows its method and safety.
pub(crate) fn failures(request: &Request, response: &Response) -> Failures {
    match is_json_rpc(request.wire()) {
        true => jsonrpc::failures(request, response),
        false if is_epee(request.wire()) => {
            epee::failure(request, response).map_or(Failures::None, Failures::All)
        }
        false => endpoint::failure(request, response).map_or(Failures::None, Failures::All),
    }
}

/// The result of a plain call; of an endpoint the whole body, of portable storage the view of it.
pub(crate) fn outcome<'a>(
    call: Entry<'_>,
    response: &'a Response,
) -> Result<Cow<'a, RawValue>, Error> {
    match is_json_rpc(call.request().wire()) {
        true => jsonrpc::outcome(call, response).map(Cow::Borrowed),
        false if is_epee(call.request().wire()) => epee::outcome(call, response).map(Cow::Owned),
        false => endpoint::outcome(call, response).map(Cow::Borrowed),
    }
}

/// Whether a result says that there is none: `null`, and in portable storage a `status` other than `OK`.
pub(crate) fn is_nothing(call: Entry<'_>, result: &RawValue) -> bool {
    match is_epee(call.request().wire()) {
        true => epee::is_nothing(result),
        false => result.get() == "null",
    }
}

/// What [`success`] makes an answer of again, where [`outcome`] gave `result`: that, or the whole body where there is no envelope.
pub(crate) fn kept<'a>(call: Entry<'_>, response: &'a Response, result: &'a RawValue) -> &'a [u8] {
    match is_json_rpc(call.request().wire()) {
        true => result.get().as_bytes(),
        false => response.body(),
    }
}

/// The body of an answer to `call` with what was [`kept`] of another.
pub(crate) fn success(call: Entry<'_>, kept: &[u8]) -> Bytes {
    match is_json_rpc(call.request().wire()) {
        true => jsonrpc::success(call, kept),
        false => Bytes::copy_from_slice(kept),
    }
}
