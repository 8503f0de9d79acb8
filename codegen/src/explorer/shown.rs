//! Types as the site's pages show them.

use serde_json::Value;

use crate::ir::Type;
use crate::scalars::Scalar;

/// A type for people: texts, and the indices of generated types between them.
pub(super) fn shown(ty: &Type) -> Value {
    let mut parts = Vec::new();
    push(ty, &mut parts);
    Value::Array(parts)
}

fn push(ty: &Type, parts: &mut Vec<Value>) {
    match ty {
        Type::Scalar(scalar) => text(&scalar.name(), parts),
        Type::Own(own) => text(own.name(), parts),
        Type::Named(index) => parts.push(Value::from(*index)),
        Type::Option(item) => around("Option<", item, ">", parts),
        Type::List(item) | Type::Packed(item) => around("Vec<", item, ">", parts),
        Type::Array(item, len) => around("[", item, &format!("; {len}]"), parts),
        Type::Map(key, value) => {
            around("BTreeMap<", key, ", ", parts);
            push(value, parts);
            text(">", parts);
        }
        // What a box holds is what people look for.
        Type::Boxed(item) => push(item, parts),
        Type::Tuple(items) => {
            for (place, item) in items.iter().enumerate() {
                text(if place == 0 { "(" } else { ", " }, parts);
                push(item, parts);
            }
            text(")", parts);
        }
    }
}

fn around(begin: &str, item: &Type, end: &str, parts: &mut Vec<Value>) {
    text(begin, parts);
    push(item, parts);
    text(end, parts);
}

/// Adds a text, to the one before where there is one.
fn text(more: &str, parts: &mut Vec<Value>) {
    match parts.last_mut() {
        Some(Value::String(before)) => before.push_str(more),
        _ => parts.push(Value::from(more)),
    }
}

/// How the scalar in a type is written on the wire, where its name in Rust doesn't say it.
pub(super) fn form(ty: &Type) -> Option<String> {
    match ty {
        Type::Scalar(
            Scalar::Bool
            | Scalar::Integer { .. }
            | Scalar::Float
            | Scalar::String
            | Scalar::Json
            | Scalar::Null,
        ) => None,
        Type::Scalar(scalar) => Some(scalar.words()),
        Type::Option(item) | Type::Boxed(item) => form(item),
        Type::List(item) | Type::Array(item, _) => Some(format!("each {}", form(item)?)),
        Type::Own(_) | Type::Named(_) | Type::Packed(_) | Type::Map(..) | Type::Tuple(_) => None,
    }
}
