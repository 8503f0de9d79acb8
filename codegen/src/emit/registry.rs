//! The registry: every method and every stream by its name, for tools that choose at run time.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Module, client, features, names_rt, sources};
use crate::ir::{Api, Document, Method, Presence};
use crate::names::{Case, Name};
use crate::settings::Runtime;

/// `registry`, which the runtime's own crate has, and others that ask for it.
pub(super) fn module(context: &Context<'_>) -> Option<Module> {
    let krate = &context.krate;
    let gate = match (context.runtime, context.parts.registry) {
        (Runtime::Inside, _) => quote!(#[cfg(feature = "registry")]),
        (Runtime::Path(_), true) => quote!(#[cfg(any(test, feature = "registry"))]),
        (Runtime::Path(_), false) => return None,
    };
    let documents = || context.documents();
    let methods: TokenStream = documents().map(|one| methods(one, context)).collect();
    let streams: TokenStream = documents().map(|one| streams(one, context)).collect();
    // Only the items of streams name types and codecs.
    let streaming =
        documents().filter(|one| one.methods.iter().any(|method| !method.streams.is_empty()));
    let streams_gate = features::gate(streaming.map(|one| one.feature.as_deref()));
    // A client's feature leaves streams out that its document has.
    let clients = &context.api.clients;
    let unused = client::may_be_unused(clients.iter().any(|client| client.feature.is_some()));
    let rt = names_rt(&streams).then(|| quote!(#streams_gate #unused use #krate::rt;));
    let types = context
        .import_types()
        .map(|_| quote!(#streams_gate #unused use super::types;));
    let any = features::gate(documents().map(|one| one.feature.as_deref()));
    let modules = match context.api.several_clients {
        true => quote!(#any #unused use super::methods::*;),
        false if methods.is_empty() => quote!(),
        false => quote!(#any use super::methods;),
    };
    Some(Module {
        name: Some(Name::alone(Case::Value, "registry")),
        before: quote!(#[doc = " Every method and every stream by its name."] #gate pub),
        items: quote! {
            #rt
            #modules
            #types
            #krate::registry! { METHODS { #methods } }
            #krate::registry! { STREAMS { #streams } }
        },
        children: Vec::new(),
        sources: sources(&context.api.documents),
    })
}

/// A section of the registry: the rows that the same services of one feature answer.
struct Section {
    gate: Option<TokenStream>,
    /// By which names the registry knows these: the chain, or each of its services.
    apis: TokenStream,
    rows: Vec<TokenStream>,
}

/// The sections of a document's rows, each of which comes with its method.
fn sections<'a>(
    document: &'a Document,
    rows: impl Iterator<Item = (&'a Method, TokenStream)>,
    context: &Context<'a>,
) -> Vec<Section> {
    let (chain, api): (_, &'a Api) = (context.name, context.api);
    let own = document.feature.as_deref();
    if document.services.is_empty() {
        let rows: Vec<TokenStream> = rows.map(|(_, row)| row).collect();
        let section = Section {
            gate: features::gate([own]),
            apis: quote!(#chain),
            rows,
        };
        return Vec::from_iter((!section.rows.is_empty()).then_some(section));
    }
    type Key<'k> = (Vec<&'k String>, Option<&'k str>);
    let mut found: Vec<(Key<'a>, Vec<TokenStream>)> = Vec::new();
    for (method, row) in rows {
        let mut parts: Vec<Key<'a>> = Vec::new();
        for service in &method.services {
            let client = api.clients.iter();
            let mut client = client.filter(|client| client.services.contains(service));
            let feature = client.find_map(|client| client.feature.as_deref());
            let feature = feature.filter(|feature| Some(*feature) != own);
            match parts.iter_mut().find(|(_, other)| *other == feature) {
                Some((services, _)) => services.push(service),
                None => parts.push((vec![service], feature)),
            }
        }
        for part in parts {
            match found.iter_mut().find(|(other, _)| *other == part) {
                Some((_, rows)) => rows.push(row.clone()),
                None => found.push((part, vec![row.clone()])),
            }
        }
    }
    let sections = found.into_iter().map(|((services, feature), rows)| {
        let services = services.iter().map(|service| format!("{chain}/{service}"));
        Section {
            gate: features::all([own, feature]),
            apis: quote!(#(#services),*),
            rows,
        }
    });
    sections.collect()
}

/// The sections of a document's methods.
fn methods<'a>(document: &'a Document, context: &Context<'a>) -> TokenStream {
    let methods = document.methods.iter();
    let rows = methods
        .filter(|method| !method.is_notification)
        .map(|method| (method, method_row(method)));
    let methods = Name::alone(Case::Value, "methods");
    let module = if context.api.several_clients {
        &document.module
    } else {
        &methods
    };
    let sections = sections(document, rows, context);
    let sections = sections
        .iter()
        .map(|Section { gate, apis, rows }| quote!(#gate #module for #apis { #(#rows)* }));
    quote!(#(#sections)*)
}

fn method_row(method: &Method) -> TokenStream {
    let name = &method.name;
    let text = method.docs.text.as_deref();
    let summary = text
        .and_then(|text| text.lines().next())
        .unwrap_or_default();
    let params = method.params.iter().map(|param| {
        let required = matches!(param.presence, Presence::Required | Presence::Nullable);
        let optional = (!required).then(|| quote!(optional));
        let wire = &param.wire;
        let default = param.default.as_ref().map(|json| {
            let json = json.to_string();
            quote!(= #json)
        });
        quote!(#optional #wire #default)
    });
    let aliases = &method.aliases;
    let aliases = (!aliases.is_empty()).then(|| quote!(as [#(#aliases),*]));
    let nodes = &method.nodes;
    let nodes = (!nodes.is_empty()).then(|| quote!(on [#(#nodes),*]));
    quote!(#name(#(#params),*) #aliases #nodes: #summary;)
}

/// The section of a document's streams.
fn streams<'a>(document: &'a Document, context: &Context<'a>) -> TokenStream {
    let methods = document.methods.iter();
    let streams =
        methods.flat_map(|method| method.streams.iter().map(move |stream| (method, stream)));
    let rows = streams.map(|(method, stream)| {
        let (item, codec) = (context.rust(&stream.item), context.part_codec(&stream.item));
        let (name, wire) = (&stream.name, &method.wire);
        (method, quote!(#name of #wire: #item as #codec;))
    });
    let sections = sections(document, rows, context);
    let sections = sections
        .iter()
        .map(|Section { gate, apis, rows }| quote!(#gate for #apis { #(#rows)* }));
    quote!(#(#sections)*)
}
