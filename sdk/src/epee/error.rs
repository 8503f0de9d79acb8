//! Encoding and decoding errors, with their paths.

use std::{ascii, fmt};

use crate::excerpt::shorten;
use crate::locate::{join_path, push_index, push_key};

/// Limit of a message, which may quote a whole value, in bytes.
const MESSAGE_LIMIT: usize = 240;

/// The longest name that is shown in full, in characters.
const NAME_LIMIT: usize = 80;

/// An encoding or decoding error, with its path and byte offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    path: String,
    /// `None` while only the type's own error is known, not where the reader was.
    offset: Option<usize>,
    message: String,
}

impl Error {
    /// The path inside the object, such as `blocks[3].txs[0]`; empty for the object as a whole.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The byte offset of the error: in the input (a body, or a view's JSON) when decoding, in the output when
    /// encoding.
    pub fn offset(&self) -> usize {
        self.0.offset.unwrap_or_default()
    }

    /// The message: what was found and what was expected.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Creates an error, truncating its message.
    #[cold]
    pub(super) fn new(offset: usize, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            path: String::new(),
            offset: Some(offset),
            message: message.into(),
        }))
    }

    #[cold]
    fn custom(message: &dyn fmt::Display) -> Self {
        let mut start = Start(Vec::new());
        // Fails once the limit is reached.
        _ = fmt::write(&mut start, format_args!("{message}"));
        Self(Box::new(Inner {
            path: String::new(),
            offset: None,
            message: shorten(&start.0, MESSAGE_LIMIT),
        }))
    }

    /// Creates an error from a JSON parser's message about a view.
    #[cold]
    pub(super) fn of_view(path: String, offset: usize, message: &str) -> Self {
        Self(Box::new(Inner {
            path,
            offset: Some(offset),
            message: shorten(message.as_bytes(), MESSAGE_LIMIT),
        }))
    }

    /// Sets the offset if none is known yet.
    #[cold]
    pub(super) fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// Prepends the key `name` to the path.
    #[cold]
    pub(super) fn under(mut self, name: &[u8]) -> Self {
        under(&mut self.0.path, name);
        self
    }

    /// Prepends a list index to the path.
    #[cold]
    pub(super) fn within(mut self, index: usize) -> Self {
        within(&mut self.0.path, index);
        self
    }
}

/// A writer that keeps a message's first bytes, and one more to tell that it was truncated.
struct Start(Vec<u8>);

impl fmt::Write for Start {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = MESSAGE_LIMIT + 1 - self.0.len();
        let text = text.as_bytes();
        self.0.extend_from_slice(&text[..text.len().min(room)]);
        match self.0.len() > MESSAGE_LIMIT {
            true => Err(fmt::Error),
            false => Ok(()),
        }
    }
}

/// Escapes a name's unprintable bytes, so that no two names look the same.
fn shown(name: &[u8]) -> String {
    let mut escaped = name.utf8_chunks().flat_map(|chunk| {
        let text = chunk.valid().chars().flat_map(char::escape_debug);
        let bytes = chunk.invalid().iter().copied();
        text.chain(bytes.flat_map(ascii::escape_default).map(char::from))
    });
    let mut shown: String = escaped.by_ref().take(NAME_LIMIT).collect();
    if escaped.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Prepends a key to a path.
pub(super) fn under(path: &mut String, name: &[u8]) {
    let mut longer = String::new();
    push_key(&mut longer, &shown(name));
    *path = join_path(&longer, path);
}

/// Prepends an index to a path.
pub(super) fn within(path: &mut String, index: usize) {
    let mut longer = String::new();
    push_index(&mut longer, index);
    *path = join_path(&longer, path);
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path().is_empty() {
            write!(f, "{}: ", self.path())?;
        }
        write!(f, "{} at byte {}", self.message(), self.offset())
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::custom(&message)
    }
}

impl serde::ser::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::custom(&message)
    }
}
