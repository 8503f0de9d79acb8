//! Checks of failures for `polyrpc verify`.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde_json::value::{RawValue, to_raw_value};

use crate::error::RpcError;
use crate::message::Misread;
use crate::message::Response;
use crate::wire::verify::Parts;

type Members<'a> = BTreeMap<String, &'a RawValue>;

/// The client's error for a body.
pub(super) fn error(body: &str, status: Option<u16>) -> Result<RpcError, Misread> {
    if let Err(error) = serde_json::from_str::<Members<'_>>(body) {
        return Err(Misread::NoError(format!("not a body: {error}")));
    }
    let response = Response::new(body.to_owned());
    let response = match status {
        Some(status) => response.with_status(status),
        None => response,
    };
    match super::decode::<IgnoredAny>(&response) {
        Ok(_) => Err(Misread::Success),
        Err(error) => match error.rpc() {
            Some(rpc) => Ok(rpc.clone()),
            None => Err(Misread::Other(error)),
        },
    }
}

/// The parts of a failure that the client's error must preserve.
pub(super) fn promised(body: &str) -> serde_json::Result<Box<RawValue>> {
    let said: Members<'_> = serde_json::from_str(body)?;
    let mut promised = Parts::default();
    let structured = said
        .get("structuredError")
        .filter(|value| value.get() != "null");
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
    let message = messages.find(|message| message.get() != "null" && message.get() != "\"\"");
    // A list of messages becomes one.
    let texts = said
        .get("errors")
        .map(|list| serde_json::from_str::<Vec<String>>(list.get()));
    let texts = texts.and_then(Result::ok).unwrap_or_default().join("; ");
    let reason = said.get("reason").filter(|_| texts.is_empty());
    promised.put(
        "message",
        message
            .or(reason)
            .map_or_else(|| to_raw_value(&texts), to_raw_value)?,
    );
    promised.put_some("traceback", said.get("traceback"))?;
    promised.finish()
}
