//! Serializer of lists; the first item determines the kind.

use serde::Serialize;
use serde::ser::{SerializeSeq, SerializeTuple, SerializeTupleStruct};

use super::super::error::Error;
use super::super::format::{Kind, Tag};
use super::super::write::{Count, Writer};
use super::{Place, Value};

/// A list being written.
pub(super) struct List {
    /// The expected number of items.
    expected: usize,
    /// The kind of the items and the position of their count; `None` before the first item.
    begun: Option<(Kind, Count)>,
}

impl List {
    /// Writes what precedes an item: the list's tag and count before the first, nothing before others.
    pub(super) fn begin_item(&mut self, writer: &mut Writer, kind: Kind) -> Result<(), Error> {
        match &self.begun {
            None => {
                writer.tag(Tag::list(kind));
                self.begun = Some((kind, writer.open(self.expected)));
                Ok(())
            }
            Some((first, _)) if *first == kind => Ok(()),
            Some((first, _)) => {
                let message = format!(
                    "all items of an epee list are of one kind; the first is {first}, this one {kind}"
                );
                Err(Error::new(writer.at(), message))
            }
        }
    }
}

pub(super) struct Items<'a> {
    writer: &'a mut Writer,
    list: List,
    count: usize,
}

impl<'a> Items<'a> {
    pub(super) const fn new(writer: &'a mut Writer, expected: Option<usize>) -> Self {
        Self {
            writer,
            list: List {
                expected: match expected {
                    Some(expected) => expected,
                    None => 0,
                },
                begun: None,
            },
            count: 0,
        }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let at = self.writer.at();
        let item = Value {
            writer: self.writer,
            place: Place::Item(&mut self.list),
        };
        value
            .serialize(item)
            .map_err(|error| error.at(at).within(self.count))?;
        self.count += 1;
        Ok(())
    }

    fn finish(self) -> bool {
        match &self.list.begun {
            Some((_, count)) => {
                self.writer.close(count, self.count);
                true
            }
            None => false,
        }
    }
}

impl SerializeSeq for Items<'_> {
    type Ok = bool;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<bool, Error> {
        Ok(self.finish())
    }
}

impl SerializeTuple for Items<'_> {
    type Ok = bool;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<bool, Error> {
        Ok(self.finish())
    }
}

impl SerializeTupleStruct for Items<'_> {
    type Ok = bool;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<bool, Error> {
        Ok(self.finish())
    }
}
