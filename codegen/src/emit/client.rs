//! The client: a function a method, and setters for the optional parameters on the call that it returns.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::methods::{facts, wordless};
use super::{
    Context, Module, aliases, constructor, docs, examples, features, groups, names_rt, sources,
};
use crate::ir::{Api, Client, Document, Method, Param, Presence};
use crate::names::{Case, Name};
use crate::settings::Runtime;

/// `client`: a submodule per document with its part of each of its clients.
pub(super) fn module(context: &Context<'_>) -> Module {
    let documents = context.ordered_documents().into_iter();
    let mut children: Vec<Module> = documents.map(|document| part(document, context)).collect();
    let clients: Vec<(Option<TokenStream>, &Client)> = used(context).collect();
    let items = match context.runtime {
        Runtime::Inside => {
            let name = Name::alone(Case::Value, context.name);
            let imports = import_clients(&clients, &quote!(use crate::#name));
            let gate = features::gate(
                context
                    .documents()
                    .flat_map(|document| features_of_part(document, context)),
            );
            quote!(#imports #gate use crate::#name::Call;)
        }
        Runtime::Path(_) => {
            let definitions = definitions(&clients, context);
            let exports = definitions.name.as_ref();
            let exports = import_clients(&clients, &quote!(pub use #exports));
            // In front of the functions: rustdoc has them in the order of the modules.
            children.insert(0, definitions);
            let (krate, chain) = (&context.krate, &context.chain);
            quote! {
                #exports
                #krate::local_call! { #chain }
            }
        }
    };
    let before = match (context.runtime, context.api.several_clients) {
        (Runtime::Inside, _) => quote!(),
        (Runtime::Path(_), false) => quote!(#[doc = " The client, with a function a method."] pub),
        (Runtime::Path(_), true) => {
            quote!(#[doc = " The clients, with a function for each method that their services have."] pub)
        }
    };
    Module {
        name: Some(Name::alone(Case::Value, "client")),
        before,
        items,
        children,
        sources: sources(context.documents()),
    }
}

/// The clients' structs, in a crate of the user's.
fn definitions(clients: &[(Option<TokenStream>, &Client)], context: &Context<'_>) -> Module {
    let mut documents = context.documents();
    let is_taken = documents.any(|document| document.module.bare() == "definitions");
    let name = match is_taken {
        true => "definitions_of_clients",
        false => "definitions",
    };
    let unused = may_be_unused(clients.iter().all(|(gate, _)| gate.is_some()));
    let structs = clients
        .iter()
        .map(|(gate, client)| define(gate.as_ref(), client, context));
    Module::leaf(
        Name::alone(Case::Value, name),
        quote!(#unused use super::Call; #(#structs)*),
        sources(context.documents()),
    )
}

/// The lines by which a crate of the user's has the clients, and the type of their calls.
pub(super) fn exports(context: &Context<'_>) -> TokenStream {
    let unnamed = quote! {
        #[allow(unused_imports, reason = "not every user names the type of a call")]
    };
    let (gated, always): (Vec<_>, Vec<_>) = used(context).partition(|(gate, _)| gate.is_some());
    let always = always.iter().map(|(_, client)| &client.name);
    let gated = gated
        .into_iter()
        .map(|(gate, client)| (Some(quote!(#unnamed #gate)), client));
    let gated = import_clients(&gated.collect::<Vec<_>>(), &quote!(pub use client));
    quote!(#unnamed pub use client::{Call, #(#always),*}; #gated)
}

/// The clients that have functions, each with the attribute of what is there where any of its functions is.
fn used<'a>(context: &Context<'a>) -> impl Iterator<Item = (Option<TokenStream>, &'a Client)> {
    let (api, documents): (_, Vec<&Document>) = (context.api, context.documents().collect());
    let clients = api.clients.iter().enumerate();
    clients.filter_map(move |(index, client)| {
        let mut parts = documents.iter();
        // What has no methods at all still has its one client.
        let is_used = documents.is_empty() || parts.any(|part| part.clients.contains(&index));
        is_used.then(|| (gate_of(index, context), client))
    })
}

/// The attribute of a client: it is there where the documents say so (`x-services`), or else where one of the documents is that are its
/// alone, if it has any, and else where one is that it shares.
pub(super) fn gate_of(client: usize, context: &Context<'_>) -> Option<TokenStream> {
    let said = context.api.clients.get(client);
    if let Some(feature) = said.and_then(|client| client.feature.as_deref()) {
        return features::gate([Some(feature)]);
    }
    let documents: Vec<&Document> = context.documents().collect();
    let parts = || {
        documents
            .iter()
            .filter(|part| part.clients.contains(&client))
    };
    let mut own = parts().filter(|part| part.clients.len() == 1).peekable();
    match own.peek() {
        Some(_) => features::gate(own.map(|part| part.feature.as_deref())),
        None => features::gate(parts().map(|part| part.feature.as_deref())),
    }
}

/// The attribute of a client in the module of a document: the module of a client's own document has it already.
pub(super) fn gate_in(
    client: usize,
    document: &Document,
    context: &Context<'_>,
) -> Option<TokenStream> {
    let said = context.api.clients.get(client);
    let said = said.and_then(|client| client.feature.as_ref());
    let has_own = said.is_some() && said != document.feature.as_ref();
    gate_of(client, context).filter(|_| document.clients.len() > 1 && said.is_none() || has_own)
}

/// The `use` lines of clients, one for each attribute.
pub(super) fn import_clients(
    clients: &[(Option<TokenStream>, &Client)],
    from: &TokenStream,
) -> TokenStream {
    let mut imports: BTreeMap<String, (&Option<TokenStream>, Vec<&Name>)> = BTreeMap::new();
    for (gate, client) in clients {
        let key = gate.as_ref().map(ToString::to_string).unwrap_or_default();
        let (_, names) = imports.entry(key).or_insert((gate, Vec::new()));
        names.push(&client.name);
    }
    let imports = imports.values().map(|(gate, names)| {
        let names = list(names);
        quote!(#gate #from::#names;)
    });
    quote!(#(#imports)*)
}

/// What stands behind `use …::`.
fn list(names: &[&Name]) -> TokenStream {
    match names {
        [name] => quote!(#name),
        names => quote!({#(#names),*}),
    }
}

/// The struct of a client, in a crate of the user's.
fn define(gate: Option<&TokenStream>, client: &Client, context: &Context<'_>) -> TokenStream {
    let krate = &context.krate;
    let services: Vec<String> = client
        .services
        .iter()
        .map(|name| docs::code(name))
        .collect();
    let of = if services.is_empty() {
        context.name.to_owned()
    } else {
        format!("{} ({})", context.name, services.join(", "))
    };
    let (name, doc) = (&client.name, format!(" A client of {of}."));
    let chain = context.chain.as_ref().map(|chain| quote!(: #chain));
    quote! {
        #gate
        #krate::client! {
            #[doc = #doc]
            pub struct #name #chain => Call;
        }
    }
}

/// A document's part: the functions of each of its clients, and the setters, which these share.
fn part(document: &Document, context: &Context<'_>) -> Module {
    let krate = &context.krate;
    let (mut shared, mut names) = (Vec::new(), Vec::new());
    let mut clients = TokenStream::new();
    for (place, client) in document.clients.iter().enumerate() {
        let gate = gate_in(*client, document, context);
        let Some(client) = context.api.clients.get(*client) else {
            continue;
        };
        let blocks = blocks(document, (place, client), gate.as_ref(), context);
        if !blocks.is_empty() {
            match &gate {
                Some(_) => shared.push((gate.clone(), client)),
                None => names.push(&client.name),
            }
            clients.extend(blocks);
        }
    }
    // A notification is no call, and neither is what opens a stream.
    let calls = || {
        document
            .methods
            .iter()
            .filter(|method| method.functions.iter().any(Option::is_some))
    };
    let setters: Vec<TokenStream> = calls()
        .filter_map(|method| setters(method, context))
        .chain(groups::setters(
            document,
            |param, function, place| setter(param, function, Some(place), context),
            context,
        ))
        .collect();
    let methods = if context.api.several_clients {
        let path = context.methods_of(document);
        quote!(#path as methods)
    } else {
        quote!(methods)
    };
    let unused = may_be_unused(names.is_empty() && !shared.is_empty());
    let imports = context.import_types().map(|line| quote!(#unused #line));
    let rt = names_rt(&quote!(#clients #(#setters)*)).then(|| quote!(#unused use #krate::rt;));
    let uses = calls().next().map(|_| {
        let shared = import_clients(&shared, &quote!(use super));
        quote! {
            use super::{Call, #(#names),*};
            #shared
            use super::super::#methods;
        }
    });
    let items = quote! {
        #uses
        #rt
        #imports
        #clients
        #(#setters)*
    };
    let gate = gate_of_part(document, context);
    Module {
        before: quote!(#gate),
        ..Module::leaf(document.module.clone(), items, sources([document]))
    }
}

/// The functions of one client, in a block for each heading: those of the document's tags, and its title for methods without any.
fn blocks(
    document: &Document,
    (place, client): (usize, &Client),
    gate: Option<&TokenStream>,
    context: &Context<'_>,
) -> TokenStream {
    let named = document.headings.iter().map(Some);
    let blocks = named.chain([None]).filter_map(|heading| {
        let methods = document.methods.iter();
        let methods = methods.filter(|method| method.heading.as_ref() == heading);
        let functions: Vec<TokenStream> = methods
            .filter_map(|method| {
                let name = method.functions.get(place)?.as_ref()?;
                Some(function(document, method, (&client.name, name), context))
            })
            .collect();
        let doc = match heading {
            Some(heading) => docs::heading(heading),
            None => docs::heading(&document.title),
        };
        let name = &client.name;
        (!functions.is_empty()).then(|| {
            quote! {
                #gate
                #[doc = #doc]
                impl #name { #(#functions)* }
            }
        })
    });
    blocks.collect()
}

/// The attribute of a document's part: it is there where the document is, or else, where each of its clients has a feature, where one of these is.
fn gate_of_part(document: &Document, context: &Context<'_>) -> Option<TokenStream> {
    features::gate(features_of_part(document, context))
}

fn features_of_part<'a>(document: &'a Document, context: &Context<'a>) -> Vec<Option<&'a str>> {
    if let Some(feature) = &document.feature {
        return vec![Some(feature.as_str())];
    }
    let api: &'a Api = context.api;
    let clients = document.clients.iter();
    let clients = clients.filter_map(|client| api.clients.get(*client));
    clients.map(|client| client.feature.as_deref()).collect()
}

/// The attribute of what a module imports for functions that all stand behind features of their own: not all of them are there.
pub(super) fn may_be_unused(is_so: bool) -> Option<TokenStream> {
    is_so.then(
        || quote!(#[allow(unused_imports, reason = "functions of some features don't name it")]),
    )
}

fn function(
    document: &Document,
    method: &Method,
    (client, function): (&Name, &Name),
    context: &Context<'_>,
) -> TokenStream {
    let name = &method.name;
    let mut facts = facts(method, "methods::");
    facts.splice(0..0, settable(method, context));
    let example = examples::of_method(document, method, (client, function), context);
    let docs = docs::with_example(&method.docs, &wordless(method), &facts, example);
    let elsewhere = [&method.wire].into_iter().chain(&method.aliases);
    let aliases = aliases::attribute(function, elsewhere.chain(&method.doc_aliases));
    let fields = method
        .fields
        .as_ref()
        .map(|fields| quote!(methods::#fields));
    let path = quote!(methods::#name);
    let (arguments, call) = constructor::call(method, &path, fields.as_ref(), context);
    let deprecated = method.docs.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #aliases
        #deprecated
        pub fn #function(&self, #arguments) -> Call<#path> {
            self.call(#call)
        }
    }
}

/// Where the optional parameters are described.
fn settable(method: &Method, context: &Context<'_>) -> Option<String> {
    let name = &method.name;
    let groups = context.groups_of(method);
    let groups: Vec<String> = groups
        .map(|group| format!(", [`{0}`](super::super::types::{0})", group.name))
        .collect();
    let has_own = method
        .own_params()
        .any(|param| param.presence != Presence::Required);
    (has_own || !groups.is_empty()).then(|| {
        let groups = groups.concat();
        format!("Optional parameters are set on the call: see [`{name}`](methods::{name}){groups}.")
    })
}

/// The setters that are a method's alone.
fn setters(method: &Method, context: &Context<'_>) -> Option<TokenStream> {
    let name = &method.name;
    let own = method.setters(&context.api.groups);
    let own = own
        .filter(|(param, _)| param.group.is_none())
        .map(|(param, function)| setter(param, &function, None, context));
    let of_groups = groups::unshared(method, context)
        .map(|(param, function, place)| setter(param, function, Some(&place), context));
    let setters: Vec<TokenStream> = own.chain(of_groups).collect();
    (!setters.is_empty()).then(|| quote!(impl Call<methods::#name> { #(#setters)* }))
}

/// A setter for a parameter, which lies in the method's struct or at a place in it.
fn setter(
    param: &Param,
    function: &Name,
    place: Option<&TokenStream>,
    context: &Context<'_>,
) -> TokenStream {
    let field = &param.name;
    let docs = docs::attributes(
        &param.docs,
        &format!("Sets {}.", docs::code(&param.wire)),
        &[],
    );
    let (ty, value) = context.optional_argument(field, &param.ty, param.presence);
    let place = place.map(|place| quote!(#place.));
    quote! {
        #docs
        pub fn #function(mut self, #field: #ty) -> Self {
            self.method_mut().#place #field = #value;
            self
        }
    }
}
