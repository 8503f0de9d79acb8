//! An object whose first keys were read before it was known what they belong to.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess};
use serde::ser::{SerializeMap, Serializer as _};
use serde_with::DeserializeAs;
use serde_with::de::DeserializeAsWrap;

use super::held::Text;
use super::object::{Key, Source};
use super::{Held, RawJson};

/// An object read by a union: keys are held back until the variant is known, and given again to its reader.
#[derive(Debug)]
pub struct Replay<'de, A> {
    held: VecDeque<(Cow<'de, str>, Held<'de>)>,
    current: Option<(Cow<'de, str>, Held<'de>)>,
    rest: A,
    place: usize,
}

impl<'de, A: MapAccess<'de>> Replay<'de, A> {
    /// An object of which nothing was read yet.
    pub fn new(rest: A) -> Self {
        Self {
            held: VecDeque::new(),
            current: None,
            rest,
            place: 0,
        }
    }

    /// What a key says, holding back all that stands before it. `None` when the object doesn't have it, or it is null.
    ///
    /// # Errors
    /// When the text is broken.
    pub fn tag(&mut self, key: &str) -> Result<Option<String>, A::Error> {
        while let Some((found, value)) = self.next_held()? {
            let tag = if found == key {
                Some(value.tag().map(Cow::into_owned))
            } else {
                None
            };
            self.held.push_back((found, value));
            if let Some(tag) = tag {
                return Ok(tag);
            }
        }
        Ok(None)
    }

    /// Holds back the whole object, so that [`has`](Self::has) sees every key.
    ///
    /// # Errors
    /// When the text is broken.
    pub fn hold_all(&mut self) -> Result<(), A::Error> {
        while let Some(entry) = self.next_held()? {
            self.held.push_back(entry);
        }
        Ok(())
    }

    /// Whether a key was held back that says more than null.
    pub fn has(&self, key: &str) -> bool {
        self.held
            .iter()
            .any(|(held, value)| held == key && !matches!(value, Held::Null))
    }

    /// The whole object as JSON text.
    ///
    /// # Errors
    /// When the text is broken.
    pub fn json(mut self) -> Result<RawJson, A::Error> {
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

    /// The value at hand, when it was held back.
    fn take(&mut self) -> Option<(Cow<'de, str>, Held<'de>)> {
        self.current.take()
    }
}

impl<'de, A: MapAccess<'de>> Source<'de> for Replay<'de, A> {
    type Error = A::Error;

    fn key(&mut self, keys: &[&'static str]) -> Result<Option<usize>, A::Error> {
        let expected = self.place;
        let key = Key { keys, expected };
        let found = match self.held.pop_front() {
            Some(entry) => {
                let found = key.find(&entry.0);
                self.current = Some(entry);
                Some(found)
            }
            None => self.rest.next_key_seed(key)?,
        };
        if let Some(place) = found {
            self.place = place.wrapping_add(1);
        }
        Ok(found)
    }

    fn value<C: DeserializeAs<'de, T>, T>(&mut self) -> Result<T, A::Error> {
        match self.take() {
            Some((key, held)) => {
                C::deserialize_as(held.reader::<A::Error>()).map_err(|error| under(&key, &error))
            }
            None => self
                .rest
                .next_value::<DeserializeAsWrap<T, C>>()
                .map(DeserializeAsWrap::into_inner),
        }
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
