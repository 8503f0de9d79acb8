//! Compatibility: whether one side can read whatever the other writes.
//!
//! A result is read by the old client and written by a node of the new document; a call is written by the old client
//! and read by such a node. The client reads with the tolerance that is generated into it: it skips unknown keys, and
//! keeps unknown values where the type can hold them. Nodes are assumed to have no tolerance.

mod answers;
mod objects;
mod scalars;
mod unions;

use serde_json::Value;

pub(super) use self::answers::Answers;
use super::pair::Pairs;
use crate::ir::{Api, Enum, Type, TypeDef, TypeKind};
use crate::scalars::Scalar;

/// Recursion limit. Deeper types count as incompatible.
const DEEPEST: usize = 500;

/// What a named text is on the wire.
static TEXT: Type = Type::Scalar(Scalar::String);

/// A type as it is on the wire: a named text is a text.
fn plain<'t>(api: &Api, ty: &'t Type) -> &'t Type {
    match ty {
        Type::Named(index) => match api.types.get(*index).map(|def| &def.kind) {
            Some(TypeKind::Text) => &TEXT,
            _ => ty,
        },
        _ => ty,
    }
}

/// The data flow from a writer to a reader.
pub(super) struct Flow<'a> {
    reader: &'a Api,
    writer: &'a Api,
    pairs: &'a Pairs,
    /// Whether the reader is a node.
    strict: bool,
    /// Whether the wire is epee.
    binary: bool,
    answers: &'a Answers,
    depth: usize,
}

impl<'a> Flow<'a> {
    /// Results: from new nodes to old clients.
    pub(super) fn received(
        old: &'a Api,
        new: &'a Api,
        pairs: &'a Pairs,
        answers: &'a Answers,
    ) -> Self {
        Self {
            reader: old,
            writer: new,
            pairs,
            strict: false,
            binary: false,
            answers,
            depth: 0,
        }
    }

    /// Calls: from old clients to new nodes.
    pub(super) fn sent(old: &'a Api, new: &'a Api, pairs: &'a Pairs, answers: &'a Answers) -> Self {
        Self {
            reader: new,
            writer: old,
            strict: true,
            ..Self::received(old, new, pairs, answers)
        }
    }

    /// Returns the flow over epee.
    pub(super) fn in_binary(self) -> Self {
        Self {
            binary: true,
            ..self
        }
    }

    /// Whether every value of the written type is read. Paired types are assumed to be compatible: their changes are
    /// reported at the types, not at every use.
    pub(super) fn reads(&mut self, reader: &Type, writer: &Type) -> bool {
        if self.depth == DEEPEST {
            return false;
        }
        self.depth += 1;
        let is_read = self.reads_here(reader, writer);
        self.depth -= 1;
        is_read
    }

    fn reads_here(&mut self, reader: &Type, writer: &Type) -> bool {
        let (reader, writer) = (plain(self.reader, reader), plain(self.writer, writer));
        match (reader, writer) {
            (Type::Boxed(reader), writer) => self.reads(reader, writer),
            (reader, Type::Boxed(writer)) => self.reads(reader, writer),
            (Type::Scalar(Scalar::Json), _) => true,
            (Type::Option(reader), Type::Option(writer)) => self.reads(reader, writer),
            (reader, Type::Option(writer)) => self.reads_null(reader) && self.reads(reader, writer),
            (Type::Option(reader), writer) => self.reads(reader, writer),
            (Type::Named(_), _) | (_, Type::Named(_)) => self.reads_named(reader, writer),
            (Type::Own(reader), Type::Own(writer)) => reader.path == writer.path,
            (Type::Scalar(reader), Type::Scalar(writer)) => {
                let writer = self.written(*writer);
                let takes_prefix = !self.strict || self.binary || !reader.is_bare();
                scalars::reads(*reader, writer, self.binary) && (takes_prefix || writer.is_bare())
            }
            (Type::Packed(reader), Type::Packed(writer)) if self.binary => {
                self.has_same_bytes(reader, writer)
            }
            (Type::Packed(_), _) | (_, Type::Packed(_)) if self.binary => false,
            (
                Type::List(reader) | Type::Packed(reader),
                Type::List(writer) | Type::Packed(writer) | Type::Array(writer, _),
            ) => self.reads(reader, writer),
            (Type::List(reader) | Type::Packed(reader), Type::Tuple(items)) => {
                items.iter().all(|writer| self.reads(reader, writer))
            }
            (Type::Array(reader, len), Type::Array(writer, written)) => {
                len == written && self.reads(reader, writer)
            }
            (Type::Array(reader, len), Type::Tuple(items)) => {
                *len == items.len() && items.iter().all(|writer| self.reads(reader, writer))
            }
            (Type::Tuple(items), Type::Tuple(written)) => {
                let mut pairs = items.iter().zip(written);
                items.len() == written.len()
                    && pairs.all(|(reader, writer)| self.reads(reader, writer))
            }
            (Type::Tuple(items), Type::Array(writer, len)) => {
                items.len() == *len && items.iter().all(|reader| self.reads(reader, writer))
            }
            (Type::Map(key, value), Type::Map(written_key, written)) => {
                self.reads(key, written_key) && self.reads(value, written)
            }
            _ => false,
        }
    }

    /// Whether items of packed lists are read: nothing delimits them.
    pub(super) fn has_same_bytes(&self, reader: &Type, writer: &Type) -> bool {
        match (reader, writer) {
            (Type::Scalar(reader), Type::Scalar(writer)) => {
                scalars::raw(*reader) == scalars::raw(*writer)
            }
            // Paired types are reported where they are compared.
            (Type::Named(reader), Type::Named(writer)) => {
                let types = (
                    self.reader.types.get(*reader),
                    self.writer.types.get(*writer),
                );
                let kinds = types.0.zip(types.1).map(|(a, b)| (&a.kind, &b.kind));
                self.belong_together(*reader, *writer)
                    || match kinds {
                        Some((TypeKind::Struct(reader), TypeKind::Struct(writer))) => {
                            self.has_same_layout(reader, writer)
                        }
                        _ => false,
                    }
            }
            _ => false,
        }
    }

    /// Whether null is read.
    pub(super) fn reads_null(&self, reader: &Type) -> bool {
        match reader {
            Type::Option(_) | Type::Scalar(Scalar::Json) => true,
            Type::Boxed(reader) => self.reads_null(reader),
            Type::Named(index) => match self.reader.types.get(*index).map(|def| &def.kind) {
                Some(TypeKind::Union(union)) => self.keeps(union),
                _ => false,
            },
            _ => false,
        }
    }

    /// The form on the wire: clients write the `0x` that they need not read, and no zeros before a number.
    fn written(&self, writer: Scalar) -> Scalar {
        match writer {
            Scalar::Hex if self.strict => Scalar::Bytes,
            Scalar::FixedHex(len) if self.strict => Scalar::FixedBytes(len),
            Scalar::PaddedQuantity(bits) if self.strict => Scalar::Quantity(bits),
            other => other,
        }
    }

    fn belong_together(&self, reader: usize, writer: usize) -> bool {
        let (old, new) = if self.strict {
            (writer, reader)
        } else {
            (reader, writer)
        };
        self.pairs.new_of(old) == Some(new)
    }

    /// Compatibility where at least one side is a generated type.
    fn reads_named(&mut self, reader: &Type, writer: &Type) -> bool {
        if let (Type::Named(reader), Type::Named(writer)) = (reader, writer)
            && self.belong_together(*reader, *writer)
        {
            return true;
        }
        let pair = (reader.clone(), writer.clone());
        if let Some(known) = self.answers.get(&pair) {
            return known;
        }
        let began = self.answers.begin(pair.clone());
        let is_read = match (reader, writer) {
            (Type::Named(reader), Type::Named(writer)) => self.reads_definition(*reader, *writer),
            (reader, Type::Named(index)) => self.reads_def(reader, *index),
            (Type::Named(index), writer) => self.def_reads(*index, writer),
            _ => false,
        };
        self.answers.end(began, pair, is_read);
        is_read
    }

    /// Compatibility of two generated types that aren't assumed to be compatible.
    pub(super) fn reads_definition(&mut self, reader: usize, writer: usize) -> bool {
        let (read, written) = (self.reader.types.get(reader), self.writer.types.get(writer));
        let (Some(read), Some(written)) = (read, written) else {
            return false;
        };
        match (&read.kind, &written.kind) {
            (TypeKind::Text, _) => self.reads(&TEXT, &Type::Named(writer)),
            (_, TypeKind::Text) => self.reads(&Type::Named(reader), &TEXT),
            (_, TypeKind::Union(union)) => {
                let reader = Type::Named(reader);
                let mut variants = union.variants.iter();
                variants.all(|variant| self.reads_variant(&reader, variant))
            }
            (TypeKind::Union(union), _) => self.union_reads(union, &Type::Named(writer)),
            (TypeKind::Struct(reader), TypeKind::Struct(writer)) => {
                self.reads_object(reader, writer)
            }
            (TypeKind::Enum(_), TypeKind::Enum(values)) => values
                .values
                .iter()
                .all(|(value, _)| self.def_reads_value(read, value)),
            _ => false,
        }
    }

    /// Whether a generated type is read as another kind of type.
    fn reads_def(&mut self, reader: &Type, writer: usize) -> bool {
        let Some(def) = self.writer.types.get(writer) else {
            return false;
        };
        match &def.kind {
            TypeKind::Union(union) => {
                let mut variants = union.variants.iter();
                variants.all(|variant| self.reads_variant(reader, variant))
            }
            TypeKind::Enum(values) => {
                let mut values = values.values.iter();
                values.all(|(value, _)| self.reads_value(reader, value))
            }
            TypeKind::Struct(structure) => self.map_reads(reader, structure),
            TypeKind::Text => self.reads(reader, &TEXT),
        }
    }

    /// Whether another kind of type is read as a generated one.
    fn def_reads(&mut self, reader: usize, writer: &Type) -> bool {
        let Some(def) = self.reader.types.get(reader) else {
            return false;
        };
        match &def.kind {
            TypeKind::Union(union) => self.union_reads(union, writer),
            TypeKind::Enum(values) => self.enum_reads(def, values, writer),
            TypeKind::Struct(structure) => self.reads_map(structure, writer),
            TypeKind::Text => self.reads(&TEXT, writer),
        }
    }

    /// Whether an enum keeps all values of the writer that it doesn't list.
    fn enum_reads(&self, def: &TypeDef, values: &Enum, writer: &Type) -> bool {
        let Type::Scalar(writer) = writer else {
            return false;
        };
        let open = def.received && !self.strict;
        let form = match values.values.first() {
            Some((Value::String(_), _)) | None => Scalar::String,
            Some(_) => Scalar::Integer {
                signed: true,
                bits: 64,
            },
        };
        open && scalars::reads(form, *writer, self.binary)
    }

    /// Whether a single value is read.
    pub(super) fn reads_value(&self, reader: &Type, value: &Value) -> bool {
        match reader {
            Type::Scalar(scalar) => scalars::reads_value(*scalar, value),
            Type::Option(reader) | Type::Boxed(reader) => self.reads_value(reader, value),
            Type::Named(index) => {
                let def = self.reader.types.get(*index);
                def.is_some_and(|def| self.def_reads_value(def, value))
            }
            _ => false,
        }
    }

    fn def_reads_value(&self, def: &TypeDef, value: &Value) -> bool {
        match &def.kind {
            TypeKind::Struct(_) => false,
            TypeKind::Text => self.reads_value(&TEXT, value),
            TypeKind::Union(union) => self.union_reads_value(union, value),
            TypeKind::Enum(values) => {
                let listed = values.values.iter().any(|(listed, _)| listed == value);
                let alike = values.values.first().is_none_or(|(listed, _)| {
                    listed.is_string() == value.is_string() && listed.is_i64() == value.is_i64()
                });
                listed || def.received && !self.strict && alike
            }
        }
    }
}
