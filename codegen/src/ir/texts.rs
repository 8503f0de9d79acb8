//! Named texts: components that are plain texts have types of their own, so that the id of a customer isn't taken for that of an order.

use crate::diagnostic::Location;
use crate::document::{Kind, Schema};
use crate::names::camel;
use crate::scalars::Scalar;

/// Where named schemas stand.
const NAMED: [&str; 4] = ["$defs", "definitions", "schemas", "x-schemas"];

/// Names that say no more than that it is a text.
const PLAIN: [&str; 3] = ["Str", "String", "Text"];

/// The type in `x-type` of a text that has no type of its own.
pub(super) const STRING: &str = "String";

/// Whether a schema is a plain text under a name.
pub(super) fn is_named(schema: &Schema) -> bool {
    let mut kinds = schema.kinds.iter().filter(|kind| **kind != Kind::Null);
    let is_text = (kinds.next(), kinds.next()) == (Some(&Kind::String), None)
        && schema.reference.is_none()
        && schema.constant.is_none()
        && schema.values.is_none()
        && schema.one_of.is_empty()
        && !schema.extensions.contains_key("x-type");
    is_text
        && Scalar::of(Kind::String, schema) == Some(Scalar::String)
        && name(&schema.at).is_some_and(|name| !PLAIN.contains(&camel(&name).as_str()))
}

/// The name of a component, or of a file that is a schema.
fn name(at: &Location) -> Option<String> {
    let Some((above, _)) = at.pointer.rsplit_once('/') else {
        let file = at.document.rsplit('/').next()?;
        return file.split('.').next().map(str::to_owned);
    };
    let (higher, group) = above.rsplit_once('/')?;
    // A property may be called so too.
    let is_group = NAMED.contains(&group) && !higher.ends_with("/properties");
    at.last_step().filter(|_| is_group)
}
