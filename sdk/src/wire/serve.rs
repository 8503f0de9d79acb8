//! Server side of wires, for mock nodes: requests to calls, and outcomes to responses.
//!
//! Handlers, faults and the log only see [`Call`]s, whose parameters and outcomes are JSON, whatever the wire.

use bytes::Bytes;
use serde_json::value::RawValue;

#[cfg(feature = "epee")]
use super::EPEE;
use super::{CHIA, Format, JSON, JSON_GET, JSONRPC, Route};
use crate::error::RpcError;
use crate::raw::RawJson;

/// The wire of an object posted to a name, where neither a typed handler nor a setting of the script says which it is.
pub(crate) const OBJECTS: &Format = &CHIA;

/// The wires that a mock speaks over HTTP, in the order in which they may claim a request.
const OVER_HTTP: &[&Format] = &[
    #[cfg(feature = "epee")]
    &EPEE,
    &JSON_GET,
    &JSON,
    &CHIA,
    &JSONRPC,
];

/// A request received over HTTP.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival<'a> {
    /// The last segment of the path.
    pub(super) name: &'a str,
    pub(super) body: &'a [u8],
    pub(super) handler: Handler,
    /// The wire of objects that have no typed handler.
    pub(super) objects: &'static Format,
}

/// The mock's handler for the method of an [`Arrival`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum Handler {
    None,
    /// An untyped handler, which takes JSON from any wire.
    Untyped,
    /// A typed handler of a method of this wire.
    Typed(&'static Format),
}

/// Decodes a request received over HTTP. `handler` looks up the handler of a method; `objects` is the wire of objects that
/// have no typed one. `None` for a GET that is no call.
pub(crate) fn arrived(
    is_get: bool,
    path: &str,
    body: &[u8],
    handler: impl FnOnce(&str) -> Handler,
    objects: &'static Format,
) -> Option<Asked> {
    let name = path.rsplit_once('/').map_or("", |(_, name)| name);
    let arrival = Arrival {
        name,
        body,
        handler: handler(name),
        objects,
    };
    let mut claiming = OVER_HTTP
        .iter()
        .filter(|format| is_get == (format.route == Route::Get))
        .filter(|format| format.rules.claims(&arrival));
    let format = match claiming.next() {
        Some(format) => format,
        None if is_get => return None,
        None => &JSONRPC,
    };
    Some(format.rules.ask(format, name, body))
}

/// The outcome of a call.
pub(crate) type Outcome = Result<RawJson, RpcError>;

/// A decoded request.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Empty on a wire without envelopes if the body could not be read.
    pub(crate) calls: Vec<Result<Call, Refusal>>,
    pub(crate) format: &'static Format,
    pub(crate) is_batch: bool,
}

/// A response to be sent.
#[derive(Debug)]
pub(crate) enum Served {
    /// The response; empty for notifications alone.
    Body(Bytes),
    /// A status without a response.
    Status(u16, Bytes),
}

/// A valid call.
#[derive(Debug)]
pub(crate) struct Call {
    /// As it was sent; `None` for a notification, which gets no response.
    pub(crate) id: Option<RawJson>,
    pub(crate) method: String,
    pub(crate) params: RawJson,
}

impl Call {
    /// A single call without an id. It gets a response nevertheless.
    pub(super) fn alone(method: &str, params: RawJson) -> Self {
        Self {
            id: Some(RawJson::of(RawValue::NULL)),
            method: method.to_owned(),
            params,
        }
    }
}

/// An invalid call, and the response that it gets.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) id: Option<RawJson>,
    pub(crate) error: RpcError,
}

/// A response before it is encoded.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// `None` if the call couldn't be read.
    pub(crate) id: Option<RawJson>,
    pub(crate) outcome: Outcome,
}
