//! What stands behind the last colon of a key.

use std::fmt;

use super::super::format::{Kind, Tag};

/// How a string of any bytes is shown that is no printable text.
const HEX: &str = "hex";

/// Behind the kind of a list's items.
const LIST: &str = "[]";

/// The kind of a value, and how it is written in the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) tag: Tag,
    /// For strings only.
    pub(super) hex: bool,
}

impl Form {
    /// None for a word that is no form.
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

    /// All that there are, for those who wrote another.
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

/// Whether a string is shown as it is: UTF-8 without control characters other than tabs and ends of lines.
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
