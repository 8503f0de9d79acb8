//! `"type": ["string", "object"]` is a union by kind. `null` in the list stays: it makes the schema nullable.

use std::collections::BTreeSet;

use super::Context;
use crate::document::{Kind, Schema};

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    if schema.kinds.contains(&Kind::Number) && schema.kinds.remove(&Kind::Integer) {
        return true;
    }
    let nullable = schema.kinds.contains(&Kind::Null);
    let kinds: Vec<Kind> = schema
        .kinds
        .iter()
        .copied()
        .filter(|kind| *kind != Kind::Null)
        .collect();
    if kinds.len() < 2
        || schema.values.is_some()
        || schema.constant.is_some()
        || !schema.one_of.is_empty()
    {
        return false;
    }
    schema.one_of = kinds
        .into_iter()
        .map(|kind| {
            let mut branch = Schema {
                description: None,
                title: None,
                ..schema.clone()
            };
            branch.at = schema.at.join(format!("type-{kind:?}").to_lowercase());
            branch.kinds = BTreeSet::from([kind]);
            branch.extensions.clear();
            if kind != Kind::Object {
                branch.properties.clear();
                branch.required.clear();
                branch.required_order.clear();
                branch.additional = None;
                branch.property_names = None;
            }
            if kind != Kind::Array {
                branch.items = None;
                branch.prefix_items.clear();
            }
            if kind != Kind::String {
                branch.pattern = None;
                branch.format = None;
            }
            branch
        })
        .collect();
    let kept = Schema {
        one_of: std::mem::take(&mut schema.one_of),
        kinds: if nullable {
            BTreeSet::from([Kind::Null])
        } else {
            BTreeSet::new()
        },
        description: schema.description.take(),
        title: schema.title.take(),
        default: schema.default.take(),
        deprecated: schema.deprecated,
        extensions: std::mem::take(&mut schema.extensions),
        ..Schema::any(schema.at.clone())
    };
    *schema = kept;
    true
}
