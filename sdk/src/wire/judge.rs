//! Classification of responses for layers, whatever the wire.

use std::borrow::Cow;

use bytes::Bytes;
use memchr::memmem;
use serde_json::value::RawValue;

use crate::chain_info::StatusRule;
use crate::error::Error;
use crate::message::{Entry, Failures, Request, Response};

// Only JSON-RPC has batches.
pub(crate) use super::jsonrpc::judge::Part;
use super::{jsonrpc, status};

/// Finds the failed calls, without parsing results if nothing points at a failure. Each error knows its method and
/// safety.
pub(crate) fn failures(request: &Request, response: &Response) -> Failures {
    let failures = request.wire().rules().failures(request, response);
    match (request.chain().status, &failures) {
        (Some(rule), Failures::None | Failures::Some(_)) if request.notified().is_none() => {
            with_statuses(failures, rule, request, response)
        }
        _ => failures,
    }
}

/// The failed calls with those that failed by their result's status.
fn with_statuses(
    failures: Failures,
    rule: StatusRule,
    request: &Request,
    response: &Response,
) -> Failures {
    if let Some(call) = request.single() {
        return status_of(call, response).map_or(failures, Failures::All);
    }
    if memmem::find(response.body(), rule.key.as_bytes()).is_none() {
        return failures;
    }
    let Ok(parts) = parts(request, response) else {
        return failures;
    };
    let outcomes = parts.into_iter().map(|part| part.outcome).enumerate();
    let failed = outcomes.filter_map(|(index, outcome)| Some((index, outcome.err()?)));
    match failed.collect::<Vec<_>>() {
        failed if failed.is_empty() => Failures::None,
        failed => Failures::Some(failed),
    }
}

/// Why a plain call failed by its result's status.
fn status_of(call: Entry<'_>, response: &Response) -> Option<Error> {
    let format = call.request().wire();
    let error = status::failure(format, call.chain(), call.id(), response)?;
    Some(error.of(call.static_method(), call.safety()))
}

/// The responses to the calls of a batch, in the order of the calls.
///
/// # Errors
/// If the body isn't JSON-RPC.
pub(crate) fn parts<'a>(request: &Request, response: &'a Response) -> Result<Vec<Part<'a>>, Error> {
    let mut parts = jsonrpc::judge::parts(request, response)?;
    if request.chain().status.is_some() {
        for (call, part) in request.entries().zip(&mut parts) {
            let Ok(success) = &part.outcome else {
                continue;
            };
            if let Some(error) = status::failure_of(call.chain(), success, response) {
                part.outcome = Err(error.of(call.static_method(), call.safety()));
            }
        }
    }
    Ok(parts)
}

/// The result of a plain call as JSON.
pub(crate) fn outcome<'a>(
    call: Entry<'_>,
    response: &'a Response,
) -> Result<Cow<'a, RawValue>, Error> {
    let result = call.request().wire().rules().outcome(call, response)?;
    match status_of(call, response) {
        Some(error) => Err(error),
        None => Ok(result),
    }
}

/// Whether a result reports that there is none: `null`, and in epee a `status` other than `OK` if the chain has no rule for statuses.
pub(crate) fn is_nothing(call: Entry<'_>, result: &RawValue) -> bool {
    match call.chain().status {
        Some(_) => result.get() == "null",
        None => call.request().wire().rules().is_nothing(result),
    }
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
