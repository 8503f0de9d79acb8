//! Plain JSON as a wire: the typed codec of its methods, and the rules for everything else.

use std::borrow::Cow;
#[cfg(feature = "record")]
use std::collections::BTreeMap;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
#[cfg(any(feature = "cli", feature = "layers"))]
use serde_json::value::RawValue;

use crate::error::Error;
#[cfg(any(feature = "cli", feature = "record"))]
use crate::error::RpcError;
#[cfg(feature = "layers")]
use crate::message::Entry;
#[cfg(feature = "layers")]
use crate::message::Failures;
#[cfg(feature = "mock")]
use crate::message::{Answer, Arrival, Asked, Served};
use crate::message::{Format, Route, Rules, Unwritten};
use crate::message::{Request, Response};
use crate::raw::RawJson;
use crate::safety::Safety;
use crate::wire::status::json_text;
use crate::wire::{Codec, Success, objects};

/// Plain JSON (`x-wire: json`): the parameters as an object, `POST /getinfo`; the response is the result.
pub static JSON: Format = Format {
    name: "json",
    media_type: "application/json",
    route: Route::Name,
    protocol_version: None,
    is_batching: false,
    no_params: "{}",
    carried_by: "it goes over HTTP only",
    rules: &JsonRules { gets: false },
};

/// Plain JSON without parameters (`x-wire: json` with `x-http: get`): `GET /getinfo`; the response is the result.
pub static JSON_GET: Format = Format {
    name: "json-get",
    route: Route::Get,
    rules: &JsonRules { gets: true },
    ..JSON
};

#[derive(Debug)]
pub struct JsonCodec;

impl Codec for JsonCodec {
    fn encode<P: Serialize>(
        format: &'static Format,
        id: u64,
        method: &'static str,
        safety: Safety,
        params: &P,
    ) -> Result<Request, Error> {
        let request = objects::encode(format, id, method, safety, params)?;
        match format.route {
            Route::Get => without_body(request),
            _ => Ok(request),
        }
    }

    fn decode<'de, T: Deserialize<'de>>(
        _: u64,
        response: &'de Response,
    ) -> Result<Success<T>, Error> {
        super::decode(response).map(Success::whole)
    }
}

/// The request with an empty body in place of an empty object.
fn without_body(request: Request) -> Result<Request, Error> {
    let Some(call) = request.single() else {
        return Ok(request);
    };
    let (name, safety) = (call.static_method(), call.safety());
    let no_params = call
        .params()
        .strip_prefix(b"{")
        .and_then(|rest| rest.trim_ascii().strip_suffix(b"}"));
    if !no_params.is_some_and(|inside| inside.trim_ascii().is_empty()) {
        return Err(Error::config("a GET request has no parameters").of(name, safety));
    }
    let method = match name {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(call.method().to_owned()),
    };
    Ok(objects::whole(
        request.wire(),
        call.id(),
        method,
        safety,
        Bytes::new(),
    ))
}

struct JsonRules {
    /// Whether requests have no body.
    gets: bool,
}

impl Rules for JsonRules {
    fn encode(&self, call: Unwritten<'_>) -> Result<Request, Error> {
        let request = objects::untyped(call);
        match self.gets {
            true => without_body(request),
            false => Ok(request),
        }
    }

    fn text(&self, _: u64, response: &Response, key: &str) -> Option<String> {
        json_text(response.body(), key)
    }

    fn result(&self, id: u64, response: &Response) -> Option<RawJson> {
        JsonCodec::raw(id, response).ok()
    }

    /// An absent body has no parameters.
    #[cfg(any(feature = "record", test))]
    fn view<'a>(&self, bytes: &'a [u8]) -> Option<Cow<'a, [u8]>> {
        Some(Cow::Borrowed(match bytes {
            b"" => b"{}",
            bytes => bytes,
        }))
    }

    #[cfg(feature = "layers")]
    fn failures(&self, request: &Request, response: &Response) -> Failures {
        super::judge::failure(request, response).map_or(Failures::None, Failures::All)
    }

    #[cfg(feature = "layers")]
    fn outcome<'a>(
        &self,
        call: Entry<'_>,
        response: &'a Response,
    ) -> Result<Cow<'a, RawValue>, Error> {
        super::judge::outcome(call, response).map(Cow::Borrowed)
    }

    #[cfg(feature = "record")]
    fn outcomes(
        &self,
        request: &Request,
        response: &Response,
    ) -> BTreeMap<u64, Result<RawJson, RpcError>> {
        objects::by_id(request, super::outcome::read(response))
    }

    #[cfg(feature = "record")]
    fn respond(&self, _: &str, outcome: &Result<RawJson, RpcError>) -> Result<Response, String> {
        let (status, body) = super::outcome::write(outcome);
        Ok(Response::new(body).with_status(status))
    }

    #[cfg(feature = "mock")]
    fn claims(&self, arrival: &Arrival<'_>) -> bool {
        super::serve::claims(arrival, self.gets)
    }

    #[cfg(feature = "mock")]
    fn ask(&self, format: &'static Format, name: &str, body: &[u8]) -> Asked {
        super::serve::ask(format, name, body)
    }

    #[cfg(feature = "mock")]
    fn serve(&self, answers: &[Answer], _: bool) -> Served {
        super::serve::write(answers.first().map(|answer| &answer.outcome))
    }

    #[cfg(feature = "cli")]
    fn error(&self, error: &str, status: Option<u16>) -> Result<RpcError, crate::message::Misread> {
        super::outcome::error(error, status)
    }

    #[cfg(feature = "cli")]
    fn promised(&self, error: &str, status: Option<u16>) -> serde_json::Result<Box<RawValue>> {
        super::outcome::promised(error, status)
    }

    #[cfg(feature = "cli")]
    fn check(&self, response: &Response) -> Result<(), Error> {
        super::decode::<serde::de::IgnoredAny>(response).map(drop)
    }
}
