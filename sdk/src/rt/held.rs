//! A value that is held back because it is not known yet what it is to become.
//!
//! A union may meet keys before the one that tells which variant they belong to. Texts are borrowed from the answer,
//! numbers, flags and what is made of them kept as they are.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::parts::{read_entries, read_items};
use crate::parse::RAW;

/// A value held back.
#[derive(Clone, Debug)]
pub enum Held<'de> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// An integer from 0.
    Unsigned(u64),
    /// An integer below 0.
    Signed(i64),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// An integer beyond 64 bits, which serde_json gives rounded: to be left or read as a float, never as an integer.
    Rounded(f64),
    /// A text.
    Text(Cow<'de, str>),
    /// An array.
    Array(Vec<Held<'de>>),
    /// An object, in the order of its keys.
    Object(Vec<(Cow<'de, str>, Held<'de>)>),
}

/// Better no value than a wrong one.
const TOO_WIDE: &str = "a number beyond 64 bits stands before the key that tells what it is";

/// The JSON kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// Any number.
    Number,
    /// A text.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl<'de> Held<'de> {
    /// Its JSON kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Boolean(_) => Kind::Boolean,
            Self::Unsigned(_) | Self::Signed(_) | Self::Float(_) | Self::Rounded(_) => Kind::Number,
            Self::Text(_) => Kind::String,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
        }
    }

    /// What it says as a tag or a constant: a text itself, a flag or a number as JSON writes it, 1.0 like 1. `None` for anything else.
    pub fn tag(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Null => None,
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Boolean(flag) => Some(Cow::Owned(flag.to_string())),
            Self::Unsigned(number) => Some(Cow::Owned(number.to_string())),
            Self::Signed(number) => Some(Cow::Owned(number.to_string())),
            Self::Float(number) => Some(Cow::Owned(number.to_string())),
            Self::Rounded(_) | Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// Makes the value readable as any type.
    pub fn reader<E: Error>(self) -> Reader<'de, E> {
        Reader(self, PhantomData)
    }
}

impl<'de> Deserialize<'de> for Held<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Holder)
    }
}

struct Holder;

impl<'de> Visitor<'de> for Holder {
    type Value = Held<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Held<'de>, E> {
        Ok(Held::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Held<'de>, E> {
        Ok(Held::Boolean(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Held<'de>, E> {
        Ok(Held::Unsigned(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Held<'de>, E> {
        Ok(Held::Signed(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Held<'de>, E> {
        // At 2^63 and beyond a float has no fraction.
        if number.abs() >= 9_223_372_036_854_775_808.0 {
            return Ok(Held::Rounded(number));
        }
        Ok(Held::Float(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Held<'de>, E> {
        Ok(Held::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Held<'de>, E> {
        Ok(Held::Text(Cow::Borrowed(text)))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Held<'de>, E> {
        Ok(Held::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Held<'de>, A::Error> {
        let mut held = Vec::new();
        while let Some(item) = items.next_element()? {
            held.push(item);
        }
        Ok(Held::Array(held))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Held<'de>, A::Error> {
        let mut held = Vec::new();
        while let Some((Text(key), value)) = map.next_entry()? {
            held.push((key, value));
        }
        Ok(Held::Object(held))
    }
}

/// A key, borrowed where the format allows it (which a plain `Cow` never does).
pub(super) struct Text<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Key;

        impl<'de> Visitor<'de> for Key {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_identifier(Key)
    }
}

impl Serialize for Held<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(flag) => serializer.serialize_bool(*flag),
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            Self::Signed(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Rounded(_) => Err(serde::ser::Error::custom(TOO_WIDE)),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// Reads a held value as any type.
#[derive(Debug)]
pub struct Reader<'de, E>(Held<'de>, PhantomData<E>);

impl<'de, E: Error> Deserializer<'de> for Reader<'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.0 {
            Held::Null => visitor.visit_unit(),
            Held::Boolean(flag) => visitor.visit_bool(flag),
            Held::Unsigned(number) => visitor.visit_u64(number),
            Held::Signed(number) => visitor.visit_i64(number),
            Held::Float(number) => visitor.visit_f64(number),
            Held::Rounded(_) => Err(E::custom(TOO_WIDE)),
            Held::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Held::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Held::Array(items) => read_items(items, visitor),
            Held::Object(entries) => read_entries(entries, visitor),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.0 {
            Held::Rounded(number) => visitor.visit_f64(number),
            _ => self.deserialize_any(visitor),
        }
    }

    /// What nobody reads can't be wrong.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.0 {
            Held::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    /// serde_json's `RawValue` asks for itself this way, under a name that only serde_json knows.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        if name != RAW {
            return visitor.visit_newtype_struct(self);
        }
        let text = serde_json::to_vec(&self.0).map_err(E::custom)?;
        serde_json::Deserializer::from_reader(text.as_slice())
            .deserialize_newtype_struct(name, visitor)
            .map_err(E::custom)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier
    }
}

impl<'de, E: Error> IntoDeserializer<'de, E> for Held<'de> {
    type Deserializer = Reader<'de, E>;

    fn into_deserializer(self) -> Self::Deserializer {
        self.reader()
    }
}
