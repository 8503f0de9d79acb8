//! Classification of responses for layers.
//!
//! As on other wires, valid responses aren't parsed: a body with status 2xx that starts like JSON counts as one.

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::decode;
use crate::error::Error;
use crate::message::{Entry, Request, Response};

/// Why the call failed, if it did.
pub(crate) fn failure(request: &Request, response: &Response) -> Option<Error> {
    let first = response.body().trim_ascii_start().first();
    let is_json = first.is_some_and(|first| {
        matches!(
            first,
            b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n'
        )
    });
    if is_json && !response.is_failure() {
        return None;
    }
    let outcome = decode::<IgnoredAny>(response);
    outcome.err().map(|error| error.of_all(request))
}

/// The result of a call: the whole body.
pub(crate) fn outcome<'a>(call: Entry<'_>, response: &'a Response) -> Result<&'a RawValue, Error> {
    decode::<&RawValue>(response).map_err(|error| error.of(call.static_method(), call.safety()))
}
