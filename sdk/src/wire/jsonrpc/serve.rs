//! JSON-RPC 2.0 as nodes read and write it.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::value::RawValue;

use super::write::{add_extras, join, write_answer};
use crate::error::RpcError;
use crate::message::{Answer, Asked, Call, Refusal};
use crate::raw::RawJson;
use crate::wire::Format;

/// Reads a request, a notification or a batch of them.
pub(super) fn read(format: &'static Format, body: &[u8]) -> Asked {
    let one = |call| Asked::new(format, vec![call]);
    let text = match serde_json::from_slice::<&RawValue>(body) {
        Ok(text) => text.get(),
        Err(error) => return one(refuse(None, -32700, format!("parse error: {error}"))),
    };
    match serde_json::from_str::<Vec<&RawValue>>(text) {
        Ok(entries) if entries.is_empty() => one(refuse(None, -32600, "empty batch".to_owned())),
        Ok(entries) => Asked {
            is_batch: true,
            ..Asked::new(
                format,
                entries.iter().map(|entry| call(entry.get())).collect(),
            )
        },
        Err(_) => one(call(text)),
    }
}

fn call(text: &str) -> Result<Call, Refusal> {
    let members: BTreeMap<String, &RawValue> = match serde_json::from_str(text) {
        Ok(members) => members,
        Err(_) => return refuse(None, -32600, "invalid request: not an object".to_owned()),
    };
    let get = |key| members.get(key).copied();
    let id = get("id").map(RawJson::of);
    if get("jsonrpc").is_none_or(|version| version.get() != r#""2.0""#) {
        return refuse(
            id,
            -32600,
            r#"invalid request: `jsonrpc` isn't "2.0""#.to_owned(),
        );
    }
    let Some(Ok(method)) = get("method").map(|method| serde_json::from_str(method.get())) else {
        return refuse(id, -32600, "invalid request: no `method`".to_owned());
    };
    // Some methods have their one parameter in the place of a list or an object, so that handlers say what fits.
    let params = get("params").filter(|params| params.get() != "null");
    let params = params.map(RawJson::of);
    // Calls without parameters mostly come as an empty list, and are known as one everywhere else.
    let params = params.or_else(|| RawJson::new("[]").ok());
    match params {
        Some(params) => Ok(Call { id, method, params }),
        None => refuse(id, -32603, "internal error".to_owned()),
    }
}

fn refuse(id: Option<RawJson>, code: i64, message: String) -> Result<Call, Refusal> {
    let error = RpcError::new(code, message);
    Err(Refusal { id, error })
}

/// The text of the responses; empty where there is none, as for notifications.
pub(super) fn write(answers: &[Answer], is_batch: bool) -> Bytes {
    let texts = answers.iter().map(|answer| {
        let mut text = Vec::new();
        let id = answer.id.as_ref().map_or("null", RawJson::as_str);
        write_answer(&mut text, id, &answer.outcome);
        add_extras(&mut text, &answer.extras);
        text
    });
    match is_batch && !answers.is_empty() {
        true => join(texts),
        false => texts.flatten().collect(),
    }
}
