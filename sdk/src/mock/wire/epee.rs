//! Portable storage as nodes read and write it.

use super::endpoint::bare;
use super::{Asked, Call, Form, Outcome};
use crate::epee::{self, HEADER};
use crate::mock::answer::Reply;
use crate::wire::epee::write_answer;

/// A call of the method at `path`; none if what came in is of another wire. `known` says whether there is a handler of that name that
/// reads nothing else.
pub(in crate::mock) fn read(
    path: &str,
    body: &[u8],
    known: impl FnOnce(&str) -> bool,
) -> Option<Asked> {
    let (_, name) = path.rsplit_once('/')?;
    (body.starts_with(&HEADER) || known(name)).then(|| ask(name, body))
}

/// A call with these parameters; without one if they can't be read.
pub(in crate::mock) fn ask(name: &str, params: &[u8]) -> Asked {
    let call = epee::to_json(params).map(|view| Call::alone(name, view));
    Asked {
        calls: call.map(Ok).into_iter().collect(),
        form: Form::Epee,
    }
}

/// Why a result can't be one.
pub(in crate::mock) fn misfit(outcome: &Outcome) -> Option<String> {
    let error = write_answer(outcome).err()?;
    Some(format!(
        "its result is no view of portable storage: {error}"
    ))
}

/// What goes back: an answer, or a status with an empty body. No outcome is a body that could not be read.
pub(in crate::mock) fn write(outcome: Option<&Outcome>) -> Reply {
    match outcome.map(write_answer) {
        Some(Ok(Ok(body))) => Reply::Answers(body, Vec::new()),
        Some(Ok(Err(status))) => bare(status, ""),
        Some(Err(_)) | None => bare(500, ""),
    }
}
