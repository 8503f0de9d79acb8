//! Rough sizes of types in memory: a variant far larger than the others is boxed, so that a list of the union doesn't
//! pay for it in every item.

use super::{Api, Payload, Type, TypeDef, TypeKind, TypedErrors};
use crate::scalars::Scalar;

/// By how many bytes the largest variant may exceed the next. Clippy's limit is 200; estimates may be a little off.
const MAX_DIFFERENCE: usize = 150;

/// Boxes variants that are too large.
pub(super) fn box_large_variants(api: &mut Api) {
    box_large_data(api);
    for index in 0..api.types.len() {
        while let Some(variant) = too_large(api, index) {
            if let TypeKind::Union(union) = &mut api.types[index].kind
                && let Payload::Type(ty) = &mut union.variants[variant].payload
            {
                *ty = Type::Boxed(Box::new(ty.clone()));
            }
        }
    }
}

/// Boxes the data of an error that would be larger than the error as it was sent.
fn box_large_data(api: &mut Api) {
    let large: Vec<Type> = {
        let methods = api.documents.iter().flat_map(|document| &document.methods);
        let errors = methods.flat_map(|method| &method.typed_errors);
        let types = errors.flat_map(TypedErrors::types);
        types
            .filter(|ty| size(api, ty, 0) > MAX_DIFFERENCE)
            .cloned()
            .collect()
    };
    let methods = api
        .documents
        .iter_mut()
        .flat_map(|document| &mut document.methods);
    let errors = methods.flat_map(|method| &mut method.typed_errors);
    for data in errors
        .flat_map(|errors| &mut errors.variants)
        .filter_map(|error| error.data.as_mut())
    {
        if large.contains(data) {
            *data = Type::Boxed(Box::new(data.clone()));
        }
    }
}

fn too_large(api: &Api, index: usize) -> Option<usize> {
    let TypeKind::Union(union) = &api.types[index].kind else {
        return None;
    };
    let mut sizes: Vec<(usize, usize)> = union
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| (payload(api, &variant.payload, 0), index))
        .collect();
    if union.unknown {
        sizes.push((16, usize::MAX));
    }
    sizes.sort_unstable();
    match sizes.as_slice() {
        [.., (next, _), (largest, index)] if largest - next > MAX_DIFFERENCE => Some(*index),
        _ => None,
    }
}

fn payload(api: &Api, payload: &Payload, depth: usize) -> usize {
    match payload {
        Payload::Constant(_) => 0,
        Payload::Type(ty) => size(api, ty, depth),
    }
}

fn size(api: &Api, ty: &Type, depth: usize) -> usize {
    if depth > 16 {
        return 0;
    }
    match ty {
        Type::Scalar(scalar) => scalar_size(*scalar),
        // Not known here: about as much as the larger ones take.
        Type::Own(_) => 64,
        Type::Named(index) => api
            .types
            .get(*index)
            .map_or(0, |def| def_size(api, def, depth)),
        Type::Option(item) => optional(size(api, item, depth + 1), item),
        Type::List(_) | Type::Packed(_) | Type::Map(..) => 24,
        Type::Array(item, len) => size(api, item, depth + 1) * len,
        Type::Boxed(_) => 8,
        Type::Tuple(items) => items.iter().map(|item| size(api, item, depth + 1)).sum(),
    }
}

fn def_size(api: &Api, def: &TypeDef, depth: usize) -> usize {
    match &def.kind {
        TypeKind::Struct(structure) => structure
            .fields
            .iter()
            .map(|field| {
                let size = size(api, &field.ty, depth + 1);
                if field.presence.is_option() {
                    optional(size, &field.ty)
                } else {
                    size
                }
            })
            .chain(structure.extra.iter().map(|_| 24))
            .sum(),
        TypeKind::Union(union) => {
            let largest = union
                .variants
                .iter()
                .map(|variant| payload(api, &variant.payload, depth + 1))
                .max();
            largest.unwrap_or_default() + 8
        }
        TypeKind::Enum(_) | TypeKind::Text => 24,
    }
}

/// An `Option` around a value without a niche grows by the value's alignment.
fn optional(size: usize, item: &Type) -> usize {
    match item {
        Type::Scalar(
            Scalar::Quantity(256) | Scalar::PaddedQuantity(256) | Scalar::Decimal(256),
        ) => size + 16,
        Type::Scalar(
            Scalar::Integer { bits, .. }
            | Scalar::Quantity(bits)
            | Scalar::PaddedQuantity(bits)
            | Scalar::Decimal(bits),
        ) => size + usize::from(*bits) / 8,
        Type::Scalar(Scalar::Float) => size + 8,
        Type::Scalar(
            Scalar::Address
            | Scalar::FixedBytes(_)
            | Scalar::FixedHex(_)
            | Scalar::FixedBareHex(_)
            | Scalar::Bech32m
            | Scalar::StorageKey,
        ) => size + 1,
        _ => size,
    }
}

fn scalar_size(scalar: Scalar) -> usize {
    match scalar {
        Scalar::Bool => 1,
        Scalar::Integer { bits, .. }
        | Scalar::Quantity(bits)
        | Scalar::PaddedQuantity(bits)
        | Scalar::Decimal(bits) => usize::from(bits) / 8,
        Scalar::Float => 8,
        Scalar::String | Scalar::RawText | Scalar::Secret => 24,
        Scalar::DecimalOrEmpty(bits) => usize::from(bits) / 4,
        Scalar::BareHexOrEmpty(len) => usize::from(len) + 1,
        Scalar::Bytes | Scalar::Hex | Scalar::BareHex | Scalar::Base64 | Scalar::Base64Url => 32,
        Scalar::FixedBytes(len) | Scalar::FixedHex(len) | Scalar::FixedBareHex(len) => {
            usize::from(len)
        }
        Scalar::Address => 20,
        Scalar::Bech32m => 64,
        Scalar::StorageKey => 33,
        Scalar::Null => 0,
        Scalar::Json => 16,
    }
}
