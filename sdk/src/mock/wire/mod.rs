//! How calls and answers are written: request bytes to calls, and outcomes to answer bytes.
//!
//! A new wire is a module here with the two functions that [`jsonrpc`], [`endpoint`] and [`epee`] have, `read` and `write`, a [`Form`],
//! and
//! - the place that chooses it by the path or the protocol of what came in: `node/http.rs`, `node/socket.rs`, `transport.rs`;
//! - where its methods aren't written as JSON, a case in `handler.rs`, which reads parameters and writes results by `Method::WIRE`.
//!
//! Everything else, handlers, faults and the log, knows calls only as [`Call`]s, whose parameters and outcomes are text: of portable
//! storage its view.

pub(super) mod daemon;
pub(super) mod endpoint;
pub(super) mod epee;
pub(super) mod jsonrpc;

use serde_json::value::RawValue;

use crate::error::RpcError;
use crate::raw::RawJson;

/// What a method answers.
pub(super) type Outcome = Result<RawJson, RpcError>;

/// What came in at once.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) calls: Vec<Result<Call, Refusal>>,
    pub(super) form: Form,
}

/// How it came in, and how the answers go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A JSON-RPC call, or what should be one.
    JsonRpc,
    /// A JSON-RPC batch.
    Batch,
    /// A call of an endpoint over HTTP; without a call if its body could not be read.
    Endpoint,
    /// The same through a daemon, where nothing has a status.
    Command,
    /// A call in portable storage; without a call if its body could not be read.
    Epee,
}

/// A call that can be answered.
#[derive(Debug)]
pub(super) struct Call {
    /// As it was sent; none for a notification, which gets no answer.
    pub(super) id: Option<RawJson>,
    pub(super) method: String,
    pub(super) params: RawJson,
}

impl Call {
    /// One that came alone, without an id. It is answered all the same.
    fn alone(method: &str, params: RawJson) -> Self {
        Self {
            id: Some(RawJson::of(RawValue::NULL)),
            method: method.to_owned(),
            params,
        }
    }
}

/// Something that isn't a call, and the answer that it gets.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) id: Option<RawJson>,
    pub(super) error: RpcError,
}

/// An answer before it is written.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// None where the call couldn't be read.
    pub(super) id: Option<RawJson>,
    pub(super) outcome: Outcome,
}
