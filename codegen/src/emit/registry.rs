//! The registry: every method and every stream by its name, for tools that choose at run time.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Module, sources};
use crate::ir::{Document, Method, Presence};
use crate::names::{Case, Name};
use crate::pipeline::Runtime;

/// `registry`, which only the runtime's own crate has.
pub(super) fn module(context: &Context<'_>) -> Option<Module> {
    if *context.runtime != Runtime::Inside {
        return None;
    }
    let mut methods = TokenStream::new();
    let mut streams = TokenStream::new();
    for document in &context.api.documents {
        for api in apis(document, context) {
            for method in &document.methods {
                if method.is_notification {
                    continue;
                }
                methods.extend(method_entry(document, method, &api, context));
                streams.extend(stream_entries(method, &api, context));
            }
        }
    }
    let mut infos = quote!(MethodInfo, ParamInfo);
    let mut more = TokenStream::new();
    if !streams.is_empty() {
        infos.extend(quote!(, StreamInfo));
        more = quote! {
            #[doc = " Every stream, sorted by document, method and name."]
            pub static STREAMS: &[StreamInfo] = &[#streams];
        };
    }
    // Only the items of streams name types and codecs.
    let rt = super::names_rt(&more).then(|| {
        quote!(
            use crate::rt;
        )
    });
    let types = context.import_types().map(|_| {
        quote!(
            use super::types;
        )
    });
    Some(Module {
        name: Some(Name::alone(Case::Value, "registry")),
        before: quote!(#[doc = " Every method by its name."] #[cfg(feature = "registry")] pub),
        items: quote! {
            use crate::{#infos};
            #rt
            use super::methods;
            #types
            #[doc = " Every method, sorted by document and name."]
            pub static METHODS: &[MethodInfo] = &[#methods];
            #more
        },
        children: Vec::new(),
        sources: sources(&context.api.documents),
    })
}

/// By which names the registry knows who answers a document's methods: the chain, or each of its services.
fn apis(document: &Document, context: &Context<'_>) -> Vec<String> {
    let chain = context.name;
    if document.services.is_empty() {
        return vec![chain.to_owned()];
    }
    let services = document.services.iter();
    services
        .map(|service| format!("{chain}/{service}"))
        .collect()
}

fn method_entry(
    document: &Document,
    method: &Method,
    api: &str,
    context: &Context<'_>,
) -> TokenStream {
    let (path, name) = (context.methods_of(document), &method.name);
    let summary = method
        .docs
        .text
        .as_deref()
        .and_then(|text| text.lines().next())
        .unwrap_or_default();
    let params = method.params.iter().map(|param| {
        let required = matches!(param.presence, Presence::Required | Presence::Nullable);
        let wire = &param.wire;
        let default = match param.default.as_ref().map(ToString::to_string) {
            Some(default) => quote!(Some(#default)),
            None => quote!(None),
        };
        quote!(ParamInfo::new(#wire, #required, #default))
    });
    quote!(MethodInfo::of::<#path::#name>(#api, #summary, &[#(#params),*]),)
}

fn stream_entries(method: &Method, api: &str, context: &Context<'_>) -> TokenStream {
    let wire = &method.wire;
    let entries = method.streams.iter().map(|stream| {
        let (item, codec) = (context.rust(&stream.item), context.codec(&stream.item));
        let name = &stream.name;
        quote!(StreamInfo::of::<#item, #codec>(#api, #wire, #name),)
    });
    entries.collect()
}
