//! Deserializers that pass an object on to its type, and keep one key for themselves.
//!
//! The type reads its keys from the input itself: nothing is buffered, so that numbers of any length and paths in
//! errors survive, which they don't with serde's `flatten`.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::SUCCESS;
use crate::parse::RAW;

/// The value of the key `success`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    True,
    False,
}

/// The body. Whatever the type asks for, it is an object.
struct Whole<'s, D> {
    inner: D,
    said: &'s Cell<Said>,
}

/// Reads the body as a `T`, and what `success` says.
pub(super) struct Body<'s, T> {
    said: &'s Cell<Said>,
    of: PhantomData<T>,
}

impl<'s, T> Body<'s, T> {
    pub(super) fn new(said: &'s Cell<Said>) -> Self {
        Self {
            said,
            of: PhantomData,
        }
    }
}

impl<T> Clone for Body<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Body<'_, T> {}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Body<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<T, D::Error> {
        let said = self.said;
        T::deserialize(Whole { inner, said })
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Whole<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let Self { inner, said } = self;
        inner.deserialize_map(Passing { visitor, said })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        match name {
            RAW => self.inner.deserialize_newtype_struct(name, visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map
        struct enum identifier ignored_any
    }
}

/// The type's own visitor, with an object that has one key less.
struct Passing<'s, V> {
    visitor: V,
    said: &'s Cell<Said>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Passing<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let Self { visitor, said } = self;
        visitor.visit_map(Rest { map, said })
    }
}

struct Rest<'s, A> {
    map: A,
    said: &'s Cell<Said>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        mut seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        loop {
            match self.map.next_key_seed(KeySeed(seed))? {
                None => return Ok(None),
                Some(Key::Other(key)) => return Ok(Some(key)),
                Some(Key::Success(unused)) => {
                    seed = unused;
                    self.said.set(self.map.next_value()?);
                }
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match bool::deserialize(deserializer)? {
            true => Self::True,
            false => Self::False,
        })
    }
}

/// Reads a key, and passes it to the type unless it is ours.
struct KeySeed<K>(K);

enum Key<S, T> {
    /// With the unused seed.
    Success(S),
    Other(T),
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for KeySeed<K> {
    type Value = Key<K, K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for KeySeed<K> {
    type Value = Key<K, K::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        match key {
            SUCCESS => Ok(Key::Success(self.0)),
            _ => self
                .0
                .deserialize(Text::new(Lent::Long(key)))
                .map(Key::Other),
        }
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        match key {
            SUCCESS => Ok(Key::Success(self.0)),
            _ => self
                .0
                .deserialize(Text::new(Lent::Short(key)))
                .map(Key::Other),
        }
    }
}

/// A key, borrowed from the input, or unescaped and short-lived.
enum Lent<'de, 'k> {
    Long(&'de str),
    Short(&'k str),
}

/// A key as `serde_json` has it: numbers are parsed from it for maps whose keys are numbers.
struct Text<'de, 'k, E> {
    key: Lent<'de, 'k>,
    error: PhantomData<E>,
}

impl<'de, 'k, E> Text<'de, 'k, E> {
    fn new(key: Lent<'de, 'k>) -> Self {
        let error = PhantomData;
        Self { key, error }
    }

    fn text(&self) -> &str {
        match self.key {
            Lent::Long(key) => key,
            Lent::Short(key) => key,
        }
    }
}

macro_rules! parsed {
    ($($deserialize:ident $visit:ident)+) => {
        $(fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            match self.text().parse() {
                Ok(value) => visitor.$visit(value),
                Err(_) => self.deserialize_any(visitor),
            }
        })+
    };
}

impl<'de, E: Error> Deserializer<'de> for Text<'de, '_, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.key {
            Lent::Long(key) => visitor.visit_borrowed_str(key),
            Lent::Short(key) => visitor.visit_str(key),
        }
    }

    parsed! {
        deserialize_bool visit_bool
        deserialize_i8 visit_i8
        deserialize_i16 visit_i16
        deserialize_i32 visit_i32
        deserialize_i64 visit_i64
        deserialize_i128 visit_i128
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
        deserialize_u128 visit_u128
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let key = StrDeserializer::new(self.text());
        key.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
