//! Classification of responses for layers.
//!
//! As on other wires, valid responses aren't parsed: a body with epee's header counts as one.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::{decode, view};
use crate::epee::HEADER;
use crate::error::Error;
use crate::message::{Entry, Request, Response};
use crate::raw::RawJson;

/// Why the call failed, if it did.
pub(crate) fn failure(request: &Request, response: &Response) -> Option<Error> {
    if response.body().starts_with(&HEADER) {
        return None;
    }
    let outcome = decode::<IgnoredAny>(response);
    outcome.err().map(|error| error.of_all(request))
}

/// The result of a call: the view of the whole body.
pub(crate) fn outcome(call: Entry<'_>, response: &Response) -> Result<Box<RawValue>, Error> {
    let view = view(response).map(RawJson::into_inner);
    view.map_err(|error| error.of(call.static_method(), call.safety()))
}

/// Whether a response's `status` reports a failure, such as `BUSY`. Responses without a status are valid.
pub(crate) fn is_nothing(view: &RawValue) -> bool {
    let keys = serde_json::from_str::<BTreeMap<String, &RawValue>>(view.get());
    let status = keys
        .ok()
        .and_then(|keys| keys.get("status:string").copied());
    status.is_some_and(|status| status.get() != r#""OK""#)
}
