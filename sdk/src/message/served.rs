//! Requests to mock nodes as calls, and their responses before they are encoded.

use bytes::Bytes;
use serde_json::value::RawValue;

use super::Format;
use crate::error::RpcError;
use crate::extras::Extras;
use crate::raw::RawJson;

/// A request received over HTTP.
#[derive(Debug)]
pub(crate) struct Arrival<'a> {
    /// The last segment of the path.
    pub(crate) name: &'a str,
    pub(crate) body: &'a [u8],
    pub(crate) handlers: Handlers,
    /// The wire of objects that have no typed handler.
    pub(crate) objects: &'static Format,
}

/// The mock's handlers for the method of an [`Arrival`].
#[derive(Debug, Default)]
pub(crate) struct Handlers {
    /// Whether there is an untyped handler, which takes JSON from any wire.
    pub(crate) untyped: bool,
    /// The wires of the methods of this name that have typed handlers.
    pub(crate) typed: Vec<&'static Format>,
}

impl Handlers {
    /// Whether there is no handler at all.
    pub(crate) fn is_empty(&self) -> bool {
        !self.untyped && self.typed.is_empty()
    }
}

/// The outcome of a call.
pub(crate) type Outcome = Result<RawJson, RpcError>;

/// A decoded request.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Empty on a wire without envelopes if the body could not be read.
    pub(crate) calls: Vec<Result<Call, Refusal>>,
    /// That of the response.
    pub(crate) format: &'static Format,
    /// That of the methods called, which differs where something of a wire of its own passes calls on.
    pub(crate) wire: &'static Format,
    /// The service behind the node that it is for.
    pub(crate) destination: Option<String>,
    pub(crate) is_batch: bool,
}

impl Asked {
    /// Creates a request to the node itself.
    pub(crate) fn new(format: &'static Format, calls: Vec<Result<Call, Refusal>>) -> Self {
        Self {
            calls,
            format,
            wire: format,
            destination: None,
            is_batch: false,
        }
    }
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
    pub(crate) fn alone(method: &str, params: RawJson) -> Self {
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
    /// The extra keys, on wires with an envelope.
    pub(crate) extras: Extras,
}
