//! Strings whose length is known before they are read, such as hashes.
//!
//! Whoever reads such a string checks each of its characters, so the parser needn't look for its end: a quotation mark where the end
//! would be is enough. Serde has no call for that. What is used instead is a newtype under a name that no type can have, which other
//! deserializers pass on to what is in it.

use serde::de::{Deserializer, Visitor};

/// A name of dollar signs, two more than the string has characters.
const NAME: [u8; 2 + LONGEST] = [b'$'; 2 + LONGEST];

/// A bloom filter's 256 bytes.
const LONGEST: usize = 514;

/// Deserializes a string of mostly that length, all of whose characters the visitor checks: it must refuse quotation marks, backslashes and
/// control characters.
#[inline]
pub(crate) fn deserialize_checked<'de, D: Deserializer<'de>, V: Visitor<'de>>(
    deserializer: D,
    length: Length,
    visitor: V,
) -> Result<V::Value, D::Error> {
    // Only [`Reader`](super::reader::Reader) has such errors, and what stands between it and the type. A format with names in its text must
    // not see this one.
    if size_of::<D::Error>() == 0 {
        deserializer.deserialize_newtype_struct(length.0, visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

/// The usual length of a string.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Length(&'static str);

impl Length {
    /// So many characters; as good as unknown if they are too many.
    pub(crate) const fn new(characters: usize) -> Self {
        let len = if characters > LONGEST { 0 } else { characters };
        let (name, _) = NAME.split_at(2 + len);
        match std::str::from_utf8(name) {
            Ok(name) => Self(name),
            Err(_) => Self(""),
        }
    }
}

/// Whether a key's deserializer takes `deserialize_tuple_struct` for a guess: if the key is the name it gives the number, and else the key.
#[inline(always)]
pub(crate) const fn can_guess<E>() -> bool {
    size_of::<E>() == 0
}

/// The length that a name stands for.
#[inline(always)]
pub(super) fn length(name: &str) -> Option<usize> {
    if name.starts_with("$$") {
        return Some(name.len() - 2);
    }
    None
}
