//! serde deserializer.

use std::marker::PhantomData;
use std::str;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

use super::error::Error;
use super::format::{HEADER, Kind, Tag};
use super::limits::Limits;
use super::read::{Entry, Reader, Section};

pub(super) fn from_slice<'de, T: Deserialize<'de>>(
    bytes: &'de [u8],
    limits: Limits,
) -> Result<T, Error> {
    from_slice_seed(bytes, limits, PhantomData)
}

pub(super) fn from_slice_seed<'de, T: DeserializeSeed<'de>>(
    bytes: &'de [u8],
    limits: Limits,
    seed: T,
) -> Result<T::Value, Error> {
    let mut reader = Reader::new(bytes, limits)?;
    let root = Value {
        reader: &mut reader,
        tag: Tag::one(Kind::Section),
    };
    seed.deserialize(root)
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|error| error.at(HEADER.len()))
}

/// Reads a value to its end, whatever its type consumes: skips the rest, and returns an error that the type swallowed
/// unless the whole value was read.
fn whole<'de, T: DeserializeSeed<'de>>(
    reader: &mut Reader<'de>,
    tag: Tag,
    seed: T,
    place: impl FnOnce(Error) -> Error,
) -> Result<T::Value, Error> {
    let start = reader.at();
    let read = seed.deserialize(Value { reader, tag });
    match (read, reader.finish(start, tag)) {
        (Ok(value), Ok(())) => Ok(value),
        (Err(error), Ok(())) => Err(place(error.at(start))),
        (Err(error), Err(_)) | (Ok(_), Err(error)) => Err(reader.fail(place(error.at(start)))),
    }
}

/// Deserializer of the next value.
struct Value<'a, 'de> {
    reader: &'a mut Reader<'de>,
    tag: Tag,
}

impl<'de> Value<'_, 'de> {
    const fn is_string(&self) -> bool {
        matches!(self.tag.kind, Kind::String) && !self.tag.list
    }

    fn text<V: Visitor<'de>>(self, visitor: &V) -> Result<&'de str, Error> {
        str::from_utf8(self.reader.string()?).map_err(|_| {
            Error::invalid_value(Unexpected::Other("a string that isn't UTF-8"), visitor)
        })
    }

    fn list<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut items = Items {
            left: self.reader.list(self.tag.kind)?,
            reader: self.reader,
            kind: self.tag.kind,
            index: 0,
        };
        items.all(visitor).map_err(|error| items.reader.fail(error))
    }

    fn section<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut entries = Entries {
            section: self.reader.section()?,
            reader: self.reader,
            entry: None,
        };
        entries
            .all(visitor)
            .map_err(|error| entries.reader.fail(error))
    }
}

/// Forwards every `deserialize_*` to `deserialize_any`, since the format is self-describing; the visitor rejects what
/// doesn't fit.
impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.tag.list {
            return self.list(visitor);
        }
        let reader = self.reader;
        match self.tag.kind {
            Kind::I64 => visitor.visit_i64(i64::from_le_bytes(reader.array()?)),
            Kind::I32 => visitor.visit_i32(i32::from_le_bytes(reader.array()?)),
            Kind::I16 => visitor.visit_i16(i16::from_le_bytes(reader.array()?)),
            Kind::I8 => visitor.visit_i8(i8::from_le_bytes(reader.array()?)),
            Kind::U64 => visitor.visit_u64(u64::from_le_bytes(reader.array()?)),
            Kind::U32 => visitor.visit_u32(u32::from_le_bytes(reader.array()?)),
            Kind::U16 => visitor.visit_u16(u16::from_le_bytes(reader.array()?)),
            Kind::U8 => visitor.visit_u8(u8::from_le_bytes(reader.array()?)),
            Kind::F64 => visitor.visit_f64(f64::from_le_bytes(reader.array()?)),
            Kind::Bool => visitor.visit_bool(reader.bool()?),
            Kind::String => {
                let bytes = reader.string()?;
                match str::from_utf8(bytes) {
                    Ok(text) => visitor.visit_borrowed_str(text),
                    Err(_) => visitor.visit_borrowed_bytes(bytes),
                }
            }
            Kind::Section => Self { reader, ..self }.section(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_string() {
            let text = self.text(&visitor)?;
            return visitor.visit_borrowed_str(text);
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_string() {
            return visitor.visit_borrowed_bytes(self.reader.string()?);
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_bytes(visitor)
    }

    /// Always `Some`: an absent value would have no key.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.is_string() {
            let variant = self.text(&visitor)?;
            return visitor.visit_enum(BorrowedStrDeserializer::new(variant));
        }
        self.deserialize_any(visitor)
    }

    /// A visitor that accepts both a map and a sequence would take a list's items for values of keys.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.tag.list {
            return Err(Error::invalid_type(Unexpected::Seq, &visitor));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.reader
            .skip(self.tag)
            .map_err(|error| self.reader.fail(error))?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 unit unit_struct seq tuple tuple_struct
    }
}

/// Sequence access over a list's items.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    kind: Kind,
    index: usize,
    left: usize,
}

impl<'de> Items<'_, 'de> {
    fn all<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let value = visitor.visit_seq(&mut *self)?;
        self.reader.sound()?;
        match (self.left, self.index) {
            (0, _) => Ok(value),
            (left, read) => Err(Error::custom(format_args!(
                "items of a list: {}, expected: {read}",
                read + left
            ))),
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else {
            return Ok(None);
        };
        let index = self.index;
        self.left = left;
        self.index += 1;
        self.reader.sound()?;
        whole(self.reader, Tag::one(self.kind), seed, |error| {
            error.within(index)
        })
        .map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// Map access over a section's entries.
struct Entries<'a, 'de> {
    reader: &'a mut Reader<'de>,
    section: Section<'de>,
    /// The entry whose value is read next.
    entry: Option<Entry<'de>>,
}

impl<'de> Entries<'_, 'de> {
    fn all<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let value = visitor.visit_map(&mut *self)?;
        self.reader.sound()?;
        let left = self.section.left() + usize::from(self.entry.is_some());
        if left > 0 {
            let message = format_args!("surplus entries: {left}");
            return Err(Error::custom(message));
        }
        self.reader.close(&self.section);
        Ok(value)
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        if self.entry.is_some() {
            return Err(Error::custom(
                "a key was read before the value of the one before",
            ));
        }
        let Some(entry) = self.reader.entry(&mut self.section)? else {
            return Ok(None);
        };
        self.entry = Some(entry);
        seed.deserialize(Key(entry.name))
            .map(Some)
            .map_err(|error: Error| error.at(entry.start).under(entry.name))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let Some(entry) = self.entry.take() else {
            return Err(Error::custom("a value was read before its key"));
        };
        whole(self.reader, entry.tag, seed, |error| {
            error.under(entry.name)
        })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.section.left())
    }
}

/// Deserializer of an entry's name: a string, human-readable unlike everything else, so that scalars read hex digits;
/// bytes if it isn't UTF-8.
struct Key<'de>(&'de [u8]);

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match str::from_utf8(self.0) {
            Ok(text) => visitor.visit_borrowed_str(text),
            Err(_) => visitor.visit_borrowed_bytes(self.0),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match str::from_utf8(self.0) {
            Ok(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            Err(_) => visitor.visit_borrowed_bytes(self.0),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
