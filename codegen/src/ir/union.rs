//! Unions: dispatch between branches, and variant names.

use std::collections::BTreeSet;

use serde_json::Value;

use super::forms::{X_TYPE, kind_of};
use super::lower::{Lowering, docs};
use super::tags::{are_disjoint, branch_constant, tag_values};
use super::{ArrayDispatch, Dispatch, Docs, ObjectDispatch, fitting};
use crate::document::{Kind, Schema};
use crate::scalars::Scalar;

/// A branch with what dispatch needs to know of it.
pub(super) struct Branch {
    /// The schema as used in the union.
    pub(super) used: Schema,
    /// The schema with references followed.
    pub(super) resolved: Schema,
    /// The branch's value, if it is a constant.
    pub(super) constant: Option<Value>,
    /// The kinds of an array branch's items.
    item_kinds: BTreeSet<Kind>,
    /// The properties of an object branch that say which branch it is, each with all that it may say.
    pub(super) tags: Vec<(String, Vec<Value>)>,
    /// The items of a tuple, those that are constants with their values.
    pub(super) prefix: Vec<Option<Value>>,
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
        let tags = resolved
            .properties
            .iter()
            .filter_map(|(key, property)| {
                tag_values(lowering.resolve(property)?).map(|values| (key.clone(), values))
            })
            .collect();
        let constant_item = |item| branch_constant(lowering.resolve(item)?);
        let prefix = resolved.prefix_items.iter().map(constant_item).collect();
        let own = docs(branch);
        let target = docs(&resolved);
        let docs = Docs {
            text: own.text.or(target.text),
            ..own
        };
        Self {
            used: branch.clone(),
            constant: branch_constant(&resolved),
            item_kinds,
            tags,
            prefix,
            docs,
            resolved,
        }
    }

    /// The type that the document names in its place, of which nothing is known but that it refuses some texts.
    fn own_type(&self) -> Option<&Value> {
        let own = |schema: &'_ Schema| schema.extensions.contains_key(X_TYPE);
        let branch = [&self.used, &self.resolved]
            .into_iter()
            .find(|branch| own(branch))?;
        branch.extensions.get(X_TYPE)
    }

    pub(super) fn kind(&self) -> Option<Kind> {
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
    let same_form = |[(one, first), (other, second)]: [(u32, usize); 2]| {
        let lists = [first, second].map(|index| branches[index].resolved.values.clone());
        let lists: Option<Vec<_>> = lists.into_iter().collect();
        let types = [first, second].map(|index| branches[index].own_type());
        let are_own = types.iter().all(Option::is_some) && types[0] != types[1];
        one == other && !are_own && !lists.is_some_and(|lists| are_disjoint(&lists))
    };
    let mut pairs = strings.iter().enumerate().flat_map(|(index, one)| {
        let later = strings.iter().skip(index + 1);
        later.map(|other| [*one, *other])
    });
    if pairs.any(same_form) {
        return Err("two are texts of the same form".to_owned());
    }
    dispatch.strings = strings.into_iter().map(|(_, index)| index).collect();
    if dispatch.anything.is_some() {
        // What doesn't fit where it seems to belong is anything still.
        dispatch.array = (!arrays.is_empty()).then(|| fitting::arrays(branches, &arrays));
        dispatch.object = (!objects.is_empty()).then(|| fitting::objects(branches, &objects));
    } else {
        dispatch.array = array_dispatch(branches, &arrays);
        dispatch.object = object_dispatch(branches, &objects);
    }
    Ok(dispatch)
}

impl Dispatch {
    /// Whether an object can match none of the branches.
    pub(super) fn needs_unknown(&self) -> bool {
        match &self.object {
            Some(ObjectDispatch::ByTag { .. } | ObjectDispatch::Fitting(_)) => true,
            Some(ObjectDispatch::ByKey { otherwise, .. }) => otherwise.is_none(),
            _ => false,
        }
    }
}

/// Rank among strings, in the order of trying: listed values, then narrow scalars.
fn width(schema: &Schema) -> u32 {
    if schema.values.is_some() {
        0
    } else if schema.extensions.contains_key(X_TYPE) {
        // Nothing is known of what a type that is written by hand reads, but that it isn't every text.
        4_900
    } else {
        Scalar::of(Kind::String, schema).map_or(u32::MAX, Scalar::width)
    }
}

fn array_dispatch(branches: &[Branch], arrays: &[usize]) -> Option<ArrayDispatch> {
    match arrays {
        [] => None,
        [one] => Some(ArrayDispatch::One(*one)),
        several => {
            let found = by_item(branches, several);
            Some(found.unwrap_or_else(|| fitting::arrays(branches, several)))
        }
    }
}

/// The dispatch of arrays by the kind of their items.
fn by_item(branches: &[Branch], arrays: &[usize]) -> Option<ArrayDispatch> {
    let mut arms: Vec<(Kind, usize)> = Vec::new();
    for index in arrays {
        let kinds = &branches[*index].item_kinds;
        let is_taken = |kind: &Kind| arms.iter().any(|(taken, _)| taken == kind);
        if kinds.is_empty() || kinds.iter().any(is_taken) {
            return None;
        }
        arms.extend(kinds.iter().map(|kind| (*kind, *index)));
    }
    Some(ArrayDispatch::ByItem(arms))
}

fn object_dispatch(branches: &[Branch], objects: &[usize]) -> Option<ObjectDispatch> {
    let [first, _, ..] = objects else {
        return objects.first().map(|one| ObjectDispatch::One(*one));
    };
    let keys = &branches[*first].tags;
    let tagged = |is_constant: bool| {
        let mut found = keys
            .iter()
            .map(|(key, _)| by_tag(branches, objects, key, is_constant));
        found.find_map(|found| found)
    };
    let schemas: Vec<_> = objects
        .iter()
        .map(|index| (*index, &branches[*index].resolved))
        .collect();
    // A list of values is looked at last: one that is not listed yet would be nobody's, and a key of its own still tells whose it is.
    let found = tagged(true)
        .or_else(|| by_key(&schemas))
        .or_else(|| tagged(false));
    Some(found.unwrap_or_else(|| fitting::objects(branches, objects)))
}

/// The dispatch by the required keys that only one object has.
pub(super) fn by_key(objects: &[(usize, &Schema)]) -> Option<ObjectDispatch> {
    let mut arms = Vec::new();
    let mut otherwise = None;
    for (index, object) in objects {
        let alone = |key: &&String| {
            let mut others = objects.iter().filter(|(other, _)| other != index);
            !others.any(|(_, other)| other.properties.contains_key(*key))
        };
        let mut own = object.required.iter();
        match own.find(|key| object.properties.contains_key(*key) && alone(key)) {
            Some(key) => arms.push((key.clone(), *index)),
            None if otherwise.is_none() => otherwise = Some(*index),
            None => return None,
        }
    }
    Some(ObjectDispatch::ByKey { arms, otherwise })
}

fn by_tag(
    branches: &[Branch],
    objects: &[usize],
    key: &str,
    is_constant: bool,
) -> Option<ObjectDispatch> {
    let mut arms: Vec<(Value, usize)> = Vec::new();
    let mut absent = None;
    for index in objects {
        let tags = &mut branches[*index].tags.iter();
        let (_, values) = tags.find(|(name, _)| name == key)?;
        if is_constant && values.len() > 1 {
            return None;
        }
        for value in values {
            if arms.iter().any(|(taken, of)| taken == value && of != index) {
                return None;
            }
            arms.push((value.clone(), *index));
        }
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
