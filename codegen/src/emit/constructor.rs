//! Constructors: what must be there is an argument, and the rest is not set.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::member::Member;
use crate::ir::{Field, MAX_ARGUMENTS, Struct, TypeDef};
use crate::names::Name;

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
    let unset = optional.into_iter().map(unset);
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

/// The struct of the required fields of a type that callers send, where these are too many to be arguments, and the conversion from it.
pub(super) fn fields_struct(
    def: &TypeDef,
    structure: &Struct,
    context: &Context<'_>,
) -> Option<TokenStream> {
    let (name, of) = (def.fields.as_ref()?, &def.name);
    let doc = format!(" The required fields of [`{of}`], which is made from them.");
    let required = structure.required_fields();
    let fields = required.iter().map(|field| {
        let doc = format!(" See [`{of}::{}`].", field.name.bare());
        let (name, ty) = (&field.name, context.rust(&field.ty));
        quote!(#[doc = #doc] pub #name: #ty)
    });
    let given = required
        .iter()
        .map(|Field { name, .. }| quote!(#name: fields.#name));
    let optional = structure.fields.iter().map(Member::from);
    let unset = optional.filter(|member| !member.is_required()).map(unset);
    Some(quote! {
        #[doc = #doc]
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name { #(#fields,)* }
        impl From<#name> for #of {
            fn from(fields: #name) -> Self {
                Self { #(#given,)* #(#unset,)* }
            }
        }
    })
}

/// A member that isn't given.
fn unset(Member { name, presence, .. }: Member<'_>) -> TokenStream {
    if presence.is_option() {
        quote!(#name: None)
    } else {
        quote!(#name: Vec::new())
    }
}

/// The attribute that lets a function have as many arguments as the document requires.
pub(super) fn too_many(count: usize) -> Option<TokenStream> {
    (count > MAX_ARGUMENTS)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the document requires that many")]))
}
