//! Types in words.

use crate::ir::{Api, Payload, Type, TypeKind};
use crate::scalars::Scalar;

/// A type in words: `hex quantity`, `list of Withdrawal`, `map from text to integer`.
pub(super) fn words(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Scalar(scalar) => of_scalar(*scalar),
        Type::Own(own) => own.name().to_owned(),
        Type::Named(index) => {
            let def = api.types.get(*index);
            def.map_or_else(String::new, |def| def.name.to_string())
        }
        Type::Option(item) => format!("{} or null", words(api, item)),
        Type::Boxed(item) => words(api, item),
        Type::List(item) | Type::Packed(item) => format!("list of {}", words(api, item)),
        Type::Array(item, len) => format!("list of {len} {}", words(api, item)),
        Type::Map(key, value) => {
            format!("map from {} to {}", words(api, key), words(api, value))
        }
        Type::Tuple(items) => {
            let items: Vec<String> = items.iter().map(|item| words(api, item)).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

/// A scalar in words, without an article.
fn of_scalar(scalar: Scalar) -> String {
    let words = scalar.words();
    let bare = words
        .strip_prefix("an ")
        .or_else(|| words.strip_prefix("a "));
    bare.unwrap_or(&words).to_owned()
}

/// Whether a hex quantity is one of the forms of a type.
pub(super) fn is_quantity(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Scalar(Scalar::Quantity(_) | Scalar::PaddedQuantity(_)) => true,
        Type::Option(item) | Type::Boxed(item) => is_quantity(api, item),
        Type::Named(index) => match api.types.get(*index).map(|def| &def.kind) {
            Some(TypeKind::Union(union)) => {
                let mut payloads = union.variants.iter().map(|variant| &variant.payload);
                payloads.any(|payload| match payload {
                    // Unions of unions are flat.
                    Payload::Type(Type::Scalar(scalar)) => {
                        matches!(scalar, Scalar::Quantity(_) | Scalar::PaddedQuantity(_))
                    }
                    _ => false,
                })
            }
            _ => false,
        },
        _ => false,
    }
}
