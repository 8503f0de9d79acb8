//! Chia's services: a body is one object, with `success` among the result's keys.
//!
//! A response is decoded once, straight into its type, on the assumption that it is a success; the key `success` is
//! taken out on the way. Only if it isn't `true`, or something doesn't fit, is the body parsed again, untyped, to see
//! what it is instead.

mod codec;
#[cfg(feature = "socket")]
pub(crate) mod daemon;
mod dialect;
mod failure;
#[cfg(feature = "layers")]
mod judge;
mod passing;
#[cfg(feature = "mock")]
mod serve;
#[cfg(feature = "mock")]
pub(crate) mod serve_daemon;
#[cfg(feature = "cli")]
mod verify;
#[cfg(any(feature = "mock", feature = "record"))]
mod write;

use std::cell::Cell;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::Error as _;
use serde_json::value::RawValue;

use crate::error::{BareStatus, DecodeError, Error, Kind};
use crate::message::Response;
use crate::parse;
use crate::wire::page::unreadable;
use passing::{Body, Said};

pub(crate) use codec::ChiaCodec;
pub use codec::{CHIA, CHIA_DAEMON};

/// The key that tells whether a call succeeded.
const SUCCESS: &str = "success";

/// Decodes the response to a call.
pub(crate) fn decode<'de, T: Deserialize<'de>>(response: &'de Response) -> Result<T, Error> {
    let said = Cell::new(Said::Nothing);
    let misfit = match read(response.body(), &said) {
        Ok(value) if said.get() == Said::True => return Ok(value),
        // A type that keeps raw JSON has kept the key.
        Ok(value) => match judge(response, None) {
            Ok(()) => return Ok(value),
            Err(kind) => return Err(Error::answered(kind, response)),
        },
        Err(misfit) => misfit,
    };
    Err(Error::answered(explain(response, &misfit), response))
}

fn read<'de, T: Deserialize<'de>>(body: &'de [u8], said: &Cell<Said>) -> serde_json::Result<T> {
    std::str::from_utf8(body).map_err(serde_json::Error::custom)?;
    parse::seeded(body, Body::new(said))
}

/// Why a response could not be decoded.
fn explain(response: &Response, misfit: &serde_json::Error) -> Kind {
    match judge(response, Some(misfit)) {
        Ok(()) => misfits(response, misfit),
        Err(kind) => kind,
    }
}

fn misfits(response: &Response, misfit: &serde_json::Error) -> Kind {
    unreadable(response, misfit)
}

type Members<'a> = BTreeMap<String, &'a RawValue>;

/// Inspects a response untyped; succeeds if it is a success.
fn judge(response: &Response, misfit: Option<&serde_json::Error>) -> Result<(), Kind> {
    let body: &[u8] = response.body();
    let members: Members<'_> = match serde_json::from_slice(body) {
        Ok(members) => members,
        Err(_) if response.is_failure() || body.trim_ascii().is_empty() => {
            return Err(bare_status(response));
        }
        Err(error) => return Err(misfits(response, misfit.unwrap_or(&error))),
    };
    match members.get(SUCCESS).map(|success| success.get()) {
        Some("true") => Ok(()),
        Some("false") => Err(Kind::Rpc(failure::read(&members))),
        Some(_) => Err(malformed(
            SUCCESS,
            "`success` is neither true nor false",
            body,
        )),
        None if response.is_failure() => Err(bare_status(response)),
        None => Err(malformed(
            "",
            "no `success` in the response, which every service sends",
            body,
        )),
    }
}

fn malformed(path: &str, message: &str, body: &[u8]) -> Kind {
    Kind::Decode(DecodeError::new(path, message, body))
}

fn bare_status(response: &Response) -> Kind {
    let meaning = response.status().and_then(meaning);
    Kind::Http(BareStatus::new(
        response.body(),
        "response of a service",
        meaning,
    ))
}

/// The meaning of a status from the service itself.
fn meaning(status: u16) -> Option<&'static str> {
    Some(match status {
        404 => {
            "the service has no such method; the address may be another service's, or the node is older than this method"
        }
        405 => "this path takes no POST; whatever is there, it isn't this service",
        413 => {
            "the request is longer than the service takes, which is 1 MiB with most and 25 MiB with the data layer"
        }
        500 => "the service could not read the request, or failed before it had a response",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
