//! Unions whose branches no single key tells apart: they are tried, the most specific first.

use serde_json::Value;

use super::forms::kind_of;
use super::tags::branch_constant;
use super::union::Branch;
use super::{ArrayDispatch, ObjectDispatch};
use crate::document::{Schema, Spec};

/// The trial of objects: first those with the most constants, of these those with the most required keys.
pub(super) fn objects(branches: &[Branch], objects: &[usize]) -> ObjectDispatch {
    let constants = |index: usize| {
        let tags = branches[index].tags.iter();
        tags.filter(|(key, values)| {
            values.len() == 1 && branches[index].resolved.required.contains(key)
        })
        .count()
    };
    let mut order: Vec<(usize, usize)> = objects
        .iter()
        .map(|index| (*index, constants(*index)))
        .collect();
    let most = order.iter().map(|(_, count)| *count).max().unwrap_or(0);
    order.sort_by_key(|(index, count)| {
        let required = branches[*index].resolved.required.len();
        (std::cmp::Reverse(*count), std::cmp::Reverse(required))
    });
    let ranked = order.iter().map(|(index, count)| (*index, most - count));
    ObjectDispatch::Fitting(ranked.collect())
}

/// The trial of arrays, each with what its items at some places must be.
pub(super) fn arrays(branches: &[Branch], arrays: &[usize]) -> ArrayDispatch {
    let constants = |index: usize| {
        let items = branches[index].prefix.iter().enumerate();
        items
            .filter_map(|(place, value)| Some((place, value.clone()?)))
            .collect::<Vec<_>>()
    };
    let mut arms: Vec<(Vec<(usize, Value)>, usize)> = arrays
        .iter()
        .map(|index| (constants(*index), *index))
        .collect();
    arms.sort_by_key(|(constants, index)| {
        let is_list = branches[*index].prefix.is_empty();
        let items = branches[*index].resolved.items.as_deref();
        let holds_anything = is_list && items.is_none_or(Schema::says_nothing);
        (holds_anything, is_list, std::cmp::Reverse(constants.len()))
    });
    ArrayDispatch::Fitting(arms)
}

/// The pair of objects, if there is one, that not even their required keys or constants tell apart.
pub(super) fn alike<'a>(
    branches: &'a [Branch],
    spec: &Spec,
) -> Option<[&'a crate::diagnostic::Location; 2]> {
    let objects: Vec<&Branch> = branches
        .iter()
        .filter(|branch| !branch.resolved.properties.is_empty())
        .collect();
    let is_told = |one: &Schema, other: &Schema| {
        let constant = |schema: &Schema, key: &str| {
            let property = schema.properties.get(key)?.resolve(&spec.schemas)?;
            branch_constant(property).filter(|value| kind_of(value).is_some())
        };
        one.required != other.required
            || one
                .properties
                .keys()
                .any(|key| constant(one, key) != constant(other, key))
    };
    objects.iter().enumerate().find_map(|(index, one)| {
        let mut later = objects.iter().skip(index + 1);
        let other = later.find(|other| !is_told(&one.resolved, &other.resolved))?;
        Some([&one.used.at, &other.used.at])
    })
}
