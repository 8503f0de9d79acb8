//! A schema that leaves `type` out still says it by its other keywords.

use serde_json::Value;

use super::Context;
use crate::document::{Kind, Schema};

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    if !schema.kinds.is_empty() || schema.reference.is_some() || !schema.one_of.is_empty() {
        return false;
    }
    let said = if !schema.properties.is_empty()
        || schema.additional.is_some()
        || !schema.required.is_empty()
    {
        Some(Kind::Object)
    } else if schema.items.is_some() || !schema.prefix_items.is_empty() {
        Some(Kind::Array)
    } else if let Some(values) = &schema.values {
        same_kind(values)
    } else if schema.pattern.is_some() || is_text(schema.format.as_deref()) {
        Some(Kind::String)
    } else {
        None
    };
    schema.kinds.extend(said);
    said.is_some()
}

/// Whether it is the format of bytes in a text, which says that it is one.
fn is_text(format: Option<&str>) -> bool {
    matches!(format, Some("base64" | "base64url" | "byte"))
}

fn same_kind(values: &[Value]) -> Option<Kind> {
    let mut kinds = values
        .iter()
        .filter(|value| !value.is_null())
        .map(|value| match value {
            Value::String(_) => Some(Kind::String),
            Value::Number(number) if number.is_i64() || number.is_u64() => Some(Kind::Integer),
            Value::Bool(_) => Some(Kind::Boolean),
            _ => None,
        });
    let first = kinds.next()??;
    kinds.all(|kind| kind == Some(first)).then_some(first)
}
