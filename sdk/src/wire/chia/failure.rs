//! Failures (`{"success":false,…}`) in their several forms.

use serde_json::value::RawValue;

use super::Members;
use crate::error::RpcError;
use crate::raw::RawJson;

/// The error message, null or absent where there is none.
const ERROR: &str = "error";

/// Several error messages, which `set_log_level` has instead.
const ERRORS: &str = "errors";

/// The error message of `did_recovery_spend`, which has no other.
const REASON: &str = "reason";

/// The traceback; over HTTP only.
const TRACEBACK: &str = "traceback";

/// `{"code":…,"message":…,"data":{…}}`, from nodes of version 2.6.1 on and not from a daemon.
const STRUCTURED: &str = "structuredError";

/// The key in an error's data that holds the number of the broken rule.
const NUMBER: &str = "error_code";

/// Decodes a failure leniently: parts that don't fit are left out.
pub(super) fn read(members: &Members<'_>) -> RpcError {
    let structured = member::<Members<'_>>(members, STRUCTURED);
    let text = |of: &Members<'_>, key| member::<String>(of, key).filter(|text| !text.is_empty());
    let message = text(members, ERROR)
        .or_else(|| member::<Vec<String>>(members, ERRORS).map(|texts| texts.join("; ")))
        .or_else(|| text(members, REASON));
    let mut error = RpcError::new(0, message.unwrap_or_default());
    match structured {
        Some(structured) => {
            if error.message.is_empty() {
                error.message = text(&structured, "message").unwrap_or_default();
            }
            error.name = text(&structured, "code");
            let data = structured.get("data").filter(|data| data.get() != "null");
            error.data = data.map(|data| RawJson::of(data));
            let data = member::<Members<'_>>(&structured, "data").unwrap_or_default();
            error.code = member(&data, NUMBER).unwrap_or_default();
        }
        // All of it, so that nothing is lost.
        None => error.data = object(members.iter().filter(|(key, _)| *key != TRACEBACK)),
    }
    match text(members, TRACEBACK) {
        Some(traceback) => error.with_traceback(traceback),
        None => error,
    }
}

/// The outcome of a response as JSON: the result without `success`, or the failure. `None` if it is invalid.
#[cfg(feature = "record")]
pub(crate) fn outcome(body: &[u8]) -> Option<Result<RawJson, RpcError>> {
    use super::SUCCESS;

    let members: Members<'_> = serde_json::from_slice(body).ok()?;
    match members.get(SUCCESS)?.get() {
        "true" => object(members.iter().filter(|(key, _)| *key != SUCCESS)).map(Ok),
        "false" => Some(Err(read(&members))),
        _ => None,
    }
}

fn member<'a, T: serde::Deserialize<'a>>(of: &Members<'a>, key: &str) -> Option<T> {
    serde_json::from_str(of.get(key)?.get()).ok()
}

fn object<'a>(members: impl Iterator<Item = (&'a String, &'a &'a RawValue)>) -> Option<RawJson> {
    let mut text = String::from("{");
    for (key, value) in members {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(&serde_json::to_string(key).ok()?);
        text.push(':');
        text.push_str(value.get());
    }
    text.push('}');
    RawJson::new(text).ok()
}
