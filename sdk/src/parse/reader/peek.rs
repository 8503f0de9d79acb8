//! A look at one key of an object before any of it is read.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::{Reader, Result, Unread};

/// What a key of an object says, as a seed for the object's first key, which stays unread.
#[derive(Debug)]
pub(crate) struct Peek(&'static str);

impl Peek {
    /// A look at `key`, where errors say that [`Reader`] is at work.
    #[inline]
    pub(crate) fn with_errors_like<E>(key: &'static str) -> Option<Self> {
        (size_of::<E>() == 0).then_some(Self(key))
    }
}

/// What was seen.
#[derive(Debug)]
pub(crate) enum Seen<'de> {
    /// The key isn't there, or null.
    Nothing,
    /// A text.
    Text(&'de str),
    /// Something that can't be told by looking.
    Unclear,
    /// The first key, from a deserializer that can't look: it was read as any other.
    First(Cow<'de, str>),
}

impl<'de> DeserializeSeed<'de> for Peek {
    type Value = Seen<'de>;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> std::result::Result<Seen<'de>, D::Error> {
        key.deserialize_unit_struct(self.0, Looker)
    }
}

struct Looker;

impl<'de> Visitor<'de> for Looker {
    type Value = Seen<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a look")
    }

    fn visit_none<E: Error>(self) -> std::result::Result<Seen<'de>, E> {
        Ok(Seen::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, text: D) -> std::result::Result<Seen<'de>, D::Error> {
        Deserialize::deserialize(text).map(Seen::Text)
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> std::result::Result<Seen<'de>, E> {
        Ok(Seen::First(Cow::Borrowed(key)))
    }

    fn visit_str<E: Error>(self, key: &str) -> std::result::Result<Seen<'de>, E> {
        Ok(Seen::First(Cow::Owned(key.to_owned())))
    }

    fn visit_unit<E: Error>(self) -> std::result::Result<Seen<'de>, E> {
        Ok(Seen::Unclear)
    }
}

impl<'de> Reader<'de> {
    /// Looks for a key from here on, and comes back.
    pub(super) fn peek_at<V: Visitor<'de>>(&mut self, key: &str, visitor: V) -> Result<V::Value> {
        let start = self.at;
        let seen = self.look(key)?;
        self.at = start;
        match seen {
            Seen::Nothing => visitor.visit_none(),
            Seen::Text(text) => visitor.visit_some(BorrowedStrDeserializer::new(text)),
            Seen::Unclear | Seen::First(_) => visitor.visit_unit(),
        }
    }

    fn look(&mut self, key: &str) -> Result<Seen<'de>> {
        loop {
            let Some(found) = self.plain() else {
                return Ok(Seen::Unclear);
            };
            self.eat(b':')?;
            if found == key {
                return Ok(match (self.plain(), self.peek()) {
                    (Some(text), _) => Seen::Text(text),
                    (None, Some(b'n')) => Seen::Nothing,
                    _ => Seen::Unclear,
                });
            }
            self.skip()?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => return Ok(Seen::Nothing),
                _ => return Err(Unread),
            }
        }
    }
}
