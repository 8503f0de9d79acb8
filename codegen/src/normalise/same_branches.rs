//! Branches that say the same are one branch.

use serde_json::Value;

use super::Context;
use crate::document::Schema;

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    let before = schema.one_of.len();
    let mut kept: Vec<Schema> = Vec::with_capacity(before);
    let mut gone = Vec::new();
    for (index, branch) in std::mem::take(&mut schema.one_of).into_iter().enumerate() {
        if kept.iter().any(|other| same(other, &branch)) {
            gone.push(index);
        } else {
            kept.push(branch);
        }
    }
    schema.one_of = kept;
    if let Some(Value::Array(names)) = schema.extensions.get_mut("x-variants")
        && names.len() == before
    {
        let mut index = 0;
        names.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }
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
