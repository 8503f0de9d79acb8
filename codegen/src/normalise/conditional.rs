//! `then`, `else` and `dependentSchemas`: keys that an object has in some cases only may be absent. What they say of keys that it has anyway
//! narrows what is valid, and isn't read.

use std::collections::BTreeMap;

use super::Context;
use crate::document::Schema;

/// How deep cases may stand in each other.
const MAX_DEPTH: usize = 16;

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    if schema.conditional.is_empty() {
        return false;
    }
    let cases = std::mem::take(&mut schema.conditional);
    if schema.closed || schema.reference.is_some() {
        return true;
    }
    let mut brought = BTreeMap::new();
    cases
        .iter()
        .for_each(|case| collect(case, context, 0, &mut brought));
    let branches = schema.one_of.iter();
    let known = |branch: &Schema, name: &String| {
        let resolved = context.resolve(branch);
        resolved.is_some_and(|branch| branch.properties.contains_key(name))
    };
    brought.retain(|name, _| {
        !schema.properties.contains_key(name) && !branches.clone().any(|branch| known(branch, name))
    });
    for (name, mut forms) in brought {
        let form = match forms.len() {
            1 => forms.remove(0),
            _ => Schema {
                any_of: forms,
                ..Schema::any(schema.at.join("properties").join(&name))
            },
        };
        schema.properties.insert(name, form);
    }
    true
}

/// The keys that a case brings, each with the different things that it may be.
fn collect(
    case: &Schema,
    context: &Context<'_>,
    depth: usize,
    brought: &mut BTreeMap<String, Vec<Schema>>,
) {
    let Some(case) = context.resolve(case).filter(|_| depth < MAX_DEPTH) else {
        return;
    };
    for (name, property) in &case.properties {
        // Of a key that may not be there in this case nothing is known.
        if property.never {
            continue;
        }
        let forms = brought.entry(name.clone()).or_default();
        let bare = |form: &Schema| Schema {
            at: property.at.clone(),
            ..form.clone()
        };
        if !forms.iter().any(|form| bare(form) == *property) {
            forms.push(property.clone());
        }
    }
    let parts = case.all_of.iter().chain(&case.any_of).chain(&case.one_of);
    parts
        .chain(&case.conditional)
        .for_each(|part| collect(part, context, depth + 1, brought));
}
