//! A key that two parts of `allOf` have is what both of them say.

use std::collections::BTreeSet;

use super::Context;
use crate::diagnostic::Location;
use crate::document::{Kind, Schema};

/// The schema of a key that stands in two parts: the one that says more, or `allOf` of the two.
pub(super) fn both(one: Schema, other: Schema, at: Location, context: &Context<'_>) -> Schema {
    let is_same = match (&one.reference, &other.reference) {
        (Some(one), Some(other)) => one == other,
        _ => bare(&one, &at) == bare(&other, &at),
    };
    if is_same || is_vague(&other, &one, context) {
        return one;
    }
    if is_vague(&one, &other, context) {
        return Schema {
            description: one.description.or(other.description),
            ..other
        };
    }
    let description = one
        .description
        .clone()
        .or_else(|| other.description.clone());
    Schema {
        description,
        all_of: vec![one, other],
        ..Schema::any(at)
    }
}

/// The kinds that two schemas allow together; every integer is a number.
pub(super) fn kinds(one: &BTreeSet<Kind>, other: &BTreeSet<Kind>) -> BTreeSet<Kind> {
    if one.is_empty() {
        return other.clone();
    }
    let is_in = |kind: &Kind, kinds: &BTreeSet<Kind>| {
        kinds.is_empty()
            || kinds.contains(kind)
            || (*kind == Kind::Integer && kinds.contains(&Kind::Number))
    };
    let from = |one: &BTreeSet<Kind>, other| -> BTreeSet<Kind> {
        one.iter()
            .copied()
            .filter(|kind| is_in(kind, other))
            .collect()
    };
    let mut both = from(one, other);
    both.extend(from(other, one));
    both
}

/// A schema without what only describes it.
fn bare(schema: &Schema, at: &Location) -> Schema {
    Schema {
        at: at.clone(),
        title: None,
        description: None,
        default: None,
        examples: Vec::new(),
        deprecated: false,
        ..schema.clone()
    }
}

/// Whether a schema says no more than the kind that `other` is anyway.
fn is_vague(schema: &Schema, other: &Schema, context: &Context<'_>) -> bool {
    let kinds_only = Schema {
        kinds: schema.kinds.clone(),
        ..Schema::any(schema.at.clone())
    };
    if bare(schema, &schema.at) != kinds_only {
        return false;
    }
    let Some(other) = context.resolve(other) else {
        return false;
    };
    schema.kinds.is_empty()
        || schema.kinds == other.kinds
        || (schema.kinds == BTreeSet::from([Kind::Object]) && !other.properties.is_empty())
}
