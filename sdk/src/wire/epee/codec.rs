//! epee as a wire: the typed codec of its methods, and the rules for everything else.

use std::borrow::Cow;
#[cfg(feature = "record")]
use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Serialize};
#[cfg(any(feature = "cli", feature = "layers"))]
use serde_json::value::RawValue;

use crate::epee;
#[cfg(any(feature = "cli", feature = "record"))]
use crate::error::RpcError;
use crate::error::{Error, Kind};
#[cfg(feature = "layers")]
use crate::message::Entry;
#[cfg(feature = "layers")]
use crate::message::Failures;
#[cfg(feature = "mock")]
use crate::message::{Answer, Arrival, Asked, Outcome, Served};
use crate::message::{Format, Route, Rules, Unwritten};
use crate::message::{Request, Response};
use crate::raw::RawJson;
use crate::safety::Safety;
use crate::wire::status::TextUnder;
use crate::wire::{Codec, Success, objects};

/// epee's binary format (`x-wire: epee`): an object each way, `POST /getblocks.bin`.
pub static EPEE: Format = Format {
    name: "epee",
    media_type: "application/octet-stream",
    route: Route::Name,
    protocol_version: None,
    is_batching: false,
    no_params: "{}",
    carried_by: "it goes over HTTP only",
    rules: &EpeeCodec,
};

#[derive(Debug)]
pub struct EpeeCodec;

impl Codec for EpeeCodec {
    fn encode<P: Serialize>(
        format: &'static Format,
        id: u64,
        method: &'static str,
        safety: Safety,
        params: &P,
    ) -> Result<Request, Error> {
        let body = epee::to_vec(params).map_err(|error| {
            Error::from(Kind::unencodable("epee", &error)).of(Some(method), safety)
        })?;
        let method = Cow::Borrowed(method);
        Ok(objects::whole(format, id, method, safety, body.into()))
    }

    fn decode<'de, T: Deserialize<'de>>(
        _: u64,
        response: &'de Response,
    ) -> Result<Success<T>, Error> {
        super::decode(response).map(Success::whole)
    }

    fn raw(_: u64, response: &Response) -> Result<RawJson, Error> {
        super::view(response)
    }

    fn read<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
        let read = epee::from_json(text).and_then(|bytes| epee::from_slice(&bytes));
        read.map_err(serde_json::Error::custom)
    }

    fn write<T: Serialize>(value: &T) -> serde_json::Result<String> {
        let view = epee::to_vec(value).and_then(|bytes| epee::to_json(&bytes));
        let view = view.map_err(serde_json::Error::custom)?;
        Ok(view.to_string())
    }
}

impl Rules for EpeeCodec {
    /// Encodes the parameters' view.
    fn encode(&self, call: Unwritten<'_>) -> Result<Request, Error> {
        let Unwritten {
            format,
            id,
            method,
            safety,
            params,
        } = call;
        let body = epee::from_json(params.as_str()).map_err(|error| {
            let name = match method {
                Cow::Borrowed(name) => Some(name),
                Cow::Owned(_) => None,
            };
            Error::from(Kind::unencodable("epee", &error)).of(name, safety)
        })?;
        Ok(objects::whole(format, id, method, safety, body.into()))
    }

    #[cfg(any(feature = "record", test))]
    fn view<'a>(&self, bytes: &'a [u8]) -> Option<Cow<'a, [u8]>> {
        let view = epee::to_json(bytes).ok()?;
        Some(Cow::Owned(view.to_string().into_bytes()))
    }

    fn text(&self, _: u64, response: &Response, key: &str) -> Option<String> {
        let mut found = None;
        // Whoever decodes the rest reports what is wrong with it.
        _ = epee::from_slice_seed(
            response.body(),
            TextUnder {
                key,
                found: &mut found,
            },
        );
        found
    }

    fn result(&self, _: u64, response: &Response) -> Option<RawJson> {
        super::view(response).ok()
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
        super::judge::outcome(call, response).map(Cow::Owned)
    }

    #[cfg(feature = "layers")]
    fn is_nothing(&self, result: &RawValue) -> bool {
        super::judge::is_nothing(result)
    }

    #[cfg(feature = "record")]
    fn outcomes(
        &self,
        request: &Request,
        response: &Response,
    ) -> BTreeMap<u64, Result<RawJson, RpcError>> {
        let outcome = epee::to_json(response.body()).ok().map(Ok);
        objects::by_id(request, outcome)
    }

    #[cfg(feature = "record")]
    fn respond(&self, _: &str, outcome: &Result<RawJson, RpcError>) -> Result<Response, String> {
        match super::write::write_answer(outcome) {
            Ok(Ok(body)) => Ok(Response::new(body)),
            Ok(Err(status)) => Ok(Response::new("").with_status(status)),
            Err(error) => Err(format!("it is no view of epee: {error}")),
        }
    }

    #[cfg(feature = "mock")]
    fn claims(&self, arrival: &Arrival<'_>) -> bool {
        super::serve::claims(arrival)
    }

    #[cfg(feature = "mock")]
    fn ask(&self, format: &'static Format, name: &str, body: &[u8]) -> Asked {
        super::serve::ask(format, name, body)
    }

    #[cfg(feature = "mock")]
    fn misfit(&self, outcome: &Outcome) -> Option<String> {
        super::serve::misfit(outcome)
    }

    #[cfg(feature = "mock")]
    fn serve(&self, answers: &[Answer], _: bool) -> Served {
        super::serve::write(answers.first().map(|answer| &answer.outcome))
    }

    /// There are none on this wire.
    #[cfg(feature = "cli")]
    fn error(&self, _: &str, _: Option<u16>) -> Result<RpcError, crate::message::Misread> {
        Err(crate::message::Misread::NoError(
            "responses in epee have no error objects".to_owned(),
        ))
    }

    #[cfg(feature = "cli")]
    fn promised(&self, error: &str, _: Option<u16>) -> serde_json::Result<Box<RawValue>> {
        serde_json::from_str(error)
    }

    #[cfg(feature = "cli")]
    fn check(&self, response: &Response) -> Result<(), Error> {
        super::decode::<serde::de::IgnoredAny>(response).map(drop)
    }
}
