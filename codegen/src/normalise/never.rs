//! What `false` stands for is never there: such properties and branches go, and a list of such items is empty.

use super::{Context, drop_names};
use crate::document::Schema;

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    let is_never =
        |schema: &Schema| schema.never || context.resolve(schema).is_some_and(|found| found.never);
    let before = schema.properties.len();
    schema.properties.retain(|_, property| !is_never(property));
    let mut changed = schema.properties.len() != before;
    if schema.items.as_deref().is_some_and(is_never) {
        schema.items = None;
        if schema.prefix_items.is_empty() {
            schema.max_items = Some(0);
            schema.kinds.insert(crate::document::Kind::Array);
        }
        changed = true;
    }
    let count = schema.one_of.len();
    let gone: Vec<usize> = (0..count)
        .filter(|index| is_never(&schema.one_of[*index]))
        .collect();
    if !gone.is_empty() && gone.len() < count {
        let mut indices = 0..;
        schema
            .one_of
            .retain(|_| indices.next().is_none_or(|index| !gone.contains(&index)));
        drop_names(schema, count, &gone);
        changed = true;
    }
    changed
}
