//! Fields and parameters by what they have in common.

use serde_json::Value;

use crate::ir::{Field, Param, Presence, Type};
use crate::names::Name;

/// A field of a struct, or a parameter of a method.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) wire: &'a str,
    pub(super) name: &'a Name,
    pub(super) ty: &'a Type,
    pub(super) presence: Presence,
    /// The default that is sent.
    pub(super) default: Option<&'a Value>,
}

impl<'a> From<&'a Field> for Member<'a> {
    fn from(field: &'a Field) -> Self {
        Self {
            wire: &field.wire,
            name: &field.name,
            ty: &field.ty,
            presence: field.presence,
            default: None,
        }
    }
}

impl<'a> From<&'a Param> for Member<'a> {
    fn from(param: &'a Param) -> Self {
        Self {
            wire: &param.wire,
            name: &param.name,
            ty: &param.ty,
            presence: param.presence,
            default: param.default.as_ref(),
        }
    }
}

impl Member<'_> {
    pub(super) fn is_required(&self) -> bool {
        self.presence == Presence::Required
    }
}
