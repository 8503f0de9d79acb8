//! Fields and parameters by what they have in common.

use proc_macro2::TokenStream;
use serde_json::Value;

use super::{Context, docs};
use crate::ir::{Field, Param, Presence, Type};
use crate::names::Name;

/// A field of a struct, or a parameter of a method.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) wire: &'a str,
    pub(super) name: &'a Name,
    pub(super) ty: &'a Type,
    pub(super) presence: Presence,
    /// Whether an empty list isn't sent.
    pub(super) refuses_empty: bool,
    /// Whether null is read as an empty one.
    pub(super) null_is_empty: bool,
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
            refuses_empty: false,
            null_is_empty: false,
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
            refuses_empty: param.refuses_empty,
            null_is_empty: param.null_is_empty,
            default: param.default.as_ref(),
        }
    }
}

impl Member<'_> {
    pub(super) fn is_required(&self) -> bool {
        self.presence == Presence::Required
    }
}

/// A group of the method's, as its struct holds it.
pub(super) struct Part<'a> {
    pub(super) field: &'a Name,
    pub(super) ty: TokenStream,
}

/// Words for a field that the document says nothing of.
pub(super) fn fallback(wire: &str, ty: &Type, context: &Context<'_>) -> String {
    let what = match ty {
        Type::Scalar(scalar) if context.is_binary() => scalar.value_words(),
        Type::Scalar(scalar) => scalar.words(),
        Type::Own(own) => format!("see `{}`", own.name()),
        Type::Named(index) => match context.api.types.get(*index) {
            Some(def) => format!("see `{}`", def.name),
            None => "a value".to_owned(),
        },
        Type::List(_) | Type::Packed(_) | Type::Array(..) | Type::Tuple(_) => "a list".to_owned(),
        Type::Map(..) => "a map".to_owned(),
        Type::Option(item) | Type::Boxed(item) => return fallback(wire, item, context),
    };
    format!("{}: {what}.", docs::code(wire))
}
