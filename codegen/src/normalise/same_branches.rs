//! Branches that say the same are one branch.

use super::{Context, drop_names};
use crate::document::Schema;

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    let count = schema.one_of.len();
    let mut kept: Vec<Schema> = Vec::with_capacity(count);
    let mut gone = Vec::new();
    for (index, branch) in std::mem::take(&mut schema.one_of).into_iter().enumerate() {
        if kept.iter().any(|other| same(other, &branch)) {
            gone.push(index);
        } else {
            kept.push(branch);
        }
    }
    schema.one_of = kept;
    drop_names(schema, count, &gone);
    !gone.is_empty()
}

fn same(one: &Schema, other: &Schema) -> bool {
    match (&one.reference, &other.reference) {
        (Some(one), Some(other)) => one == other,
        (None, None) => {
            let bare = |schema: &Schema| Schema {
                title: None,
                description: None,
                ..schema.clone()
            };
            Schema {
                at: other.at.clone(),
                ..bare(one)
            } == bare(other)
        }
        _ => false,
    }
}
