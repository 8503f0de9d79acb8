//! A list of texts beside objects of one key is what serde writes for variants with nothing in them: each text is a branch of its own, as each
//! key is.

use serde_json::Value;

use super::Context;
use crate::document::{Kind, Schema};

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    let branches = &schema.one_of;
    let mut others = branches.iter().filter(|branch| !is_list(branch));
    let is_tagged = branches.iter().any(is_wrapper) && others.all(is_unit_or_wrapper);
    let found = branches
        .iter()
        .enumerate()
        .find(|(_, branch)| is_list(branch));
    let Some((index, branch)) = found.filter(|_| is_tagged) else {
        return false;
    };
    if schema.extensions.contains_key("x-variants") {
        return false;
    }
    let values = branch.values.iter().flatten();
    let units: Vec<Schema> = (0..)
        .zip(values)
        .map(|(place, value): (usize, _)| Schema {
            kinds: branch.kinds.clone(),
            constant: Some(value.clone()),
            ..Schema::any(branch.at.join("enum").join(place))
        })
        .collect();
    schema.one_of.splice(index..=index, units);
    true
}

/// Whether a branch lists texts, and has no name or words for all of them.
fn is_list(branch: &Schema) -> bool {
    let values = branch.values.as_deref().unwrap_or_default();
    branch.reference.is_none()
        && branch.title.is_none()
        && branch.description.is_none()
        && branch.extensions.is_empty()
        && values.len() > 1
        && values.iter().all(Value::is_string)
        && !branch.kinds.contains(&Kind::Null)
}

fn is_unit_or_wrapper(branch: &Schema) -> bool {
    let is_text = |value: &Value| value.is_string();
    let only = match branch.values.as_deref() {
        Some([only]) => Some(only),
        _ => branch.constant.as_ref(),
    };
    is_wrapper(branch) || only.is_some_and(is_text)
}

/// Whether a branch is an object of one required key.
fn is_wrapper(branch: &Schema) -> bool {
    let mut keys = branch.properties.keys();
    let (Some(only), None) = (keys.next(), keys.next()) else {
        return false;
    };
    branch.reference.is_none() && branch.required.contains(only)
}
