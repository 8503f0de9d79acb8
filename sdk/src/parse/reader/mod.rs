//! A deserializer for the JSON that nodes send, in front of serde_json.
//!
//! It reads what responses consist of, plain strings and short integers in objects and arrays, in one pass over text that is known to be
//! UTF-8, and asks serde_json for everything else: escapes, fractions, long numbers, skipped values. It says nothing about what it
//! doesn't read, because [`super::seeded`] then lets serde_json read the whole text, with whose messages and positions errors are
//! reported. So it may refuse what serde_json accepts, and never the other way round; and what both accept is the same value.

mod access;
mod depth;
mod key;
mod number;
#[cfg(feature = "socket")]
mod object;
mod peek;
mod scan;

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, Visitor};

use super::{RAW, hint};
use access::{Entries, Items, Raw, Variant};
use depth::is_deeper;

#[cfg(feature = "socket")]
pub(crate) use object::ObjectReader;
pub(crate) use peek::{Peek, Seen};

/// As deep as serde_json reads into types.
const DEPTH: u8 = 127;

/// The error of text that is left to serde_json, which gives the message.
#[derive(Debug)]
pub(crate) struct Unread;

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not read")
    }
}

impl std::error::Error for Unread {}

impl Error for Unread {
    #[cold]
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// How far it looks for the end of an array's first object.
const LOOK_AHEAD: usize = 2048;

type Result<T> = std::result::Result<T, Unread>;

/// Reads a JSON value after the other from text.
#[derive(Debug)]
pub(crate) struct Reader<'de> {
    text: &'de str,
    /// The next byte.
    at: usize,
    /// How much deeper it may go.
    depth: u8,
    /// In how many arrays it is.
    arrays: u8,
}

impl<'de> Reader<'de> {
    pub(crate) fn new(text: &'de str) -> Self {
        Self {
            text,
            at: 0,
            depth: DEPTH,
            arrays: 0,
        }
    }

    /// Makes sure that nothing but white space is left.
    pub(crate) fn end(&mut self) -> Result<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Unread),
        }
    }

    /// The next byte that isn't white space, which stays the next.
    #[inline(always)]
    fn peek(&mut self) -> Option<u8> {
        match self.text.as_bytes().get(self.at) {
            Some(byte) if *byte > b' ' => Some(*byte),
            _ => self.peek_behind_space(),
        }
    }

    #[inline(never)]
    fn peek_behind_space(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    #[inline]
    fn eat(&mut self, byte: u8) -> Result<()> {
        if self.peek() != Some(byte) {
            return Err(Unread);
        }
        self.at += 1;
        Ok(())
    }

    #[inline]
    fn word(&mut self, word: &str) -> Result<()> {
        let rest = &self.text.as_bytes()[self.at..];
        if !rest.starts_with(word.as_bytes()) {
            return Err(Unread);
        }
        self.at += word.len();
        Ok(())
    }

    /// A string, if it is next and nothing in it is escaped. Else nothing is read.
    fn plain(&mut self) -> Option<&'de str> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let end = start + scan::plain(bytes.get(start..)?);
        if bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// A string that isn't plain.
    #[cold]
    #[inline(never)]
    fn escaped(&mut self) -> Result<String> {
        let quoted = self.quoted()?;
        serde_json::from_str(quoted).map_err(|_| Unread)
    }

    /// The text of a string that isn't plain, with its quotation marks.
    fn quoted(&mut self) -> Result<&'de str> {
        self.eat(b'"')?;
        let bytes = self.text.as_bytes();
        let (start, mut at) = (self.at - 1, self.at);
        loop {
            match bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => at += 2,
                Some(_) => at += 1,
                None => return Err(Unread),
            }
        }
        self.at = at + 1;
        self.text.get(start..self.at).ok_or(Unread)
    }

    /// Leaves a value. Strings stand for most of what is left, and short numbers for most of the rest.
    #[inline]
    fn skip(&mut self) -> Result<()> {
        match self.skip_scalar() {
            true => Ok(()),
            false => self.skip_any(),
        }
    }

    #[inline(never)]
    fn skip_any(&mut self) -> Result<()> {
        let start = self.at;
        self.skip_deep()?;
        // Skipping has no depth limit, but the raw text may be decoded recursively.
        match is_deeper(&self.text.as_bytes()[start..self.at], self.depth) {
            true => Err(Unread),
            false => Ok(()),
        }
    }

    /// Leaves a value of any depth.
    fn skip_deep(&mut self) -> Result<()> {
        let rest = &self.text.as_bytes()[self.at..];
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<IgnoredAny>();
        values.next().ok_or(Unread)?.map_err(|_| Unread)?;
        self.at += values.byte_offset();
        Ok(())
    }

    /// About how many more objects the text has room for that are as long as the next one. None where that is long itself, or something else,
    /// or the array is in another.
    fn guess_len(&mut self) -> Option<usize> {
        if self.arrays > 1 || self.peek() != Some(b'{') {
            return None;
        }
        let rest = &self.text.as_bytes()[self.at..];
        let start = &rest[..rest.len().min(LOOK_AHEAD)];
        let mut values = serde_json::Deserializer::from_slice(start).into_iter::<IgnoredAny>();
        match values.next() {
            // With the comma.
            Some(Ok(_)) => Some(rest.len() / (values.byte_offset() + 1)),
            _ => None,
        }
    }

    /// The text of the next value.
    fn raw(&mut self) -> Result<&'de str> {
        self.peek();
        let start = self.at;
        self.skip()?;
        self.text.get(start..self.at).ok_or(Unread)
    }

    /// Reads what is between two brackets, a level deeper.
    #[inline(always)]
    fn inside<T>(&mut self, close: u8, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.at += 1;
        self.depth = self.depth.checked_sub(1).ok_or(Unread)?;
        let value = read(self);
        self.depth += 1;
        // What is returned is one place from the start, so that large values aren't copied.
        if value.is_ok() && self.eat(close).is_err() {
            return Err(Unread);
        }
        value
    }

    #[inline(always)]
    fn array<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        self.arrays += 1;
        let value = self.inside(b']', |reader| visitor.visit_seq(Items::new(reader)));
        self.arrays -= 1;
        value
    }

    #[inline(always)]
    fn object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        self.inside(b'}', |reader| visitor.visit_map(Entries::new(reader)))
    }

    /// Gives a string of mostly `len` characters to a visitor that checks each of them.
    #[inline]
    fn give_checked<V: Visitor<'de>>(&mut self, len: usize, visitor: V) -> Result<V::Value> {
        if self.peek() == Some(b'"') {
            let start = self.at + 1;
            let end = start + len;
            if self.text.as_bytes().get(end) == Some(&b'"')
                && let Some(text) = self.text.get(start..end)
            {
                self.at = end + 1;
                return visitor.visit_borrowed_str(text);
            }
        }
        self.give_string(visitor)
    }

    #[inline]
    fn give_string<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        match self.plain() {
            Some(text) => visitor.visit_borrowed_str(text),
            None => visitor.visit_str(&self.escaped()?),
        }
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Unread;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            Some(b'"') => self.give_string(visitor),
            Some(b'{') => self.object(visitor),
            Some(b'[') => self.array(visitor),
            Some(b'n') => self.word("null").and_then(|()| visitor.visit_unit()),
            Some(b't' | b'f') => self.deserialize_bool(visitor),
            _ => self.number(visitor),
        }
    }

    #[inline]
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            Some(b't') => self.word("true").and_then(|()| visitor.visit_bool(true)),
            Some(b'f') => self.word("false").and_then(|()| visitor.visit_bool(false)),
            _ => Err(Unread),
        }
    }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.give_string(visitor)
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.give_string(visitor)
    }

    #[inline]
    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.give_string(visitor)
    }

    #[inline]
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.give_string(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            Some(b'"') => match self.plain() {
                Some(text) => visitor.visit_borrowed_bytes(text.as_bytes()),
                None => visitor.visit_bytes(self.escaped()?.as_bytes()),
            },
            Some(b'[') => self.array(visitor),
            _ => Err(Unread),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_bytes(visitor)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            Some(b'n') => self.word("null").and_then(|()| visitor.visit_none()),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            Some(b'n') => self.word("null").and_then(|()| visitor.visit_unit()),
            _ => Err(Unread),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_unit(visitor)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        if let Some(len) = hint::length(name) {
            return self.give_checked(len, visitor);
        }
        if name == RAW {
            return visitor.visit_map(Raw::new(self.raw()?));
        }
        visitor.visit_newtype_struct(self)
    }

    #[inline]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            Some(b'[') => self.array(visitor),
            _ => Err(Unread),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_seq(visitor)
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            Some(b'{') => self.object(visitor),
            _ => Err(Unread),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match self.peek() {
            Some(b'{') => self.object(visitor),
            Some(b'[') => self.array(visitor),
            _ => Err(Unread),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match self.peek() {
            Some(b'"') => visitor.visit_enum(Variant::unit(self)),
            Some(b'{') => self.inside(b'}', |reader| visitor.visit_enum(Variant::keyed(reader))),
            _ => Err(Unread),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.skip()?;
        visitor.visit_unit()
    }

    #[inline]
    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_i128(self.wide()?)
    }

    #[inline]
    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_u128(self.wide()?)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.single(visitor)
    }

    number::numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f64
    }
}
