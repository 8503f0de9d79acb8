//! Classification of responses for layers, whatever the wire.

use std::borrow::Cow;

use bytes::Bytes;
use serde_json::value::RawValue;

use crate::error::Error;
use crate::transport::{Entry, Request, Response};

// Only JSON-RPC has batches.
pub(crate) use super::jsonrpc::judge::{Part, parts};

/// The failed calls of a request.
#[derive(Debug)]
pub(crate) enum Failures {
    /// None, as far as can be told without parsing results.
    None,
    /// The plain call, or a whole batch with one error.
    All(Error),
    /// Some calls of a batch, by their index.
    Some(Vec<(usize, Error)>),
}

/// Finds the failed calls, without parsing results if nothing points at a failure. Each error knows its method and
/// safety.
pub(crate) fn failures(request: &Request, response: &Response) -> Failures {
    request.wire().rules().failures(request, response)
}

/// The result of a plain call as JSON.
pub(crate) fn outcome<'a>(
    call: Entry<'_>,
    response: &'a Response,
) -> Result<Cow<'a, RawValue>, Error> {
    call.request().wire().rules().outcome(call, response)
}

/// Whether a result reports that there is none: `null`, and in epee a `status` other than `OK`.
pub(crate) fn is_nothing(call: Entry<'_>, result: &RawValue) -> bool {
    call.request().wire().rules().is_nothing(result)
}

/// The part of a response that [`success`] rebuilds a body from, if [`outcome`] returned `result`: that, or the whole
/// body where there is no envelope.
pub(crate) fn kept<'a>(call: Entry<'_>, response: &'a Response, result: &'a RawValue) -> &'a [u8] {
    call.request().wire().rules().kept(response, result)
}

/// The body of a response to `call`, rebuilt from the [`kept`] part of another.
pub(crate) fn success(call: Entry<'_>, kept: &[u8]) -> Bytes {
    call.request().wire().rules().success(call, kept)
}
