//! What all variants of a union have, without a `match`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs};
use crate::ir::{Field, Presence, Struct, Type, TypeDef, TypeKind, Union, Variant};
use crate::scalars::Scalar;

pub(super) fn emit(def: &TypeDef, union: &Union, context: &Context<'_>) -> Option<TokenStream> {
    same_number(def, union, context).or_else(|| shared_fields(def, union, context))
}

/// The number, where the variants only differ in how it is written.
fn same_number(def: &TypeDef, union: &Union, context: &Context<'_>) -> Option<TokenStream> {
    let Some(Type::Scalar(scalar)) = union.variants.first().and_then(Variant::held) else {
        return None;
    };
    // Scalars that are written differently may be the same type in Rust.
    let rust = |scalar: &Scalar| scalar.rust(&quote!(rt)).to_string();
    let is_same = |variant: &Variant| match variant.held() {
        Some(Type::Scalar(other)) => rust(other) == rust(scalar),
        _ => false,
    };
    let is_keyed = union.variants.iter().any(|variant| variant.key.is_some());
    let many = union.variants.len() > 1 && !union.unknown && !is_keyed;
    if !many || !scalar.is_number() || !union.variants.iter().all(is_same) {
        return None;
    }
    let (name, ty) = (&def.name, context.rust(&Type::Scalar(*scalar)));
    let variants = union.variants.iter().map(|variant| &variant.name);
    Some(quote! {
        impl #name {
            #[doc = " The number, however it was written."]
            #[must_use]
            pub fn get(&self) -> #ty {
                match self {
                    #(Self::#variants(number))|* => *number,
                }
            }
        }
    })
}

/// A function for each field that all variants have in the same type.
fn shared_fields(def: &TypeDef, union: &Union, context: &Context<'_>) -> Option<TokenStream> {
    let structs: Vec<_> = union
        .variants
        .iter()
        .map(|variant| match context.kind(variant.held()?)? {
            TypeKind::Struct(structure) => Some((variant, structure)),
            TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Text => None,
        })
        .collect::<Option<_>>()?;
    let [(_, first), _, ..] = structs.as_slice() else {
        return None;
    };
    let shared = first.fields.iter().filter(|field| {
        let same = |other: &Field| {
            other.wire == field.wire && other.ty == field.ty && other.name == field.name
        };
        structs
            .iter()
            .all(|(_, structure)| structure.fields.iter().any(same))
    });
    let functions: Vec<TokenStream> = shared
        .map(|field| {
            let (name, ty) = (&field.name, context.rust(&field.ty));
            let fallback = super::member::fallback(&field.wire, &field.ty, context);
            let own = |structure: &Struct| {
                let mut fields = structure.fields.iter();
                let own = fields.find(|other| other.wire == field.wire);
                own.map_or(field.presence, |own| own.presence)
            };
            let mut fact = "`None` where the key isn't there".to_owned();
            if structs.iter().any(|(_, of)| own(of) == Presence::Filled) {
                fact += " (but an empty list where its absence says so)";
            }
            if union.unknown {
                fact += ", and for what is `Unknown`";
            }
            fact += ".";
            let docs = docs::attributes(&field.docs, &fallback, &[fact]);
            let arms = structs.iter().map(|(variant, structure)| {
                let variant = &variant.name;
                if own(structure).is_option() {
                    quote!(Self::#variant(value) => value.#name.as_ref())
                } else {
                    quote!(Self::#variant(value) => Some(&value.#name))
                }
            });
            let unknown = union.unknown.then(|| quote!(Self::Unknown(_) => None,));
            quote! {
                #docs
                #[must_use]
                pub fn #name(&self) -> Option<&#ty> {
                    match self {
                        #(#arms,)*
                        #unknown
                    }
                }
            }
        })
        .collect();
    let name = &def.name;
    (!functions.is_empty()).then(|| quote!(impl #name { #(#functions)* }))
}
