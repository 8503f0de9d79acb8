//! Format constants: the header, kinds and tags.

use std::fmt;

/// The header of every body: two signature words and the format's version.
pub(crate) const HEADER: [u8; 9] = [1, 0x11, 1, 1, 1, 1, 2, 1, 1];

/// The kind of a value, with its byte on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    I64 = 1,
    I32,
    I16,
    I8,
    U64,
    U32,
    U16,
    U8,
    F64,
    String,
    Bool,
    Section,
}

/// All kinds, in the order of their bytes, starting at 1.
const KINDS: [Kind; 12] = [
    Kind::I64,
    Kind::I32,
    Kind::I16,
    Kind::I8,
    Kind::U64,
    Kind::U32,
    Kind::U16,
    Kind::U8,
    Kind::F64,
    Kind::String,
    Kind::Bool,
    Kind::Section,
];

impl Kind {
    pub(super) fn all() -> impl Iterator<Item = Self> {
        KINDS.into_iter()
    }

    /// The fewest bytes that a value takes; the exact size for kinds of fixed size.
    pub(super) const fn least_size(self) -> usize {
        match self {
            Self::I64 | Self::U64 | Self::F64 => 8,
            Self::I32 | Self::U32 => 4,
            Self::I16 | Self::U16 => 2,
            Self::I8 | Self::U8 | Self::Bool => 1,
            // The length, or the number of entries.
            Self::String | Self::Section => 1,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::I64 => "i64",
            Self::I32 => "i32",
            Self::I16 => "i16",
            Self::I8 => "i8",
            Self::U64 => "u64",
            Self::U32 => "u32",
            Self::U16 => "u16",
            Self::U8 => "u8",
            Self::F64 => "f64",
            Self::String => "string",
            Self::Bool => "bool",
            Self::Section => "object",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The tag byte before a value: its kind, and whether it is a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) kind: Kind,
    pub(super) list: bool,
}

/// The flag of a list.
const LIST: u8 = 0x80;

impl Tag {
    pub(super) const fn one(kind: Kind) -> Self {
        Self { kind, list: false }
    }

    pub(super) const fn list(kind: Kind) -> Self {
        Self { kind, list: true }
    }

    pub(super) const fn to_byte(self) -> u8 {
        self.kind as u8 | if self.list { LIST } else { 0 }
    }

    /// Decodes a tag; `None` for an unknown byte.
    pub(super) fn from_byte(byte: u8) -> Option<Self> {
        let number = usize::from(byte & !LIST);
        let kind = *KINDS.get(number.checked_sub(1)?)?;
        Some(Self {
            kind,
            list: byte & LIST != 0,
        })
    }
}

/// Whether the byte starts a list within a list, a form that the format once had and no node writes.
pub(super) fn is_list_within(byte: u8) -> bool {
    byte & !LIST == 13
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_and_its_tag() {
        for byte in 0..=u8::MAX {
            match Tag::from_byte(byte) {
                Some(tag) => assert_eq!(tag.to_byte(), byte),
                None => assert!(!(1..=12).contains(&(byte & 0x7f)), "{byte}"),
            }
        }
        assert_eq!(Tag::list(Kind::Section).to_byte(), 0x8c);
        assert_eq!(Tag::from_byte(10), Some(Tag::one(Kind::String)));
    }
}
