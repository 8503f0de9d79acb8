//! Keys of objects, and the order in which they come.

use std::fmt;
use std::sync::atomic::{AtomicU8, Ordering};

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::Object;
use crate::parse;

/// The place that each key of a type had behind it when objects of the type were last read: nodes write the keys of all objects of a type in the
/// same order. Entry 0 is the first key's place, entry `n + 1` that of the key behind place `n`. What is in it is a guess, whatever wrote it.
pub type Order = [AtomicU8];

/// The keys of a type.
#[derive(Debug)]
struct Shape {
    keys: &'static [&'static str],
    place: fn(&str) -> usize,
}

/// How the next key is read: its place is guessed first, and looked up if it is another.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    shape: &'static Shape,
    guess: usize,
}

impl Key {
    /// The next key of a `T`.
    #[inline(always)]
    pub(super) fn of<T: Object>(after: &After) -> Self {
        Self {
            shape: const {
                &Shape {
                    keys: T::KEYS,
                    place: T::place,
                }
            },
            guess: after.guess(),
        }
    }

    /// A key's place, as [`Object::place`] has it.
    pub(super) fn place(self, key: &str) -> usize {
        (self.shape.place)(key)
    }

    /// A key's place, with `name` set to the key where it has none.
    #[inline]
    pub(super) fn place_or_name(self, key: &str, name: &mut String) -> usize {
        let found = self.place(key);
        if found == usize::MAX {
            note(key, name);
        }
        found
    }

    /// Gives the key to a visitor, or the guess as a number where it is right.
    #[inline]
    fn read<'de, D: Deserializer<'de>, V: Visitor<'de>>(
        self,
        deserializer: D,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        match self.shape.keys.get(self.guess) {
            Some(key) if parse::can_guess::<D::Error>() => {
                deserializer.deserialize_tuple_struct(key, self.guess, visitor)
            }
            _ => deserializer.deserialize_identifier(visitor),
        }
    }
}

#[cold]
#[inline(never)]
fn note(key: &str, name: &mut String) {
    key.clone_into(name);
}

/// Where in an object a reader is: behind which key.
#[derive(Debug)]
pub(super) struct After<'a> {
    order: &'a Order,
    entry: usize,
}

impl<'a> After<'a> {
    pub(super) fn nothing(order: &'a Order) -> Self {
        Self { order, entry: 0 }
    }

    #[inline(always)]
    fn guess(&self) -> usize {
        let guess = self.order.get(self.entry);
        guess.map_or(usize::MAX, |guess| guess.load(Ordering::Relaxed).into())
    }

    /// Goes on behind a key, and remembers it.
    #[inline(always)]
    pub(super) fn go_on(&mut self, place: usize) {
        if place >= self.order.len() {
            return;
        }
        if self.guess() != place
            && let (Some(guess), Ok(place)) = (self.order.get(self.entry), u8::try_from(place))
        {
            guess.store(place, Ordering::Relaxed);
        }
        self.entry = place + 1;
    }
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        self.read(deserializer, self)
    }
}

impl Visitor<'_> for Key {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        Ok(self.place(key))
    }

    #[inline]
    fn visit_u64<E: Error>(self, place: u64) -> Result<usize, E> {
        usize::try_from(place).map_err(E::custom)
    }
}

/// Reads a key, and keeps the text of one that has no place.
pub(super) struct KeyOrName<'a>(pub(super) &'a Key, pub(super) &'a mut String);

impl<'de> DeserializeSeed<'de> for KeyOrName<'_> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        self.0.read(deserializer, self)
    }
}

impl Visitor<'_> for KeyOrName<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        Ok(self.0.place_or_name(key, self.1))
    }

    #[inline]
    fn visit_u64<E: Error>(self, place: u64) -> Result<usize, E> {
        self.0.visit_u64(place)
    }
}
