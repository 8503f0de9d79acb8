//! `anyOf` is read as `oneOf`: what arrives is decoded into one of the branches, whichever others it would fit.

use super::Context;
use crate::document::Schema;

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    if schema.any_of.is_empty() || !schema.one_of.is_empty() {
        return false;
    }
    schema.one_of = std::mem::take(&mut schema.any_of);
    true
}
