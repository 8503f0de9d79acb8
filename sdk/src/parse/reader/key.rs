//! Keys of objects, which are strings whatever the type makes of them.

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::{RAW, Reader, Result, Unread, hint};

/// The key that is next.
pub(super) struct Key<'r, 'de>(&'r mut Reader<'de>);

impl<'r, 'de> Key<'r, 'de> {
    #[inline]
    pub(super) fn new(reader: &'r mut Reader<'de>) -> Self {
        Self(reader)
    }
}

/// Numbers and flags in keys are written between quotation marks, which is all that their own readers see.
macro_rules! inside {
    ($($name:ident)+) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            let text = self.0.plain().ok_or(Unread)?;
            if text.trim_ascii().len() != text.len() {
                return Err(Unread);
            }
            let mut inner = Reader::new(text);
            let value = inner.$name(visitor)?;
            inner.end()?;
            Ok(value)
        }
    )+};
}

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Unread;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.0.give_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        // A key is never null.
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        if let Some(len) = hint::length(name) {
            return self.0.give_checked(len, visitor);
        }
        if name == RAW {
            return Err(Unread);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    /// No key is read as that, so it is how [`Peek`](super::Peek) asks.
    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        self.0.peek_at(name, visitor)
    }

    /// Nor as that, so it is how a guess is made, see [`can_guess`](crate::parse::can_guess).
    #[inline]
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        guess: &'static str,
        place: usize,
        visitor: V,
    ) -> Result<V::Value> {
        let bytes = self.0.text.as_bytes();
        let (start, end) = (self.0.at + 1, self.0.at + 1 + guess.len());
        // The quotation mark in front was seen.
        if let Some([key @ .., b'"']) = bytes.get(start..=end)
            && is_same(key, guess.as_bytes())
        {
            self.0.at = end + 1;
            return visitor.visit_u64(place as u64);
        }
        self.0.give_string(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.0.deserialize_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.0.deserialize_bytes(visitor)
    }

    inside! {
        deserialize_bool
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    forward_to_deserialize_any! {
        char str string unit seq tuple map struct identifier ignored_any
    }
}

/// Whether two texts of the same length are equal. Keys are so short that most of the time of a call for that goes into finding out how short.
#[inline]
fn is_same(text: &[u8], key: &[u8]) -> bool {
    fn ends<const N: usize>(text: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
        Some((text.first_chunk()?, text.last_chunk()?))
    }
    match text.len() {
        0..4 => text == key,
        4..8 => ends::<4>(text) == ends(key),
        8..=16 => ends::<8>(text) == ends(key),
        _ => text == key,
    }
}
