//! Constructors: what must be there is an argument, and the rest is not set.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::member::Member;
use crate::ir::{Method, Presence};
use crate::names::Name;

/// A function's arguments for required parameters, and the method that it makes of them.
pub(super) fn call(
    method: &Method,
    path: &TokenStream,
    fields: Option<&TokenStream>,
    context: &Context<'_>,
) -> (TokenStream, TokenStream) {
    if let Some(fields) = fields {
        return (quote!(fields: #fields), quote!(#path::from(fields)));
    }
    let arguments = arguments(method.own_params(), context);
    let required = method
        .own_params()
        .filter(|param| param.presence == Presence::Required);
    let values = required.map(|param| &param.name);
    (quote!(#(#arguments),*), quote!(#path::new(#(#values),*)))
}

/// The arguments for the members that must be there.
fn arguments<'a>(
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

/// What a constructor's docs call the value and its members: `the call`, `parameters`.
pub(super) struct Words {
    pub(super) value: &'static str,
    pub(super) members: &'static str,
}

impl Words {
    /// The first line of the docs.
    fn doc(&self, members: &[Member<'_>], has_groups: bool) -> String {
        let Self {
            value,
            members: words,
        } = self;
        let (required, optional): (Vec<&Member<'_>>, Vec<&Member<'_>>) =
            members.iter().partition(|member| member.is_required());
        let unset = match optional.iter().all(|member| member.presence.is_option()) {
            _ if optional.is_empty() && !has_groups => None,
            true => Some("`None`"),
            false => Some("`None` or empty"),
        };
        match (required.is_empty(), unset) {
            (true, None) => format!(" Creates {value}."),
            (true, Some(_)) => format!(" Creates {value} with no optional {words} set."),
            (false, None) => format!(" Creates {value} from its {words}."),
            (false, Some(unset)) => {
                format!(" Creates {value} from its required {words}; optional {words} are {unset}.")
            }
        }
    }
}

/// `new`, which sets the members and leaves the groups and the extra keys empty.
pub(super) fn emit<'a>(
    members: impl IntoIterator<Item = impl Into<Member<'a>>>,
    groups: impl Iterator<Item = &'a Name>,
    words: &Words,
    context: &Context<'_>,
) -> TokenStream {
    let members: Vec<Member<'_>> = members.into_iter().map(Into::into).collect();
    let arguments = arguments(members.iter().copied(), context);
    let groups: Vec<&Name> = groups.collect();
    let doc = words.doc(&members, !groups.is_empty());
    if arguments.is_empty() {
        return quote! {
            #[doc = #doc]
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
    let groups = groups
        .into_iter()
        .map(|field| quote!(#field: Default::default()));
    let values = values.chain(unset).chain(groups);
    quote! {
        #[doc = #doc]
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// The struct of required members, where these are too many to be arguments, and the conversion from it.
pub(super) fn fields_struct<'a>(
    (name, of): (&Name, &Name),
    members: impl IntoIterator<Item = impl Into<Member<'a>>>,
    groups: impl Iterator<Item = &'a Name>,
    words: &Words,
    context: &Context<'_>,
) -> TokenStream {
    let members = members.into_iter().map(Into::into);
    let (required, optional): (Vec<_>, Vec<_>) = members.partition(Member::is_required);
    let doc = format!(
        " The required {} of [`{of}`], which is made from them.",
        words.members
    );
    let fields = required.iter().map(|Member { name, ty, .. }| {
        let doc = format!(" See [`{of}::{}`].", name.bare());
        let ty = context.rust(ty);
        quote!(#[doc = #doc] pub #name: #ty)
    });
    let given = required
        .iter()
        .map(|Member { name, .. }| quote!(#name: fields.#name));
    let unset = optional.into_iter().map(unset);
    let groups = groups.map(|field| quote!(#field: Default::default()));
    quote! {
        #[doc = #doc]
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name { #(#fields,)* }
        impl From<#name> for #of {
            fn from(fields: #name) -> Self {
                Self { #(#given,)* #(#unset,)* #(#groups,)* }
            }
        }
    }
}

/// A member that isn't given.
fn unset(
    Member {
        name, presence, ty, ..
    }: Member<'_>,
) -> TokenStream {
    if presence.is_option() {
        quote!(#name: None)
    } else if ty.is_list() {
        quote!(#name: Vec::new())
    } else if ty.may_be_empty() {
        quote!(#name: rt::BTreeMap::new())
    } else {
        quote!(#name: Default::default())
    }
}
