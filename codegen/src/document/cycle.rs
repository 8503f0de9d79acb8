//! Circular references: `A` is `B`, and `B` is `A`.
//!
//! A schema that contains itself in a property or an item is a tree and stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Method, Spec};
use super::schema::{Kind, Schema, SchemaId};
use crate::diagnostic::{Diagnostics, Location};

/// Cuts every cycle of references that passes no object and no array, at one reference each.
pub(super) fn cut(spec: &mut Spec, diagnostics: &mut Diagnostics) {
    let cuts = find(&spec.schemas);
    if cuts.is_empty() {
        return;
    }
    let mut left = BTreeSet::new();
    let methods = spec
        .documents
        .iter_mut()
        .flat_map(|document| &mut document.methods);
    methods
        .flat_map(Method::schemas_mut)
        .chain(spec.schemas.values_mut())
        .for_each(|schema| apply(schema, &cuts, false, &mut left));
    for at in &left {
        let message =
            "the schema is defined by itself, with nothing in between; the reference is left out";
        diagnostics.warn(at, message, "say what it is, or remove the reference");
    }
}

/// `is_branch`: the schema is a branch of a union that is something without it.
fn apply(
    schema: &mut Schema,
    cuts: &BTreeSet<Location>,
    is_branch: bool,
    left: &mut BTreeSet<Location>,
) {
    let mut branches_at = BTreeSet::new();
    // A union that is a branch of itself is its other branches.
    for branches in [&mut schema.one_of, &mut schema.any_of] {
        let says_more = |branch: &Schema| {
            !cuts.contains(&branch.at) && branch.kinds != BTreeSet::from([Kind::Null])
        };
        if is_branch || branches.iter().any(says_more) {
            branches_at.extend(branches.iter().map(|branch| branch.at.clone()));
            let mut again = branches.iter_mut();
            let again = again.find(|branch| cuts.contains(&branch.at));
            if let Some(branch) = again {
                *branch = Schema {
                    never: true,
                    ..Schema::any(branch.at.clone())
                };
            }
        }
    }
    if cuts.contains(&schema.at) && !schema.never {
        schema.reference = None;
        schema.reported = true;
        left.insert(schema.at.clone());
    }
    for child in schema.children_mut() {
        let is_branch = branches_at.contains(&child.at);
        apply(child, cuts, is_branch, left);
    }
}

/// A schema on the current path, with its references still to follow.
struct Step<'a> {
    id: &'a SchemaId,
    open: Vec<(&'a Location, &'a SchemaId)>,
}

/// Finds the references that close a cycle. Uses an explicit stack, as cycles can be long.
fn find(schemas: &BTreeMap<SchemaId, Schema>) -> BTreeSet<Location> {
    let mut cuts = BTreeSet::new();
    let mut done = BTreeSet::new();
    for (start, schema) in schemas {
        if done.contains(start) {
            continue;
        }
        let mut path = vec![Step {
            id: start,
            open: bare_references(schema),
        }];
        let mut on_path = BTreeSet::from([start]);
        while let Some(step) = path.last_mut() {
            let Some((at, target)) = step.open.pop() else {
                on_path.remove(step.id);
                done.insert(step.id);
                path.pop();
                continue;
            };
            if on_path.contains(target) {
                cuts.insert(at.clone());
            } else if !done.contains(target)
                && let Some((id, schema)) = schemas.get_key_value(target)
            {
                on_path.insert(id);
                path.push(Step {
                    id,
                    open: bare_references(schema),
                });
            }
        }
    }
    cuts
}

/// The references of a schema that are met without passing an object or an array.
fn bare_references(schema: &Schema) -> Vec<(&Location, &SchemaId)> {
    let mut found = Vec::new();
    let mut open = vec![schema];
    while let Some(schema) = open.pop() {
        found.extend(schema.reference.as_ref().map(|target| (&schema.at, target)));
        open.extend(
            schema
                .one_of
                .iter()
                .chain(&schema.any_of)
                .chain(&schema.all_of),
        );
    }
    found
}
