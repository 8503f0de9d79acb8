//! The untyped side of a wire, for layers, recordings and mocks.

use std::borrow::Cow;
#[cfg(feature = "record")]
use std::collections::BTreeMap;

#[cfg(any(feature = "layers", feature = "mock"))]
use bytes::Bytes;
#[cfg(feature = "layers")]
use serde_json::value::RawValue;

#[cfg(feature = "layers")]
use super::Entry;
#[cfg(feature = "layers")]
use super::failures::Failures;
#[cfg(feature = "mock")]
use super::served::{Answer, Arrival, Asked, Outcome, Served};
use super::{Format, Request, Response};
use crate::error::Error;
#[cfg(any(feature = "cli", feature = "record"))]
use crate::error::RpcError;
use crate::extras::Extras;
use crate::raw::RawJson;
use crate::safety::Safety;

/// A call before it is encoded.
#[derive(Debug)]
pub(crate) struct Unwritten<'a> {
    pub(crate) format: &'static Format,
    pub(crate) id: u64,
    pub(crate) method: Cow<'static, str>,
    pub(crate) safety: Safety,
    /// As JSON.
    pub(crate) params: &'a RawJson,
}

/// The untyped rules of a wire. Each wire has one implementation, which its [`Format`] points to.
pub(crate) trait Rules: Send + Sync + 'static {
    /// Encodes a call.
    ///
    /// # Errors
    /// If the parameters are invalid on this wire.
    fn encode(&self, call: Unwritten<'_>) -> Result<Request, Error>;

    /// Encodes a notification; `None` on wires without them.
    fn notification(
        &self,
        format: &'static Format,
        method: Cow<'static, str>,
        params: &RawJson,
    ) -> Option<Request> {
        _ = (format, method, params);
        None
    }

    /// The JSON of a body, or of the parameters in one, whatever the wire. `None` if they are invalid.
    #[cfg(any(feature = "record", test))]
    fn view<'a>(&self, bytes: &'a [u8]) -> Option<Cow<'a, [u8]>> {
        Some(Cow::Borrowed(bytes))
    }

    /// The string under a key of the result of call `id`, if that succeeded and has one.
    fn text(&self, id: u64, response: &Response, key: &str) -> Option<String>;

    /// The result of call `id` as JSON, if it succeeded.
    fn result(&self, id: u64, response: &Response) -> Option<RawJson>;

    /// The extra keys of the response to call `id`, if that succeeded; none on wires without an envelope.
    fn extras(&self, id: u64, response: &Response) -> Extras {
        _ = (id, response);
        Extras::default()
    }

    /// Finds the failed calls, without parsing results if nothing points at a failure. Each error knows its method and
    /// safety.
    #[cfg(feature = "layers")]
    fn failures(&self, request: &Request, response: &Response) -> Failures;

    /// The result of a plain call as JSON.
    #[cfg(feature = "layers")]
    fn outcome<'a>(
        &self,
        call: Entry<'_>,
        response: &'a Response,
    ) -> Result<Cow<'a, RawValue>, Error>;

    /// Whether a result reports that there is none.
    #[cfg(feature = "layers")]
    fn is_nothing(&self, result: &RawValue) -> bool {
        result.get() == "null"
    }

    /// The part of a response that [`success`](Self::success) rebuilds a body from, if [`outcome`](Self::outcome)
    /// returned `result`.
    #[cfg(feature = "layers")]
    fn kept<'a>(&self, response: &'a Response, result: &'a RawValue) -> &'a [u8] {
        _ = result;
        response.body()
    }

    /// The body of a response to `call`, rebuilt from the [`kept`](Self::kept) part of another.
    #[cfg(feature = "layers")]
    fn success(&self, call: Entry<'_>, kept: &[u8]) -> Bytes {
        _ = call;
        Bytes::copy_from_slice(kept)
    }

    /// The outcome of each call by its id. What can't be represented is left out.
    #[cfg(feature = "record")]
    fn outcomes(
        &self,
        request: &Request,
        response: &Response,
    ) -> BTreeMap<u64, Result<RawJson, RpcError>>;

    /// The extra keys beside each outcome, by the id of the call; none on wires without an envelope.
    #[cfg(feature = "record")]
    fn all_extras(&self, response: &Response) -> BTreeMap<u64, Extras> {
        _ = response;
        BTreeMap::new()
    }

    /// Adds extra keys to a response to one call; nothing on wires without an envelope.
    #[cfg(feature = "record")]
    fn with_extras(&self, response: Response, extras: &Extras) -> Response {
        _ = extras;
        response
    }

    /// Encodes a node's response to the call with this id.
    ///
    /// # Errors
    /// If no response has such an outcome, with the reason.
    #[cfg(feature = "record")]
    fn respond(&self, id: &str, outcome: &Result<RawJson, RpcError>) -> Result<Response, String>;

    /// Whether a request to a mock is one of this wire, unless a wire before it in the list claims it.
    #[cfg(feature = "mock")]
    fn claims(&self, arrival: &Arrival<'_>) -> bool;

    /// The wire that a node responds on, if it isn't the request's own: a request with a destination goes through
    /// something that has a wire of its own.
    #[cfg(feature = "mock")]
    fn behind(&self, request: &Request) -> &'static Format {
        request.wire()
    }

    /// Decodes a request to a mock. `name` is the method's if the body doesn't have it.
    #[cfg(feature = "mock")]
    fn ask(&self, format: &'static Format, name: &str, body: &[u8]) -> Asked;

    /// Why no node could have this outcome.
    #[cfg(feature = "mock")]
    fn misfit(&self, outcome: &Outcome) -> Option<String> {
        _ = outcome;
        None
    }

    /// Whether a call of `method` makes its connection a member of a [group](crate::mock::Group).
    #[cfg(feature = "mock")]
    fn joins(&self, method: &str) -> bool {
        _ = method;
        false
    }

    /// Whether this is the response to a call that [joined](Self::joins) a group, and no refusal.
    #[cfg(feature = "mock")]
    fn has_joined(&self, response: &Bytes) -> bool {
        _ = response;
        false
    }

    /// Every node's response to a method without a handler.
    #[cfg(feature = "mock")]
    fn given(&self, method: &str) -> Option<Outcome> {
        _ = method;
        None
    }

    /// Encodes the responses to a request.
    #[cfg(feature = "mock")]
    fn serve(&self, answers: &[Answer], is_batch: bool) -> Served;

    /// The client's error for a node's `error`.
    ///
    /// # Errors
    /// If it isn't an error.
    #[cfg(feature = "cli")]
    fn error(&self, error: &str, status: Option<u16>) -> Result<RpcError, super::Misread>;

    /// The parts of a node's error that a client's error must preserve: an object of `code`, `message`, `data` and this
    /// wire's extras.
    ///
    /// # Errors
    /// If it isn't an error.
    #[cfg(feature = "cli")]
    fn promised(
        &self,
        error: &str,
        status: Option<u16>,
    ) -> serde_json::Result<Box<serde_json::value::RawValue>>;

    /// Judges a response as a client does, whatever its result.
    #[cfg(feature = "cli")]
    fn check(&self, response: &Response) -> Result<(), Error>;
}
