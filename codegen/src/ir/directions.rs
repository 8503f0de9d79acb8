//! Which types callers send, and which nodes send.

use super::{Api, Payload, Type, TypeDef, TypeKind, TypedErrors};
use crate::document::SchemaId;

/// Marks what callers send and what nodes send, through everything that a type holds. What is `asked_for` without a method that
/// says which counts as sent by nodes, or by callers if it is asked for `as_sent`.
pub(super) fn mark(
    api: &mut Api,
    asked_for: impl Fn(&SchemaId) -> bool,
    as_sent: impl Fn(&SchemaId) -> bool,
) {
    let places = (0..).zip(api.types.iter().map(|def| &def.at));
    let asked = places.filter(|(_, at)| asked_for(at));
    let (sent, received): (Vec<_>, Vec<_>) = asked.partition(|(_, at)| as_sent(at));
    let index = |(index, _): (usize, _)| index;
    let mut sent: Vec<usize> = sent.into_iter().map(index).collect();
    let mut received: Vec<usize> = received.into_iter().map(index).collect();
    for method in api.documents.iter().flat_map(|document| &document.methods) {
        let of_streams = method.streams.iter().flat_map(|stream| &stream.call);
        let of_streams = of_streams.flat_map(|call| &call.params);
        let params = method.params.iter().chain(of_streams);
        params.for_each(|param| named(&param.ty, &mut sent));
        if method.is_notification {
            // Either side may send it.
            let params = method.params.iter();
            params.for_each(|param| named(&param.ty, &mut received));
        }
        method
            .output
            .iter()
            .chain(method.streams.iter().map(|stream| &stream.item))
            .chain(method.typed_errors.iter().flat_map(TypedErrors::types))
            .for_each(|ty| named(ty, &mut received));
    }
    let mark = |api: &mut Api, mut open: Vec<usize>, flag: fn(&mut TypeDef) -> &mut bool| {
        while let Some(index) = open.pop() {
            let Some(def) = api.types.get_mut(index) else {
                continue;
            };
            if !std::mem::replace(flag(def), true) {
                members(&def.kind).for_each(|ty| named(ty, &mut open));
            }
        }
    };
    mark(api, sent, |def| &mut def.sent);
    mark(api, received, |def| &mut def.received);
    for def in &mut api.types {
        if let TypeKind::Union(union) = &mut def.kind {
            union.unknown &= def.received;
        }
    }
}

/// The types that a type holds.
pub(crate) fn members(kind: &TypeKind) -> Box<dyn Iterator<Item = &Type> + '_> {
    match kind {
        TypeKind::Struct(structure) => {
            let extra = structure.extra.iter().filter_map(|extra| extra.ty.as_ref());
            let fields = structure.fields.iter().map(|field| &field.ty);
            Box::new(fields.chain(extra))
        }
        TypeKind::Union(union) => {
            Box::new(
                union
                    .variants
                    .iter()
                    .filter_map(|variant| match &variant.payload {
                        Payload::Type(ty) => Some(ty),
                        Payload::Constant(_) => None,
                    }),
            )
        }
        TypeKind::Enum(_) | TypeKind::Text => Box::new(std::iter::empty()),
    }
}

/// The generated types that a type names.
pub(crate) fn named(ty: &Type, found: &mut Vec<usize>) {
    match ty {
        Type::Scalar(_) | Type::Own(_) => {}
        Type::Named(index) => found.push(*index),
        Type::Option(item)
        | Type::List(item)
        | Type::Packed(item)
        | Type::Array(item, _)
        | Type::Boxed(item) => named(item, found),
        Type::Map(key, value) => {
            named(key, found);
            named(value, found);
        }
        Type::Tuple(items) => items.iter().for_each(|item| named(item, found)),
    }
}
