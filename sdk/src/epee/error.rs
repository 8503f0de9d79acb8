//! What is wrong with a body, and where.

use std::{ascii, fmt};

use crate::error::{join_path, push_index, push_key, shorten};

/// A message may quote the whole value that was wrong.
const MESSAGE_LIMIT: usize = 240;

/// The longest name that is shown in full, in characters.
const NAME_LIMIT: usize = 80;

/// Why something can't be read or written, and at which place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    path: String,
    /// Unknown as long as only the type that is read has said what it doesn't like.
    offset: Option<usize>,
    message: String,
}

impl Error {
    /// The place in the object, such as `blocks[3].txs[0]`; empty for the object as a whole.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The place in bytes: in what is read (the body, or the text of the view) where the wrong thing begins or the reader
    /// stopped, in what is written how much there was already.
    pub fn offset(&self) -> usize {
        self.0.offset.unwrap_or_default()
    }

    /// What was found and what was expected.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// With a message that quotes nothing long.
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
        // It fails when it has enough.
        _ = fmt::write(&mut start, format_args!("{message}"));
        Self(Box::new(Inner {
            path: String::new(),
            offset: None,
            message: shorten(&start.0, MESSAGE_LIMIT),
        }))
    }

    /// What a reader of JSON said about the view.
    #[cold]
    pub(super) fn of_view(path: String, offset: usize, message: &str) -> Self {
        Self(Box::new(Inner {
            path,
            offset: Some(offset),
            message: shorten(message.as_bytes(), MESSAGE_LIMIT),
        }))
    }

    /// Unless the place is known more exactly, it is this.
    #[cold]
    pub(super) fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// What was read is the value of the key `name`.
    #[cold]
    pub(super) fn under(mut self, name: &[u8]) -> Self {
        under(&mut self.0.path, name);
        self
    }

    /// What was read is this item of a list.
    #[cold]
    pub(super) fn within(mut self, index: usize) -> Self {
        within(&mut self.0.path, index);
        self
    }
}

/// What a message begins with: as much as is shown, and a byte that says that there is more.
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

/// A name with escapes for what is no printable text, so that no two look the same.
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

/// Puts a key before a path.
pub(super) fn under(path: &mut String, name: &[u8]) {
    let mut longer = String::new();
    push_key(&mut longer, &shown(name));
    *path = join_path(&longer, path);
}

/// Puts an index before a path.
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
