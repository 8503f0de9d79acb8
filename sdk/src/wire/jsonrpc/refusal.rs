//! Refusals outside JSON-RPC's envelope, as services in front of nodes send them with a status.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::error::RpcError;
use crate::raw::RawJson;

/// The keys of messages, the more telling ones first.
const MESSAGES: [&str; 8] = [
    "message",
    "msg",
    "error_description",
    "errormessage",
    "detail",
    "reason",
    "description",
    "title",
];

/// The keys of what may hold the code and the message one level deeper, or be the message.
const INNER: [&str; 4] = ["error", "errors", "err", "fault"];

/// How deep a refusal may lie.
const DEEPEST: usize = 3;

/// Reads the refusal that a body is: `{"code":…,"message":…}`, `{"error":"…"}`, `{"error":{"message":…}}` and the like, alone or the first
/// in a list.
pub(super) fn read(body: &[u8]) -> Option<RpcError> {
    refusal(serde_json::from_slice(body).ok()?, DEEPEST)
}

fn refusal(json: &RawValue, deepest: usize) -> Option<RpcError> {
    let deeper = deepest.checked_sub(1)?;
    let text = json.get();
    if text.starts_with('[') {
        let entries: Vec<&RawValue> = serde_json::from_str(text).ok()?;
        return refusal(entries.first()?, deeper);
    }
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    let members: BTreeMap<String, &RawValue> = members
        .into_iter()
        .map(|(key, value)| (key.to_ascii_lowercase(), value))
        .collect();
    let mut inner = INNER.iter().filter_map(|key| members.get(*key));
    if let Some(found) = inner.find_map(|inner| refusal(inner, deeper)) {
        return Some(found);
    }
    let words = |key: &&str| {
        let text: String = serde_json::from_str(members.get(*key)?.get()).ok()?;
        Some(text).filter(|text| !text.trim().is_empty())
    };
    let message = MESSAGES.iter().chain(&INNER).find_map(words);
    let code = members.get("code").and_then(|code| number(code));
    if message.is_none() && code.is_none() {
        return None;
    }
    let error = RpcError::new(code.unwrap_or_default(), message.unwrap_or_default());
    Some(match members.get("data") {
        Some(data) if data.get() != "null" => error.with_data(RawJson::of(data)),
        _ => error,
    })
}

/// A code, as a number or as text of one.
fn number(code: &RawValue) -> Option<i64> {
    let code = code.get();
    let text = code
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    text.unwrap_or(code).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_outside_the_envelope_are_read() {
        for (body, code, message) in [
            (
                r#"{"code":-32601,"message":"not on your plan"}"#,
                -32601,
                "not on your plan",
            ),
            (r#"{"code":"429","message":"slow down"}"#, 429, "slow down"),
            (r#"{"error":"no key"}"#, 0, "no key"),
            (r#"{"error":"no key","code":401}"#, 401, "no key"),
            (r#"{"error":"Forbidden","message":"no key"}"#, 0, "no key"),
            (r#"{"error":{"message":"no key"}}"#, 0, "no key"),
            (
                r#"{"error":{"code":403,"message":"no key"},"success":false}"#,
                403,
                "no key",
            ),
            (
                r#"{"error":{"code":"rate_limit","message":"slow down"}}"#,
                0,
                "slow down",
            ),
            (r#"{"jsonrpc":"2.0","id":7,"error":"no key"}"#, 0, "no key"),
            (
                r#"{"errors":[{"code":1006,"message":"no key"}]}"#,
                1006,
                "no key",
            ),
            (
                r#"{"errors":["no key"],"message":null,"title":"no"}"#,
                0,
                "no",
            ),
            (r#"{"message":"no key"}"#, 0, "no key"),
            (r#"{"Message":"no key"}"#, 0, "no key"),
            (
                r#"{"status":403,"title":"Forbidden","detail":"no key"}"#,
                0,
                "no key",
            ),
            (r#"[{"code":-32001,"message":"no key"}]"#, -32001, "no key"),
            (r#"{"code":-32001}"#, -32001, ""),
        ] {
            let read = read(body.as_bytes()).expect(body);
            assert_eq!((read.code, &*read.message), (code, message), "{body}");
        }
        let read = read(br#"{"code":1,"message":"no","data":{"plan":"free"}}"#).expect("a refusal");
        assert_eq!(
            read.data.as_ref().map(RawJson::as_str),
            Some(r#"{"plan":"free"}"#)
        );
    }

    #[test]
    fn other_bodies_are_none() {
        let deep = format!("{}1{}", r#"{"error":"#.repeat(20), "}".repeat(20));
        for body in [
            "",
            "<html>",
            "{}",
            "[]",
            "1",
            r#""no""#,
            r#"{"id":7,"result":1}"#,
            r#"{"error":null}"#,
            r#"{"error":""}"#,
            &deep,
        ] {
            assert_eq!(read(body.as_bytes()), None, "{body}");
        }
    }
}
