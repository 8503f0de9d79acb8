//! Parameter groups: keys that stand among those of the method, and are one struct in Rust.

use serde::ser::SerializeMap;

use super::{OTHER, Source};

/// A generated parameter group. All of its members are optional, so that reading starts from its default.
pub trait Group: Default {
    /// The type's name, for error messages.
    const NAME: &'static str;

    /// The number of a key, or [`OTHER`].
    fn key(key: &str) -> usize;

    /// Reads the value of the key with this number.
    ///
    /// # Errors
    /// When the value doesn't have its field's form.
    fn read<'de, S: Source<'de>>(&mut self, key: usize, source: &mut S) -> Result<(), S::Error>;

    /// Writes its keys into an object that may have others.
    ///
    /// # Errors
    /// When a value can't be written.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// The number of a group's key among those of a method, where the group's begin with `first`.
pub fn key_of<G: Group>(key: &str, first: usize) -> Option<usize> {
    let key = G::key(key);
    (key != OTHER).then(|| first + key)
}

/// `Serialize`, `Object` and `Deserialize` for a group by itself.
#[doc(hidden)]
#[macro_export]
macro_rules! group {
    ($name:ident) => {
        impl $crate::rt::Serialize for $name {
            fn serialize<Z: $crate::rt::Serializer>(
                &self,
                serializer: Z,
            ) -> Result<Z::Ok, Z::Error> {
                let mut map = serializer.serialize_map(None)?;
                $crate::rt::Group::write(self, &mut map)?;
                $crate::rt::SerializeMap::end(map)
            }
        }
        impl<'de> $crate::rt::Object<'de> for $name {
            const NAME: &'static str = <Self as $crate::rt::Group>::NAME;

            fn key(key: &str) -> usize {
                <Self as $crate::rt::Group>::key(key)
            }

            fn read<S: $crate::rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
                let mut group = Self::default();
                while let Some(key) = source.key(<Self as $crate::rt::Group>::key)? {
                    $crate::rt::Group::read(&mut group, key, source)?;
                }
                Ok(group)
            }
        }
        $crate::object!($name);
    };
}
