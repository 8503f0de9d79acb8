//! Keys that stand beside a union belong to every branch of it.

use std::collections::BTreeSet;

use super::Context;
use super::all_of::merge;
use crate::document::Schema;

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    if schema.one_of.is_empty() || (schema.properties.is_empty() && schema.reference.is_none()) {
        return false;
    }
    let mut base = Schema::any(schema.at.clone());
    base.reference = schema.reference.take();
    base.properties = std::mem::take(&mut schema.properties);
    base.required = std::mem::take(&mut schema.required);
    base.required_order = std::mem::take(&mut schema.required_order);
    base.kinds = std::mem::take(&mut schema.kinds);
    schema.additional = None;
    for branch in &mut schema.one_of {
        let Some(resolved) = context.resolve(branch).cloned() else {
            continue;
        };
        let mut merged = Schema {
            at: branch.at.clone(),
            kinds: BTreeSet::new(),
            ..resolved
        };
        // The name of the schema referred to, which no longer applies.
        merged.title = merged
            .title
            .or_else(|| branch.reference.as_ref()?.last_step());
        merge(&mut merged, base.clone(), context);
        *branch = merged;
    }
    true
}
