//! `patternProperties` alone is a map whose keys have a pattern.

use super::Context;
use crate::document::{Kind, Schema};

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    let Some((pattern, value)) = schema.pattern_properties.pop_first() else {
        return false;
    };
    if schema.properties.is_empty()
        && schema.additional.is_none()
        && schema.pattern_properties.is_empty()
    {
        let mut key = Schema::any(schema.at.clone());
        key.kinds.insert(Kind::String);
        key.pattern = Some(pattern);
        schema.property_names = Some(Box::new(key));
        schema.additional = Some(Box::new(value));
    } else {
        schema.pattern_properties.clear();
        let at = schema.at.clone();
        context.warn(
            &at,
            "keys by pattern stand beside other keys and are left out",
            "list the keys with an overlay",
        );
    }
    true
}
