//! Fields and parameters by what they have in common.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::Context;
use crate::ir::{Field, Param, Presence, Type};
use crate::names::Name;

/// A field of a struct, or a parameter of a method.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) wire: &'a str,
    pub(super) name: &'a Name,
    pub(super) ty: &'a Type,
    pub(super) presence: Presence,
    /// What is sent when it isn't given.
    default: Option<&'a Value>,
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

    /// Writes it into `map`.
    pub(super) fn put(&self, context: &Context<'_>) -> TokenStream {
        self.put_into(&quote!(&mut map), context)
    }

    /// Writes it into a map behind this reference.
    pub(super) fn put_into(&self, map: &TokenStream, context: &Context<'_>) -> TokenStream {
        let Self { wire, name, .. } = self;
        let codec = context.codec(self.ty);
        match (self.presence, self.default) {
            (Presence::Required, _) => {
                quote!(rt::put::<#codec, _, _>(#map, #wire, &self.#name)?;)
            }
            (Presence::Nullable, _) => {
                quote!(rt::put::<Option<#codec>, _, _>(#map, #wire, &self.#name)?;)
            }
            (Presence::Optional, None) => {
                quote!(rt::put_some::<#codec, _, _>(#map, #wire, &self.#name)?;)
            }
            (Presence::Filled, _) => {
                quote!(rt::put_filled::<#codec, _, _>(#map, #wire, &self.#name)?;)
            }
            (Presence::Optional, Some(default)) => {
                let default = context.default(default, self.ty);
                quote!(rt::put_or::<#codec, _, _, _>(#map, #wire, &self.#name, &#default)?;)
            }
        }
    }
}
