//! Types as strings, and their equality in Rust.

use super::pair::Pairs;
use crate::ir::{Api, Type};
use crate::scalars::Scalar;

/// Formats a type as Rust, without paths.
pub(super) fn text(api: &Api, ty: &Type) -> String {
    write(api, ty, Detail::Rust)
}

/// Formats a type as Rust, each scalar with its wire format.
pub(super) fn text_with_codecs(api: &Api, ty: &Type) -> String {
    write(api, ty, Detail::Wire)
}

/// The detail of a comparison or format.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Rust types only.
    Rust,
    /// Wire formats too.
    Wire,
}

fn leaf(leaf: Scalar, detail: Detail) -> String {
    match (detail, leaf) {
        (Detail::Rust, _) => leaf.name(),
        (Detail::Wire, Scalar::Hex | Scalar::FixedHex(_)) => {
            format!("{} in hex, with 0x or without", leaf.name())
        }
        (Detail::Wire, Scalar::BareHex | Scalar::FixedBareHex(_)) => {
            format!("{} in hex without 0x", leaf.name())
        }
        (Detail::Wire, Scalar::Bytes | Scalar::FixedBytes(_)) => {
            format!("{} in hex with 0x", leaf.name())
        }
        (Detail::Wire, _) => format!("{} as {}", leaf.name(), leaf.words()),
    }
}

fn write(api: &Api, ty: &Type, detail: Detail) -> String {
    let inner = |ty: &Type| write(api, ty, detail);
    match ty {
        Type::Scalar(scalar) => leaf(*scalar, detail),
        Type::Own(own) => own.name().to_owned(),
        Type::Named(index) => api
            .types
            .get(*index)
            .map_or_else(String::new, |def| def.name.to_string()),
        Type::Option(item) => format!("Option<{}>", inner(item)),
        Type::Packed(item) if detail == Detail::Wire => {
            format!("Vec<{}> in one byte string", inner(item))
        }
        Type::List(item) | Type::Packed(item) => format!("Vec<{}>", inner(item)),
        Type::Array(item, len) => format!("[{}; {len}]", inner(item)),
        Type::Map(key, value) => format!("BTreeMap<{}, {}>", inner(key), inner(value)),
        Type::Boxed(item) => format!("Box<{}>", inner(item)),
        Type::Tuple(items) => {
            let items: Vec<String> = items.iter().map(inner).collect();
            format!("({})", items.join(", "))
        }
    }
}

/// Whether two types are the same in Rust, apart from renames.
pub(super) fn is_same(pairs: &Pairs, old: &Type, new: &Type) -> bool {
    alike(pairs, old, new, Detail::Rust)
}

/// Whether two types have the same wire format as well.
pub(super) fn is_same_on_wire(pairs: &Pairs, old: &Type, new: &Type) -> bool {
    alike(pairs, old, new, Detail::Wire)
}

fn alike(pairs: &Pairs, old: &Type, new: &Type, detail: Detail) -> bool {
    let inner = |old: &Type, new: &Type| alike(pairs, old, new, detail);
    match (old, new) {
        (Type::Scalar(old), Type::Scalar(new)) => match detail {
            Detail::Rust => old.name() == new.name(),
            Detail::Wire => old == new,
        },
        (Type::Own(old), Type::Own(new)) => old.path == new.path,
        (Type::Named(old), Type::Named(new)) => pairs.new_of(*old) == Some(*new),
        (Type::Option(old), Type::Option(new))
        | (Type::List(old), Type::List(new))
        | (Type::Packed(old), Type::Packed(new))
        | (Type::Boxed(old), Type::Boxed(new)) => inner(old, new),
        (Type::List(old), Type::Packed(new)) | (Type::Packed(old), Type::List(new)) => {
            detail == Detail::Rust && inner(old, new)
        }
        (Type::Array(old, old_len), Type::Array(new, new_len)) => {
            old_len == new_len && inner(old, new)
        }
        (Type::Map(old_key, old), Type::Map(new_key, new)) => {
            inner(old_key, new_key) && inner(old, new)
        }
        (Type::Tuple(old), Type::Tuple(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| inner(old, new))
        }
        _ => false,
    }
}
