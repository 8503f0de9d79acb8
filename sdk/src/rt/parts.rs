//! The parts of a held array or object. An error in one of them says under which index or key it stands, since the position
//! in the text is that of what is read by then.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::vec::IntoIter;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::Held;
use super::replay::under;

/// For how many items a list gets room before they are read: as many as there may be, in at most a megabyte, which is serde's own limit.
pub(super) fn room<'de, T, A: SeqAccess<'de>>(items: &A) -> usize {
    const MOST: usize = 1024 * 1024;
    let len = items.size_hint().unwrap_or_default();
    len.min(MOST / size_of::<T>().max(1))
}

/// Gives a held array to a visitor.
///
/// # Errors
/// When the visitor fails, or leaves items.
pub(super) fn read_items<'de, V: Visitor<'de>, E: Error>(
    items: Vec<Held<'de>>,
    visitor: V,
) -> Result<V::Value, E> {
    let len = items.len();
    let mut items = Items {
        rest: items.into_iter(),
        index: 0,
        error: PhantomData,
    };
    let value = visitor.visit_seq(&mut items)?;
    if items.rest.len() > 0 {
        return Err(E::invalid_length(len, &"fewer items"));
    }
    Ok(value)
}

/// Gives a held object to a visitor.
///
/// # Errors
/// When the visitor fails, or leaves keys.
pub(super) fn read_entries<'de, V: Visitor<'de>, E: Error>(
    entries: Vec<(Cow<'de, str>, Held<'de>)>,
    visitor: V,
) -> Result<V::Value, E> {
    let len = entries.len();
    let mut entries = Entries {
        rest: entries.into_iter(),
        current: None,
        error: PhantomData,
    };
    let value = visitor.visit_map(&mut entries)?;
    if entries.rest.len() > 0 {
        return Err(E::invalid_length(len, &"fewer keys"));
    }
    Ok(value)
}

struct Items<'de, E> {
    rest: IntoIter<Held<'de>>,
    index: usize,
    error: PhantomData<E>,
}

impl<'de, E: Error> SeqAccess<'de> for Items<'de, E> {
    type Error = E;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, E> {
        let Some(item) = self.rest.next() else {
            return Ok(None);
        };
        let index = self.index;
        self.index += 1;
        let value = seed.deserialize(item.reader::<E>());
        value.map(Some).map_err(|error| under(&index, &error))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Entries<'de, E> {
    rest: IntoIter<(Cow<'de, str>, Held<'de>)>,
    current: Option<(Cow<'de, str>, Held<'de>)>,
    error: PhantomData<E>,
}

impl<'de, E: Error> MapAccess<'de> for Entries<'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        let read = seed.deserialize(Held::Text(key.clone()).reader::<E>())?;
        self.current = Some((key, value));
        Ok(Some(read))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        let Some((key, value)) = self.current.take() else {
            return Err(E::custom("a value was read before its key"));
        };
        let value = seed.deserialize(value.reader::<E>());
        value.map_err(|error| under(&key, &error))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}
