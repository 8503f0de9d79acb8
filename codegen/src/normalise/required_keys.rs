//! A required key without a property has one that says nothing, or what `additionalProperties` says.

use super::Context;
use crate::document::{Kind, Schema};

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    let is_object = schema.kinds.contains(&Kind::Object)
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.reference.is_none();
    // A map's required keys are entries like others.
    if !is_object || schema.properties.is_empty() {
        return false;
    }
    let missing: Vec<String> = schema
        .required
        .iter()
        .filter(|key| !schema.properties.contains_key(*key))
        .cloned()
        .collect();
    for key in &missing {
        let at = schema.at.join("properties").join(key);
        let property = match schema.additional.as_deref() {
            Some(additional) => additional.clone(),
            None => Schema::any(at),
        };
        schema.properties.insert(key.clone(), property);
    }
    !missing.is_empty()
}
