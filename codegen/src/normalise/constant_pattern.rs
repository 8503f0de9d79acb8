//! A pattern that only one text matches (`^0x2$`) is a constant.

use serde_json::Value;

use super::Context;
use crate::document::Schema;

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    let Some(text) = schema
        .pattern
        .as_deref()
        .and_then(|pattern| pattern.strip_prefix('^')?.strip_suffix('$'))
    else {
        return false;
    };
    if schema.constant.is_some()
        || text.is_empty()
        || !text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_- ".contains(c))
    {
        return false;
    }
    schema.constant = Some(Value::from(text));
    schema.pattern = None;
    true
}
