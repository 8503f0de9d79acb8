//! Unions: dispatch between branches, and variant names.

use std::collections::BTreeSet;

use serde_json::Value;

use super::forms::kind_of;
use super::lower::{Lowering, docs};
use super::place::named;
use super::{ArrayDispatch, Dispatch, Docs, ObjectDispatch};
use crate::diagnostic::Location;
use crate::document::{Kind, Schema, Spec};
use crate::names::{Case, Name, Scope, camel};
use crate::scalars::Scalar;

/// A branch with what dispatch needs to know of it.
pub(super) struct Branch {
    /// The schema as used in the union.
    pub(super) used: Schema,
    /// The schema with references followed.
    resolved: Schema,
    /// The branch's value, if it is a constant.
    pub(super) constant: Option<Value>,
    /// The kinds of an array branch's items.
    item_kinds: BTreeSet<Kind>,
    /// The constant properties of an object branch.
    constants: Vec<(String, Value)>,
    /// The docs of the variant.
    pub(super) docs: Docs,
}

impl Branch {
    pub(super) fn of(branch: &Schema, lowering: &Lowering<'_>) -> Self {
        let resolved = lowering
            .resolve(branch)
            .cloned()
            .unwrap_or_else(|| Schema::any(branch.at.clone()));
        let item_kinds = match &resolved.items {
            Some(items) => all_kinds(items, lowering, 0),
            None => BTreeSet::new(),
        };
        let constants = resolved
            .properties
            .iter()
            .filter_map(|(key, property)| {
                constant(lowering.resolve(property)?, true).map(|value| (key.clone(), value))
            })
            .collect();
        let own = docs(branch);
        let target = docs(&resolved);
        let docs = Docs {
            text: own.text.or(target.text),
            ..own
        };
        Self {
            used: branch.clone(),
            constant: constant(&resolved, false),
            item_kinds,
            constants,
            docs,
            resolved,
        }
    }

    fn kind(&self) -> Option<Kind> {
        let kinds = kinds(&self.resolved);
        if kinds.len() == 1 {
            kinds.first().copied()
        } else {
            None
        }
    }
}

/// The JSON kinds that a schema allows, null aside; empty for any.
fn kinds(schema: &Schema) -> BTreeSet<Kind> {
    if let Some(kind) = schema.constant.as_ref().and_then(kind_of) {
        return BTreeSet::from([kind]);
    }
    let mut kinds = schema.kinds.clone();
    kinds.remove(&Kind::Null);
    kinds
}

/// The JSON kinds that a schema allows, through references and unions; empty for any.
fn all_kinds(schema: &Schema, lowering: &Lowering<'_>, depth: usize) -> BTreeSet<Kind> {
    let Some(resolved) = lowering.resolve(schema) else {
        return BTreeSet::new();
    };
    if resolved.one_of.is_empty() || depth > 16 {
        return kinds(resolved);
    }
    let branches: Vec<_> = resolved
        .one_of
        .iter()
        .map(|branch| all_kinds(branch, lowering, depth + 1))
        .collect();
    if branches.iter().any(BTreeSet::is_empty) {
        BTreeSet::new()
    } else {
        branches.into_iter().flatten().collect()
    }
}

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

/// Finds the properties that tell unions' branches apart, over every union of the spec.
pub(super) fn tags(spec: &Spec) -> BTreeSet<(Location, String)> {
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
        for key in first.properties.keys() {
            let says = |object: &Schema| {
                object
                    .properties
                    .get(key)
                    .and_then(|property| constant(property.resolve(&spec.schemas)?, true))
                    .is_some()
            };
            if objects.iter().copied().all(says) {
                found.extend(
                    objects
                        .iter()
                        .map(|object| (object.at.clone(), key.clone())),
                );
            }
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

fn walk(schema: &Schema, visit: &mut impl FnMut(&Schema)) {
    if !schema.one_of.is_empty() {
        visit(schema);
    }
    for child in schema.children() {
        walk(child, visit);
    }
}

/// Chooses the dispatch of the branches, or returns why there is none.
pub(super) fn dispatch(branches: &[Branch]) -> Result<Dispatch, String> {
    let mut dispatch = Dispatch::default();
    let mut strings: Vec<(u32, usize)> = Vec::new();
    let mut arrays: Vec<usize> = Vec::new();
    let mut objects: Vec<usize> = Vec::new();
    let only = |slot: &mut Option<usize>, index: usize, what: &str| match slot.replace(index) {
        None => Ok(()),
        Some(_) => Err(format!("two are {what}")),
    };
    for (index, branch) in branches.iter().enumerate() {
        if let Some(value) = &branch.constant {
            dispatch.constants.push((value.clone(), index));
            continue;
        }
        match branch.kind() {
            Some(Kind::Boolean) => only(&mut dispatch.boolean, index, "flags")?,
            Some(Kind::Integer) => only(&mut dispatch.integer, index, "integers")?,
            Some(Kind::Number) => only(&mut dispatch.number, index, "numbers")?,
            Some(Kind::String) => strings.push((width(&branch.resolved), index)),
            Some(Kind::Array) => arrays.push(index),
            Some(Kind::Object) => objects.push(index),
            Some(Kind::Null) => {}
            None => only(&mut dispatch.anything, index, "of no one kind")?,
        }
    }
    strings.sort_unstable();
    if strings.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return Err("two are texts of the same form".to_owned());
    }
    dispatch.strings = strings.into_iter().map(|(_, index)| index).collect();
    dispatch.array = array_dispatch(branches, &arrays)?;
    dispatch.object = object_dispatch(branches, &objects)?;
    Ok(dispatch)
}

impl Dispatch {
    /// Whether an object can match none of the branches.
    pub(super) fn needs_unknown(&self) -> bool {
        match &self.object {
            Some(ObjectDispatch::ByTag { .. }) => true,
            Some(ObjectDispatch::ByKey { otherwise, .. }) => otherwise.is_none(),
            _ => false,
        }
    }
}

/// Rank among strings, in the order of trying: listed values, then narrow scalars.
fn width(schema: &Schema) -> u32 {
    if schema.values.is_some() {
        0
    } else {
        Scalar::of(Kind::String, schema).map_or(u32::MAX, Scalar::width)
    }
}

fn array_dispatch(branches: &[Branch], arrays: &[usize]) -> Result<Option<ArrayDispatch>, String> {
    Ok(match arrays {
        [] => None,
        [one] => Some(ArrayDispatch::One(*one)),
        several => {
            let mut arms = Vec::new();
            for index in several {
                for kind in &branches[*index].item_kinds {
                    if arms.iter().any(|(taken, _)| taken == kind) {
                        return Err("two are arrays of the same kind".to_owned());
                    }
                    arms.push((*kind, *index));
                }
                if branches[*index].item_kinds.is_empty() {
                    return Err("two are arrays, and one of them holds anything".to_owned());
                }
            }
            Some(ArrayDispatch::ByItem(arms))
        }
    })
}

fn object_dispatch(
    branches: &[Branch],
    objects: &[usize],
) -> Result<Option<ObjectDispatch>, String> {
    let [first, _, ..] = objects else {
        return Ok(objects.first().map(|one| ObjectDispatch::One(*one)));
    };
    for (key, _) in &branches[*first].constants {
        if let Some(tagged) = by_tag(branches, objects, key) {
            return Ok(Some(tagged));
        }
    }
    let mut arms = Vec::new();
    let mut otherwise = None;
    for index in objects {
        let object = &branches[*index].resolved;
        let alone = |key: &&String| {
            objects.iter().all(|other| {
                other == index || !branches[*other].resolved.properties.contains_key(*key)
            })
        };
        match object
            .required
            .iter()
            .filter(|key| object.properties.contains_key(*key))
            .find(alone)
        {
            Some(key) => arms.push((key.clone(), *index)),
            None if otherwise.is_none() => otherwise = Some(*index),
            None => {
                return Err(
                    "two are objects without a constant or a required key of their own".to_owned(),
                );
            }
        }
    }
    Ok(Some(ObjectDispatch::ByKey { arms, otherwise }))
}

fn by_tag(branches: &[Branch], objects: &[usize], key: &str) -> Option<ObjectDispatch> {
    let mut arms: Vec<(Value, usize)> = Vec::new();
    let mut absent = None;
    for index in objects {
        let (_, value) = branches[*index]
            .constants
            .iter()
            .find(|(name, _)| name == key)?;
        if arms.iter().any(|(taken, _)| taken == value) {
            return None;
        }
        arms.push((value.clone(), *index));
        if !branches[*index].resolved.required.contains(key) && absent.replace(*index).is_some() {
            return None;
        }
    }
    Some(ObjectDispatch::ByTag {
        key: key.to_owned(),
        arms,
        absent,
    })
}

/// The document's names for the variants.
pub(super) fn given_names(schema: &Schema) -> Option<&Vec<Value>> {
    schema.extensions.get("x-variants")?.as_array()
}

/// The variants' names: the document's (`x-variants`), the components', the titles', the constants', the kinds'.
pub(super) fn variant_names(schema: &Schema, branches: &[Branch], union: &str) -> Vec<Name> {
    let given = given_names(schema).filter(|names| names.len() == branches.len());
    let wanted: Vec<String> = branches.iter().map(own_name).collect();
    let trimmed = without_shared_words(wanted, union);
    let mut scope = Scope::new(Case::Type, &["Unknown"]);
    let names = trimmed.iter().enumerate().map(|(index, name)| {
        let given = given
            .and_then(|names| names.get(index))
            .and_then(Value::as_str);
        scope.claim(given.unwrap_or(name))
    });
    names.collect()
}

fn own_name(branch: &Branch) -> String {
    if let Some(Value::String(text)) = &branch.constant {
        return camel(text);
    }
    if let Some(target) = &branch.used.reference {
        return target
            .last_step()
            .map_or_else(|| named(target), |step| camel(&step));
    }
    if let Some(title) = &branch.used.title {
        return camel(title);
    }
    if let Some(value) = &branch.constant {
        return camel(&words(value));
    }
    if let Some((_, value)) = branch.constants.first() {
        return camel(value.as_str().unwrap_or(&value.to_string()));
    }
    let kind = match branch.kind() {
        Some(Kind::Boolean) => "Flag",
        Some(Kind::Integer | Kind::Number) => "Number",
        Some(Kind::String) => "Text",
        Some(Kind::Array) => "List",
        Some(Kind::Object) => "Object",
        Some(Kind::Null) | None => "Value",
    };
    kind.to_owned()
}

/// Words for a constant that is no string: -1 and 1 have names of their own.
pub(super) fn words(value: &Value) -> String {
    format!("value {value}").replace('-', "minus ")
}

/// Drops the words that all names begin or end with, and the union's own name around a variant's.
pub(super) fn without_shared_words(names: Vec<String>, owner: &str) -> Vec<String> {
    use heck::ToSnakeCase;
    let mut words: Vec<Vec<String>> = names
        .iter()
        .map(|name| name.to_snake_case().split('_').map(str::to_owned).collect())
        .collect();
    let owner: Vec<String> = owner
        .to_snake_case()
        .split('_')
        .map(str::to_owned)
        .collect();
    if words.len() > 1 {
        while words
            .iter()
            .all(|name| name.len() > 1 && name.last() == words[0].last())
        {
            words.iter_mut().for_each(|name| drop(name.pop()));
        }
        while words
            .iter()
            .all(|name| name.len() > 1 && name.first() == words[0].first())
        {
            words.iter_mut().for_each(|name| drop(name.remove(0)));
        }
    }
    for name in &mut words {
        if name.len() > owner.len() && name.starts_with(&owner) {
            name.drain(..owner.len());
        }
        if name.len() > owner.len() && name.ends_with(&owner) {
            name.truncate(name.len() - owner.len());
        }
    }
    let trimmed = words.iter().map(|name| name.join("_"));
    // Symbols and other strings without words keep their own form.
    trimmed
        .zip(names)
        .map(|(trimmed, name)| {
            if trimmed.is_empty() || trimmed.starts_with(|c: char| c.is_ascii_digit()) {
                name
            } else {
                trimmed
            }
        })
        .collect()
}
