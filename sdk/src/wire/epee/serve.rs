//! Server side of epee: decoding calls and encoding responses.

use super::write::write_answer;
use crate::epee::{self, HEADER};
use crate::message::{Arrival, Asked, Call, Outcome, Served};
use crate::wire::Format;

/// Whether a request is a call: by its header, or because the method at the end of its path is of this wire.
pub(super) fn claims(arrival: &Arrival<'_>) -> bool {
    let typed = &arrival.handlers.typed;
    // Of a name on several wires only the body tells.
    let is_ours = matches!(**typed, [only] if *only == super::EPEE);
    arrival.body.starts_with(&HEADER) || is_ours
}

/// Creates a call with these parameters; without one if they can't be read.
pub(super) fn ask(format: &'static Format, name: &str, params: &[u8]) -> Asked {
    let call = epee::to_json(params).map(|view| Call::alone(name, view));
    Asked::new(format, call.map(Ok).into_iter().collect())
}

/// Why a result can't be encoded.
pub(super) fn misfit(outcome: &Outcome) -> Option<String> {
    let error = write_answer(outcome).err()?;
    Some(format!("its result is no view of epee: {error}"))
}

/// Encodes a response, or a status with an empty body. No outcome is a body that could not be read.
pub(super) fn write(outcome: Option<&Outcome>) -> Served {
    match outcome.map(write_answer) {
        Some(Ok(Ok(body))) => Served::Body(body),
        Some(Ok(Err(status))) => Served::Status(status, Default::default()),
        Some(Err(_)) | None => Served::Status(500, Default::default()),
    }
}
