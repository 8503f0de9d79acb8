//! Objects: the struct, its constructor and setters, and its serde impls.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::member::fallback;
use super::rows::{Rival, Row};
use super::{Context, constructor, docs, packed, rows};
use crate::ir::{Extra, Field, Presence, Struct, Type, TypeDef};
use crate::names::Name;

pub(super) fn emit(def: &TypeDef, structure: &Struct, context: &Context<'_>) -> TokenStream {
    let name = &def.name;
    let docs = docs::attributes(&def.docs, &format!("`{name}`, an object."), &[]);
    let all_optional = structure
        .fields
        .iter()
        .all(|field| field.presence != Presence::Required);
    let default = all_optional.then(|| quote!(, Default));
    let fields = structure
        .fields
        .iter()
        .map(|field| field_item(field, context));
    let extra = structure.extra.as_ref().map(
        |Extra {
             name,
             ty,
             is_listed,
         }| {
            let doc = if *is_listed {
                " Keys beside those above, with their values."
            } else {
                " The keys that nodes add and the document doesn't list, as they were sent."
            };
            let ty = match ty {
                Some(ty) => {
                    let ty = context.rust(ty);
                    quote!(rt::BTreeMap<String, #ty>)
                }
                None => quote!(rt::Extra),
            };
            quote!(#[doc = #doc] pub #name: #ty,)
        },
    );
    let functions = functions(def, structure, context);
    let serde = rows::object(
        name,
        rows(def, structure),
        &[],
        (&structure.constants, structure.extra.as_ref()),
        context,
    );
    let packed = (!structure.packed.is_empty()).then(|| packed::emit(name, structure, context));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* #extra }
        #functions
        #packed
        #serde
    }
}

fn field_item(field: &Field, context: &Context<'_>) -> TokenStream {
    let docs = docs::attributes(&field.docs, &fallback(&field.wire, &field.ty, context), &[]);
    let name = &field.name;
    let ty = context.stored(&field.ty, field.presence);
    quote!(#docs pub #name: #ty)
}

impl Context<'_> {
    /// The type of a field: what may be absent or null is an `Option`.
    pub(super) fn stored(&self, ty: &Type, presence: Presence) -> TokenStream {
        let rust = self.rust(ty);
        if presence.is_option() {
            quote!(Option<#rust>)
        } else {
            rust
        }
    }
}

fn functions(def: &TypeDef, structure: &Struct, context: &Context<'_>) -> TokenStream {
    let name = &def.name;
    let words = constructor::Words {
        value: "a value",
        members: "fields",
    };
    // What is only received is made by its decoder.
    let new = (def.sent && def.fields.is_none()).then(|| {
        let optional = structure.fields.iter();
        let optional = optional.filter(|field| field.presence != Presence::Required);
        let ordered = structure.required_fields().into_iter().chain(optional);
        constructor::emit(
            ordered,
            structure.extra.iter().map(|extra| &extra.name),
            &words,
            context,
        )
    });
    let fields = def.fields.as_ref().map(|fields| {
        let optional = structure
            .fields
            .iter()
            .filter(|field| field.presence != Presence::Required);
        let members = structure.required_fields().into_iter().chain(optional);
        let names = (fields, &def.name);
        {
            let extra = structure.extra.iter().map(|extra| &extra.name);
            constructor::fields_struct(names, members, extra, &words, context)
        }
    });
    let optional = structure
        .fields
        .iter()
        .filter(|field| field.presence != Presence::Required);
    let optional = optional.filter(|_| def.sent && !structure.own_setters);
    let setters = optional.map(|field| setter(field, structure, context));
    let setters: Vec<TokenStream> = setters.collect();
    let own =
        (new.is_some() || !setters.is_empty()).then(|| quote!(impl #name { #new #(#setters)* }));
    quote!(#own #fields)
}

fn setter(field: &Field, structure: &Struct, context: &Context<'_>) -> TokenStream {
    let name = &field.name;
    let function = format_ident!("with_{}", name.bare());
    let (ty, value) = context.optional_argument(name, &field.ty, field.presence);
    let others: Vec<&Name> = rivals(field, structure).map(|other| &other.name).collect();
    let also = if others.is_empty() {
        String::new()
    } else {
        let others: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
        format!(" and clears {}, which excludes it", others.join(", "))
    };
    let doc = format!(" Sets `{name}`{also}.");
    quote! {
        #[doc = #doc]
        #[must_use]
        pub fn #function(mut self, #name: #ty) -> Self {
            self.#name = #value;
            #(self.#others = None;)*
            self
        }
    }
}

/// The fields that can't be sent together with this one.
fn rivals<'a>(field: &'a Field, structure: &'a Struct) -> impl Iterator<Item = &'a Field> {
    let groups = structure
        .exclusive
        .iter()
        .filter(|group| group.contains(&field.wire));
    groups
        .flatten()
        .filter(|wire| **wire != field.wire)
        .filter_map(|wire| structure.fields.iter().find(|other| other.wire == *wire))
}

/// The fields as rows, each with those before it that exclude it.
fn rows<'a>(def: &'a TypeDef, structure: &'a Struct) -> impl Iterator<Item = Row<'a>> {
    let place = |field: &Field| {
        let mut keys = structure.exclusive.iter().flatten();
        keys.position(|wire| *wire == field.wire)
    };
    structure.fields.iter().map(move |field| {
        let before = rivals(field, structure).filter(|rival| place(rival) < place(field));
        let rivals = before.map(|rival| Rival {
            wire: &rival.wire,
            name: &rival.name,
            // The same under both keys is no conflict: nodes answer so, and it is sent under the first.
            may_agree: rival.ty == field.ty,
        });
        Row {
            member: field.into(),
            rivals: rivals.collect(),
            null_is_empty: def.received
                && field.presence == Presence::Required
                && field.ty.may_be_null(),
        }
    })
}
