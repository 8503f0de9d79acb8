//! `x-empty`: lists and maps that are absent when empty, and lists that may not be empty.

use serde_json::Value;

use super::forms::Shaped;
use super::lower::Lowering;
use super::{Presence, Type};
use crate::diagnostic::Location;
use crate::document::{ContentDescriptor, Schema};

/// The value of `x-empty`, with its location.
type Said<'a> = Option<(&'a Value, &'a Location)>;

/// `x-empty` of a property.
pub(super) fn said(property: &Schema) -> Said<'_> {
    Some((property.extensions.get("x-empty")?, &property.at))
}

/// `x-empty` of a parameter or its schema.
pub(super) fn said_of_param(param: &ContentDescriptor) -> Said<'_> {
    let own = param.extensions.get("x-empty");
    own.map(|value| (value, &param.at))
        .or_else(|| said(&param.schema))
}

/// Whether a call with an empty list is refused.
pub(super) fn is_refused(said: Said<'_>) -> bool {
    said.is_some_and(|(value, _)| value == "refused")
}

/// Whether null is an empty list, map or byte string.
pub(super) fn is_null(said: Said<'_>) -> bool {
    said.is_some_and(|(value, _)| value == "null")
}

impl Lowering<'_> {
    /// The presence of a key or a parameter of this shape.
    pub(super) fn presence(
        &mut self,
        required: bool,
        shaped: &Shaped,
        empty: Said<'_>,
    ) -> Presence {
        let plain = Presence::of(required, shaped.nullable);
        let Some((value, at)) = empty else {
            return plain;
        };
        let (message, remedy) = if value != "absent" {
            (
                "all that can be said here is `absent`, `refused` of a list that is a required parameter, and `null` of one that is a list, a map or base64",
                "write it, or remove `x-empty`",
            )
        } else if required {
            (
                "what is required is never absent",
                "take it out of what is required, or remove `x-empty`",
            )
        } else if !shaped.shape.may_be_empty() && !matches!(shaped.shape, Type::Own(_)) {
            (
                "this is no list or map of any length, so it is never empty",
                "remove `x-empty`",
            )
        } else {
            return Presence::Filled;
        };
        self.diagnostics.warn(&at.join("x-empty"), message, remedy);
        plain
    }
}
