//! Checks of nodes' error responses.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::IgnoredAny;
use serde_json::value::{RawValue, to_raw_value};

use crate::Wire;
use crate::cli::compare::compare;
use crate::cli::json::{HexForm, is_null};
use crate::cli::report::{Finding, Outcome};
use crate::error::{Error, RpcError};
use crate::transport::Response;
use crate::wire::{endpoint, is_json_rpc};

/// Checks that the client's error preserves the node's response.
pub(super) fn check(
    wire: Wire,
    hex: HexForm,
    error: &RawValue,
    http_status: Option<u16>,
) -> Finding {
    if is_json_rpc(wire) {
        return check_object(hex, error.get());
    }
    let members: Members<'_> = match serde_json::from_str(error.get()) {
        Ok(members) => members,
        Err(error) => return Finding::whole(Outcome::Failed, format!("not a body: {error}")),
    };
    match (members.get(NO_JSON), members.len()) {
        (Some(text), 1) => check_status(text, http_status),
        _ => check_failure(hex, error.get(), &members, http_status),
    }
}

/// The key of a body that isn't JSON.
const NO_JSON: &str = "_raw";

type Members<'a> = BTreeMap<String, &'a RawValue>;

/// Checks a JSON-RPC error object. Extra keys of nodes, such as source locations, are ignored.
fn check_object(hex: HexForm, text: &str) -> Finding {
    let error: RpcError = match serde_json::from_str(text) {
        Ok(error) => error,
        Err(error) => return Finding::failed(text, &error),
    };
    let promised = serde_json::from_str(text).and_then(|mut members: Members<'_>| {
        members.retain(|key, _| matches!(key.as_str(), "code" | "message" | "data"));
        to_raw_value(&members)
    });
    let written = Parts::of(&error).and_then(|parts| to_raw_value(&parts.0));
    compared(hex, promised, written)
}

/// Checks a body that isn't a valid response.
fn check_status(text: &RawValue, http_status: Option<u16>) -> Finding {
    let text: String = match serde_json::from_str(text.get()) {
        Ok(text) => text,
        Err(error) => return Finding::whole(Outcome::Failed, format!("not a text: {error}")),
    };
    match error_of(text, http_status) {
        Ok(error) if error.rpc().is_none() && error.http_status() == http_status => {
            Finding::whole(Outcome::Equal, "")
        }
        Ok(error) => Finding::whole(Outcome::Differs, error.to_string()),
        Err(finding) => finding,
    }
}

/// Checks a body in which the node reports a failed call.
fn check_failure(
    hex: HexForm,
    body: &str,
    members: &Members<'_>,
    http_status: Option<u16>,
) -> Finding {
    let error = match error_of(body.to_owned(), http_status) {
        Ok(error) => error,
        Err(finding) => return finding,
    };
    let Some(error) = error.rpc() else {
        return Finding::whole(Outcome::Failed, error.to_string());
    };
    compared(hex, promised(members), written(error))
}

fn compared(
    hex: HexForm,
    promised: serde_json::Result<Box<RawValue>>,
    written: serde_json::Result<Box<RawValue>>,
) -> Finding {
    match (promised, written) {
        (Ok(promised), Ok(written)) => Finding::compared(&compare(hex, &promised, &written)),
        (Err(error), _) | (_, Err(error)) => {
            Finding::whole(Outcome::Failed, format!("can't be compared: {error}"))
        }
    }
}

/// The client's error for a body.
fn error_of(body: String, http_status: Option<u16>) -> Result<Error, Finding> {
    let response = Response::new(body);
    let response = match http_status {
        Some(status) => response.with_status(status),
        None => response,
    };
    match endpoint::decode::<IgnoredAny>(&response) {
        Ok(_) => Err(Finding::whole(Outcome::Differs, "is read as a success")),
        Err(error) => Ok(error),
    }
}

/// The parts of a failure that the client's error must preserve.
fn promised(said: &Members<'_>) -> serde_json::Result<Box<RawValue>> {
    let mut promised = Parts::default();
    let structured = said.get("structuredError").filter(|value| !is_null(value));
    let structured = structured.map(|value| serde_json::from_str::<Members<'_>>(value.get()));
    let structured = structured.transpose()?;
    let mut messages = vec![said.get("error")];
    match &structured {
        Some(structured) => {
            messages.push(structured.get("message"));
            let data = structured.get("data");
            let data_members = data.map(|data| serde_json::from_str::<Members<'_>>(data.get()));
            let code = data_members.and_then(|data| data.ok()?.remove("error_code"));
            promised.put("code", code.map_or_else(|| to_raw_value(&0), to_raw_value)?);
            promised.put_some("name", structured.get("code"))?;
            promised.put_some("data", data)?;
        }
        None => {
            promised.put("code", to_raw_value(&0)?);
            let whole = said.iter().filter(|(key, _)| *key != "traceback");
            let whole: BTreeMap<_, _> = whole.collect();
            promised.put("data", to_raw_value(&whole)?);
        }
    }
    let mut messages = messages.into_iter().flatten();
    let message = messages.find(|message| !is_null(message) && message.get() != "\"\"");
    // A list of messages becomes one.
    let texts = said
        .get("errors")
        .map(|list| serde_json::from_str::<Vec<String>>(list.get()));
    let texts = texts.and_then(Result::ok).unwrap_or_default().join("; ");
    promised.put(
        "message",
        message.map_or_else(|| to_raw_value(&texts), to_raw_value)?,
    );
    promised.put_some("traceback", said.get("traceback"))?;
    to_raw_value(&promised.0)
}

/// The parts of the client's error.
fn written(error: &RpcError) -> serde_json::Result<Box<RawValue>> {
    let mut written = Parts::of(error)?;
    written.put_some("name", error.name.as_ref())?;
    written.put_some("traceback", error.traceback())?;
    to_raw_value(&written.0)
}

/// The parts of an error.
#[derive(Default)]
struct Parts(BTreeMap<&'static str, Box<RawValue>>);

impl Parts {
    /// The parts common to all wires.
    fn of(error: &RpcError) -> serde_json::Result<Self> {
        let mut parts = Self::default();
        parts.put("code", to_raw_value(&error.code)?);
        parts.put("message", to_raw_value(&error.message)?);
        parts.put_some("data", error.data.as_ref())?;
        Ok(parts)
    }

    fn put(&mut self, part: &'static str, value: Box<RawValue>) {
        self.0.insert(part, value);
    }

    fn put_some(
        &mut self,
        part: &'static str,
        value: Option<impl Serialize>,
    ) -> serde_json::Result<()> {
        if let Some(value) = value {
            self.put(part, to_raw_value(&value)?);
        }
        Ok(())
    }
}
