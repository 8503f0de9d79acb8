//! JSON-RPC as a wire: the typed codec of its methods, and the rules for everything else.

use std::borrow::Cow;
#[cfg(any(feature = "cli", feature = "record"))]
use std::collections::BTreeMap;

#[cfg(feature = "layers")]
use bytes::Bytes;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::encode;
#[cfg(feature = "record")]
use super::write;
use crate::error::Error;
#[cfg(any(feature = "cli", feature = "record"))]
use crate::error::RpcError;
use crate::extras::Extras;
#[cfg(feature = "layers")]
use crate::message::Entry;
#[cfg(feature = "layers")]
use crate::message::Failures;
#[cfg(feature = "mock")]
use crate::message::{Answer, Arrival, Asked, Served};
use crate::message::{Format, Route, Rules, Unwritten};
use crate::message::{Request, Response, Writer};
use crate::raw::RawJson;
use crate::safety::Safety;
use crate::wire::slot::Untyped;
use crate::wire::status::json_text;
use crate::wire::{Codec, Success, utf8};

/// JSON-RPC 2.0 (`x-wire: jsonrpc`): calls and responses in envelopes with ids, one or many in a body.
pub static JSONRPC: Format = Format {
    name: "jsonrpc",
    media_type: "application/json",
    route: Route::Base,
    protocol_version: Some("2.0"),
    is_batching: true,
    no_params: "[]",
    carried_by: "it goes over HTTP, WebSockets and Unix sockets",
    rules: &JsonRpcCodec,
};

#[derive(Debug)]
pub struct JsonRpcCodec;

impl Codec for JsonRpcCodec {
    fn encode<P: Serialize>(
        format: &'static Format,
        id: u64,
        method: &'static str,
        safety: Safety,
        params: &P,
    ) -> Result<Request, Error> {
        encode::one(format, id, method, safety, params)
    }

    fn push<P: Serialize>(
        batch: &mut Writer,
        id: u64,
        method: &'static str,
        safety: Safety,
        params: &P,
    ) -> Result<(), Error> {
        encode::push(batch, id, method, safety, params)
    }

    fn decode<'de, T: Deserialize<'de>>(
        id: u64,
        response: &'de Response,
    ) -> Result<Success<T>, Error> {
        super::decode(id, response)
    }

    fn open<T: DeserializeOwned>(answer: Untyped<'_>) -> Result<Success<T>, Error> {
        answer.result()
    }
}

impl Rules for JsonRpcCodec {
    fn encode(&self, call: Unwritten<'_>) -> Result<Request, Error> {
        Ok(encode::untyped(call))
    }

    fn notification(
        &self,
        format: &'static Format,
        method: Cow<'static, str>,
        params: &RawJson,
    ) -> Option<Request> {
        Some(encode::notification(format, method, params))
    }

    fn text(&self, id: u64, response: &Response, key: &str) -> Option<String> {
        let read = |response: &Response| {
            let result = super::decode::<&RawValue>(id, response).ok()?.value;
            json_text(result.get().as_bytes(), key)
        };
        read(response).or_else(|| read(&utf8::repaired(response)?))
    }

    fn result(&self, id: u64, response: &Response) -> Option<RawJson> {
        Self::raw(id, response).ok()
    }

    fn extras(&self, id: u64, response: &Response) -> Extras {
        let read = super::decode::<IgnoredAny>(id, response);
        read.map(|success| success.extras).unwrap_or_default()
    }

    #[cfg(feature = "layers")]
    fn failures(&self, request: &Request, response: &Response) -> Failures {
        super::judge::failures(request, response)
    }

    #[cfg(feature = "layers")]
    fn outcome<'a>(
        &self,
        call: Entry<'_>,
        response: &'a Response,
    ) -> Result<Cow<'a, RawValue>, Error> {
        super::judge::outcome(call, response).map(Cow::Borrowed)
    }

    #[cfg(feature = "layers")]
    fn kept<'a>(&self, _: &'a Response, result: &'a RawValue) -> &'a [u8] {
        result.get().as_bytes()
    }

    #[cfg(feature = "layers")]
    fn success(&self, call: Entry<'_>, kept: &[u8]) -> Bytes {
        super::judge::success(call, kept)
    }

    #[cfg(feature = "record")]
    fn outcomes(
        &self,
        _: &Request,
        response: &Response,
    ) -> BTreeMap<u64, Result<RawJson, RpcError>> {
        let repaired = utf8::repaired(response);
        super::record::outcomes(repaired.as_ref().unwrap_or(response).body())
    }

    #[cfg(feature = "record")]
    fn all_extras(&self, response: &Response) -> BTreeMap<u64, Extras> {
        super::record::extras(response.body())
    }

    #[cfg(feature = "record")]
    fn with_extras(&self, response: Response, extras: &Extras) -> Response {
        let mut body = response.body().to_vec();
        write::add_extras(&mut body, extras);
        response.with_body(body)
    }

    #[cfg(feature = "record")]
    fn respond(&self, id: &str, outcome: &Result<RawJson, RpcError>) -> Result<Response, String> {
        let mut body = Vec::new();
        write::write_answer(&mut body, id, outcome);
        Ok(Response::new(body))
    }

    /// The last of the wires that are tried.
    #[cfg(feature = "mock")]
    fn claims(&self, _: &Arrival<'_>) -> bool {
        true
    }

    #[cfg(feature = "mock")]
    fn ask(&self, format: &'static Format, _: &str, body: &[u8]) -> Asked {
        super::serve::read(format, body)
    }

    #[cfg(feature = "mock")]
    fn serve(&self, answers: &[Answer], is_batch: bool) -> Served {
        Served::Body(super::serve::write(answers, is_batch))
    }

    #[cfg(feature = "cli")]
    fn error(&self, error: &str, _: Option<u16>) -> Result<RpcError, crate::message::Misread> {
        let mut error: RpcError = serde_json::from_str(error)?;
        // It is no part of an error object.
        error.name = None;
        Ok(error)
    }

    #[cfg(feature = "cli")]
    fn promised(&self, error: &str, _: Option<u16>) -> serde_json::Result<Box<RawValue>> {
        let members: BTreeMap<String, &RawValue> = serde_json::from_str(error)?;
        let known = |key: &str| matches!(key, "code" | "message" | "data");
        let known: BTreeMap<_, _> = members.iter().filter(|(key, _)| known(key)).collect();
        serde_json::value::to_raw_value(&known)
    }

    #[cfg(feature = "cli")]
    fn check(&self, response: &Response) -> Result<(), Error> {
        super::decode::<IgnoredAny>(0, response).map(drop)
    }
}
