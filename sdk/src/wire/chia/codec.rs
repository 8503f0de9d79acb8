//! Chia's services and daemon as wires: the typed codec of their methods, and the rules for everything else.

#[cfg(feature = "layers")]
use std::borrow::Cow;
#[cfg(feature = "record")]
use std::collections::BTreeMap;

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
use crate::message::{Answer, Arrival, Asked, Outcome, Served};
use crate::message::{Format, Route, Rules, Unwritten};
use crate::message::{Request, Response};
use crate::raw::RawJson;
use crate::safety::Safety;
use crate::wire::status::json_text;
use crate::wire::{Codec, Success, objects};

/// Chia's services (`x-wire: chia`): an object each way, `POST /get_blockchain_state`, with `success` in the response.
pub static CHIA: Format = Format {
    name: "chia",
    media_type: "application/json",
    route: Route::Name,
    protocol_version: None,
    is_batching: false,
    no_params: "{}",
    carried_by: "it goes over HTTP, and over a daemon's WebSocket with `Dialect::CHIA_DAEMON`",
    rules: &ChiaRules { is_daemon: false },
};

/// Chia's daemon (`x-wire: chia-daemon`): the same objects, only in the envelopes of the daemon's WebSocket.
pub static CHIA_DAEMON: Format = Format {
    name: "chia-daemon",
    route: Route::Nowhere,
    carried_by: "connect to the daemon's WebSocket, with `Socket::ws(\"wss://…\").dialect(Dialect::CHIA_DAEMON)`",
    rules: &ChiaRules { is_daemon: true },
    ..CHIA
};

#[derive(Debug)]
pub struct ChiaCodec;

impl Codec for ChiaCodec {
    fn encode<P: Serialize>(
        format: &'static Format,
        id: u64,
        method: &'static str,
        safety: Safety,
        params: &P,
    ) -> Result<Request, Error> {
        objects::encode(format, id, method, safety, params)
    }

    fn decode<'de, T: Deserialize<'de>>(
        _: u64,
        response: &'de Response,
    ) -> Result<Success<T>, Error> {
        super::decode(response).map(Success::whole)
    }
}

struct ChiaRules {
    #[cfg_attr(
        not(feature = "mock"),
        expect(dead_code, reason = "only mocks are daemons")
    )]
    is_daemon: bool,
}

impl Rules for ChiaRules {
    fn encode(&self, call: Unwritten<'_>) -> Result<Request, Error> {
        Ok(objects::untyped(call))
    }

    fn text(&self, _: u64, response: &Response, key: &str) -> Option<String> {
        json_text(response.body(), key)
    }

    fn result(&self, _: u64, response: &Response) -> Option<RawJson> {
        super::decode(response).ok()
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
        let outcome = super::failure::outcome(response.body());
        objects::by_id(request, outcome)
    }

    #[cfg(feature = "record")]
    fn respond(&self, _: &str, outcome: &Result<RawJson, RpcError>) -> Result<Response, String> {
        let body = super::write::write_answer(outcome);
        body.map(Response::new)
            .ok_or_else(|| "it is no response of a service".to_owned())
    }

    #[cfg(feature = "mock")]
    fn claims(&self, arrival: &Arrival<'_>) -> bool {
        objects::claims(arrival)
    }

    /// A named service is behind a daemon.
    #[cfg(feature = "mock")]
    fn behind(&self, request: &Request) -> &'static Format {
        match request.destination() {
            Some(_) => &CHIA_DAEMON,
            None => request.wire(),
        }
    }

    #[cfg(feature = "mock")]
    fn ask(&self, format: &'static Format, name: &str, body: &[u8]) -> Asked {
        super::serve::ask(format, name, body)
    }

    #[cfg(feature = "mock")]
    fn misfit(&self, outcome: &Outcome) -> Option<String> {
        super::serve::misfit(outcome)
    }

    /// A connection is a member of the services that it is registered as.
    #[cfg(feature = "mock")]
    fn joins(&self, method: &str) -> bool {
        self.is_daemon && method == super::serve_daemon::REGISTER
    }

    #[cfg(feature = "mock")]
    fn has_joined(&self, response: &bytes::Bytes) -> bool {
        self.is_daemon && super::serve_daemon::is_registered(response)
    }

    /// Every daemon lets connections register.
    #[cfg(feature = "mock")]
    fn given(&self, method: &str) -> Option<Outcome> {
        self.joins(method).then(super::serve_daemon::registered)
    }

    #[cfg(feature = "mock")]
    fn serve(&self, answers: &[Answer], _: bool) -> Served {
        let outcome = answers.first().map(|answer| &answer.outcome);
        match self.is_daemon {
            true => super::serve::write_command(outcome),
            false => super::serve::write(outcome),
        }
    }

    #[cfg(feature = "cli")]
    fn error(&self, error: &str, status: Option<u16>) -> Result<RpcError, crate::message::Misread> {
        super::verify::error(error, status)
    }

    #[cfg(feature = "cli")]
    fn promised(&self, error: &str, _: Option<u16>) -> serde_json::Result<Box<RawValue>> {
        super::verify::promised(error)
    }

    #[cfg(feature = "cli")]
    fn check(&self, response: &Response) -> Result<(), Error> {
        super::decode::<serde::de::IgnoredAny>(response).map(drop)
    }
}
