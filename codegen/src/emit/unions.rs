//! Unions: an enum whose `Deserialize` looks at what arrives and knows which variant it is.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::Context;
use super::expressions::literal;
use super::{accessors, docs};
use crate::document::Kind;
use crate::ir::{
    ArrayDispatch, Dispatch, ObjectDispatch, Payload, Type, TypeDef, TypeKind, Union, Variant,
};

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
    let read = read(def, union, context);
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
                &format!("`{}`.", value.to_string().replace('`', "'")),
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
                let value = literal(value);
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

fn read(def: &TypeDef, union: &Union, context: &Context<'_>) -> TokenStream {
    let name = &def.name;
    let text = name.as_str();
    let expected = expected(union);
    let dispatch = &union.dispatch;
    if let Some(index) = dispatch.anything
        && union.variants.len() == 1
    {
        let variant = &union.variants[index].name;
        return quote! {
            impl<'de> rt::Deserialize<'de> for #name {
                fn deserialize<D: rt::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    rt::Deserialize::deserialize(deserializer).map(Self::#variant)
                }
            }
        };
    }
    let string = strings(union, context);
    let boolean = booleans(union, context);
    let integer = integers(union, context);
    let number = numbers(union, context);
    let array = dispatch
        .array
        .as_ref()
        .map(|arrays| array(union, arrays, context));
    let object = dispatch
        .object
        .as_ref()
        .map(|objects| object(union, objects, context));
    let unknown = union.unknown.then(|| {
        quote! {
            fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
                json().map(Self::Unknown)
            }
        }
    });
    quote! {
        impl<'de> rt::Union<'de> for #name {
            const NAME: &'static str = #text;
            const EXPECTED: &'static str = #expected;
            #unknown
            #string
            #boolean
            #integer
            #number
            #array
            #object
        }
        rt::union!(#name);
    }
}

/// What an error message says was expected.
fn expected(union: &Union) -> String {
    let words = union.variants.iter().map(|variant| match &variant.payload {
        Payload::Constant(value) => value.to_string(),
        Payload::Type(Type::Scalar(scalar)) => scalar.words(),
        Payload::Type(_) => crate::names::snake(variant.name.as_str()).replace('_', " "),
    });
    words.collect::<Vec<_>>().join(" or ")
}

/// The payload's type with what stands around it when the variant is made.
fn construct(variant: &Variant, value: TokenStream) -> TokenStream {
    let name = &variant.name;
    match &variant.payload {
        Payload::Type(Type::Boxed(_)) => quote!(#value.map(|value| Self::#name(Box::new(value)))),
        _ => quote!(#value.map(Self::#name)),
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

fn constants_of<'a>(
    dispatch: &'a Dispatch,
    union: &'a Union,
    is: fn(&Value) -> bool,
) -> Vec<TokenStream> {
    let of_kind = dispatch
        .constants
        .iter()
        .filter(move |(value, _)| is(value));
    of_kind
        .map(|(value, index)| {
            let name = &union.variants[*index].name;
            let is_it = match value {
                Value::Bool(true) => quote!(value),
                Value::Bool(false) => quote!(!value),
                _ => {
                    let value = literal(value);
                    quote!(value == #value)
                }
            };
            quote!(if #is_it { return Ok(Self::#name); })
        })
        .collect()
}

fn strings(union: &Union, context: &Context<'_>) -> Option<TokenStream> {
    let constants = constants_of(&union.dispatch, union, Value::is_string);
    let (last, earlier) = match union.dispatch.strings.split_last() {
        Some((last, earlier)) => (Some(*last), earlier),
        None if constants.is_empty() => return None,
        None => (None, [].as_slice()),
    };
    let earlier = earlier.iter().filter_map(|index| {
        let variant = &union.variants[*index];
        let ty = payload(variant)?;
        let is_enum = matches!(ty, Type::Named(index) if matches!(context.api.types.get(*index).map(|def| &def.kind), Some(TypeKind::Enum(_))));
        let attempt = if is_enum {
            let rust = context.rust(ty);
            construct(variant, quote!(<#rust as rt::Texts>::known(value)))
        } else {
            let codec = context.codec(ty);
            construct(variant, quote!(rt::text::<#codec, _, rt::Misfit>(value).ok()))
        };
        Some(quote!(if let Some(found) = #attempt { return Ok(found); }))
    });
    let last = match last
        .and_then(|index| Some((&union.variants[index], payload(&union.variants[index])?)))
    {
        Some((variant, ty)) => {
            let codec = context.codec(ty);
            construct(variant, quote!(rt::text::<#codec, _, E>(value)))
        }
        None => quote!(Err(rt::unexpected_text(value, Self::EXPECTED))),
    };
    Some(quote! {
        fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
            #(#constants)*
            #(#earlier)*
            #last
        }
    })
}

fn booleans(union: &Union, context: &Context<'_>) -> Option<TokenStream> {
    scalar(
        union,
        context,
        Value::is_boolean,
        union.dispatch.boolean,
        &quote!(boolean),
        &quote!(bool),
    )
}

fn integers(union: &Union, context: &Context<'_>) -> Option<TokenStream> {
    let taken_as_number = union.dispatch.integer.is_none() && union.dispatch.number.is_some();
    let is_integer = |value: &Value| value.is_i64() || value.is_u64();
    if taken_as_number
        && !union
            .dispatch
            .constants
            .iter()
            .any(|(value, _)| is_integer(value))
    {
        return Some(quote! {
            fn integer<E: rt::Error>(value: rt::Integer) -> Result<Self, E> {
                Self::number(value.float())
            }
        });
    }
    scalar(
        union,
        context,
        is_integer,
        union.dispatch.integer,
        &quote!(integer),
        &quote!(rt::Integer),
    )
}

fn numbers(union: &Union, context: &Context<'_>) -> Option<TokenStream> {
    scalar(
        union,
        context,
        |value| value.is_f64(),
        union.dispatch.number,
        &quote!(number),
        &quote!(f64),
    )
}

fn scalar(
    union: &Union,
    context: &Context<'_>,
    is: fn(&Value) -> bool,
    variant: Option<usize>,
    function: &TokenStream,
    argument: &TokenStream,
) -> Option<TokenStream> {
    let constants = constants_of(&union.dispatch, union, is);
    let last = match variant
        .and_then(|index| Some((&union.variants[index], payload(&union.variants[index])?)))
    {
        Some((variant, ty)) => {
            let codec = context.codec(ty);
            construct(variant, quote!(rt::scalar::<#codec, _, _, E>(value)))
        }
        None if constants.is_empty() => return None,
        None => quote!(Err(rt::unexpected(value, Self::EXPECTED))),
    };
    Some(quote! {
        fn #function<E: rt::Error>(value: #argument) -> Result<Self, E> {
            #(#constants)*
            #last
        }
    })
}

fn array(union: &Union, dispatch: &ArrayDispatch, context: &Context<'_>) -> TokenStream {
    let body = match dispatch {
        ArrayDispatch::One(index) => {
            let variant = &union.variants[*index];
            let codec = payload(variant).map(|ty| context.codec(ty));
            construct(variant, quote!(rt::array::<#codec, _, _>(items)))
        }
        ArrayDispatch::ByItem(arms) => {
            let first = arms.first().map(|(_, index)| &union.variants[*index].name);
            let arms = arms.iter().map(|(kind, index)| {
                let variant = &union.variants[*index];
                let item = match payload(variant) {
                    Some(Type::List(item)) => context.codec(item),
                    _ => quote!(rt::Same),
                };
                let kind = kind_path(*kind);
                let value = construct(variant, quote!(rt::rest::<#item, _, _>(first, items)));
                quote!(#kind => #value)
            });
            quote! {
                let Some(first) = items.next_element::<rt::Held<'de>>()? else {
                    return Ok(Self::#first(Vec::new()));
                };
                match first.kind() {
                    #(#arms,)*
                    _ => Err(rt::unexpected_item(Self::EXPECTED)),
                }
            }
        }
    };
    let mutable = matches!(dispatch, ArrayDispatch::ByItem(_)).then(|| quote!(mut));
    quote! {
        fn array<A: rt::SeqAccess<'de>>(#mutable items: A) -> Result<Self, A::Error> {
            #body
        }
    }
}

fn kind_path(kind: Kind) -> TokenStream {
    match kind {
        Kind::Null => quote!(rt::Kind::Null),
        Kind::Boolean => quote!(rt::Kind::Boolean),
        Kind::Integer | Kind::Number => quote!(rt::Kind::Number),
        Kind::String => quote!(rt::Kind::String),
        Kind::Array => quote!(rt::Kind::Array),
        Kind::Object => quote!(rt::Kind::Object),
    }
}

fn object(union: &Union, dispatch: &ObjectDispatch, context: &Context<'_>) -> TokenStream {
    let read = |index: usize| {
        let variant = &union.variants[index];
        let is_struct = payload(variant).is_some_and(|ty| {
            matches!(ty, Type::Named(index) if matches!(context.api.types.get(*index).map(|def| &def.kind), Some(TypeKind::Struct(_))))
        });
        if is_struct {
            return construct(variant, quote!(rt::Object::read(&mut source)));
        }
        let codec = payload(variant).map(|ty| context.codec(ty));
        construct(variant, quote!(rt::replay::<#codec, _, _>(source)))
    };
    let unknown = if union.unknown {
        quote!(source.json().map(Self::Unknown))
    } else {
        quote!(Err(rt::unexpected_object(Self::EXPECTED)))
    };
    let body = match dispatch {
        ObjectDispatch::One(index) => {
            let variant = &union.variants[*index];
            let codec = payload(variant).map(|ty| context.codec(ty));
            construct(variant, quote!(rt::entries::<#codec, _, _>(map)))
        }
        ObjectDispatch::ByTag { key, arms, absent } => {
            let arms = arms.iter().map(|(value, index)| {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                let absent = (*absent == Some(*index)).then(|| quote!(None |));
                let read = read(*index);
                quote!(#absent Some(#text) => #read)
            });
            quote! {
                let mut source = rt::Replay::new(map);
                let tag = source.tag(#key)?;
                match tag.as_deref() {
                    #(#arms,)*
                    _ => #unknown,
                }
            }
        }
        ObjectDispatch::ByKey { arms, otherwise } => {
            let arms = arms.iter().map(|(key, index)| {
                let read = read(*index);
                quote!(if source.has(#key) { return #read; })
            });
            let otherwise = otherwise.map_or(unknown, read);
            quote! {
                let mut source = rt::Replay::new(map);
                source.hold_all()?;
                #(#arms)*
                #otherwise
            }
        }
    };
    quote! {
        fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
            #body
        }
    }
}
