//! Branches that only say which keys must be there (`{"required": ["a"]}`, `{"not": …}`) choose no shape: they go.

use super::Context;
use crate::document::Schema;

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    let shaped =
        !schema.properties.is_empty() || schema.reference.is_some() || !schema.all_of.is_empty();
    if !shaped {
        return false;
    }
    let mut changed = false;
    for branches in [&mut schema.one_of, &mut schema.any_of] {
        if !branches.is_empty() && branches.iter().all(says_only_what_is_required) {
            branches.clear();
            changed = true;
        }
    }
    let before = schema.all_of.len();
    schema
        .all_of
        .retain(|branch| !says_only_what_is_required(branch) || !branch.required.is_empty());
    changed || schema.all_of.len() != before
}

fn says_only_what_is_required(branch: &Schema) -> bool {
    let mut bare = Schema::any(branch.at.clone());
    bare.required.clone_from(&branch.required);
    bare.required_order.clone_from(&branch.required_order);
    bare.unread.clone_from(&branch.unread);
    bare.title.clone_from(&branch.title);
    bare.description.clone_from(&branch.description);
    bare.kinds.clone_from(&branch.kinds);
    let only_object = branch
        .kinds
        .iter()
        .all(|kind| *kind == crate::document::Kind::Object);
    bare == *branch && only_object && !(branch.required.is_empty() && branch.unread.is_empty())
}
