//! `null` as a branch, in a branch, as a value or a constant makes a schema nullable; it is no branch of its own.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Context, drop_names};
use crate::document::{Kind, Schema};

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    let mut changed = false;
    if schema.constant == Some(Value::Null) {
        schema.constant = None;
        schema.kinds = BTreeSet::from([Kind::Null]);
        changed = true;
    }
    if let Some(values) = &mut schema.values
        && values.len() > 1
        && values.iter().any(Value::is_null)
    {
        let count = values.len();
        let is_null = |(index, value): (usize, &Value)| value.is_null().then_some(index);
        let nulls: Vec<usize> = values.iter().enumerate().filter_map(is_null).collect();
        values.retain(|value| !value.is_null());
        drop_names(schema, count, &nulls);
        schema.kinds.insert(Kind::Null);
        changed = true;
    }
    if schema.one_of.len() > 1 {
        let count = schema.one_of.len();
        let (nulls, others): (Vec<_>, Vec<_>) = std::mem::take(&mut schema.one_of)
            .into_iter()
            .enumerate()
            .partition(|(_, branch)| is_null(branch, context));
        let nulls: Vec<usize> = nulls.into_iter().map(|(index, _)| index).collect();
        drop_names(schema, count, &nulls);
        schema.one_of = others.into_iter().map(|(_, branch)| branch).collect();
        if !nulls.is_empty() {
            schema.kinds = BTreeSet::from([Kind::Null]);
            changed = true;
        }
        let lists_null = |branch: &Schema| {
            let values = branch.values.as_ref();
            values.is_some_and(|values| values.len() > 1 && values.iter().any(Value::is_null))
        };
        // What null means there, a type that is written by hand says itself.
        let is_own = |branch: &Schema| {
            let own = branch.extensions.get(crate::ir::X_TYPE);
            own.is_some_and(Value::is_string)
        };
        let is_nullable = |branch: &Schema| {
            let resolved = context.resolve(branch);
            (branch.is_nullable(context.schemas) || resolved.is_some_and(lists_null))
                && !is_own(branch)
                && !resolved.is_some_and(is_own)
        };
        if schema.one_of.iter().any(is_nullable) && schema.kinds.insert(Kind::Null) {
            changed = true;
        }
    }
    changed
}

/// Whether only `null` is valid, references followed.
fn is_null(branch: &Schema, context: &Context<'_>) -> bool {
    context.resolve(branch).is_some_and(|resolved| {
        resolved.constant == Some(Value::Null)
            || (resolved.kinds.len() == 1
                && resolved.kinds.contains(&Kind::Null)
                && resolved.one_of.is_empty())
    })
}
