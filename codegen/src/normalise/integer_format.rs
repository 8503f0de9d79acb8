//! A `number` whose format is that of an integer (`uint64`) is an integer.

use super::Context;
use crate::document::{Kind, Schema};
use crate::scalars::integer_format;

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    let is_integer = schema.format.as_deref().and_then(integer_format).is_some();
    if !is_integer || !schema.kinds.remove(&Kind::Number) {
        return false;
    }
    schema.kinds.insert(Kind::Integer);
    true
}
