//! `x-empty` and `x-packed` stand where the generator reads them.

use super::methods;
use crate::diagnostic::Diagnostics;
use crate::document::{Kind, Schema, Spec};

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    for method in methods(spec) {
        for param in &method.params {
            check_schema(&param.schema, true, found);
        }
        let result = method.result.as_ref().map(|result| &result.schema);
        let items = method.streams.iter().map(|stream| &stream.item);
        for schema in items.chain(result) {
            check_schema(schema, false, found);
        }
    }
    for schema in spec.schemas.values() {
        check_schema(schema, stands_in(schema, "properties"), found);
    }
}

/// `is_member`: it is a property or a parameter.
fn check_schema(schema: &Schema, is_member: bool, found: &mut Diagnostics) {
    let has = |key: &str| schema.extensions.contains_key(key);
    if has("x-empty") && !is_member {
        let message = "`x-empty` is only read on a property or a parameter";
        let remedy = "move it to each of those that hold the list";
        found.warn(&schema.at.join("x-empty"), message, remedy);
    }
    let packs = |kind: &Kind| matches!(kind, Kind::Array | Kind::Object);
    let unread = !schema.kinds.is_empty() && !schema.kinds.iter().any(packs);
    if has("x-packed") && (unread || schema.reference.is_some()) {
        let message = "`x-packed` is only read on a list or an object itself";
        let remedy = "move it to the schema with the list's `items` or the object's `properties`";
        found.warn(&schema.at.join("x-packed"), message, remedy);
    }
    for child in schema.children() {
        let is_part = is_member && stands_in(child, "allOf");
        check_schema(child, is_part || stands_in(child, "properties"), found);
    }
}

/// Whether a schema is one of those under a keyword, by its place: what something refers to is still the property that it was.
fn stands_in(schema: &Schema, keyword: &str) -> bool {
    schema.at.pointer.rsplit('/').nth(1) == Some(keyword)
}
