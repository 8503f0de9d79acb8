//! Pages for people, where a response was expected.

use crate::error::{DecodeError, Kind};
use crate::message::Response;

/// The error of a body that can't be decoded as JSON: that it is a page, as of a website or a login, or else what the decoder says.
pub(super) fn unreadable(response: &Response, error: &serde_json::Error) -> Kind {
    let body: &[u8] = response.body();
    Kind::Decode(match is_page(body) {
        true => {
            let peer = response.peer().map(|peer| format!(" from {peer}"));
            let peer = peer.unwrap_or_default();
            let message = format!(
                "the response{peer} is an HTML page: no node answers at this URL, check its host, port and path"
            );
            DecodeError::new("", message, body)
        }
        false => DecodeError::locate(body, error),
    })
}

/// Whether it is HTML: no JSON begins this way.
fn is_page(body: &[u8]) -> bool {
    let body = body.trim_ascii_start();
    ["<!doctype html", "<html"].iter().any(|start| {
        let begins = body.get(..start.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(start.as_bytes()))
    })
}
