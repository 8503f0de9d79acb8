//! A union in a union is one union with all the branches.

use serde_json::Value;

use super::{
    Context, all_of, any_of, drop_names, kind_list, missing_kind, shapeless_branches,
    union_siblings,
};
use crate::document::{Kind, Schema, SchemaId};

/// Limit of a union's branches before it is taken for circular.
const MAX_BRANCHES: usize = 512;

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    if schema.one_of.len() < 2 || schema.one_of.len() > MAX_BRANCHES {
        return false;
    }
    if let Some(index) = schema
        .one_of
        .iter()
        .position(|branch| is_itself(branch, &schema.at, context))
    {
        let count = schema.one_of.len();
        schema.one_of.remove(index);
        drop_names(schema, count, &[index]);
        return true;
    }
    let found = (0..schema.one_of.len()).find_map(|index| {
        let branch = schema.one_of.get(index)?;
        Some((index, union(branch, &schema.at, context)?))
    });
    let Some((index, inner)) = found else {
        return false;
    };
    let inner_branches = inner.one_of;
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

/// Whether a branch is the enclosing union again, which brings nothing.
fn is_itself(branch: &Schema, outer: &SchemaId, context: &Context<'_>) -> bool {
    branch.reference.is_some()
        && context
            .resolve(branch)
            .is_some_and(|found| found.at == *outer)
}

/// The union that a branch is, other than the enclosing one: written as such, as a list of types, or under keys that all of its branches
/// have.
fn union(branch: &Schema, outer: &SchemaId, context: &mut Context<'_>) -> Option<Schema> {
    let resolved = context.resolve(branch)?;
    if resolved.at == *outer || !may_be_union(resolved, context, 0) {
        return None;
    }
    let mut union = resolved.clone();
    for _ in 0..MAX_STEPS {
        let changed = any_of::apply(&mut union, context)
            || shapeless_branches::apply(&mut union, context)
            || all_of::apply(&mut union, context)
            || union_siblings::apply(&mut union, context)
            || missing_kind::apply(&mut union, context)
            || kind_list::apply(&mut union, context);
        if !changed {
            let is_union = !union.one_of.is_empty() && union.properties.is_empty();
            return is_union.then_some(union);
        }
    }
    None
}

/// Limit of rewriting before a union is taken for circular.
const MAX_STEPS: usize = 32;

/// Limit of `allOf` in `allOf`.
const MAX_DEPTH: usize = 16;

fn may_be_union(schema: &Schema, context: &Context<'_>, depth: usize) -> bool {
    let several = schema.kinds.len() - usize::from(schema.kinds.contains(&Kind::Null)) > 1;
    several
        || !schema.one_of.is_empty()
        || !schema.any_of.is_empty()
        || (depth < MAX_DEPTH
            && schema.all_of.iter().any(|part| {
                let part = context.resolve(part);
                part.is_some_and(|part| may_be_union(part, context, depth + 1))
            }))
}
