//! The errors of a method as an enum, where the document says what one of them carries.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Context, docs};
use crate::ir::{Document, Method, TypedErrors};

/// The enum, or the name of that of a method before it in the document with the same errors.
pub(super) fn emit(
    method: &Method,
    document: &Document,
    context: &Context<'_>,
) -> Option<TokenStream> {
    let errors = method.typed_errors.as_ref()?;
    let name = &errors.name;
    let doc = format!(
        " What {} is refused with, as `Error::rpc_as` reads it.",
        docs::code(&method.wire)
    );
    let others = document
        .methods
        .iter()
        .filter_map(|method| method.typed_errors.as_ref());
    let same = others
        .take_while(|other| other.name != *name)
        .find(|other| other.variants == errors.variants);
    Some(match same {
        Some(TypedErrors { name: same, .. }) => quote!(#[doc = #doc] pub type #name = #same;),
        None => definition(errors, &doc, context),
    })
}

fn definition(errors: &TypedErrors, doc: &str, context: &Context<'_>) -> TokenStream {
    let (name, krate) = (&errors.name, &context.krate);
    let variants = errors.variants.iter().map(|error| {
        let code = docs::code(&error.code.to_string());
        let text = match error.message.trim() {
            "" => format!("{code}."),
            message => format!("{code}: {}", docs::inline(message)),
        };
        let (doc, variant) = (docs::lines(&text), &error.name);
        let data = error.data.as_ref().map(|data| {
            let ty = context.rust(data);
            quote!((#ty))
        });
        quote!(#doc #variant #data)
    });
    let rows = errors.variants.iter().map(|error| {
        let (variant, message) = (&error.name, &error.message);
        let code = Literal::i64_unsuffixed(error.code);
        let data = error.data.as_ref().map(|data| {
            let codec = context.part_codec(data);
            quote!(as #codec)
        });
        quote!(#variant = #code, #message #data;)
    });
    quote! {
        #[doc = #doc]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " An error that the document doesn't list, as it was sent."]
            Unknown(#krate::RpcError),
        }
        rt::errors! { #name { #(#rows)* } }
    }
}
