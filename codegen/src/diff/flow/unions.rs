//! Compatibility of unions: which variant a generated reader chooses.

use serde_json::Value;

use super::Flow;
use crate::diff::member::Habit;
use crate::ir::{
    ArrayDispatch, Dispatch, Enum, Field, ObjectDispatch, Payload, Struct, Type, TypeKind, Union,
    Variant,
};
use crate::scalars::Scalar;

impl<'a> Flow<'a> {
    /// Whether a variant's content is read.
    pub(in crate::diff) fn reads_variant(&mut self, reader: &Type, variant: &Variant) -> bool {
        if let Some(written) = variant.object() {
            return self.reads_keys(reader, &written);
        }
        match &variant.payload {
            Payload::Constant(value) => self.reads_value(reader, value),
            Payload::Type(writer) => self.reads(reader, writer),
        }
    }

    /// Whether the written variants are read by a union that isn't assumed to be compatible.
    pub(in crate::diff) fn union_reads_variant(
        &mut self,
        union: &Union,
        variant: &Variant,
    ) -> bool {
        if let Some(written) = variant.object() {
            return self.union_reads_object(union, None, &written);
        }
        match &variant.payload {
            Payload::Constant(value) => self.union_reads_value(union, value),
            Payload::Type(Type::Boxed(writer)) => self.union_reads(union, writer),
            Payload::Type(writer) => self.union_reads(union, writer),
        }
    }

    /// Whether a union keeps what none of its variants accepts.
    pub(super) fn keeps(&self, union: &Union) -> bool {
        union.unknown && !self.strict || holds_anything(union)
    }

    fn takes(&mut self, union: &Union, index: usize, writer: &Type) -> bool {
        if let Some(reader) = union.variants.get(index).and_then(Variant::object) {
            return self.reads_map(&reader, writer);
        }
        payload(union, index).is_some_and(|reader| self.reads(reader, writer))
    }

    /// Whether a variant is read from an object, which is a type of its own where there is a `writer`.
    fn takes_object(
        &mut self,
        union: &Union,
        index: usize,
        writer: Option<&Type>,
        written: &Struct,
    ) -> bool {
        if let Some(reader) = union.variants.get(index).and_then(Variant::object) {
            return self.reads_object(&reader, written);
        }
        match (payload(union, index), writer) {
            (Some(reader), Some(writer)) => self.reads(reader, writer),
            (Some(reader), None) => self.reads_keys(reader, written),
            (None, _) => false,
        }
    }

    /// Whether the keys of an object are read that has no type of its own.
    fn reads_keys(&mut self, reader: &Type, written: &Struct) -> bool {
        match reader {
            Type::Scalar(Scalar::Json) => true,
            Type::Option(reader) | Type::Boxed(reader) => self.reads_keys(reader, written),
            Type::Map(..) => self.map_reads(reader, written),
            Type::Named(index) => match self.reader.types.get(*index).map(|def| &def.kind) {
                Some(TypeKind::Struct(reader)) => self.reads_object(reader, written),
                Some(TypeKind::Union(union)) => self.union_reads_object(union, None, written),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether a union reads every value of a type.
    pub(super) fn union_reads(&mut self, union: &Union, writer: &Type) -> bool {
        if let (Some(only), [_]) = (union.dispatch.anything, union.variants.as_slice()) {
            return self.takes(union, only, writer);
        }
        match writer {
            Type::Boxed(writer) => self.union_reads(union, writer),
            Type::Option(writer) => self.keeps(union) && self.union_reads(union, writer),
            Type::Scalar(scalar) => self.union_reads_scalar(union, *scalar),
            // Its kind isn't known here, so that it has to be what a variant holds.
            Type::Own(_) => (0..union.variants.len()).any(|index| self.takes(union, index, writer)),
            Type::List(_) | Type::Packed(_) | Type::Array(..) | Type::Tuple(_) => {
                self.union_reads_list(union, writer)
            }
            Type::Map(..) => match union.dispatch.object {
                Some(ObjectDispatch::One(index)) => self.takes(union, index, writer),
                Some(_) => false,
                None => self.keeps(union),
            },
            Type::Named(index) => {
                let kind = self.writer.types.get(*index).map(|def| &def.kind);
                match kind {
                    Some(TypeKind::Struct(structure)) => {
                        self.union_reads_object(union, Some(writer), structure)
                    }
                    Some(TypeKind::Enum(values)) => values
                        .values
                        .iter()
                        .all(|(value, _)| self.union_reads_value(union, value)),
                    Some(TypeKind::Union(written)) => written
                        .variants
                        .iter()
                        .all(|variant| self.union_reads_variant(union, variant)),
                    Some(TypeKind::Text) => self.union_reads_scalar(union, Scalar::String),
                    None => false,
                }
            }
        }
    }

    fn union_reads_scalar(&mut self, union: &Union, scalar: Scalar) -> bool {
        let dispatch = &union.dispatch;
        let writer = Type::Scalar(scalar);
        let slot = match scalar {
            Scalar::Json => return holds_anything(union),
            Scalar::Bool => Slot::of_flags(dispatch),
            Scalar::Integer { .. } => Slot::of_integers(dispatch),
            Scalar::Float => Slot::of_numbers(dispatch),
            _ if has_texts(dispatch) => {
                let mut texts = dispatch.strings.iter();
                return texts.any(|index| {
                    self.values_alone(union, *index).is_none() && self.takes(union, *index, &writer)
                });
            }
            _ => Slot::default(),
        };
        match slot.variant {
            Some(index) => self.takes(union, index, &writer),
            None => !slot.listed && self.keeps(union),
        }
    }

    /// The enum of a string variant of which the reader accepts only the listed values: any but the last leaves unknown
    /// ones to those behind it.
    pub(in crate::diff) fn values_alone(&self, union: &Union, index: usize) -> Option<&'a Enum> {
        let Type::Named(held) = payload(union, index)? else {
            return None;
        };
        let (_, earlier) = union.dispatch.strings.split_last()?;
        match &self.reader.types.get(*held)?.kind {
            TypeKind::Enum(values) if earlier.contains(&index) => Some(values),
            _ => None,
        }
    }

    fn union_reads_list(&mut self, union: &Union, writer: &Type) -> bool {
        match &union.dispatch.array {
            Some(ArrayDispatch::One(index)) => self.takes(union, *index, writer),
            Some(ArrayDispatch::ByItem(arms)) => {
                let mut arms = arms.iter();
                arms.any(|(_, index)| self.takes(union, *index, writer))
            }
            Some(ArrayDispatch::Fitting(arms)) => {
                let mut arms = arms.iter();
                arms.any(|(_, index)| self.takes(union, *index, writer))
            }
            None => self.keeps(union),
        }
    }

    fn union_reads_object(
        &mut self,
        union: &Union,
        writer: Option<&Type>,
        written: &Struct,
    ) -> bool {
        match &union.dispatch.object {
            None => self.keeps(union),
            Some(ObjectDispatch::One(index)) => self.takes_object(union, *index, writer, written),
            Some(ObjectDispatch::Fitting(forms)) => {
                let mut forms = forms.iter();
                forms.any(|(index, _)| self.takes_object(union, *index, writer, written))
            }
            Some(ObjectDispatch::ByTag { key, arms, absent }) => {
                let arm = |said: &Value| {
                    let mut arms = arms.iter();
                    arms.find_map(|(value, index)| (value == said).then_some(*index))
                };
                let arm = match (written.constant(key), written.field(key)) {
                    (Some(tag), _) => arm(&tag.value),
                    (None, Some(tag)) => {
                        let listed = self.listed(tag);
                        match listed
                            .iter()
                            .map(arm)
                            .reduce(|one, other| one.filter(|_| one == other))
                        {
                            Some(Some(only)) => Some(only),
                            // The key may hold a value of another variant, or any.
                            _ => return false,
                        }
                    }
                    (None, None) => *absent,
                };
                match arm {
                    Some(index) => self.takes_object(union, index, writer, written),
                    None => self.keeps(union),
                }
            }
            Some(ObjectDispatch::ByKey { arms, otherwise }) => {
                for (key, index) in arms {
                    let field = written.field(key);
                    let always = field.is_some_and(|field| Habit::of(field.presence).always)
                        || written.constant(key).is_some();
                    if always {
                        return self.takes_object(union, *index, writer, written);
                    }
                    if field.is_some() && !self.takes_object(union, *index, writer, written) {
                        return false;
                    }
                }
                match otherwise {
                    Some(index) => self.takes_object(union, *index, writer, written),
                    None => self.keeps(union),
                }
            }
        }
    }

    /// The values of a key that is always there and is an enum.
    fn listed(&self, tag: &Field) -> Vec<Value> {
        let Type::Named(index) = &tag.ty else {
            return Vec::new();
        };
        match self.writer.types.get(*index).map(|def| &def.kind) {
            Some(TypeKind::Enum(values)) if Habit::of(tag.presence).always => {
                let values = values.values.iter();
                values.map(|(value, _)| value.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether a union reads a single value.
    pub(super) fn union_reads_value(&self, union: &Union, value: &Value) -> bool {
        let dispatch = &union.dispatch;
        if dispatch.constants.iter().any(|(listed, _)| listed == value) {
            return true;
        }
        let slot = match value {
            Value::String(_) if has_texts(dispatch) => {
                let mut texts = dispatch.strings.iter();
                return texts.any(|index| match self.values_alone(union, *index) {
                    Some(values) => values.values.iter().any(|(listed, _)| listed == value),
                    None => payload(union, *index).is_some_and(|ty| self.reads_value(ty, value)),
                });
            }
            Value::Bool(_) => Slot::of_flags(dispatch),
            Value::Number(number) if number.is_f64() => Slot::of_numbers(dispatch),
            Value::Number(_) => Slot::of_integers(dispatch),
            _ => Slot::default(),
        };
        match slot.variant.and_then(|index| payload(union, index)) {
            Some(reader) => self.reads_value(reader, value),
            None => !slot.listed && self.keeps(union),
        }
    }
}

/// The variant that a reader chooses for scalars of a kind. None is kept as unknown where constants of the kind are
/// listed.
#[derive(Default)]
struct Slot {
    variant: Option<usize>,
    listed: bool,
}

impl Slot {
    fn of(dispatch: &Dispatch, variant: Option<usize>, is: fn(&Value) -> bool) -> Self {
        let listed = dispatch.constants.iter().any(|(value, _)| is(value));
        Self { variant, listed }
    }

    fn of_flags(dispatch: &Dispatch) -> Self {
        Self::of(dispatch, dispatch.boolean, Value::is_boolean)
    }

    fn of_integers(dispatch: &Dispatch) -> Self {
        let is_integer = |value: &Value| value.is_i64() || value.is_u64();
        let slot = Self::of(dispatch, dispatch.integer, is_integer);
        let number = dispatch.number.filter(|_| !slot.listed);
        Self {
            variant: slot.variant.or(number),
            ..slot
        }
    }

    fn of_numbers(dispatch: &Dispatch) -> Self {
        Self::of(dispatch, dispatch.number, Value::is_f64)
    }
}

/// Whether a reader inspects strings at all.
fn has_texts(dispatch: &Dispatch) -> bool {
    let mut constants = dispatch.constants.iter();
    !dispatch.strings.is_empty() || constants.any(|(value, _)| value.is_string())
}

/// Whether one of its variants accepts anything.
fn holds_anything(union: &Union) -> bool {
    let anything = union.dispatch.anything;
    let held = anything.and_then(|index| payload(union, index));
    held == Some(&Type::Scalar(Scalar::Json))
}

/// A variant's content.
fn payload(union: &Union, index: usize) -> Option<&Type> {
    match &union.variants.get(index)?.payload {
        Payload::Type(ty) => Some(ty),
        Payload::Constant(_) => None,
    }
}
