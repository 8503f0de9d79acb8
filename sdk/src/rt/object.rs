//! Objects: key by key, each value straight into its field.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_with::DeserializeAs;
use serde_with::de::DeserializeAsWrap;

/// What [`Object::key`] answers for a key that the type doesn't have.
pub const OTHER: usize = usize::MAX;

/// A generated struct: which keys it has, and how it is read from them.
pub trait Object<'de>: Sized {
    /// The type's name, for error messages.
    const NAME: &'static str;

    /// The number of a key, or [`OTHER`].
    fn key(key: &str) -> usize;

    /// Reads the fields from what is left of an object.
    ///
    /// # Errors
    /// When a value doesn't have its field's form, or a required key is missing.
    fn read<S: Source<'de>>(source: &mut S) -> Result<Self, S::Error>;
}

/// Where an object's keys and values come from: the text itself, or what a union held back of it.
pub trait Source<'de> {
    /// The format's error.
    type Error: Error;

    /// The next key's number, by the type's own numbering.
    ///
    /// # Errors
    /// When the text is broken.
    fn key(&mut self, number: fn(&str) -> usize) -> Result<Option<usize>, Self::Error>;

    /// The value of the key that was just given.
    ///
    /// # Errors
    /// When the value doesn't have the form that the codec reads.
    fn value<C: DeserializeAs<'de, T>, T>(&mut self) -> Result<T, Self::Error>;

    /// Leaves the value of the key that was just given.
    ///
    /// # Errors
    /// When the text is broken.
    fn skip(&mut self) -> Result<(), Self::Error>;

    /// Checks a value that always says the same.
    ///
    /// # Errors
    /// When it says something else.
    fn constant(&mut self, expected: &str) -> Result<(), Self::Error> {
        let held: super::Held<'de> = self.value::<serde_with::Same, _>()?;
        // Where the key may be absent it may be null, and one that must be there carries no information either.
        if matches!(held, super::Held::Null) || held.tag().as_deref() == Some(expected) {
            Ok(())
        } else {
            Err(Error::custom(format_args!(
                "expected the constant `{expected}`"
            )))
        }
    }
}

/// An object read straight from the format.
struct Direct<A>(A);

impl<'de, A: MapAccess<'de>> Source<'de> for Direct<A> {
    type Error = A::Error;

    fn key(&mut self, number: fn(&str) -> usize) -> Result<Option<usize>, A::Error> {
        self.0.next_key_seed(Key(number))
    }

    fn value<C: DeserializeAs<'de, T>, T>(&mut self) -> Result<T, A::Error> {
        self.0
            .next_value::<DeserializeAsWrap<T, C>>()
            .map(DeserializeAsWrap::into_inner)
    }

    fn skip(&mut self) -> Result<(), A::Error> {
        self.0.next_value::<IgnoredAny>().map(drop)
    }
}

/// Turns a key into its number without keeping its text.
pub(super) struct Key(pub(super) fn(&str) -> usize);

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        Ok((self.0)(key))
    }
}

/// Reads any generated struct.
///
/// # Errors
/// When the input is no object, or [`Object::read`] fails.
pub fn read_object<'de, T: Object<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Whole<T>(PhantomData<T>);

    impl<'de, T: Object<'de>> Visitor<'de> for Whole<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "an object ({})", T::NAME)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::read(&mut Direct(map))
        }
    }

    deserializer.deserialize_map(Whole(PhantomData))
}

/// The value of a required key.
///
/// # Errors
/// When the key was missing.
pub fn need<T, E: Error>(slot: Option<T>, key: &'static str) -> Result<T, E> {
    slot.ok_or_else(|| E::missing_field(key))
}

/// `Deserialize` for a type that is an [`Object`].
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    ($name:ident) => {
        impl<'de> $crate::rt::Deserialize<'de> for $name {
            fn deserialize<D: $crate::rt::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::rt::read_object(deserializer)
            }
        }
    };
}
