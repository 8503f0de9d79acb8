//! Derived variants of the types: the generator's output, its serde impls taken out, attributes put in.
//!
//! Derives can't do all that the written impls do. Where they differ, the choice here is the one that costs them least:
//! - An unknown kind of a tagged union becomes `#[serde(other)]` and loses what it holds; keeping it would buffer twice.
//! - A missing tag is an error, a key that always says the same isn't checked, an enum has no `as_str`.
//! - Values kept as text (`RawJson`) become `serde_json::Value`, because serde can't buffer the former.

use std::collections::BTreeMap;
use std::error::Error;

use polyrpc_codegen::ir::Scalar;
use polyrpc_codegen::ir::{
    Api, Field, ObjectDispatch, Payload, Presence, Struct, Type, TypeKind, Union,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Fields, Item, ItemEnum, ItemStruct, parse_quote};

/// A generated file of types, turned into its derived form.
pub(crate) fn derive(text: &str, api: &Api) -> Result<String, Box<dyn Error>> {
    let kinds: BTreeMap<String, &TypeKind> = api
        .types
        .iter()
        .map(|def| (def.name.to_string(), &def.kind))
        .collect();
    let mut file = syn::parse_file(text)?;
    file.items.retain(|item| !is_serde(item));
    for item in &mut file.items {
        match item {
            Item::Struct(item) => match kinds.get(&item.ident.to_string()) {
                Some(TypeKind::Struct(structure)) => derive_struct(item, structure),
                _ => return Err(format!("no struct {}", item.ident).into()),
            },
            Item::Enum(item) => match kinds.get(&item.ident.to_string()) {
                Some(TypeKind::Union(union)) => derive_union(item, union),
                Some(TypeKind::Enum(values)) => {
                    item.attrs.push(derives());
                    let texts = values.values.iter().map(|(value, _)| value.as_str());
                    // `Unknown`, where there is one, stands behind the listed values.
                    for (variant, text) in item.variants.iter_mut().zip(texts.chain([None])) {
                        variant.attrs.push(match text {
                            Some(text) => parse_quote!(#[serde(rename = #text)]),
                            None => parse_quote!(#[serde(untagged)]),
                        });
                    }
                }
                _ => return Err(format!("no enum {}", item.ident).into()),
            },
            _ => {}
        }
    }
    let text = prettyplease::unparse(&file);
    // The pattern fits the unit variant that `Unknown` becomes as well.
    let text = text.replace("Self::Unknown(_)", "Self::Unknown { .. }");
    Ok(text.replace("rt::RawJson", "::serde_json::Value"))
}

/// The impls of serde's traits and of the runtime's that lead to them.
fn is_serde(item: &Item) -> bool {
    match item {
        Item::Macro(_) => true,
        Item::Impl(item) => item.trait_.as_ref().is_some_and(|(path, _)| {
            path.segments
                .first()
                .is_some_and(|segment| segment.ident == "rt")
        }),
        _ => false,
    }
}

fn derives() -> Attribute {
    parse_quote!(#[derive(::serde::Serialize, ::serde::Deserialize)])
}

fn derive_struct(item: &mut ItemStruct, structure: &Struct) {
    item.attrs.push(derives());
    let fields = structure
        .fields
        .iter()
        .map(|field| (field.name.to_string(), field));
    let fields: BTreeMap<String, &Field> = fields.collect();
    for field in &mut item.fields {
        let name = field.ident.as_ref().map(ToString::to_string);
        if let Some(known) = name.and_then(|name| fields.get(&name)) {
            field.attrs.push(field_attribute(known));
        }
    }
}

fn field_attribute(field: &Field) -> Attribute {
    let wire = &field.wire;
    let optional = field.presence.is_option();
    let with = codec(&field.ty).map(|codec| {
        let codec = if optional {
            quote!(Option<#codec>)
        } else {
            codec
        };
        with(&codec)
    });
    let rest = match field.presence {
        Presence::Required => quote!(),
        Presence::Nullable => quote!(, default),
        Presence::Optional => quote!(, default, skip_serializing_if = "Option::is_none"),
        Presence::Filled => quote!(, default, skip_serializing_if = "Vec::is_empty"),
    };
    parse_quote!(#[serde(rename = #wire #with #rest)])
}

fn with(codec: &TokenStream) -> TokenStream {
    let path = format!("::serde_with::As::<{}>", codec.to_token_stream());
    quote!(, with = #path)
}

fn derive_union(item: &mut ItemEnum, union: &Union) {
    item.attrs.push(derives());
    let tag = match &union.dispatch.object {
        Some(ObjectDispatch::ByTag { key, arms, .. }) => Some((key, arms)),
        _ => None,
    };
    match tag {
        Some((key, _)) => item.attrs.push(parse_quote!(#[serde(tag = #key)])),
        None => item.attrs.push(parse_quote!(#[serde(untagged)])),
    }
    let count = union.variants.len();
    for (index, variant) in item.variants.iter_mut().enumerate() {
        match tag {
            Some(_) if index == count => {
                variant.fields = Fields::Unit;
                variant.attrs.push(parse_quote!(#[serde(other)]));
            }
            Some((_, arms)) => {
                let mut names = arms
                    .iter()
                    .filter(|(_, arm)| *arm == index)
                    .filter_map(|(value, _)| value.as_str());
                if let Some(name) = names.next() {
                    variant.attrs.push(parse_quote!(#[serde(rename = #name)]));
                }
                for name in names {
                    variant.attrs.push(parse_quote!(#[serde(alias = #name)]));
                }
            }
            None => {
                let payload = union.variants.get(index).map(|variant| &variant.payload);
                if let Some(Payload::Type(ty)) = payload
                    && let Some(codec) = codec(ty)
                {
                    let path = format!("::serde_with::As::<{codec}>");
                    variant.attrs.push(parse_quote!(#[serde(with = #path)]));
                }
            }
        }
    }
}

/// The codec of a value, where it isn't the type's own serde form.
fn codec(ty: &Type) -> Option<TokenStream> {
    let or_same = |ty| codec(ty).unwrap_or_else(|| quote!(::serde_with::Same));
    match ty {
        Type::Scalar(Scalar::Quantity(_)) => Some(quote!(::polyrpc::rt::Quantity)),
        Type::Scalar(Scalar::Decimal(_)) => Some(quote!(::polyrpc::rt::Decimal)),
        Type::Scalar(Scalar::Hex | Scalar::FixedHex(_)) => Some(quote!(::polyrpc::rt::Hex)),
        Type::Scalar(Scalar::Base64) => Some(quote!(::polyrpc::rt::Base64)),
        Type::Scalar(_) | Type::Own(_) | Type::Named(_) => None,
        Type::Option(item) => codec(item).map(|item| quote!(Option<#item>)),
        Type::List(item) => codec(item).map(|item| quote!(Vec<#item>)),
        Type::Packed(item) => {
            let item = or_same(item);
            Some(quote!(::polyrpc::rt::Packed<#item>))
        }
        Type::Boxed(item) => codec(item).map(|item| quote!(Box<#item>)),
        Type::Array(item, len) => codec(item).map(|item| quote!([#item; #len])),
        Type::Map(key, value) => {
            codec(key).or_else(|| codec(value))?;
            let (key, value) = (or_same(key), or_same(value));
            Some(quote!(::std::collections::BTreeMap<#key, #value>))
        }
        Type::Tuple(items) => {
            items.iter().find_map(codec)?;
            let items = items.iter().map(or_same);
            Some(quote!((#(#items,)*)))
        }
    }
}
