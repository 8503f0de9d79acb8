//! Kind suffixes of the view's keys: what follows the last colon.

use std::fmt;

use super::super::format::{Kind, Tag};

/// Suffix of a byte string that isn't printable text.
const HEX: &str = "hex";

/// Suffix after the item kind of a list.
const LIST: &str = "[]";

/// A value's kind, and how the view writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) tag: Tag,
    /// Whether a string is written as hex digits.
    pub(super) hex: bool,
}

impl Form {
    /// Parses a suffix; `None` if it is unknown.
    pub(super) fn read(word: &str) -> Option<Self> {
        let (word, list) = match word.strip_suffix(LIST) {
            Some(word) => (word, true),
            None => (word, false),
        };
        let (kind, hex) = if word == HEX {
            (Kind::String, true)
        } else {
            (Kind::all().find(|kind| kind.name() == word)?, false)
        };
        Some(Self {
            tag: Tag { kind, list },
            hex,
        })
    }

    /// Lists all suffixes, for error messages.
    pub(super) fn all() -> String {
        let mut all: Vec<_> = Kind::all().map(Kind::name).collect();
        all.push(HEX);
        all.join(", ")
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.hex { HEX } else { self.tag.kind.name() };
        write!(f, "{word}{}", if self.tag.list { LIST } else { "" })
    }
}

/// Returns a byte string that is printable: UTF-8 without control characters other than tabs and line ends.
pub(super) fn printable(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let fits = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    text.chars().all(fits).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read_as_it_is_written() {
        for kind in Kind::all() {
            for list in [false, true] {
                for hex in [false, true] {
                    let form = Form {
                        tag: Tag { kind, list },
                        hex: hex && kind == Kind::String,
                    };
                    assert_eq!(Form::read(&form.to_string()), Some(form));
                }
            }
        }
        for wrong in ["", "[]", "u64[][]", "U64", "u128", "hex []", "section"] {
            assert_eq!(Form::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn texts_and_others() {
        for text in ["", "OK", "a\tb\r\n", "Größe 漢字"] {
            assert_eq!(printable(text.as_bytes()), Some(text));
        }
        for other in ["\0", "\u{1b}[31m", "\u{7f}", "\u{85}"] {
            assert_eq!(printable(other.as_bytes()), None, "{other:?}");
        }
        assert_eq!(printable(b"\xff"), None);
    }
}
