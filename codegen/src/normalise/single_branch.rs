//! A union of one branch is that branch.

use super::Context;
use super::all_of::annotate;
use crate::document::{Kind, Schema};

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    if schema.one_of.len() != 1 || !schema.properties.is_empty() || schema.reference.is_some() {
        return false;
    }
    let Some(mut only) = schema.one_of.pop() else {
        return false;
    };
    let nullable = schema.kinds.contains(&Kind::Null) && schema.kinds.len() == 1;
    schema.extensions.remove("x-variants");
    annotate(&mut only, schema);
    if nullable {
        only.kinds.insert(Kind::Null);
    }
    *schema = only;
    true
}
