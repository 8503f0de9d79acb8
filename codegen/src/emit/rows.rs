//! Rows: what reads and writes an object or a list of parameters, a line a field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use super::expressions::literal;
use super::member::{Member, Part};
use crate::ir::{Constant, Extra, Presence, ROWS};
use crate::names::Name;

/// A field that may not be sent together with another one, which is left out then.
pub(super) struct Rival<'a> {
    pub(super) wire: &'a str,
    pub(super) name: &'a Name,
    /// Whether both may say the same.
    pub(super) may_agree: bool,
}

/// A row, and what excludes it.
pub(super) struct Row<'a> {
    pub(super) member: Member<'a>,
    pub(super) rivals: Vec<Rival<'a>>,
    /// Whether it is a list, a map or bytes that are always there, and nodes may send null for an empty one.
    pub(super) null_is_empty: bool,
}

impl<'a, M: Into<Member<'a>>> From<M> for Row<'a> {
    fn from(member: M) -> Self {
        Self {
            member: member.into(),
            rivals: Vec::new(),
            null_is_empty: false,
        }
    }
}

/// `rt::object!`: a struct with its serde impls by the keys of an object. Beside the constants stands the field that keeps all other keys.
pub(super) fn object<'a>(
    name: &Name,
    rows: impl IntoIterator<Item = impl Into<Row<'a>>>,
    parts: &[Part<'_>],
    (constants, extra): (&[Constant], Option<&Extra>),
    context: &Context<'_>,
) -> TokenStream {
    let rows = groups(rows, context);
    let parts = parts
        .iter()
        .map(|Part { field, ty }| quote!(+ #field: #ty;));
    let constants = constants.iter().map(|constant| {
        let value = literal(&constant.value, Some(constant.scalar));
        let wire = &constant.wire;
        quote!(#wire = #value;)
    });
    let extra = extra.map(|Extra { name, ty, .. }| {
        let codec = ty.as_ref().map(|ty| context.codec(ty));
        let codec = codec.map(|codec| quote!(as #codec));
        quote!(* #name #codec;)
    });
    quote!(rt::object! { #name { #rows #(#parts)* #(#constants)* #extra } })
}

/// `rt::group!`: a struct whose keys stand among those of methods.
pub(super) fn group<'a>(
    name: &Name,
    rows: impl IntoIterator<Item = impl Into<Row<'a>>>,
    context: &Context<'_>,
) -> TokenStream {
    let rows = groups(rows, context);
    quote!(rt::group! { #name { #rows } })
}

/// `rt::positional!`: a method with its serde impls by the places in a list.
pub(super) fn positional<'a>(
    name: &Name,
    rows: impl IntoIterator<Item = impl Into<Row<'a>>>,
    context: &Context<'_>,
) -> TokenStream {
    let rows = groups(rows, context);
    quote!(rt::positional! { #name { #rows } })
}

fn groups<'a>(
    rows: impl IntoIterator<Item = impl Into<Row<'a>>>,
    context: &Context<'_>,
) -> TokenStream {
    let rows: Vec<TokenStream> = rows
        .into_iter()
        .map(|row| row.into().tokens(context))
        .collect();
    let groups = rows.chunks(ROWS).map(|group| quote!(#(#group)*));
    quote!(#(#groups)..*)
}

impl Row<'_> {
    fn tokens(&self, context: &Context<'_>) -> TokenStream {
        let Member {
            wire,
            name,
            ty,
            presence,
            refuses_empty,
            null_is_empty,
            default,
        } = self.member;
        let (sent, assumed) = match presence {
            Presence::Required => (None, default.is_some()),
            _ => (default, false),
        };
        let presence = match presence {
            Presence::Required if assumed => Some(quote!(assumed)),
            Presence::Required => None,
            Presence::Optional => Some(quote!(optional)),
            Presence::Nullable => Some(quote!(nullable)),
            Presence::Filled => Some(quote!(filled)),
        };
        let codec = match self.null_is_empty || null_is_empty {
            true => Some(context.null_is_empty(ty)),
            false => context.own_codec(ty),
        };
        let codec = match refuses_empty {
            true => Some(match codec {
                Some(codec) => quote!(rt::NotEmpty<#codec>),
                None => quote!(rt::NotEmpty),
            }),
            false => codec,
        };
        let codec = codec.map(|codec| quote!(as #codec));
        let rivals = self.rivals.iter().map(|rival| {
            let rule = format_ident!("{}", if rival.may_agree { "same" } else { "not" });
            let (name, wire) = (rival.name, rival.wire);
            quote!(#rule #name #wire)
        });
        let rivals = (!self.rivals.is_empty()).then(|| quote!(where #(#rivals),*));
        let default = sent.map(|default| {
            let default = context.default(default, ty);
            quote!(= #default)
        });
        quote!(#name: #presence #wire #codec #rivals #default;)
    }
}
