//! Sections: structs and maps.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeStruct};

use super::super::error::Error;
use super::super::write::{Count, Writer};
use super::key::Key;
use super::{Place, Value};

/// The entries of a section. A name is written before it is known whether there will be a value, and taken back if not.
pub(super) struct Entries<'a> {
    writer: &'a mut Writer,
    count: Count,
    written: usize,
    /// Where the name stands whose value comes next.
    name: usize,
}

impl<'a> Entries<'a> {
    pub(super) fn new(writer: &'a mut Writer, expected: Option<usize>) -> Self {
        let count = writer.open(expected.unwrap_or_default());
        Self {
            writer,
            count,
            written: 0,
            name: 0,
        }
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let at = self.writer.at();
        let entry = Value {
            writer: self.writer,
            place: Place::Entry,
        };
        match value.serialize(entry) {
            Ok(true) => self.written += 1,
            Ok(false) => self.writer.back_to(self.name),
            Err(error) => return Err(error.at(at).under(self.writer.name_at(self.name))),
        }
        Ok(())
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
        self.value(value)
    }

    fn end(self) -> Result<bool, Error> {
        Ok(self.finish())
    }
}

impl SerializeMap for Entries<'_> {
    type Ok = bool;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.name = self.writer.at();
        key.serialize(Key(self.writer))
            .map_err(|error| error.at(self.name))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    fn end(self) -> Result<bool, Error> {
        Ok(self.finish())
    }
}
