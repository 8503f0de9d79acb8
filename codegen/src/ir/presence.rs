//! `x-empty`: lists that are absent when empty.

use serde_json::Value;

use super::Presence;
use super::forms::Shaped;
use super::lower::Lowering;
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
                "all that can be said here is `absent`",
                "write it, or remove `x-empty`",
            )
        } else if required {
            (
                "what is required is never absent",
                "take it out of what is required, or remove `x-empty`",
            )
        } else if !shaped.shape.is_list() {
            (
                "this is no list of any length, so it is never empty",
                "remove `x-empty`",
            )
        } else {
            return Presence::Filled;
        };
        self.diagnostics.warn(&at.join("x-empty"), message, remedy);
        plain
    }
}
