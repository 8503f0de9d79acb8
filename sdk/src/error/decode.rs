//! Decode errors.

use std::fmt;

#[cfg(feature = "epee")]
use crate::excerpt::around_bytes;
use crate::excerpt::{around, shorten};
use crate::locate::{join_path, place_of, said};

/// Limit of a message, which may quote a whole value, in bytes.
const MESSAGE_LIMIT: usize = 240;

/// No promised response is nested so deeply that its paths are longer.
const PATH_LIMIT: usize = 1024;

/// Where and how a response differs from what the method promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    message: String,
    excerpt: String,
}

impl DecodeError {
    /// The path inside the response, such as `result.transactions[3].gas`; empty for the response as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The message: what was found and what was expected.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The response around that path, at most about 120 bytes; hex digits if it is binary.
    pub fn excerpt(&self) -> &str {
        &self.excerpt
    }

    /// Locates a decoder's error in its input.
    ///
    /// A message may start with `\u{1}key\u{1}`, once or several times: a value that was buffered until its union was
    /// known failed only later, and lies under these keys of the object that was being read.
    pub(crate) fn locate(text: &[u8], error: &serde_json::Error) -> Self {
        let (message, end) = said(text, error);
        let (keys, message) = split_keys(&message);
        let place = place_of(text, end, &keys);
        Self {
            path: shorten(place.path.as_bytes(), PATH_LIMIT),
            message: shorten(message.as_bytes(), MESSAGE_LIMIT),
            excerpt: around(text, place.offset),
        }
    }

    /// Creates the error of an epee body that can't be decoded.
    #[cfg(feature = "epee")]
    pub(crate) fn storage(bytes: &[u8], error: &crate::epee::Error) -> Self {
        Self {
            path: shorten(error.path().as_bytes(), PATH_LIMIT),
            message: shorten(error.message().as_bytes(), MESSAGE_LIMIT),
            excerpt: around_bytes(bytes, error.offset()),
        }
    }

    /// Creates the error of well-formed JSON with the wrong content.
    pub(crate) fn new(path: &str, message: impl Into<String>, text: &[u8]) -> Self {
        Self {
            path: path.to_owned(),
            message: message.into(),
            excerpt: around(text, 0),
        }
    }

    /// Prepends the key of the value that was decoded.
    pub(crate) fn under(mut self, key: &str) -> Self {
        self.path = join_path(key, &self.path);
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        if !self.excerpt.is_empty() {
            write!(f, " in `{}`", self.excerpt)?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError {}

fn split_keys(mut message: &str) -> (Vec<&str>, &str) {
    let mut keys = Vec::new();
    while let Some((key, rest)) = message
        .strip_prefix('\u{1}')
        .and_then(|marked| marked.split_once('\u{1}'))
    {
        keys.push(key);
        message = rest;
    }
    (keys, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_split_off() {
        assert_eq!(
            split_keys("\u{1}a\u{1}\u{1}b\u{1}msg"),
            (vec!["a", "b"], "msg")
        );
        assert_eq!(split_keys("\u{1}msg"), (vec![], "\u{1}msg"));
    }

    #[test]
    fn the_message_is_bounded_and_loses_the_position() {
        let text = format!("[1, \"{}\"]", "x".repeat(5000));
        let Err(error) = serde_json::from_str::<Vec<u64>>(&text) else {
            unreachable!("a string isn't a number")
        };
        let error = DecodeError::locate(text.as_bytes(), &error).under("result");
        assert_eq!(error.path(), "result[1]");
        assert!(error.message().starts_with("invalid type: string \"xxx"));
        assert!(error.to_string().len() < 500);
    }
}
