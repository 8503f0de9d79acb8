//! Failures as recordings, mocks and `polyrpc verify` have them: an error whose code is the HTTP status.
//!
//! The body is the error's data if it is JSON, and its message if it is any other text.

#[cfg(feature = "record")]
use bytes::Bytes;

use crate::error::RpcError;
#[cfg(any(feature = "cli", feature = "record"))]
use crate::message::Response;
use crate::raw::RawJson;
#[cfg(feature = "record")]
use crate::wire::utf8;

/// The code of an unknown method in JSON-RPC, which handlers of mocks may return on any wire.
#[cfg(feature = "record")]
const METHOD_NOT_FOUND: i64 = -32601;

/// The error of a status and a body; `None` if the body is no text.
fn failure(status: u16, body: &[u8]) -> Option<RpcError> {
    let code = i64::from(status);
    match serde_json::from_slice::<RawJson>(body) {
        Ok(json) => Some(RpcError::new(code, "").with_data(json)),
        Err(_) => Some(RpcError::new(code, std::str::from_utf8(body).ok()?)),
    }
}

/// The outcome of a response. `None` if it can't be represented.
#[cfg(feature = "record")]
pub(super) fn read(response: &Response) -> Option<Result<RawJson, RpcError>> {
    match response.status().filter(|_| response.is_failure()) {
        Some(status) => failure(status, response.body()).map(Err),
        None => {
            let repaired = utf8::repaired(response);
            let body = repaired.as_ref().unwrap_or(response).body();
            serde_json::from_slice(body).ok().map(Ok)
        }
    }
}

/// The status and the body of an outcome. An error whose code is no status of a failure is 500, or 404 for an unknown method.
#[cfg(feature = "record")]
pub(super) fn write(outcome: &Result<RawJson, RpcError>) -> (u16, Bytes) {
    let error = match outcome {
        Ok(result) => return (200, result.as_str().to_owned().into()),
        Err(error) => error,
    };
    let status = match error.code {
        METHOD_NOT_FOUND => 404,
        code => u16::try_from(code)
            .ok()
            .filter(|status| (300..600).contains(status))
            .unwrap_or(500),
    };
    let body = error.data.as_ref().map_or(&*error.message, RawJson::as_str);
    (status, body.to_owned().into())
}

/// The client's view of a failure's body.
#[cfg(feature = "cli")]
pub(super) fn error(body: &str, status: Option<u16>) -> Result<RpcError, crate::message::Misread> {
    use crate::message::Misread;

    let response = Response::new(body.to_owned());
    let response = match status {
        Some(status) => response.with_status(status),
        None => response,
    };
    match super::decode::<serde::de::IgnoredAny>(&response) {
        Ok(_) => Err(Misread::Success),
        Err(error) => match error.http_body().zip(error.http_status()) {
            Some((body, status)) => failure(status, body)
                .ok_or_else(|| Misread::NoError("the body is no text".to_owned())),
            None => Err(Misread::Other(error)),
        },
    }
}

/// The parts of a failure that the client's error must preserve.
#[cfg(feature = "cli")]
pub(super) fn promised(
    body: &str,
    status: Option<u16>,
) -> serde_json::Result<Box<serde_json::value::RawValue>> {
    use serde_json::value::{RawValue, to_raw_value};

    let mut parts = crate::wire::verify::Parts::default();
    parts.put("code", to_raw_value(&status)?);
    parts.put("message", to_raw_value("")?);
    parts.put("data", serde_json::from_str::<Box<RawValue>>(body)?);
    parts.finish()
}
