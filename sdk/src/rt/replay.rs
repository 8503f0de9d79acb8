//! An object whose first keys were read before it was known what they belong to.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess};
use serde::ser::{SerializeMap, Serializer as _};
use serde_with::DeserializeAs;
use serde_with::de::DeserializeAsWrap;

use super::held::Text;
use super::key::KeyOrName;
use super::object::Source;
use super::{Held, Key, RawJson};
use crate::parse::{Peek, Seen};

/// As many keys as the objects of unions have, transactions among them.
const USUAL_KEYS: usize = 24;

/// An object read by a union: keys are held back until the variant is known, and given again to its reader.
#[derive(Debug)]
pub struct Replay<'de, A> {
    held: VecDeque<(Cow<'de, str>, Held<'de>)>,
    current: Option<(Cow<'de, str>, Held<'de>)>,
    /// A key that was found by looking ahead.
    looked_at: Option<&'static str>,
    rest: A,
}

impl<'de, A: MapAccess<'de>> Replay<'de, A> {
    /// An object of which nothing was read yet.
    pub fn new(rest: A) -> Self {
        Self {
            held: VecDeque::new(),
            current: None,
            looked_at: None,
            rest,
        }
    }

    /// What a key says: by a look ahead where the parser can do that, or else holding back all that stands before it. `None` when the object doesn't have it, or it is null.
    ///
    /// # Errors
    /// When the text is broken.
    pub fn tag(&mut self, key: &'static str) -> Result<Option<Cow<'de, str>>, A::Error> {
        if self.held.is_empty()
            && let Some(peek) = Peek::with_errors_like::<A::Error>(key)
        {
            match self.rest.next_key_seed(peek)? {
                None | Some(Seen::Nothing) => return Ok(None),
                Some(Seen::Text(text)) => {
                    self.looked_at = Some(key);
                    return Ok(Some(Cow::Borrowed(text)));
                }
                Some(Seen::Unclear) => {}
                Some(Seen::First(first)) => {
                    let value = self.rest.next_value()?;
                    return self.hold_to(key, Some((first, value)));
                }
            }
        }
        self.hold_to(key, None)
    }

    /// Holds back all up to a key, and returns what that says.
    fn hold_to(
        &mut self,
        key: &str,
        mut next: Option<(Cow<'de, str>, Held<'de>)>,
    ) -> Result<Option<Cow<'de, str>>, A::Error> {
        if next.is_none() {
            next = self.next_held()?;
        }
        while let Some((found, value)) = next {
            let tag = (found == key).then(|| match &value {
                // A text of the response is borrowed on, so that no tag is copied.
                Held::Text(Cow::Borrowed(text)) => Some(Cow::Borrowed(*text)),
                other => other.tag().map(|tag| Cow::Owned(tag.into_owned())),
            });
            self.hold((found, value));
            if let Some(tag) = tag {
                return Ok(tag);
            }
            next = self.next_held()?;
        }
        Ok(None)
    }

    /// Holds back the whole object, so that [`has`](Self::has) sees every key.
    ///
    /// # Errors
    /// When the text is broken.
    pub fn hold_all(&mut self) -> Result<(), A::Error> {
        while let Some(entry) = self.next_held()? {
            self.hold(entry);
        }
        Ok(())
    }

    /// Holds an entry back. The tag mostly stands first or late, so room grows once, to the keys of most objects.
    fn hold(&mut self, entry: (Cow<'de, str>, Held<'de>)) {
        if !self.held.is_empty() && self.held.len() == self.held.capacity() {
            self.held.reserve(USUAL_KEYS);
        }
        self.held.push_back(entry);
    }

    /// Whether a key was held back that says more than null.
    pub fn has(&self, key: &str) -> bool {
        self.held
            .iter()
            .any(|(held, value)| held == key && !matches!(value, Held::Null))
    }

    /// Takes out the first of these keys that says more than null, or else the first of the `nullable` that is there at all. Its value is
    /// what [`only`](Self::only) reads.
    pub fn first(
        &mut self,
        keys: &[&'static str],
        nullable: &[&'static str],
    ) -> Option<&'static str> {
        let found = keys.iter().find(|key| self.has(key));
        let is_there = |key: &&&str| self.held.iter().any(|(held, _)| held == **key);
        let found = *found.or_else(|| nullable.iter().find(is_there))?;
        let place = self.held.iter().position(|(held, value)| {
            held == found && (nullable.contains(&found) || !matches!(value, Held::Null))
        });
        self.current = self.held.remove(place?);
        Some(found)
    }

    /// Reads the value that [`first`](Self::first) took out, and leaves the rest of the object.
    ///
    /// # Errors
    /// When the value doesn't have the form that the codec reads.
    pub fn only<C: DeserializeAs<'de, T>, T>(mut self) -> Result<T, A::Error> {
        self.value::<C, T>()
    }

    /// Which of several lists has the most of the keys that were held back and say more than null: its place, and the first of those that
    /// have as many.
    pub fn closest(&self, forms: &[&[&str]]) -> usize {
        let known = |form: &&[&str]| {
            let held = self.held.iter();
            let held = held.filter(|(_, value)| !matches!(value, Held::Null));
            held.filter(|(key, _)| form.contains(&&**key)).count()
        };
        let known = forms.iter().map(known);
        let most = known.enumerate().rev().max_by_key(|(_, count)| *count);
        most.map_or(0, |(place, _)| place)
    }

    /// The order in which several lists of keys are tried, each with its rank: by rank, and of one rank first those that name the most of
    /// the keys that were held back and say more than null.
    pub fn fitting(&self, forms: &[(usize, &[&str])]) -> Vec<usize> {
        let unknown = |keys: &[&str]| {
            let held = self.held.iter();
            let held = held.filter(|(_, value)| !matches!(value, Held::Null));
            held.filter(|(key, _)| !keys.contains(&&**key)).count()
        };
        let mut order: Vec<_> = forms
            .iter()
            .enumerate()
            .map(|(place, (rank, keys))| (*rank, unknown(keys), place))
            .collect();
        order.sort_unstable();
        order.into_iter().map(|(.., place)| place).collect()
    }

    /// Returns a copy of the buffered value, for an attempt at a type that it may not be.
    pub fn again(&self) -> Replay<'de, Ended<A::Error>> {
        Replay {
            held: self.held.clone(),
            current: None,
            looked_at: None,
            rest: Ended(PhantomData),
        }
    }

    /// The whole object as JSON text.
    ///
    /// # Errors
    /// When the text is broken.
    pub fn json(mut self) -> Result<RawJson, A::Error> {
        if let Some(key) = self.looked_at.take() {
            // What was only looked at is written as if it had been held back.
            self.hold_to(key, None)?;
        }
        let mut text = Vec::new();
        let mut serializer = serde_json::Serializer::new(&mut text);
        let mut map = serializer.serialize_map(None).map_err(A::Error::custom)?;
        for (key, value) in &self.held {
            map.serialize_entry(key, value).map_err(A::Error::custom)?;
        }
        while let Some((Text(key), value)) = self.rest.next_entry::<_, RawJson>()? {
            map.serialize_entry(&key, &value)
                .map_err(A::Error::custom)?;
        }
        map.end().map_err(A::Error::custom)?;
        let text = String::from_utf8(text).map_err(A::Error::custom)?;
        RawJson::new(text).map_err(A::Error::custom)
    }

    fn next_held(&mut self) -> Result<Option<(Cow<'de, str>, Held<'de>)>, A::Error> {
        Ok(self
            .rest
            .next_entry::<Text<'de>, Held<'de>>()?
            .map(|(Text(key), value)| (key, value)))
    }

    /// Takes the next of what was held back, and returns the place of its key.
    #[cold]
    fn held_key(&mut self, place: impl FnOnce(&str) -> usize) -> Option<usize> {
        let entry = self.held.pop_front()?;
        let found = place(&entry.0);
        self.current = Some(entry);
        Some(found)
    }

    /// Reads the value at hand, which was held back.
    #[cold]
    fn held_value<C: DeserializeAs<'de, T>, T>(&mut self) -> Result<T, A::Error> {
        let (key, held) = self.take().unwrap_or((Cow::Borrowed(""), Held::Null));
        C::deserialize_as(held.reader::<A::Error>()).map_err(|error| under(&key, &error))
    }

    /// The value at hand, when it was held back.
    fn take(&mut self) -> Option<(Cow<'de, str>, Held<'de>)> {
        self.current.take()
    }
}

impl<'de, A: MapAccess<'de>> Source<'de> for Replay<'de, A> {
    type Error = A::Error;

    fn key(&mut self, key: Key) -> Result<Option<usize>, A::Error> {
        if self.held.is_empty() {
            return self.rest.next_key_seed(key);
        }
        Ok(self.held_key(|text| key.place(text)))
    }

    fn key_or_name(&mut self, key: Key, name: &mut String) -> Result<Option<usize>, A::Error> {
        if self.held.is_empty() {
            return self.rest.next_key_seed(KeyOrName(&key, name));
        }
        Ok(self.held_key(|text| key.place_or_name(text, name)))
    }

    fn raw(&mut self) -> Result<Option<RawJson>, A::Error> {
        match self.take() {
            // A number beyond 64 bits was rounded when it was held back, and better none than a wrong one.
            Some((_, held)) => Ok(serde_json::to_string(&held).and_then(RawJson::new).ok()),
            None => self.rest.next_value().map(Some),
        }
    }

    fn value<C: DeserializeAs<'de, T>, T>(&mut self) -> Result<T, A::Error> {
        if self.current.is_none() {
            let value = self.rest.next_value::<DeserializeAsWrap<T, C>>();
            return value.map(DeserializeAsWrap::into_inner);
        }
        self.held_value::<C, T>()
    }

    fn skip(&mut self) -> Result<(), A::Error> {
        match self.take() {
            Some(_) => Ok(()),
            None => self.rest.next_value::<IgnoredAny>().map(drop),
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.held.pop_front() {
            Some((key, value)) => {
                let read = seed.deserialize(Held::Text(key.clone()).reader::<A::Error>())?;
                self.current = Some((key, value));
                Ok(Some(read))
            }
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.take() {
            Some((key, held)) => seed
                .deserialize(held.reader::<A::Error>())
                .map_err(|error| under(&key, &error)),
            None => self.rest.next_value_seed(seed),
        }
    }
}

/// The rest of an object that was held back whole.
#[derive(Debug)]
pub struct Ended<E>(PhantomData<E>);

impl<'de, E: Error> MapAccess<'de> for Ended<E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _: K) -> Result<Option<K::Value>, E> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, _: V) -> Result<V::Value, E> {
        Err(E::custom("there is no value without a key"))
    }
}

/// Says as which of its forms an object failed, and what the others are called. The place stands in front, between its marks.
pub fn meant<E: Error>(error: &E, form: &str, others: &str) -> E {
    E::custom(format_args!("{error} (read as {form}, not as {others})"))
}

/// Says under which key a held value failed: by then the text is read further, and its position says something else.
/// [`crate::Error`] finds the key between the marks and puts it into the path.
pub(super) fn under<E: Error>(key: &dyn fmt::Display, error: &E) -> E {
    E::custom(format_args!("\u{1}{key}\u{1}{error}"))
}

/// Reads what is left of an object through a codec, for variants that are no structs.
///
/// # Errors
/// When it doesn't have the form that the codec reads.
pub fn replay<'de, C: DeserializeAs<'de, T>, T, A: MapAccess<'de>>(
    source: Replay<'de, A>,
) -> Result<T, A::Error> {
    C::deserialize_as(MapAccessDeserializer::new(source))
}
