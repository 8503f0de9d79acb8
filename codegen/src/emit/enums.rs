//! Enums of texts or numbers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::expressions::text_of;
use crate::ir::{Enum, TypeDef};

pub(super) fn emit(def: &TypeDef, values: &Enum) -> TokenStream {
    let name = &def.name;
    let docs = docs::attributes(&def.docs, &format!("`{name}`, one of a few values."), &[]);
    let is_text = values.values.iter().all(|(value, _)| value.is_string());
    let variants = values.values.iter().map(|(value, variant)| {
        let doc = format!(" {}", docs::code(&text_of(value)));
        quote!(#[doc = #doc] #variant)
    });
    // What others are kept as, where nodes send the enum.
    let kept = def.received.then(|| match is_text {
        true => quote!(String),
        false => quote!(i64),
    });
    let unknown = kept.map(|kept| {
        quote!(
            #[doc = " A value that the document doesn't list, as it was sent."]
            Unknown(#kept),
        )
    });
    let copy = (!def.received || !is_text).then(|| quote!(Copy,));
    let rows = if is_text {
        texts(values)
    } else {
        numbers(values)
    };
    let kind = if is_text {
        quote!(texts)
    } else {
        quote!(numbers)
    };
    let otherwise = def.received.then(|| quote!(_ => Unknown;));
    quote! {
        #docs
        #[derive(Clone, #copy Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* #unknown }
        rt::#kind! { #name { #rows #otherwise } }
    }
}

fn texts(values: &Enum) -> TokenStream {
    let values = values.values.iter();
    let rows = values.filter_map(|(value, variant)| {
        let text = value.as_str()?;
        Some(quote!(#variant = #text;))
    });
    rows.collect()
}

/// Rows of numbers, with the texts that stand for them elsewhere.
fn numbers(values: &Enum) -> TokenStream {
    let texts = values.texts.iter().map(Some);
    let texts = texts.chain(std::iter::repeat(None));
    let rows = values.values.iter().zip(texts);
    let rows = rows.filter_map(|((value, variant), text)| {
        let number = Literal::i64_unsuffixed(value.as_i64()?);
        let text = text.map(|text| quote!(, #text));
        Some(quote!(#variant = #number #text;))
    });
    rows.collect()
}
