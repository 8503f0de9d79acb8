//! What a response says of the calls of its request, for layers, whatever the wire.

use std::borrow::Cow;

use bytes::Bytes;
use serde_json::value::RawValue;

use crate::error::Error;
use crate::transport::{Entry, Request, Response};

// Only JSON-RPC has batches.
pub(crate) use super::jsonrpc::judge::{Part, parts};

/// The calls of a request that failed.
#[derive(Debug)]
pub(crate) enum Failures {
    /// None, as far as can be told without reading the results.
    None,
    /// The plain call, or all of a batch by one and the same cause.
    All(Error),
    /// Some of a batch, by their place in it.
    Some(Vec<(usize, Error)>),
}

/// Which calls failed, without a look at the results if nothing points at a failure. Each error knows its method and safety.
pub(crate) fn failures(request: &Request, response: &Response) -> Failures {
    request.wire().rules().failures(request, response)
}

/// JSON text of the result of a plain call.
pub(crate) fn outcome<'a>(
    call: Entry<'_>,
    response: &'a Response,
) -> Result<Cow<'a, RawValue>, Error> {
    call.request().wire().rules().outcome(call, response)
}

/// Whether a result says that there is none: `null`, and in epee a `status` other than `OK`.
pub(crate) fn is_nothing(call: Entry<'_>, result: &RawValue) -> bool {
    call.request().wire().rules().is_nothing(result)
}

/// What [`success`] makes an answer of again, where [`outcome`] gave `result`: that, or the whole body where there is no envelope.
pub(crate) fn kept<'a>(call: Entry<'_>, response: &'a Response, result: &'a RawValue) -> &'a [u8] {
    call.request().wire().rules().kept(response, result)
}

/// The body of an answer to `call` with what was [`kept`] of another.
pub(crate) fn success(call: Entry<'_>, kept: &[u8]) -> Bytes {
    call.request().wire().rules().success(call, kept)
}
