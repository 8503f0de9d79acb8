//! Encoding of response bodies, for mocks and replays.

use bytes::Bytes;

use super::{Members, SUCCESS};
use crate::error::RpcError;
use crate::raw::RawJson;

/// The body of a response. `None` if the result is no object, so that it can't be one.
pub(crate) fn write_answer(outcome: &Result<RawJson, RpcError>) -> Option<Bytes> {
    match outcome {
        Ok(result) => success(result),
        Err(error) => Some(failure(error)),
    }
}

/// A result with a `success` of its own stays as it is; null is that of a method without a result.
fn success(result: &RawJson) -> Option<Bytes> {
    let text = result.as_str();
    if text == "null" {
        return Some(Bytes::from_static(br#"{"success":true}"#));
    }
    let members: Members<'_> = serde_json::from_str(text).ok()?;
    if members.contains_key(SUCCESS) {
        return Some(text.to_owned().into());
    }
    let open = text.trim_end().strip_suffix('}')?;
    let comma = if members.is_empty() { "" } else { "," };
    Some(format!(r#"{open}{comma}"success":true}}"#).into())
}

/// Encodes a failure in the newest form, unless the error holds one that was read in another.
fn failure(error: &RpcError) -> Bytes {
    let data = error.data.as_ref();
    if error.name.is_none()
        && let Some(data) = data
        && let Ok(members) = serde_json::from_str::<Members<'_>>(data.as_str())
        && members.get(SUCCESS).is_some_and(|it| it.get() == "false")
    {
        return data.as_str().to_owned().into();
    }
    let quoted = |text: &str| {
        // A string can always be serialized.
        serde_json::to_string(text).unwrap_or_default()
    };
    let number = match error.code {
        // Those are JSON-RPC's, which this isn't.
        0 | -32768..=-32000 => "{}".to_owned(),
        code => format!(r#"{{"error_code":{code}}}"#),
    };
    let (name, message) = (error.name.as_deref(), quoted(&error.message));
    let name = quoted(name.unwrap_or("UNKNOWN"));
    let data = data.map_or(number.as_str(), RawJson::as_str);
    let mut body = format!(
        r#"{{"error":{message},"structuredError":{{"code":{name},"data":{data},"message":{message}}},"success":false"#
    );
    if let Some(traceback) = error.traceback() {
        body.push_str(r#","traceback":"#);
        body.push_str(&quoted(traceback));
    }
    body.push('}');
    body.into()
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use super::*;
    use crate::error::Error;
    use crate::message::Response;

    fn written(outcome: Result<RawJson, RpcError>) -> Option<String> {
        let body = write_answer(&outcome)?;
        Some(String::from_utf8_lossy(&body).into_owned())
    }

    #[test]
    fn a_success_says_so() {
        for (result, body) in [
            ("null", Some(r#"{"success":true}"#)),
            ("{}", Some(r#"{"success":true}"#)),
            ("{ }", Some(r#"{ "success":true}"#)),
            (r#"{"a": [1]}"#, Some(r#"{"a": [1],"success":true}"#)),
            (
                r#"{"success":false,"root":null}"#,
                Some(r#"{"success":false,"root":null}"#),
            ),
            ("[]", None),
            ("5", None),
        ] {
            assert_eq!(
                written(Ok(RawJson::written(result))).as_deref(),
                body,
                "{result}"
            );
        }
    }

    #[test]
    fn failures_are_read_as_they_were_written() {
        let named = RpcError::new(0, "a \"b\"").with_name("PEAK_IS_NONE");
        let numbered = RpcError::new(5, "no")
            .with_name("VALIDATION_ERROR")
            .with_data(RawJson::written(r#"{"error_code":5,"x":[1]}"#));
        let old =
            RpcError::new(0, "no").with_data(RawJson::written(r#"{"error":"no","success":false}"#));
        let traced = named.clone().with_traceback("at x");
        for (error, read_as) in [
            (named.clone(), named.with_data(RawJson::written("{}"))),
            (numbered.clone(), numbered),
            (old.clone(), old),
            (traced.clone(), traced.with_data(RawJson::written("{}"))),
        ] {
            let response = Response::new(write_answer(&Err(error)).expect("a failure"));
            let read: Error = super::super::decode::<serde::de::IgnoredAny>(&response)
                .map(drop)
                .expect_err("a failure");
            assert_eq!(read.rpc(), Some(&read_as));
            assert_eq!(
                read.rpc().map(RpcError::traceback),
                Some(read_as.traceback())
            );
        }
    }
}
