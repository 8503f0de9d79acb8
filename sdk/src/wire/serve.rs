//! Server side of wires, for mock nodes: requests to calls, and outcomes to responses.
//!
//! Handlers, faults and the log only see [`Call`]s, whose parameters and outcomes are JSON, whatever the wire.

use bytes::Bytes;
use serde_json::value::RawValue;

#[cfg(feature = "epee")]
use super::EPEE;
use super::{CHIA, Format, JSONRPC};
use crate::error::RpcError;
use crate::raw::RawJson;

/// The wires that a mock speaks over HTTP, in the order in which they may claim a request.
const OVER_HTTP: &[&Format] = &[
    #[cfg(feature = "epee")]
    &EPEE,
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
}

/// The mock's handler for the method of an [`Arrival`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum Handler {
    None,
    /// An untyped handler, which takes JSON from any wire.
    Untyped,
    /// A typed handler of a method of this wire.
    #[cfg_attr(
        not(feature = "epee"),
        expect(
            dead_code,
            reason = "only wires that can't be told from the body look at it"
        )
    )]
    Typed(&'static Format),
}

/// Decodes a request received over HTTP. `handler` looks up the handler of a method.
pub(crate) fn arrived(path: &str, body: &[u8], handler: impl FnOnce(&str) -> Handler) -> Asked {
    let name = path.rsplit_once('/').map_or("", |(_, name)| name);
    let arrival = Arrival {
        name,
        body,
        handler: handler(name),
    };
    let mut claiming = OVER_HTTP
        .iter()
        .filter(|format| format.rules.claims(&arrival));
    let format = claiming.next().copied().unwrap_or(&JSONRPC);
    format.rules.ask(format, name, body)
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
