//! Finds the path of an invalid value from the line and column of a decoder's error.
//!
//! A decoder that tracked paths would pay on every valid response, and a second typed decode would double the machine
//! code of every type. So the input is walked once more, untyped, up to where the decoder stopped.

use std::fmt::Write as _;
use std::ops::Range;

/// The path and offset of an invalid value.
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) offset: usize,
}

/// Splits a decoder's error into its message and the number of bytes read.
pub(crate) fn said(text: &[u8], error: &serde_json::Error) -> (String, usize) {
    let mut message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    if message.ends_with(&position) {
        message.truncate(message.len() - position.len());
    }
    let offset = bytes_read(text, error, &message);
    (message, offset)
}

/// The number of bytes that a decoder read before it raised `error`.
fn bytes_read(text: &[u8], error: &serde_json::Error, message: &str) -> usize {
    let earlier_lines = error.line().saturating_sub(1);
    let lines = text.split_inclusive(|&b| b == b'\n');
    let line_start: usize = lines.take(earlier_lines).map(<[u8]>::len).sum();
    let end = (line_start + error.column()).min(text.len());
    // Only an array or object of the wrong kind stays unread. Any other error is about what was read before, though the
    // decoder may have gone on to the next element.
    if ["invalid type: map", "invalid type: sequence"]
        .iter()
        .any(|start| message.starts_with(start))
    {
        return end;
    }
    let behind = text[..end]
        .iter()
        .rev()
        .take_while(|b| b" \n\r\t,".contains(b));
    end - behind.count()
}

/// Finds the value at which a decoder stopped after `end` bytes.
///
/// `keys` lead on from the object or array that was being read, to a value that was buffered before.
pub(crate) fn place_of(text: &[u8], end: usize, keys: &[&str]) -> Place {
    let walk = Walk::up_to(text, end);
    let depth = walk.levels.len();
    let Some(first) = keys.first() else {
        let path = path_of(text, &walk.levels);
        let offset = walk.value_start;
        return Place { path, offset };
    };
    // The container that was being read is the innermost one with that key: the one that has just ended, or one around
    // it.
    let (above, found) = (walk.closed.iter().map(|closed| (depth, closed)))
        .chain((0..depth).rev().map(|i| (i, &walk.levels[i])))
        .find_map(|(above, level)| Some((above, level.find(text, first)?)))
        .unwrap_or((depth, walk.value_start));
    let mut path = path_of(text, &walk.levels[..above]);
    for key in keys {
        if key.bytes().all(|b| b.is_ascii_digit()) {
            _ = write!(path, "[{key}]");
        } else {
            push_key(&mut path, key);
        }
    }
    Place {
        path,
        offset: found,
    }
}

/// An array or object around the offset.
enum Level {
    /// The start, and the index of the element that is being read.
    Array { start: usize, index: usize },
    /// The keys so far, the last of which is being read unless a new one is expected.
    Object {
        keys: Vec<Range<usize>>,
        awaits_key: bool,
    },
}

impl Level {
    fn find(&self, text: &[u8], key: &str) -> Option<usize> {
        match self {
            // Only the first element is ever buffered.
            Self::Array { start, .. } => (key == "0").then_some(start + 1),
            Self::Object { keys, .. } => keys
                .iter()
                .find(|range| &text[(*range).clone()] == key.as_bytes())
                .map(|range| range.start),
        }
    }
}

struct Walk {
    levels: Vec<Level>,
    /// The value that ended last, if the decoder stopped right there.
    closed: Option<Level>,
    value_start: usize,
}

impl Walk {
    /// Walks to the value that holds the last of `end` bytes, or else to the next value. Malformed input only makes the
    /// path less exact.
    fn up_to(text: &[u8], end: usize) -> Self {
        let mut levels = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let next = match text[at] {
                b'{' | b'[' if at >= end => break,
                b'{' => {
                    levels.push(Level::Object {
                        keys: Vec::new(),
                        awaits_key: true,
                    });
                    at + 1
                }
                b'[' => {
                    levels.push(Level::Array {
                        start: at,
                        index: 0,
                    });
                    at + 1
                }
                b'}' | b']' => {
                    let closed = levels.pop();
                    if at + 1 >= end {
                        return Self {
                            levels,
                            closed,
                            value_start: at,
                        };
                    }
                    at + 1
                }
                b',' => {
                    match levels.last_mut() {
                        Some(Level::Array { index, .. }) => *index += 1,
                        Some(Level::Object { awaits_key, .. }) => *awaits_key = true,
                        None => {}
                    }
                    at + 1
                }
                b':' | b' ' | b'\n' | b'\r' | b'\t' => at + 1,
                _ if at >= end => break,
                _ => {
                    let stop = token_end(text, at);
                    match levels.last_mut() {
                        Some(Level::Object { keys, awaits_key }) if *awaits_key => {
                            keys.push(inside_quotes(at, stop));
                            *awaits_key = false;
                        }
                        _ if stop >= end => break,
                        _ => {}
                    }
                    stop
                }
            };
            at = next;
        }
        Self {
            levels,
            closed: None,
            value_start: at,
        }
    }
}

/// The end of the string, number or word that starts at `start`.
fn token_end(text: &[u8], start: usize) -> usize {
    let rest = &text[start + 1..];
    let length = if text[start] == b'"' {
        let mut escaped = false;
        rest.iter()
            .position(|&b| {
                let closes = b == b'"' && !escaped;
                escaped = b == b'\\' && !escaped;
                closes
            })
            .map(|i| i + 1)
    } else {
        rest.iter().position(|b| b" \n\r\t,:[]{}\"".contains(b))
    };
    start + 1 + length.unwrap_or(rest.len())
}

fn inside_quotes(start: usize, stop: usize) -> Range<usize> {
    let inner_start = (start + 1).min(stop);
    inner_start..(stop - 1).max(inner_start)
}

fn path_of(text: &[u8], levels: &[Level]) -> String {
    let mut path = String::new();
    for level in levels {
        match level {
            Level::Array { index, .. } => push_index(&mut path, *index),
            Level::Object {
                keys,
                awaits_key: false,
            } => {
                if let Some(key) = keys.last() {
                    push_key(&mut path, &crate::excerpt::shorten(&text[key.clone()], 80));
                }
            }
            Level::Object { .. } => {}
        }
    }
    path
}

pub(crate) fn push_index(path: &mut String, index: usize) {
    // Writing to a `String` can't fail.
    _ = write!(path, "[{index}]");
}

pub(crate) fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty()
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-$".contains(&b));
    if !plain {
        _ = write!(path, "[\"{key}\"]");
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// Joins two paths.
pub(crate) fn join_path(path: &str, rest: &str) -> String {
    let dot = if rest.is_empty() || rest.starts_with('[') {
        ""
    } else {
        "."
    };
    format!("{path}{dot}{rest}")
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::{Error as _, IgnoredAny};
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    use super::*;

    fn path<'de, T: Deserialize<'de> + Debug>(text: &'de str) -> String {
        match serde_json::from_str::<T>(text) {
            Err(error) => {
                let end = bytes_read(text.as_bytes(), &error, &error.to_string());
                place_of(text.as_bytes(), end, &[]).path
            }
            Ok(value) => unreachable!("{text} was read as {value:?}"),
        }
    }

    type Numbers = BTreeMap<String, Vec<u64>>;

    #[test]
    fn wrong_kinds_wherever_they_stand() {
        assert_eq!(path::<Numbers>(r#"{"a":[1,2],"b":[3,"4",5]}"#), "b[1]");
        assert_eq!(
            path::<Numbers>(r#"{"a":[1,2],"b":[3, {"c":[1]},5]}"#),
            "b[1]"
        );
        assert_eq!(path::<Numbers>(r#"{"a":[[1],2]}"#), "a[0]");
        assert_eq!(path::<Numbers>(r#"{"a":[1,2],"b" : 17 }"#), "b");
        assert_eq!(path::<Numbers>(r#"{"a":[1,2],"b":null}"#), "b");
        assert_eq!(path::<Numbers>(r#"{"a":[1,-2]}"#), "a[1]");
        assert_eq!(
            path::<Numbers>("{\"a\":\n [1,\n2],\n\"b\":\n[3,\n  false]}"),
            "b[1]"
        );
        assert_eq!(path::<Numbers>("[]"), "");
        assert_eq!(
            path::<Vec<Numbers>>(r#"[{}, {"x.y":[true]}]"#),
            r#"[1]["x.y"][0]"#
        );
        assert_eq!(
            path::<Numbers>(r#"{"\"{":[1],"b\\":[""]}"#),
            r#"["b\\"][0]"#
        );
    }

    #[test]
    fn malformed_text() {
        assert_eq!(path::<Numbers>(r#"{"a":[1,2"#), "a[1]");
        assert_eq!(path::<Numbers>(r#"{"a":[1,2],"#), "a");
        assert_eq!(path::<Numbers>(""), "");
        assert_eq!(path::<Numbers>("<html>"), "");
        assert_eq!(path::<Vec<IgnoredAny>>(r#"[{"a":}]"#), "[0]");
    }

    /// Fails after its object was read, as a missing field does.
    #[derive(Debug)]
    struct Refused;

    impl<'de> Deserialize<'de> for Refused {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            IgnoredAny::deserialize(deserializer)?;
            Err(D::Error::custom("refused"))
        }
    }

    #[test]
    fn errors_raised_after_a_value_belong_to_it() {
        assert_eq!(path::<Vec<Refused>>(r#"[{"a":{"b":1}} , 2]"#), "[0]");
        assert_eq!(path::<Vec<Refused>>(r#"["x" , {"a":1}]"#), "[0]");
        assert_eq!(
            path::<BTreeMap<String, Refused>>(r#"{"a":[1,{}],"b":1}"#),
            "a"
        );
        assert_eq!(path::<BTreeMap<String, Refused>>(r#"{"a":"x","b":1}"#), "a");
    }

    #[test]
    fn keys_lead_on_from_the_object_that_was_read() {
        let place = |text: &str, end: &str, keys: &[&str]| {
            let end = text.find(end).map_or(text.len(), |i| i + end.len());
            place_of(text.as_bytes(), end, keys)
        };
        let text = r#"{"list":[{"value":{"gas":"5"},"type":"0x2","more":[1]}],"last":1}"#;
        // Right after the discriminator, later in the same object, and after its end.
        for end in [r#""0x2""#, "[1]", "}]"] {
            let place = place(text, end.trim_end_matches(']'), &["value", "gas"]);
            assert_eq!(place.path, "list[0].value.gas", "{end}");
            assert_eq!(
                place.offset,
                text.find("value").unwrap_or_default(),
                "{end}"
            );
        }
        // The first element of an array, with and without more behind it.
        for text in [
            r#"{"a":["x",{"0":1}]}"#,
            r#"{"a":["x"]}"#,
            r#"{"a":["x","y","z"]}"#,
        ] {
            for end in [r#""x""#, "]"] {
                assert_eq!(place(text, end, &["0", "b"]).path, "a[0].b", "{text} {end}");
            }
        }
        // A key that isn't there still gives the closest path.
        assert_eq!(place(text, r#""0x2""#, &["gone"]).path, "list[0].type.gone");
    }

    #[test]
    fn any_offset_of_any_text_is_safe() {
        let text = br#"{"a":["\\\"",{"b":-1.5e3}],"c":tru"#;
        for cut in 0..=text.len() {
            for end in 0..=cut + 1 {
                place_of(&text[..cut], end, &[]);
                place_of(&text[..cut], end, &["a", "b"]);
            }
        }
    }
}
