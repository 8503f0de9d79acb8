//! Results that hold nothing.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_with::{DeserializeAs, SerializeAs};

/// The codec where such a result is null: whatever is answered is left, null is written.
#[derive(Debug)]
pub struct Nothing;

impl<'de> DeserializeAs<'de, ()> for Nothing {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
        IgnoredAny::deserialize(deserializer).map(drop)
    }
}

impl SerializeAs<()> for Nothing {
    fn serialize_as<S: Serializer>((): &(), serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

/// The codec where every answer is an object: its keys are left, none is written.
#[derive(Debug)]
pub struct NoKeys;

impl<'de> DeserializeAs<'de, ()> for NoKeys {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
        struct Keys;

        impl<'de> Visitor<'de> for Keys {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(())
            }
        }

        deserializer.deserialize_map(Keys)
    }
}

impl SerializeAs<()> for NoKeys {
    fn serialize_as<S: Serializer>((): &(), serializer: S) -> Result<S::Ok, S::Error> {
        SerializeMap::end(serializer.serialize_map(Some(0))?)
    }
}
