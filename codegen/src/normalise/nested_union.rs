//! A union in a union is one union with all the branches.

use serde_json::Value;

use super::Context;
use crate::document::Schema;

/// Limit of a union's branches before it is taken for circular.
const MAX_BRANCHES: usize = 512;

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    if schema.one_of.len() < 2 || schema.one_of.len() > MAX_BRANCHES {
        return false;
    }
    let Some(index) = schema
        .one_of
        .iter()
        .position(|branch| is_union(branch, &schema.at, context))
    else {
        return false;
    };
    let Some(inner) = context.resolve(&schema.one_of[index]).cloned() else {
        return false;
    };
    let inner_branches = if inner.one_of.is_empty() {
        inner.any_of
    } else {
        inner.one_of
    };
    let count = inner_branches.len();
    if let Some(Value::Array(names)) = schema.extensions.get_mut("x-variants")
        && names.len() == schema.one_of.len()
    {
        let inner_names = match inner.extensions.get("x-variants") {
            Some(Value::Array(inner)) if inner.len() == count => inner.clone(),
            _ => vec![Value::Null; count],
        };
        names.splice(index..=index, inner_names);
    } else if let Some(Value::Array(inner_names)) = inner.extensions.get("x-variants")
        && inner_names.len() == count
    {
        let mut names = vec![Value::Null; schema.one_of.len()];
        names.splice(index..=index, inner_names.iter().cloned());
        schema
            .extensions
            .insert("x-variants".to_owned(), Value::Array(names));
    }
    schema.kinds.extend(inner.kinds);
    schema.one_of.splice(index..=index, inner_branches);
    true
}

/// Whether a branch is itself a union, other than the enclosing one.
fn is_union(branch: &Schema, outer: &crate::document::SchemaId, context: &Context<'_>) -> bool {
    context.resolve(branch).is_some_and(|resolved| {
        (!resolved.one_of.is_empty() || !resolved.any_of.is_empty())
            && resolved.properties.is_empty()
            && resolved.all_of.is_empty()
            && resolved.at != *outer
    })
}
