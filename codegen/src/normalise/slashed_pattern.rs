//! A pattern between slashes (`/^own$/`), as JavaScript writes it, is what stands between them.

use super::Context;
use crate::document::Schema;

pub(super) fn apply(schema: &mut Schema, _: &mut Context<'_>) -> bool {
    let inner = schema
        .pattern
        .as_deref()
        .and_then(|pattern| pattern.strip_prefix('/')?.strip_suffix('/'))
        .filter(|inner| inner.starts_with('^') && inner.ends_with('$'))
        .map(str::to_owned);
    let Some(inner) = inner else {
        return false;
    };
    schema.pattern = Some(inner);
    true
}
