//! Some members of an object, read only as far as it takes.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The values of some members of an object, as text, read until there is `enough` of them. Where the text isn't JSON there are none
/// beyond that place: whoever reads the rest will say so.
pub(crate) fn members<'de, const N: usize>(
    text: &'de [u8],
    names: [&str; N],
    enough: impl Fn([Option<&'de RawValue>; N]) -> bool,
) -> [Option<&'de RawValue>; N] {
    let mut values = [None; N];
    let members = Members {
        names,
        values: &mut values,
        enough,
    };
    _ = members.deserialize(&mut serde_json::Deserializer::from_slice(text));
    values
}

struct Members<'m, 'de, F, const N: usize> {
    names: [&'m str; N],
    values: &'m mut [Option<&'de RawValue>; N],
    enough: F,
}

impl<'de, F, const N: usize> DeserializeSeed<'de> for Members<'_, 'de, F, N>
where
    F: Fn([Option<&'de RawValue>; N]) -> bool,
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, F, const N: usize> Visitor<'de> for Members<'_, 'de, F, N>
where
    F: Fn([Option<&'de RawValue>; N]) -> bool,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(place) = map.next_key_seed(Place(&self.names))? {
            match place {
                Some(place) => self.values[place] = Some(map.next_value()?),
                None => _ = map.next_value::<IgnoredAny>()?,
            }
            if (self.enough)(*self.values) {
                break;
            }
        }
        Ok(())
    }
}

/// A key, as its place among some names.
struct Place<'m>(&'m [&'m str]);

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Place<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|name| *name == key))
    }
}
