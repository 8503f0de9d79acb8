//! Constructors: what must be there is an argument, and the rest is not set.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::member::Member;
use crate::names::Name;

/// Functions with more arguments than this would be refused by clippy.
const MAX_ARGUMENTS: usize = 7;

/// The arguments for the members that must be there.
pub(super) fn arguments<'a>(
    members: impl IntoIterator<Item = impl Into<Member<'a>>>,
    context: &Context<'_>,
) -> Vec<TokenStream> {
    let members = members.into_iter().map(Into::into);
    members
        .filter(Member::is_required)
        .map(|Member { name, ty, .. }| {
            let (taken, _) = context.argument(name, ty);
            quote!(#name: #taken)
        })
        .collect()
}

/// `new`, which sets the members and leaves the groups empty, with its docs: those where no member must be there, and those where some must.
pub(super) fn emit<'a>(
    members: impl IntoIterator<Item = impl Into<Member<'a>>>,
    groups: impl Iterator<Item = &'a Name>,
    (doc_of_none, doc_of_some): (&str, &str),
    context: &Context<'_>,
) -> TokenStream {
    let members: Vec<Member<'_>> = members.into_iter().map(Into::into).collect();
    let arguments = arguments(members.iter().copied(), context);
    if arguments.is_empty() {
        return quote! {
            #[doc = #doc_of_none]
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let (required, optional): (Vec<_>, Vec<_>) = members.into_iter().partition(Member::is_required);
    let values = required.into_iter().map(|Member { name, ty, .. }| {
        let (_, value) = context.argument(name, ty);
        if value.to_string() == name.to_string() {
            quote!(#name)
        } else {
            quote!(#name: #value)
        }
    });
    let unset = optional.into_iter().map(|Member { name, presence, .. }| {
        if presence.is_option() {
            quote!(#name: None)
        } else {
            quote!(#name: Vec::new())
        }
    });
    let groups = groups.map(|field| quote!(#field: Default::default()));
    let values = values.chain(unset).chain(groups);
    let expect = too_many(arguments.len());
    quote! {
        #[doc = #doc_of_some]
        #expect
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// The attribute that lets a function have as many arguments as the document requires.
pub(super) fn too_many(count: usize) -> Option<TokenStream> {
    (count > MAX_ARGUMENTS)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the document requires that many")]))
}
