//! Tags: properties that say which branch of a union an object is.

use std::collections::BTreeSet;

use serde_json::Value;

use super::forms::kind_of;
use super::union::by_key;
use crate::diagnostic::Location;
use crate::document::{Schema, Spec};

/// A schema's constant value; for a tag also a single listed value.
pub(super) fn constant(schema: &Schema, is_tag: bool) -> Option<Value> {
    let single = || match schema.values.as_deref() {
        Some([only]) if is_tag => Some(only.clone()),
        _ => None,
    };
    schema
        .constant
        .clone()
        .or_else(single)
        .filter(|value| kind_of(value).is_some())
}

/// The constant that a branch is. A list of one value is one too: there is nothing else that it could be.
pub(super) fn branch_constant(schema: &Schema) -> Option<Value> {
    constant(schema, true)
}

/// What a property may say, where that is listed: as a constant, in a list, or as a union of constants.
pub(super) fn tag_values(schema: &Schema) -> Option<Vec<Value>> {
    if !schema.one_of.is_empty() {
        return schema.one_of.iter().map(branch_constant).collect();
    }
    let listed = || schema.values.clone().filter(|values| !values.is_empty());
    let values = schema
        .constant
        .clone()
        .map(|only| vec![only])
        .or_else(listed)?;
    let all_scalar = values.iter().all(|value| kind_of(value).is_some());
    all_scalar.then_some(values)
}

pub(super) fn are_disjoint(lists: &[Vec<Value>]) -> bool {
    let mut before = lists.iter().enumerate();
    before.all(|(index, list)| {
        let mut others = lists.iter().skip(index + 1).flatten();
        others.all(|value| !list.contains(value))
    })
}

/// Finds the properties that tell unions' branches apart, over every union of the spec.
pub(super) fn find(spec: &Spec) -> BTreeSet<(Location, String)> {
    let mut found = BTreeSet::new();
    let mut visit = |union: &Schema| {
        let objects: Vec<&Schema> = union
            .one_of
            .iter()
            .filter_map(|branch| branch.resolve(&spec.schemas))
            .filter(|branch| !branch.properties.is_empty())
            .collect();
        let [first, _, ..] = objects.as_slice() else {
            return;
        };
        let before = found.len();
        for key in first.properties.keys() {
            let said = objects.iter().map(|object| {
                let property = object.properties.get(key)?;
                tag_values(property.resolve(&spec.schemas)?)
            });
            let Some(said) = said.collect::<Option<Vec<_>>>() else {
                continue;
            };
            let is_tag = |schemas: &[_]| by_key(schemas).is_none() && are_disjoint(&said);
            let schemas: Vec<_> = objects.iter().copied().enumerate().collect();
            if said.iter().all(|values| values.len() == 1) || is_tag(&schemas) {
                found.extend(
                    objects
                        .iter()
                        .map(|object| (object.at.clone(), key.clone())),
                );
            }
        }
        let schemas: Vec<_> = objects.iter().copied().enumerate().collect();
        if found.len() == before && by_key(&schemas).is_none() {
            found.extend(single_values(&objects, spec));
        }
    };
    for schema in spec.schemas.values() {
        walk(schema, &mut visit);
    }
    for method in spec.documents.iter().flat_map(|document| &document.methods) {
        for schema in method.schemas() {
            walk(schema, &mut visit);
        }
    }
    found
}

/// The required properties with one listed value, which tell in trying what an object is.
fn single_values(objects: &[&Schema], spec: &Spec) -> Vec<(Location, String)> {
    let is_single = |property: &Schema| {
        let property = property.resolve(&spec.schemas);
        property.and_then(branch_constant).is_some()
    };
    let keys = objects.iter().flat_map(|object| {
        let keys = object.properties.iter();
        let keys =
            keys.filter(|(key, property)| object.required.contains(*key) && is_single(property));
        keys.map(|(key, _)| (object.at.clone(), key.clone()))
    });
    keys.collect()
}

fn walk(schema: &Schema, visit: &mut impl FnMut(&Schema)) {
    if !schema.one_of.is_empty() {
        visit(schema);
    }
    for child in schema.children() {
        walk(child, visit);
    }
}
