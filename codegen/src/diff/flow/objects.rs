//! Compatibility of objects: present and required keys.

use super::Flow;
use crate::diff::member::{self, Habit};
use crate::ir::{Constant, Field, Presence, Struct, Type, TypeKind};
use crate::scalars::Scalar;

impl Flow<'_> {
    /// Whether one struct reads what another writes.
    pub(super) fn reads_object(&mut self, reader: &Struct, writer: &Struct) -> bool {
        for field in &reader.fields {
            let fits = match (writer.field(&field.wire), writer.constant(&field.wire)) {
                (Some(written), _) => {
                    self.reads_presence(field, written) && self.reads(&field.ty, &written.ty)
                }
                (None, Some(constant)) => self.reads_value(&field.ty, &constant.value),
                (None, None) => self.may_be_absent(field),
            };
            if !fits {
                return false;
            }
        }
        let constants = reader.constants.iter();
        let constants = constants.map(|own| match writer.constant(&own.wire) {
            Some(written) => written.value == own.value,
            None => writer.field(&own.wire).is_none() && !self.strict,
        });
        let mut constants = constants.collect::<Vec<bool>>().into_iter();
        let mut keys = writer
            .fields
            .iter()
            .map(|field| &field.wire)
            .chain(writer.constants.iter().map(|constant| &constant.wire));
        let known = |key: &String| reader.field(key).is_some() || reader.constant(key).is_some();
        constants.all(|fits| fits) && (!self.strict || keys.all(known))
    }

    /// Whether the keys of two items of packed lists are the same bytes in the same order.
    pub(in crate::diff) fn has_same_layout(&self, reader: &Struct, writer: &Struct) -> bool {
        let mut keys = reader.packed.iter().zip(&writer.packed);
        reader.packed.len() == writer.packed.len()
            && keys.all(|(read, written)| {
                let fields = reader.field(read).zip(writer.field(written));
                // Two aliases of one key are known to one side each.
                fields.is_some_and(|(reader, writer)| {
                    (read == written || reader.name == writer.name)
                        && self.has_same_bytes(&reader.ty, &writer.ty)
                })
            })
    }

    /// Whether a key is present whenever it has to be.
    fn reads_presence(&self, reader: &Field, writer: &Field) -> bool {
        member::is_there(reader.presence, writer.presence, false, self.strict)
    }

    /// Whether an empty object is read.
    pub(in crate::diff) fn reads_empty(&self, reader: &Type) -> bool {
        match reader {
            Type::Scalar(Scalar::Json) | Type::Map(..) => true,
            Type::Option(reader) | Type::Boxed(reader) => self.reads_empty(reader),
            Type::Named(index) => match self.reader.types.get(*index).map(|def| &def.kind) {
                Some(TypeKind::Struct(structure)) => {
                    let mut fields = structure.fields.iter();
                    fields.all(|field| self.may_be_absent(field))
                        && (!self.strict || structure.constants.is_empty())
                }
                _ => false,
            },
            _ => false,
        }
    }

    fn may_be_absent(&self, field: &Field) -> bool {
        let habit = Habit::of(field.presence);
        if self.strict {
            !habit.always
        } else {
            !habit.argument
        }
    }

    /// Whether an object's values are read as a map's.
    pub(super) fn map_reads(&mut self, reader: &Type, writer: &Struct) -> bool {
        let Type::Map(key, value) = reader else {
            return false;
        };
        let keys = |wire: &String| self.reads_value(key, &wire.as_str().into());
        let wires = writer.fields.iter().map(|field| &field.wire);
        let mut wires = wires.chain(writer.constants.iter().map(|constant| &constant.wire));
        let constants = |constant: &Constant| self.reads_value(value, &constant.value);
        wires.all(keys)
            && writer.constants.iter().all(constants)
            && writer.fields.iter().all(|field| {
                // A client leaves out what may be absent.
                let null = match field.presence {
                    Presence::Nullable => true,
                    Presence::Optional => !self.strict,
                    Presence::Required | Presence::Filled => false,
                };
                (!null || self.reads_null(value)) && self.reads(value, &field.ty)
            })
    }

    /// Whether a map's entries are read as an object's.
    pub(super) fn reads_map(&mut self, reader: &Struct, writer: &Type) -> bool {
        let Type::Map(_, value) = writer else {
            return false;
        };
        // A node refuses unknown keys, and a map may have any.
        !self.strict
            && reader.constants.is_empty()
            && reader
                .fields
                .iter()
                .all(|field| self.may_be_absent(field) && self.reads(&field.ty, value))
    }
}
