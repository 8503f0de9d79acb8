//! Parameter groups: the struct among the types, the methods that have it, and its setters on every call of these.

use proc_macro2::TokenStream;
use quote::quote;

use super::member::{Part, fallback};
use super::{Context, docs, rows};
use crate::ir::{Document, Group, Method, Param};
use crate::names::Name;

/// The struct with its setters, and how it is written into and read from the objects of methods.
pub(super) fn emit(group: &Group, context: &Context<'_>) -> TokenStream {
    let name = &group.name;
    let fallback_docs = format!("`{name}`, optional parameters that several methods share.");
    let docs = docs::attributes(&group.docs, &fallback_docs, &[]);
    let fields = group.params.iter().map(|param| {
        let docs = docs::attributes(
            &param.docs,
            &fallback(&param.wire, &param.ty, context),
            &docs::default_fact(param),
        );
        let (name, ty) = (&param.name, context.stored(&param.ty, param.presence));
        quote!(#docs pub #name: #ty)
    });
    let setters = group
        .params
        .iter()
        .zip(&group.setters)
        .map(|(param, function)| {
            let field = &param.name;
            let doc = if field.is_raw() {
                // A link can't hold the `#` of a raw identifier.
                format!(" Sets `{field}`.")
            } else {
                format!(" Sets [`{field}`](field@Self::{field}).")
            };
            let (ty, value) = context.optional_argument(field, &param.ty, param.presence);
            quote! {
                #[doc = #doc]
                #[must_use]
                pub fn #function(mut self, #field: #ty) -> Self {
                    self.#field = #value;
                    self
                }
            }
        });
    let serde = rows::group(name, &group.params, context);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Default)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }
        impl #name {
            #[doc = " Creates the group with no parameter set."]
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
            #(#setters)*
        }
        #serde
    }
}

impl Context<'_> {
    /// The groups of a method.
    pub(super) fn groups_of<'m>(&'m self, method: &'m Method) -> impl Iterator<Item = &'m Group> {
        let groups = method.groups.iter();
        groups.filter_map(|index| self.api.groups.get(*index))
    }

    /// The group as parts of its struct.
    pub(super) fn parts_of<'m>(&'m self, method: &'m Method) -> Vec<Part<'m>> {
        let parts = self.groups_of(method).map(|group| Part {
            field: &group.field,
            ty: self.group(group),
        });
        parts.collect()
    }

    /// A group's name, as the module at hand writes it.
    fn group(&self, group: &Group) -> TokenStream {
        self.names_types.set(true);
        let (prefix, name) = (&self.prefix, &group.name);
        quote!(#prefix #name)
    }

    /// Whether a setter's name is that of another group's as well. Then `Call` can't have it for all methods of the group at once.
    fn is_shared(&self, setter: &Name) -> bool {
        let groups = self.api.groups.iter();
        let setters = groups.flat_map(|group| &group.setters);
        setters.filter(|other| *other == setter).nth(1).is_some()
    }
}

/// The method's access to its groups.
pub(super) fn access(method: &Method, context: &Context<'_>) -> TokenStream {
    let (name, krate) = (&method.name, &context.krate);
    let parts = context.parts_of(method);
    let parts = parts.iter().map(|Part { field, ty, .. }| {
        quote! {
            impl #krate::HasGroup<#ty> for #name {
                fn group_mut(&mut self) -> &mut #ty {
                    &mut self.#field
                }
            }
        }
    });
    parts.collect()
}

/// The setters of a document's groups, on the calls of all methods that have them.
pub(super) fn setters(
    document: &Document,
    setter: impl Fn(&Param, &Name, &TokenStream) -> TokenStream,
    context: &Context<'_>,
) -> Vec<TokenStream> {
    let krate = &context.krate;
    let has = |group: &&Group| {
        let place = context.api.documents.get(group.document);
        place.is_some_and(|place| place.module == document.module)
    };
    let groups = context.api.groups.iter().filter(has);
    let groups = groups.map(|group| {
        let (ty, field) = (context.group(group), &group.field);
        let doc = format!(
            " Sets all of the [`{0}`](types::{0}), replacing what was set before.",
            group.name
        );
        let access = quote!(group_mut());
        let members = group.params.iter().zip(&group.setters);
        let members = members
            .filter(|(_, function)| !context.is_shared(function))
            .map(|(param, function)| setter(param, function, &access));
        quote! {
            impl<M: #krate::HasGroup<#ty>> Call<M> {
                #[doc = #doc]
                pub fn #field(mut self, #field: #ty) -> Self {
                    *self.method_mut().group_mut() = #field;
                    self
                }
                #(#members)*
            }
        }
    });
    groups.collect()
}

/// The members of a method's groups that have no setter for all methods at once, each with the way to its field.
pub(super) fn unshared<'m>(
    method: &'m Method,
    context: &'m Context<'_>,
) -> impl Iterator<Item = (&'m Param, &'m Name, TokenStream)> {
    context.groups_of(method).flat_map(|group| {
        let field = &group.field;
        let members = group.params.iter().zip(&group.setters);
        members
            .filter(|(_, setter)| context.is_shared(setter))
            .map(move |(param, setter)| (param, setter, quote!(#field)))
    })
}
