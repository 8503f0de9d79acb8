//! Serializer of sections: structs and maps.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeStruct};

use super::super::error::Error;
use super::super::write::{Count, Writer};
use super::key::Key;
use super::{Place, Value};

/// The entries of a section. A name is written before it is known whether a value follows, and taken back if not.
pub(super) struct Entries<'a> {
    writer: &'a mut Writer,
    count: Count,
    written: usize,
    /// Offset of the name whose value comes next.
    name: usize,
    /// The number of names of enclosing maps.
    outer: usize,
}

impl<'a> Entries<'a> {
    pub(super) fn new(writer: &'a mut Writer, expected: Option<usize>) -> Self {
        let count = writer.open(expected.unwrap_or_default());
        Self {
            outer: writer.names(),
            writer,
            count,
            written: 0,
            name: 0,
        }
    }

    /// Serializes an entry's value, and returns whether it was written.
    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<bool, Error> {
        let at = self.writer.at();
        let entry = Value {
            writer: self.writer,
            place: Place::Entry,
        };
        let written = value
            .serialize(entry)
            .map_err(|error| error.at(at).under(self.writer.name_at(self.name)))?;
        if written {
            self.written += 1;
        } else {
            self.writer.back_to(self.name);
        }
        Ok(written)
    }

    fn finish(self) -> bool {
        self.writer.close(&self.count, self.written);
        true
    }
}

impl SerializeStruct for Entries<'_> {
    type Ok = bool;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.name = self.writer.at();
        self.writer
            .name(name)
            .map_err(|error| error.under(name.as_bytes()))?;
        self.value(value).map(|_| ())
    }

    fn end(self) -> Result<bool, Error> {
        Ok(self.finish())
    }
}

/// A map's keys are arbitrary, and a flattened struct is a map, so a key may also occur in what is flattened.
impl SerializeMap for Entries<'_> {
    type Ok = bool;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.name = self.writer.at();
        key.serialize(Key(self.writer))
            .map_err(|error| error.at(self.name))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if self.value(value)? {
            self.writer.remember(self.name);
        }
        Ok(())
    }

    fn end(self) -> Result<bool, Error> {
        if let Some(at) = self.writer.forget(self.outer) {
            let error = Error::new(at, "duplicate key");
            return Err(error.under(self.writer.name_at(at)));
        }
        Ok(self.finish())
    }
}
