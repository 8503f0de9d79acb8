//! JSON whose strings need not be UTF-8, as JSON text.
//!
//! Some nodes put users' bytes into their JSON as they are. A typed result reads them by itself, as [`RawText`]. Whoever needs
//! JSON as text gets such a string as a list of its bytes, which is how a `RawText` is written and read where it isn't UTF-8.

use std::fmt::Write as _;

use crate::message::Response;
use crate::scalar::RawText;

/// The response with all of its strings in UTF-8, if some aren't. None if they are, or if it is no JSON anyway.
pub(super) fn repaired(response: &Response) -> Option<Response> {
    let repaired = Response::new(repair(response.body())?);
    Some(match response.status() {
        Some(status) => repaired.with_status(status),
        None => repaired,
    })
}

/// The text of JSON in which a string that isn't UTF-8 is a list of its bytes; in a key, what isn't UTF-8 is `U+FFFD`.
pub(super) fn repair(body: &[u8]) -> Option<String> {
    if std::str::from_utf8(body).is_ok() {
        return None;
    }
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(start) = rest.iter().position(|byte| *byte == b'"') {
        let end = start + closing(&rest[start..])?;
        text.push_str(std::str::from_utf8(&rest[..start]).ok()?);
        let (string, after) = rest[start..].split_at(end + 1 - start);
        match std::str::from_utf8(string) {
            Ok(string) => text.push_str(string),
            Err(_) if after.trim_ascii_start().starts_with(b":") => {
                text.push_str(&String::from_utf8_lossy(string));
            }
            Err(_) => {
                let bytes: RawText = serde_json::from_slice(string).ok()?;
                // Writing to a `String` can't fail.
                _ = write!(text, "{:?}", bytes.as_bytes());
            }
        }
        rest = after;
    }
    text.push_str(std::str::from_utf8(rest).ok()?);
    Some(text)
}

/// Where a string that begins with its quotation mark ends.
fn closing(string: &[u8]) -> Option<usize> {
    let mut escaped = true;
    string.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        // The first is the quotation mark that opens it.
        escaped = *byte == b'\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_no_text_becomes_a_list() {
        for (body, text) in [
            (
                &b"{\"a\":\"x\\\"\xe9\",\"b\":\"\xc3\xa4\"}"[..],
                "{\"a\":[120, 34, 233],\"b\":\"\u{e4}\"}",
            ),
            (b"[\"\\\\\",\"\xff\"]", r#"["\\",[255]]"#),
            (b"{\"\xe9\" : \"\"}", "{\"\u{fffd}\" : \"\"}"),
        ] {
            assert_eq!(repair(body).as_deref(), Some(text));
        }
    }

    #[test]
    fn texts_and_what_is_no_json_stay_as_they_are() {
        for body in [
            &b"{\"a\":\"x\"}"[..],
            b"",
            b"\xff",
            b"{\"a\xff",
            b"{\xff\"a\":1}",
            b"\"\\",
        ] {
            assert_eq!(repair(body), None, "{body:?}");
        }
    }
}
