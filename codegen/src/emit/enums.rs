//! Enums of texts or numbers.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::expressions::text_of;
use crate::ir::{Enum, TypeDef};

pub(super) fn emit(def: &TypeDef, values: &Enum) -> TokenStream {
    let name = &def.name;
    let text = name.as_str();
    let docs = docs::attributes(&def.docs, &format!("`{name}`, one of a few values."), &[]);
    let is_text = values.values.iter().all(|(value, _)| value.is_string());
    let variants = values.values.iter().map(|(value, variant)| {
        let doc = format!(" {}", docs::code(&text_of(value)));
        quote!(#[doc = #doc] #variant)
    });
    let names: Vec<_> = values.values.iter().map(|(_, variant)| variant).collect();
    let copy = (!def.received || !is_text).then(|| quote!(Copy,));
    let (unknown_variant, unknown, unknown_arm);
    if def.received && is_text {
        unknown_variant = quote!(
            #[doc = " A value that the document doesn't list, as it was sent."]
            Unknown(String),
        );
        unknown = quote!(Some(Self::Unknown(text.to_owned())));
        unknown_arm = quote!(Self::Unknown(text) => text,);
    } else if def.received {
        unknown_variant = quote!(
            #[doc = " A value that the document doesn't list, as it was sent."]
            Unknown(i64),
        );
        unknown = quote!(Some(Self::Unknown(number)));
        unknown_arm = quote!(Self::Unknown(number) => *number,);
    } else {
        (unknown_variant, unknown, unknown_arm) = (quote!(), quote!(None), quote!());
    }
    let head = quote! {
        #docs
        #[derive(Clone, #copy Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* #unknown_variant }
    };
    if is_text {
        let texts: Vec<_> = values
            .values
            .iter()
            .filter_map(|(value, _)| value.as_str())
            .collect();
        let unknown_argument = if def.received {
            quote!(text)
        } else {
            quote!(_)
        };
        quote! {
            #head
            impl rt::Texts for #name {
                const NAME: &'static str = #text;
                const TEXTS: &'static [&'static str] = &[#(#texts),*];

                fn known(text: &str) -> Option<Self> {
                    Some(match text {
                        #(#texts => Self::#names,)*
                        _ => return None,
                    })
                }

                fn unknown(#unknown_argument: &str) -> Option<Self> {
                    #unknown
                }

                fn text(&self) -> &str {
                    match self {
                        #(Self::#names => #texts,)*
                        #unknown_arm
                    }
                }
            }
            rt::texts!(#name);
        }
    } else {
        let numbers: Vec<_> = values
            .values
            .iter()
            .filter_map(|(value, _)| value.as_i64())
            .map(proc_macro2::Literal::i64_unsuffixed)
            .collect();
        let texts = texts(def, values);
        let unknown_argument = if def.received {
            quote!(number)
        } else {
            quote!(_)
        };
        quote! {
            #head
            impl rt::Numbers for #name {
                const NAME: &'static str = #text;
                const NUMBERS: &'static [i64] = &[#(#numbers),*];

                fn known(number: i64) -> Option<Self> {
                    Some(match number {
                        #(#numbers => Self::#names,)*
                        _ => return None,
                    })
                }

                fn unknown(#unknown_argument: i64) -> Option<Self> {
                    #unknown
                }

                fn number(&self) -> i64 {
                    match self {
                        #(Self::#names => #numbers,)*
                        #unknown_arm
                    }
                }
            }
            rt::numbers!(#name);
            #texts
        }
    }
}

/// The conversions between an enum of numbers and the texts that stand for them elsewhere.
fn texts(def: &TypeDef, values: &Enum) -> Option<TokenStream> {
    let name = &def.name;
    let texts = &values.texts;
    let names: Vec<_> = values.values.iter().map(|(_, variant)| variant).collect();
    let unknown = def
        .received
        .then(|| quote!(Self::Unknown(_) => return None,));
    (!texts.is_empty()).then(|| {
        quote! {
            impl #name {
                #[doc = " What it is called where a text stands for it; none for a number that the document doesn't list."]
                #[must_use]
                pub fn name(&self) -> Option<&'static str> {
                    Some(match self {
                        #(Self::#names => #texts,)*
                        #unknown
                    })
                }

                #[doc = " The one that is called so; none if the document doesn't list it."]
                #[must_use]
                pub fn from_name(name: &str) -> Option<Self> {
                    Some(match name {
                        #(#texts => Self::#names,)*
                        _ => return None,
                    })
                }
            }
        }
    })
}
