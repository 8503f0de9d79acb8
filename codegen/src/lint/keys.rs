//! Rule: `x-empty`, `x-packed` and `x-extra` only where the generator reads them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::methods;
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{Kind, Schema, Spec};
use crate::ir::UNREAD_PACKED;

const UNREAD_EMPTY: (&str, &str, &str) = (
    "x-empty",
    "`x-empty` is only read on a property or a parameter",
    "move it to each of those that hold the list",
);

const UNREAD_EXTRA: (&str, &str, &str) = (
    "x-extra",
    "`x-extra` is only read on an object with properties",
    "move it to the object itself, or remove it",
);

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    for method in methods(spec) {
        for param in &method.params {
            unread(UNREAD_PACKED, &param.extensions, &param.at, found);
            check_schema(&param.schema, true, found);
        }
        if let Some(result) = &method.result {
            unread(UNREAD_EMPTY, &result.extensions, &result.at, found);
            unread(UNREAD_PACKED, &result.extensions, &result.at, found);
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
    let (extensions, at) = (&schema.extensions, &schema.at);
    if !is_member {
        unread(UNREAD_EMPTY, extensions, at, found);
    }
    let packs = |kind: &Kind| matches!(kind, Kind::Array | Kind::Object);
    let is_other = !schema.kinds.is_empty() && !schema.kinds.iter().any(packs);
    if is_other || schema.reference.is_some() {
        unread(UNREAD_PACKED, extensions, at, found);
    }
    let is_object = !schema.properties.is_empty() || !schema.all_of.is_empty();
    if !is_object || schema.reference.is_some() {
        unread(UNREAD_EXTRA, extensions, at, found);
    }
    let branches = schema.one_of.iter().chain(&schema.any_of);
    let is_single = branches.filter(|branch| !is_null(branch)).count() == 1;
    for child in schema.children() {
        let is_branch = stands_in(child, "oneOf") || stands_in(child, "anyOf");
        let is_part = is_member && (stands_in(child, "allOf") || is_single && is_branch);
        check_schema(child, is_part || stands_in(child, "properties"), found);
    }
}

/// Reports a key that has no effect there.
fn unread(
    (key, message, remedy): (&str, &str, &str),
    extensions: &BTreeMap<String, Value>,
    at: &Location,
    found: &mut Diagnostics,
) {
    if extensions.contains_key(key) {
        found.warn(&at.join(key), message, remedy);
    }
}

fn is_null(schema: &Schema) -> bool {
    schema.kinds.iter().eq([&Kind::Null])
}

/// Whether a schema is directly under a keyword, by its location: the target of a reference is still the property that
/// it was.
fn stands_in(schema: &Schema, keyword: &str) -> bool {
    schema.at.pointer.rsplit('/').nth(1) == Some(keyword)
}
