//! Unions: the enum, its conversions and how it is written.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::expressions::literal;
use super::{accessors, dispatch, docs};
use crate::ir::{Payload, Type, TypeDef, Union, Variant};

pub(super) fn emit(def: &TypeDef, union: &Union, context: &Context<'_>) -> TokenStream {
    let name = &def.name;
    let docs = docs::attributes(&def.docs, &format!("`{name}`, one of several shapes."), &[]);
    let variants = union
        .variants
        .iter()
        .map(|variant| variant_item(variant, context));
    let unknown = union.unknown.then(|| {
        quote!(
            #[doc = " What is none of the others, as it was sent."]
            Unknown(rt::RawJson),
        )
    });
    let write = write(def, union, context);
    let read = dispatch::read(def, union, context);
    let conversions = conversions(def, union, context);
    let accessors = accessors::emit(def, union, context);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* #unknown }
        #accessors
        #conversions
        #write
        #read
    }
}

fn variant_item(variant: &Variant, context: &Context<'_>) -> TokenStream {
    let name = &variant.name;
    match &variant.payload {
        Payload::Constant(value) => {
            let docs = docs::attributes(
                &variant.docs,
                &format!("{}.", docs::code(&value.to_string())),
                &[],
            );
            quote!(#docs #name)
        }
        Payload::Type(ty) => {
            let docs = docs::attributes(
                &variant.docs,
                &super::structs::fallback(name.as_str(), ty, context),
                &[],
            );
            let ty = context.rust(ty);
            quote!(#docs #name(#ty))
        }
    }
}

/// `From` for every payload that only one variant has.
fn conversions(def: &TypeDef, union: &Union, context: &Context<'_>) -> TokenStream {
    let mut by_type: BTreeMap<String, Vec<(&Variant, &Type)>> = BTreeMap::new();
    for variant in &union.variants {
        if let Payload::Type(ty) = &variant.payload {
            let ty = match ty {
                Type::Boxed(inner) => inner,
                other => other,
            };
            by_type
                .entry(context.rust(ty).to_string())
                .or_default()
                .push((variant, ty));
        }
    }
    let name = &def.name;
    let single = by_type.values().filter_map(|same| match same.as_slice() {
        [one] => Some(*one),
        _ => None,
    });
    let impls = single.map(|(variant, ty)| {
        let (rust, variant_name) = (context.rust(ty), &variant.name);
        let boxed = matches!(&variant.payload, Payload::Type(Type::Boxed(_)));
        let value = if boxed {
            quote!(Box::new(value))
        } else {
            quote!(value)
        };
        quote! {
            impl From<#rust> for #name {
                fn from(value: #rust) -> Self {
                    Self::#variant_name(#value)
                }
            }
        }
    });
    quote!(#(#impls)*)
}

fn write(def: &TypeDef, union: &Union, context: &Context<'_>) -> TokenStream {
    let name = &def.name;
    let arms = union.variants.iter().map(|variant| {
        let name = &variant.name;
        match &variant.payload {
            Payload::Constant(value) => {
                let value = literal(value, None);
                quote!(Self::#name => rt::Serialize::serialize(&#value, serializer))
            }
            Payload::Type(ty) => {
                let codec = context.codec(ty);
                quote!(Self::#name(value) => rt::write::<#codec, _, _>(value, serializer))
            }
        }
    });
    let unknown = union
        .unknown
        .then(|| quote!(Self::Unknown(value) => rt::Serialize::serialize(value, serializer),));
    quote! {
        impl rt::Serialize for #name {
            fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                match self {
                    #(#arms,)*
                    #unknown
                }
            }
        }
    }
}

/// What a variant holds, without the box around it.
pub(super) fn payload(variant: &Variant) -> Option<&Type> {
    match &variant.payload {
        Payload::Type(Type::Boxed(inner)) => Some(inner),
        Payload::Type(ty) => Some(ty),
        Payload::Constant(_) => None,
    }
}
