//! What a mock node has to know of a wire: requests as calls, and outcomes as responses.
//!
//! Handlers, faults and the log know calls only as [`Call`]s, whose parameters and outcomes are JSON text, whatever the wire.

use bytes::Bytes;
use serde_json::value::RawValue;

use super::{CHIA, EPEE, Format, JSONRPC};
use crate::error::RpcError;
use crate::raw::RawJson;

/// The wires that a mock speaks over HTTP, in the order in which they are asked whether a request is theirs.
const OVER_HTTP: [&Format; 3] = [&EPEE, &CHIA, &JSONRPC];

/// A request as it came in over HTTP.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival<'a> {
    /// The last segment of the path.
    pub(super) name: &'a str,
    pub(super) body: &'a [u8],
    pub(super) handler: Handler,
}

/// What a mock has for the method of an [`Arrival`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum Handler {
    None,
    /// Creates a call from JSON, whatever the wire.
    Untyped,
    /// One of a method of this wire.
    Typed(&'static Format),
}

/// Decodes a request that came in over HTTP. `handler` says what there is for a method of that name.
pub(crate) fn arrived(path: &str, body: &[u8], handler: impl FnOnce(&str) -> Handler) -> Asked {
    let name = path.rsplit_once('/').map_or("", |(_, name)| name);
    let arrival = Arrival {
        name,
        body,
        handler: handler(name),
    };
    let mut claiming = OVER_HTTP
        .into_iter()
        .filter(|format| format.rules.claims(&arrival));
    let format = claiming.next().unwrap_or(&JSONRPC);
    format.rules.ask(format, name, body)
}

/// What a method answers.
pub(crate) type Outcome = Result<RawJson, RpcError>;

/// What came in at once.
#[derive(Debug)]
pub(crate) struct Asked {
    /// None of a wire without envelopes if the body could not be read.
    pub(crate) calls: Vec<Result<Call, Refusal>>,
    pub(crate) format: &'static Format,
    pub(crate) is_batch: bool,
}

/// A response to be sent.
#[derive(Debug)]
pub(crate) enum Served {
    /// The response; empty for notifications alone.
    Body(Bytes),
    /// A status in the place of one.
    Status(u16, Bytes),
}

/// A call that can be answered.
#[derive(Debug)]
pub(crate) struct Call {
    /// As it was sent; none for a notification, which gets no answer.
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

/// Something that isn't a call, and the answer that it gets.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) id: Option<RawJson>,
    pub(crate) error: RpcError,
}

/// An answer before it is written.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// None where the call couldn't be read.
    pub(crate) id: Option<RawJson>,
    pub(crate) outcome: Outcome,
}
