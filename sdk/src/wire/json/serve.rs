//! Server side of plain JSON: decoding calls and encoding responses.

use super::outcome;
use super::{JSON, JSON_GET};
use crate::message::{Arrival, Asked, Call, Outcome, Served};
use crate::raw::RawJson;
use crate::wire::{Format, objects};

/// Whether a request is a call: any GET, which no other wire has; any POST of a method with a typed handler of this wire; and POSTs of
/// objects where the script says that they are of this wire.
pub(super) fn claims(arrival: &Arrival<'_>, gets: bool) -> bool {
    if gets {
        return !arrival.name.is_empty();
    }
    match &*arrival.handlers.typed {
        [] => arrival.objects == &JSON && objects::claims(arrival),
        typed => typed
            .iter()
            .any(|format| **format == JSON || **format == JSON_GET),
    }
}

/// Creates a call with these parameters, `{}` for an empty body; without one if they can't be read.
pub(super) fn ask(format: &'static Format, name: &str, params: &[u8]) -> Asked {
    let params = match params.trim_ascii() {
        b"" => b"{}",
        params => params,
    };
    let params = serde_json::from_slice::<RawJson>(params);
    let call = params.map(|params| Call::alone(name, params));
    Asked::new(format, call.map(Ok).into_iter().collect())
}

/// Encodes a response. No outcome is a body that could not be read.
pub(super) fn write(outcome: Option<&Outcome>) -> Served {
    let Some(outcome) = outcome else {
        return Served::Status(500, Default::default());
    };
    let (status, body) = outcome::write(outcome);
    match outcome {
        Ok(_) => Served::Body(body),
        Err(_) => Served::Status(status, body),
    }
}
