//! Rows: what reads and writes an object or a list of parameters, a line a field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use super::expressions::literal;
use super::groups::Part;
use super::member::Member;
use crate::ir::{Constant, Presence};
use crate::names::Name;

/// So many rows stand in a group, as the runtime has it.
const GROUP: usize = 16;

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
}

impl<'a, M: Into<Member<'a>>> From<M> for Row<'a> {
    fn from(member: M) -> Self {
        Self {
            member: member.into(),
            rivals: Vec::new(),
        }
    }
}

/// `rt::object!`: a struct with its serde impls by the keys of an object.
pub(super) fn object<'a>(
    name: &Name,
    rows: impl IntoIterator<Item = impl Into<Row<'a>>>,
    parts: &[Part<'_>],
    constants: &[Constant],
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
    quote!(rt::object! { #name { #rows #(#parts)* #(#constants)* } })
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
    let groups = rows.chunks(GROUP).map(|group| quote!(#(#group)*));
    quote!(#(#groups)..*)
}

impl Row<'_> {
    fn tokens(&self, context: &Context<'_>) -> TokenStream {
        let Member {
            wire,
            name,
            ty,
            presence,
            default,
        } = self.member;
        let presence = match presence {
            Presence::Required => None,
            Presence::Optional => Some(quote!(optional)),
            Presence::Nullable => Some(quote!(nullable)),
            Presence::Filled => Some(quote!(filled)),
        };
        let codec = context.own_codec(ty).map(|codec| quote!(as #codec));
        let rivals = self.rivals.iter().map(|rival| {
            let rule = format_ident!("{}", if rival.may_agree { "same" } else { "not" });
            let (name, wire) = (rival.name, rival.wire);
            quote!(#rule #name #wire)
        });
        let rivals = (!self.rivals.is_empty()).then(|| quote!(where #(#rivals),*));
        let default = default.map(|default| {
            let default = context.default(default, ty);
            quote!(= #default)
        });
        quote!(#name: #presence #wire #codec #rivals #default;)
    }
}
