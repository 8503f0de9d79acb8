//! Encoding of JSON-RPC calls, typed and untyped.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use crate::error::{Error, Kind};
use crate::message::{Format, Unwritten};
use crate::message::{Request, Writer};
use crate::raw::RawJson;
use crate::safety::Safety;

/// What most single calls fit into, in bytes.
const ONE: usize = 256;

/// Encodes a single typed call.
pub(super) fn one<P: Serialize>(
    format: &'static Format,
    id: u64,
    method: &'static str,
    safety: Safety,
    params: &P,
) -> Result<Request, Error> {
    let mut text = Vec::with_capacity(ONE);
    let written = write(&mut text, id, method, params);
    let params = written.map_err(|error| error.of(Some(method), safety))?;
    let method = Cow::Borrowed(method);
    Ok(Request::encoded(
        format,
        id,
        method,
        safety,
        text.into(),
        params,
    ))
}

/// Adds a typed call to a batch. One that can't be encoded leaves the others as they were.
pub(super) fn push<P: Serialize>(
    batch: &mut Writer,
    id: u64,
    method: &'static str,
    safety: Safety,
    params: &P,
) -> Result<(), Error> {
    let written = batch.add(id, Cow::Borrowed(method), safety, |text| {
        write(text, id, method, params)
    });
    written.map_err(|error| error.of(Some(method), safety))
}

/// Appends a typed call; gives where its parameters stand.
fn write<P: Serialize>(
    text: &mut Vec<u8>,
    id: u64,
    method: &str,
    params: &P,
) -> Result<Range<usize>, Error> {
    let start = begin(text, id, method);
    serde_json::to_writer(&mut *text, params).map_err(Kind::from)?;
    Ok(end(text, start))
}

/// Encodes a call with encoded parameters.
pub(super) fn untyped(call: Unwritten<'_>) -> Request {
    let Unwritten {
        format,
        id,
        method,
        safety,
        params,
    } = call;
    let mut text = Vec::with_capacity(ONE + params.as_str().len());
    let start = begin(&mut text, id, &method);
    text.extend_from_slice(params.as_str().as_bytes());
    let params = end(&mut text, start);
    Request::encoded(format, id, method, safety, text.into(), params)
}

/// Encodes a notification: a call without an id.
pub(super) fn notification(
    format: &'static Format,
    method: Cow<'static, str>,
    params: &RawJson,
) -> Request {
    let mut text = br#"{"jsonrpc":"2.0","method":"#.to_vec();
    // As below.
    _ = serde_json::to_writer(&mut text, &*method);
    text.extend_from_slice(br#","params":"#);
    let start = text.len();
    text.extend_from_slice(params.as_str().as_bytes());
    let params = end(&mut text, start);
    Request::encoded_notification(format, method, params, text.into())
}

/// Everything up to the parameters; gives where they start.
fn begin(text: &mut Vec<u8>, id: u64, method: &str) -> usize {
    text.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
    // Neither can fail: a number, a string, and a vector as what they are written to.
    _ = serde_json::to_writer(&mut *text, &id);
    text.extend_from_slice(br#","method":"#);
    _ = serde_json::to_writer(&mut *text, method);
    text.extend_from_slice(br#","params":"#);
    text.len()
}

/// Everything after the parameters; gives where they stand.
fn end(text: &mut Vec<u8>, start: usize) -> Range<usize> {
    let params = start..text.len();
    text.push(b'}');
    params
}
