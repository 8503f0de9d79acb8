//! Types and codecs as Rust writes them.

use std::borrow::Cow;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Number, Value};

use super::Context;
use crate::ir::{Presence, Type, TypeKind};
use crate::scalars::Scalar;

impl Context<'_> {
    /// The Rust type.
    pub(super) fn rust(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Scalar(scalar) => scalar.rust(&quote!(rt)),
            Type::Own(own) => path(&own.path),
            Type::Named(index) => self.named(*index),
            Type::Option(item) => {
                let item = self.rust(item);
                quote!(Option<#item>)
            }
            Type::List(item) | Type::Packed(item) => {
                let item = self.rust(item);
                quote!(Vec<#item>)
            }
            Type::Array(item, len) => {
                let (item, len) = (self.rust(item), Literal::usize_unsuffixed(*len));
                quote!([#item; #len])
            }
            Type::Map(key, value) => {
                let (key, value) = (self.rust(key), self.rust(value));
                quote!(rt::BTreeMap<#key, #value>)
            }
            Type::Boxed(item) => {
                let item = self.rust(item);
                quote!(Box<#item>)
            }
            Type::Tuple(items) => {
                let items = items.iter().map(|item| self.rust(item));
                quote!((#(#items,)*))
            }
        }
    }

    /// The codec that reads and writes the type.
    pub(super) fn codec(&self, ty: &Type) -> TokenStream {
        self.own_codec(ty).unwrap_or_else(|| quote!(rt::Same))
    }

    /// The codec, where it isn't the type's own serde form.
    pub(super) fn own_codec(&self, ty: &Type) -> Option<TokenStream> {
        match ty {
            Type::Scalar(scalar) => scalar.codec(&quote!(rt)),
            Type::Named(_) => None,
            Type::Own(own) => own.codec.as_deref().map(path),
            Type::Option(item) => self.own_codec(item).map(|item| quote!(Option<#item>)),
            Type::List(item) => self.own_part_codec(item).map(|item| quote!(Vec<#item>)),
            Type::Packed(item) => {
                let item = self.codec(item);
                Some(quote!(rt::Packed<#item>))
            }
            Type::Array(item, len) => {
                let len = Literal::usize_unsuffixed(*len);
                self.own_part_codec(item).map(|item| quote!([#item; #len]))
            }
            Type::Map(key, value) => {
                if self.own_codec(key).is_none() && self.own_part_codec(value).is_none() {
                    return None;
                }
                let (key, value) = (self.codec(key), self.part_codec(value));
                Some(quote!(rt::BTreeMap<#key, #value>))
            }
            Type::Boxed(item) => self.own_codec(item).map(|item| quote!(Box<#item>)),
            Type::Tuple(items) => {
                if items.iter().all(|item| self.own_part_codec(item).is_none()) {
                    return None;
                }
                let items = items.iter().map(|item| self.part_codec(item));
                Some(quote!((#(#items,)*)))
            }
        }
    }

    /// The codec of a result, an item of a stream, or a part of a list or a map. A list, a map or bytes in base64 there may be null, which are empty.
    pub(super) fn part_codec(&self, ty: &Type) -> TokenStream {
        self.own_part_codec(ty).unwrap_or_else(|| quote!(rt::Same))
    }

    /// The codec, where it isn't the type's own serde form.
    fn own_part_codec(&self, ty: &Type) -> Option<TokenStream> {
        match ty.may_be_null() {
            true => Some(self.null_is_empty(ty)),
            false => self.own_codec(ty),
        }
    }

    /// The codec of a value that may be null, which is an empty one.
    pub(super) fn null_is_empty(&self, ty: &Type) -> TokenStream {
        match self.own_codec(ty) {
            Some(own) => quote!(rt::NullIsEmpty<#own>),
            None => quote!(rt::NullIsEmpty),
        }
    }

    /// What a generated type is; `None` for every other type.
    pub(super) fn kind(&self, ty: &Type) -> Option<&TypeKind> {
        match ty {
            Type::Named(index) => self.api.types.get(*index).map(|def| &def.kind),
            _ => None,
        }
    }

    /// The default of a parameter of the type, as an expression.
    pub(super) fn default(&self, value: &Value, ty: &Type) -> TokenStream {
        let scalar = match ty {
            Type::Scalar(scalar) => Some(*scalar),
            // Enums of integers are written so.
            _ => matches!(self.kind(ty), Some(TypeKind::Enum(_))).then_some(Scalar::Integer {
                signed: true,
                bits: 64,
            }),
        };
        literal(value, scalar)
    }

    /// Whether functions take `impl Into` of the type: texts, bytes, unions and named texts.
    pub(super) fn taken_by_into(&self, ty: &Type) -> bool {
        match ty {
            Type::Scalar(scalar) => scalar.taken_by_into(),
            Type::Named(_) => matches!(self.kind(ty), Some(TypeKind::Union(_) | TypeKind::Text)),
            Type::Boxed(item) => self.taken_by_into(item),
            _ => false,
        }
    }

    /// The argument of an optional place.
    pub(super) fn optional_argument(
        &self,
        name: &crate::names::Name,
        ty: &Type,
        presence: Presence,
    ) -> (TokenStream, TokenStream) {
        let (ty, value) = self.argument(name, ty);
        if presence.is_option() {
            (ty, quote!(Some(#value)))
        } else {
            (ty, value)
        }
    }

    /// A function's argument: its type, and the expression that makes the value from it.
    pub(super) fn argument(
        &self,
        name: &crate::names::Name,
        ty: &Type,
    ) -> (TokenStream, TokenStream) {
        let (inner, boxed) = match ty {
            Type::Boxed(inner) => (inner.as_ref(), true),
            other => (other, false),
        };
        let rust = self.rust(inner);
        let (taken, value) = if self.taken_by_into(inner) {
            (quote!(impl Into<#rust>), quote!(#name.into()))
        } else {
            (rust, quote!(#name))
        };
        if boxed {
            (taken, quote!(Box::new(#value)))
        } else {
            (taken, value)
        }
    }
}

/// A path, which was parsed when the document was read.
fn path(path: &str) -> TokenStream {
    syn::parse_str::<syn::Path>(path).map_or_else(|_| TokenStream::new(), |path| quote!(#path))
}

/// A constant as a text: its own where it is one, or else its JSON, where 1.0 is 1.
pub(super) fn text_of(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        Value::Number(number) if number.is_f64() => {
            Cow::Owned(number.as_f64().unwrap_or_default().to_string())
        }
        other => Cow::Owned(other.to_string()),
    }
}

/// A constant as an expression that serde can write. A number has the form of the scalar, where it is one that can hold it.
pub(super) fn literal(value: &Value, scalar: Option<Scalar>) -> TokenStream {
    match value {
        Value::String(text) => quote!(#text),
        Value::Bool(flag) => quote!(#flag),
        Value::Number(number) => {
            let number = sized(number, scalar).unwrap_or_else(|| unsized_number(number));
            quote!(#number)
        }
        Value::Null => quote!(()),
        composite => {
            let text = composite.to_string();
            quote!(rt::raw(#text))
        }
    }
}

fn sized(number: &Number, scalar: Option<Scalar>) -> Option<Literal> {
    let (signed, bits) = match scalar? {
        Scalar::Integer { signed, bits } => (signed, bits),
        Scalar::Float => return number.as_f64().map(Literal::f64_suffixed),
        _ => return None,
    };
    let number = number.as_i128()?;
    Some(match (signed, bits) {
        (false, 8) => Literal::u8_suffixed(number.try_into().ok()?),
        (false, 16) => Literal::u16_suffixed(number.try_into().ok()?),
        (false, 32) => Literal::u32_suffixed(number.try_into().ok()?),
        (false, 64) => Literal::u64_suffixed(number.try_into().ok()?),
        (false, _) => Literal::u128_suffixed(number.try_into().ok()?),
        (true, 8) => Literal::i8_suffixed(number.try_into().ok()?),
        (true, 16) => Literal::i16_suffixed(number.try_into().ok()?),
        (true, 32) => Literal::i32_suffixed(number.try_into().ok()?),
        (true, 64) => Literal::i64_suffixed(number.try_into().ok()?),
        (true, _) => Literal::i128_suffixed(number),
    })
}

fn unsized_number(number: &Number) -> Literal {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(number), ..) => Literal::u64_suffixed(number),
        (_, Some(number), _) => Literal::i64_suffixed(number),
        (.., number) => Literal::f64_suffixed(number.unwrap_or_default()),
    }
}
