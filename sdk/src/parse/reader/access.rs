//! What arrays, objects and enums consist of.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::key::Key;
use super::{RAW, Reader, Result, Unread};

/// The items of an array.
pub(super) struct Items<'r, 'de> {
    reader: &'r mut Reader<'de>,
    is_first: bool,
    /// About how many there are, where that is known.
    len: Option<usize>,
}

impl<'r, 'de> Items<'r, 'de> {
    #[inline]
    pub(super) fn new(reader: &'r mut Reader<'de>) -> Self {
        Self {
            len: reader.guess_len(),
            reader,
            is_first: true,
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Unread;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        match (self.reader.peek(), self.is_first) {
            (Some(b']'), _) => return Ok(None),
            (Some(b','), false) => {
                self.reader.at += 1;
                if self.reader.peek() == Some(b']') {
                    return Err(Unread);
                }
            }
            (_, false) => return Err(Unread),
            (_, true) => self.is_first = false,
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        self.len
    }
}

/// The entries of an object.
pub(super) struct Entries<'r, 'de> {
    reader: &'r mut Reader<'de>,
    /// Where the first key is, if there is one.
    start: usize,
}

impl<'r, 'de> Entries<'r, 'de> {
    #[inline]
    pub(super) fn new(reader: &'r mut Reader<'de>) -> Self {
        reader.peek();
        let start = reader.at;
        Self { reader, start }
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Unread;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let is_first = self.reader.at == self.start;
        match (self.reader.peek(), is_first) {
            (Some(b'}'), _) => return Ok(None),
            (Some(b','), false) => {
                self.reader.at += 1;
                if self.reader.peek() != Some(b'"') {
                    return Err(Unread);
                }
            }
            (Some(b'"'), true) => {}
            _ => return Err(Unread),
        }
        seed.deserialize(Key::new(self.reader)).map(Some)
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        self.reader.eat(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// Raw JSON, in the form in which serde_json hands it to itself.
pub(super) struct Raw<'de>(Option<&'de str>);

impl<'de> Raw<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self(Some(text))
    }
}

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Unread;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        match self.0 {
            Some(_) => seed
                .deserialize(BorrowedStrDeserializer::new(RAW))
                .map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let text = self.0.take().ok_or(Unread)?;
        seed.deserialize(BorrowedStrDeserializer::new(text))
    }
}

/// A variant: its name alone, or an object with its name as the only key.
pub(super) struct Variant<'r, 'de> {
    reader: &'r mut Reader<'de>,
    has_value: bool,
}

impl<'r, 'de> Variant<'r, 'de> {
    pub(super) fn unit(reader: &'r mut Reader<'de>) -> Self {
        Self {
            reader,
            has_value: false,
        }
    }

    pub(super) fn keyed(reader: &'r mut Reader<'de>) -> Self {
        Self {
            reader,
            has_value: true,
        }
    }

    fn value(self) -> Result<&'r mut Reader<'de>> {
        if self.has_value {
            Ok(self.reader)
        } else {
            Err(Unread)
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Unread;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        if self.reader.peek() != Some(b'"') {
            return Err(Unread);
        }
        let variant = seed.deserialize(&mut *self.reader)?;
        if self.has_value {
            self.reader.eat(b':')?;
        }
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Unread;

    fn unit_variant(self) -> Result<()> {
        if self.has_value {
            return serde::Deserialize::deserialize(self.reader);
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        seed.deserialize(self.value()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.value()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.value()?.deserialize_struct("", fields, visitor)
    }
}
