//! Single calls whose body is the object of their parameters.

use std::borrow::Cow;
#[cfg(feature = "record")]
use std::collections::BTreeMap;

use bytes::Bytes;
use serde::Serialize;
#[cfg(feature = "mock")]
use serde_json::value::RawValue;

use crate::error::{Error, Kind};
#[cfg(feature = "mock")]
use crate::message::Arrival;
use crate::message::Request;
use crate::message::{Format, Unwritten};
use crate::safety::Safety;

/// Encodes a typed call.
pub(super) fn encode<P: Serialize>(
    format: &'static Format,
    id: u64,
    method: &'static str,
    safety: Safety,
    params: &P,
) -> Result<Request, Error> {
    let body = serde_json::to_vec(params)
        .map_err(|error| Error::from(Kind::from(error)).of(Some(method), safety))?;
    Ok(whole(
        format,
        id,
        Cow::Borrowed(method),
        safety,
        body.into(),
    ))
}

/// Encodes a call with encoded parameters.
pub(super) fn untyped(call: Unwritten<'_>) -> Request {
    let Unwritten {
        format,
        id,
        method,
        safety,
        params,
    } = call;
    let body = Bytes::copy_from_slice(params.as_str().as_bytes());
    whole(format, id, method, safety, body)
}

/// Encodes a call whose whole body is its parameters, in whatever format.
pub(super) fn whole(
    format: &'static Format,
    id: u64,
    method: Cow<'static, str>,
    safety: Safety,
    body: Bytes,
) -> Request {
    let params = 0..body.len();
    Request::encoded(format, id, method, safety, body, params)
}

/// The outcome of a request's one call, if it can be represented.
#[cfg(feature = "record")]
pub(super) fn by_id<T>(request: &Request, outcome: Option<T>) -> BTreeMap<u64, T> {
    let id = request.single().map(|call| call.id());
    id.zip(outcome).into_iter().collect()
}

/// Whether a request to a mock looks like a call: an object posted to a name that isn't JSON-RPC, which is served at any path.
#[cfg(feature = "mock")]
pub(super) fn claims(arrival: &Arrival<'_>) -> bool {
    if arrival.name.is_empty() {
        return false;
    }
    let members = serde_json::from_slice::<BTreeMap<String, &RawValue>>(arrival.body);
    let has = |key| {
        members
            .as_ref()
            .is_ok_and(|members| members.contains_key(key))
    };
    let is_unknown = arrival.handlers.is_empty();
    !has("jsonrpc") && !((members.is_err() || has("method")) && is_unknown)
}
