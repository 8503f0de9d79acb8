//! The one parameter of a method as its parameters, in neither a list nor an object.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};

/// Reads the parameter.
///
/// # Errors
/// When it doesn't have the form that the codec reads.
pub fn read_value<'de, C: DeserializeAs<'de, T>, T, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    DeserializeAsWrap::<T, C>::deserialize(deserializer).map(DeserializeAsWrap::into_inner)
}

/// Writes the parameter.
///
/// # Errors
/// When it can't be written.
pub fn write_value<C: SerializeAs<T>, T, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    SerializeAsWrap::<T, C>::new(value).serialize(serializer)
}

/// The serde impls of a method whose parameters are its one parameter.
#[doc(hidden)]
#[macro_export]
macro_rules! by_value {
    ($name:ident { $field:ident as $codec:ty; }) => {
        impl<'de> $crate::rt::Deserialize<'de> for $name {
            fn deserialize<D: $crate::rt::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let $field = $crate::rt::read_value::<$codec, _, D>(deserializer)?;
                Ok(Self { $field })
            }
        }

        impl $crate::rt::Serialize for $name {
            fn serialize<S: $crate::rt::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::rt::write_value::<$codec, _, S>(&self.$field, serializer)
            }
        }
    };
}
