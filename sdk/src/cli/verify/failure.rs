//! Checks of nodes' error responses.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::cli::compare::compare;
use crate::cli::json::HexForm;
use crate::cli::report::{Finding, Outcome};
use crate::error::Error;
use crate::message::Misread;
use crate::transport::Response;
use crate::wire::Format;
use crate::wire::verify::Parts;

/// The key of a body that isn't JSON.
const NO_JSON: &str = "_raw";

/// Checks that the client's error has what the node said. What nodes add to an error object, such as the place in their code, is nothing
/// that a caller can count on.
pub(super) fn check(
    wire: &Format,
    hex: HexForm,
    error: &RawValue,
    http_status: Option<u16>,
) -> Finding {
    let text = error.get();
    if let Ok(members) = serde_json::from_str::<BTreeMap<String, &RawValue>>(text)
        && let (Some(body), 1) = (members.get(NO_JSON), members.len())
    {
        return check_status(wire, body, http_status);
    }
    let read = match wire.rules().error(text, http_status) {
        Ok(read) => read,
        Err(Misread::Text(error)) => return Finding::failed(text, &error),
        Err(Misread::NoError(why)) => return Finding::whole(Outcome::Failed, why),
        Err(Misread::Success) => return Finding::whole(Outcome::Differs, SUCCESS),
        Err(Misread::Other(error)) => return Finding::whole(Outcome::Failed, error.to_string()),
    };
    let written = Parts::of(&read).and_then(|parts| parts.finish());
    match (wire.rules().promised(text, http_status), written) {
        (Ok(promised), Ok(written)) => Finding::compared(&compare(hex, &promised, &written)),
        (Err(error), _) | (_, Err(error)) => {
            Finding::whole(Outcome::Failed, format!("can't be compared: {error}"))
        }
    }
}

const SUCCESS: &str = "is read as a success";

/// A body of which nothing is known but that it is no response.
fn check_status(wire: &Format, text: &RawValue, http_status: Option<u16>) -> Finding {
    let text: String = match serde_json::from_str(text.get()) {
        Ok(text) => text,
        Err(error) => return Finding::whole(Outcome::Failed, format!("not a text: {error}")),
    };
    let response = Response::new(text);
    let response = match http_status {
        Some(status) => response.with_status(status),
        None => response,
    };
    let is_bare = |error: &Error| error.http_body().is_some() && error.http_status() == http_status;
    match wire.rules().check(&response) {
        Ok(()) => Finding::whole(Outcome::Differs, SUCCESS),
        Err(error) if is_bare(&error) => Finding::whole(Outcome::Equal, ""),
        Err(error) => Finding::whole(Outcome::Differs, error.to_string()),
    }
}
