//! Rule: every schema has a type; `x-any` gives the reason where it has none.

use super::schemas;
use crate::diagnostic::Diagnostics;
use crate::document::{Kind, Schema, Spec};

const REMEDY: &str = "say what it is, or give the reason in `x-any`";

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    for schema in schemas(spec) {
        check_schema(schema, found);
    }
}

fn check_schema(schema: &Schema, found: &mut Diagnostics) {
    // The reason covers direct children too: a map of anything has it on the map.
    if has_reason(schema) {
        let typed = schema.children().filter(|child| !child.says_nothing());
        typed.for_each(|child| check_schema(child, found));
        return;
    }
    if let Some(message) = untyped(schema) {
        found.warn(&schema.at, message, REMEDY);
    }
    check_inside(schema, found);
}

fn check_inside(schema: &Schema, found: &mut Diagnostics) {
    // Beside known keys, `additionalProperties: true` only allows more.
    let additional = schema
        .additional
        .as_deref()
        .filter(|more| schema.properties.is_empty() || !more.says_nothing());
    let places = schema
        .properties
        .values()
        .chain(schema.pattern_properties.values())
        .chain(additional);
    let places = places
        .chain(schema.items.as_deref())
        .chain(&schema.prefix_items);
    places
        .chain(&schema.one_of)
        .chain(&schema.any_of)
        .for_each(|child| check_schema(child, found));
    // A part of `allOf` may be a remark only; together they are one schema, which is typed as soon as one of them is.
    for part in &schema.all_of {
        check_inside(part, found);
    }
    if !schema.all_of.is_empty()
        && schema.all_of.iter().all(Schema::says_nothing)
        && schema.kinds.is_empty()
    {
        found.warn(&schema.at, "any value is valid here", REMEDY);
    }
}

fn has_reason(schema: &Schema) -> bool {
    let reason = schema
        .extensions
        .get("x-any")
        .and_then(|reason| reason.as_str());
    reason.is_some_and(|reason| !reason.trim().is_empty())
}

fn untyped(schema: &Schema) -> Option<&'static str> {
    if schema.says_nothing() {
        return Some("any value is valid here");
    }
    let elsewhere = schema.reference.is_some()
        || schema.values.is_some()
        || schema.constant.is_some()
        || !(schema.one_of.is_empty() && schema.any_of.is_empty() && schema.all_of.is_empty());
    if elsewhere {
        return None;
    }
    let keys = !schema.properties.is_empty()
        || schema.additional.is_some()
        || !schema.pattern_properties.is_empty();
    if schema.kinds.contains(&Kind::Object) && !keys && !schema.closed {
        return Some("the object says nothing of its keys");
    }
    if schema.kinds.contains(&Kind::Array)
        && schema.items.is_none()
        && schema.prefix_items.is_empty()
    {
        return Some("the list says nothing of its items");
    }
    None
}
