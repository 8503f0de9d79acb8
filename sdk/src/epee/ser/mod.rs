//! serde serializer.

mod key;
mod list;
mod section;

use serde::Serialize;
use serde::ser::{Impossible, Serializer};

use super::error::Error;
use super::format::{HEADER, Kind, Tag};
use super::write::Writer;
use list::{Items, List};
use section::Entries;

pub(super) fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new();
    let root = Value {
        writer: &mut writer,
        place: Place::Root,
    };
    let written = value
        .serialize(root)
        .map_err(|error| error.at(HEADER.len()))?;
    if written {
        Ok(writer.into_bytes())
    } else {
        Err(root_error(&writer))
    }
}

#[cold]
fn root_error(writer: &Writer) -> Error {
    let message = "the root must be an object: a struct or a map with string keys";
    Error::new(writer.at(), message)
}

/// Serializer of one value. Returns whether anything was written: `None`, `()` and empty lists leave no trace.
struct Value<'a> {
    writer: &'a mut Writer,
    place: Place<'a>,
}

/// The position of a value.
enum Place<'a> {
    Root,
    /// After an entry's name.
    Entry,
    Item(&'a mut List),
}

impl<'a> Value<'a> {
    /// Writes what precedes a value of this kind.
    fn begin(self, kind: Kind) -> Result<&'a mut Writer, Error> {
        match self.place {
            Place::Root if kind == Kind::Section => {}
            Place::Root => return Err(root_error(self.writer)),
            Place::Entry => self.writer.tag(Tag::one(kind)),
            Place::Item(list) => list.begin_item(self.writer, kind)?,
        }
        Ok(self.writer)
    }

    fn fixed(self, kind: Kind, bytes: &[u8]) -> Result<bool, Error> {
        self.begin(kind)?.raw(bytes);
        Ok(true)
    }

    fn string(self, bytes: &[u8]) -> Result<bool, Error> {
        self.begin(Kind::String)?.string(bytes);
        Ok(true)
    }

    fn nothing(self) -> Result<bool, Error> {
        match self.place {
            Place::Root => Err(root_error(self.writer)),
            Place::Entry => Ok(false),
            Place::Item(_) => Err(self.refused("an epee list can't hold `None` or `()`")),
        }
    }

    #[cold]
    fn refused(&self, message: &str) -> Error {
        Error::new(self.writer.at(), message)
    }

    #[cold]
    fn wide(&self) -> Error {
        self.refused("epee has no 128-bit integers; use a string or bytes")
    }

    #[cold]
    fn variant(&self, variant: &str) -> Error {
        self.refused(&format!(
            "epee has no form for the variant {variant}, which holds data; only unit variants have one"
        ))
    }
}

impl<'a> Serializer for Value<'a> {
    type Ok = bool;
    type Error = Error;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Items<'a>;
    type SerializeTupleVariant = Impossible<bool, Error>;
    type SerializeMap = Entries<'a>;
    type SerializeStruct = Entries<'a>;
    type SerializeStructVariant = Impossible<bool, Error>;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, value: bool) -> Result<bool, Error> {
        self.fixed(Kind::Bool, &[value.into()])
    }

    fn serialize_i8(self, value: i8) -> Result<bool, Error> {
        self.fixed(Kind::I8, &value.to_le_bytes())
    }

    fn serialize_i16(self, value: i16) -> Result<bool, Error> {
        self.fixed(Kind::I16, &value.to_le_bytes())
    }

    fn serialize_i32(self, value: i32) -> Result<bool, Error> {
        self.fixed(Kind::I32, &value.to_le_bytes())
    }

    fn serialize_i64(self, value: i64) -> Result<bool, Error> {
        self.fixed(Kind::I64, &value.to_le_bytes())
    }

    fn serialize_i128(self, _: i128) -> Result<bool, Error> {
        Err(self.wide())
    }

    fn serialize_u8(self, value: u8) -> Result<bool, Error> {
        self.fixed(Kind::U8, &[value])
    }

    fn serialize_u16(self, value: u16) -> Result<bool, Error> {
        self.fixed(Kind::U16, &value.to_le_bytes())
    }

    fn serialize_u32(self, value: u32) -> Result<bool, Error> {
        self.fixed(Kind::U32, &value.to_le_bytes())
    }

    fn serialize_u64(self, value: u64) -> Result<bool, Error> {
        self.fixed(Kind::U64, &value.to_le_bytes())
    }

    fn serialize_u128(self, _: u128) -> Result<bool, Error> {
        Err(self.wide())
    }

    fn serialize_f32(self, value: f32) -> Result<bool, Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<bool, Error> {
        self.fixed(Kind::F64, &value.to_le_bytes())
    }

    fn serialize_char(self, value: char) -> Result<bool, Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<bool, Error> {
        self.string(text.as_bytes())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<bool, Error> {
        self.string(bytes)
    }

    fn serialize_none(self) -> Result<bool, Error> {
        self.nothing()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<bool, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<bool, Error> {
        self.nothing()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<bool, Error> {
        self.nothing()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<bool, Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<bool, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: &T,
    ) -> Result<bool, Error> {
        Err(self.variant(variant))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items<'a>, Error> {
        match self.place {
            Place::Root => Err(root_error(self.writer)),
            Place::Entry => Ok(Items::new(self.writer, length)),
            Place::Item(_) => Err(self.refused("epee has no lists of lists")),
        }
    }

    fn serialize_tuple(self, length: usize) -> Result<Items<'a>, Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Items<'a>, Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(self.variant(variant))
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Entries<'a>, Error> {
        let writer = self.begin(Kind::Section)?;
        Ok(Entries::new(writer, length))
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Entries<'a>, Error> {
        self.serialize_map(Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(self.variant(variant))
    }
}
