//! Unions: the enum, and the rows that write and convert its variants.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::expressions::literal;
use super::{accessors, dispatch, docs};
use crate::ir::{Payload, Presence, Type, TypeDef, TypeKind, Union, Variant};

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
    let read = dispatch::read(def, union, context);
    let rows = rows(def, union, context);
    let accessors = accessors::emit(def, union, context);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* #unknown }
        #accessors
        #read
        #rows
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
            let named = variant.key.as_deref().unwrap_or(name.as_str());
            let fallback = super::member::fallback(named, ty, context);
            let docs = docs::attributes(&variant.docs, &fallback, &[]);
            let ty = context.rust(ty);
            quote!(#docs #name(#ty))
        }
    }
}

/// `rt::union!`: how the variants are written, and the conversions from what they hold.
fn rows(def: &TypeDef, union: &Union, context: &Context<'_>) -> TokenStream {
    let name = &def.name;
    let any = union.is_anything().then(|| quote!(any));
    let rows = sampled_first(union, context).map(|variant| {
        let name = &variant.name;
        match &variant.payload {
            Payload::Constant(value) => {
                let value = literal(value, None);
                quote!(#name = #value;)
            }
            Payload::Type(ty) => {
                let codec = context.variant_codec(variant, ty, def);
                let codec = codec.map(|codec| quote!(as #codec));
                let key = variant.key.as_ref().map(|key| quote!(in #key));
                let from = converted(variant, union, context).map(|ty| quote!(: #ty));
                quote!(#name(value) #key #from #codec;)
            }
        }
    });
    let unknown = union.unknown.then(|| quote!(_ => Unknown;));
    quote!(rt::union! { #name #any { #(#rows)* #unknown } })
}

impl Context<'_> {
    /// The codec of what a variant holds, where it isn't the type's own form. Under a key null may stand for what is empty, as in any object
    /// that nodes send.
    pub(super) fn variant_codec(
        &self,
        variant: &Variant,
        ty: &Type,
        def: &TypeDef,
    ) -> Option<TokenStream> {
        if variant.key.is_some() && def.received && ty.may_be_null() {
            Some(self.null_is_empty(ty))
        } else {
            self.own_codec(ty)
        }
    }
}

/// The type of what a variant holds, if no other variant holds the same, and it says which variant it is.
fn converted(variant: &Variant, union: &Union, context: &Context<'_>) -> Option<TokenStream> {
    let rust = |variant: &Variant| variant.held().map(|ty| context.rust(ty));
    let own = rust(variant)?;
    if !variant.is_told_by_type(&context.api.types) {
        return None;
    }
    let same = |other: &&Variant| rust(other).is_some_and(|ty| ty.to_string() == own.to_string());
    let is_alone = union.variants.iter().filter(same).nth(1).is_none();
    is_alone.then_some(own)
}

/// The variants, with the one first that samples are: the first that doesn't contain a union again.
fn sampled_first<'a>(union: &'a Union, context: &Context<'_>) -> impl Iterator<Item = &'a Variant> {
    let is_plain = |variant: &Variant| match &variant.payload {
        Payload::Type(ty) => !needs_itself(ty, context, &mut Vec::new()),
        Payload::Constant(_) => true,
    };
    let sample = union.variants.iter().position(is_plain).unwrap_or_default();
    let (before, rest) = union.variants.split_at(sample);
    let (sample, after) = rest.split_at(rest.len().min(1));
    sample.iter().chain(before).chain(after)
}

/// Whether a value of the type can't be made without one of a type that is being made.
fn needs_itself(ty: &Type, context: &Context<'_>, within: &mut Vec<usize>) -> bool {
    match ty {
        Type::Boxed(item) | Type::Array(item, _) => needs_itself(item, context, within),
        Type::Tuple(items) => items.iter().any(|item| needs_itself(item, context, within)),
        Type::Named(index) if within.contains(index) => true,
        Type::Named(index) => {
            within.push(*index);
            let needs = def_needs_itself(context.kind(ty), context, within);
            within.pop();
            needs
        }
        Type::Scalar(_)
        | Type::Own(_)
        | Type::Option(_)
        | Type::List(_)
        | Type::Packed(_)
        | Type::Map(..) => false,
    }
}

fn def_needs_itself(
    kind: Option<&TypeKind>,
    context: &Context<'_>,
    within: &mut Vec<usize>,
) -> bool {
    match kind {
        Some(TypeKind::Struct(structure)) => {
            let mut required = structure
                .fields
                .iter()
                .filter(|field| field.presence == Presence::Required);
            required.any(|field| needs_itself(&field.ty, context, within))
        }
        Some(TypeKind::Union(union)) => {
            let mut payloads = union.variants.iter().map(|variant| &variant.payload);
            payloads.all(
                |payload| matches!(payload, Payload::Type(ty) if needs_itself(ty, context, within)),
            )
        }
        _ => false,
    }
}
