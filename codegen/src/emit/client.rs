//! The client: a function a method, and setters for the optional parameters on the call that it returns.

use proc_macro2::TokenStream;
use quote::quote;

use super::methods::facts;
use super::{Context, Module, constructor, docs, groups, names_rt, sources};
use crate::ir::{Client, Document, Method, Param, Presence};
use crate::names::{Case, Name};
use crate::pipeline::Runtime;

/// `client`: a submodule per document with its part of each of its clients.
pub(super) fn module(context: &Context<'_>) -> Module {
    let children = context
        .documents()
        .map(|document| part(document, context))
        .collect();
    let clients: Vec<&Client> = used(context).collect();
    let items = match context.runtime {
        Runtime::Inside => {
            let name = Name::alone(Case::Value, context.name);
            let names = list(clients.iter().map(|client| &client.name));
            quote!(use crate::#name::#names; use crate::Call;)
        }
        Runtime::Path(_) => {
            let clients = context
                .api
                .clients
                .iter()
                .map(|client| define(client, context));
            let krate = &context.krate;
            quote! {
                #(#clients)*
                #krate::local_call! {}
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

/// The clients that have functions.
fn used<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Client> {
    let (api, documents): (_, Vec<&Document>) = (context.api, context.documents().collect());
    let clients = api.clients.iter().enumerate();
    clients
        .filter(move |(index, _)| {
            // What has no methods at all still has its one client.
            documents.is_empty() || documents.iter().any(|part| part.clients.contains(index))
        })
        .map(|(_, client)| client)
}

/// What stands behind `use …::`.
fn list<'a>(names: impl Iterator<Item = &'a Name>) -> TokenStream {
    let names: Vec<&Name> = names.collect();
    match names.as_slice() {
        [name] => quote!(#name),
        names => quote!({#(#names),*}),
    }
}

/// The struct of a client, in a crate of the user's.
fn define(client: &Client, context: &Context<'_>) -> TokenStream {
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
        #krate::client! {
            #[doc = #doc]
            pub struct #name #chain;
        }
    }
}

/// A document's part: the functions of each of its clients, and the setters, which these share.
fn part(document: &Document, context: &Context<'_>) -> Module {
    let krate = &context.krate;
    let file = document.file.rsplit('/').next().unwrap_or_default();
    let doc = format!(" {}: {file}", docs::title(document));
    let mut names = Vec::new();
    let mut clients = TokenStream::new();
    for (place, client) in document.clients.iter().enumerate() {
        let functions = document.methods.iter().filter_map(|method| {
            let name = method.functions.get(place)?;
            Some(function(method, name, context))
        });
        let name = context.api.clients.get(*client).map(|client| &client.name);
        names.extend(name);
        let mut functions = functions.peekable();
        if functions.peek().is_some() {
            clients.extend(quote! {
                #[doc = #doc]
                impl #name { #(#functions)* }
            });
        }
    }
    // A notification is no call, and neither is what opens a stream.
    let calls = || {
        document
            .methods
            .iter()
            .filter(|method| !method.functions.is_empty())
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
    let imports = context.import_types();
    let rt = names_rt(&quote!(#clients #(#setters)*)).then(|| quote!(use #krate::rt;));
    let uses = calls().next().map(|_| {
        quote! {
            use super::{Call, #(#names),*};
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
    Module::leaf(document.module.clone(), items, sources([document]))
}

fn function(method: &Method, function: &Name, context: &Context<'_>) -> TokenStream {
    let name = &method.name;
    let mut facts = facts(method);
    facts.splice(0..0, settable(method, context));
    let docs = docs::attributes(
        &method.docs,
        &format!("{}.", docs::code(&method.wire)),
        &facts,
    );
    let arguments = constructor::arguments(&method.params, context);
    let required = method
        .params
        .iter()
        .filter(|param| param.presence == Presence::Required);
    let values = required.map(|param| &param.name);
    let expect = constructor::too_many(arguments.len() + 1);
    let deprecated = method.docs.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #deprecated
        #expect
        pub fn #function(&self, #(#arguments),*) -> Call<methods::#name> {
            self.call(methods::#name::new(#(#values),*))
        }
    }
}

/// By what optional parameters are set.
fn settable(method: &Method, context: &Context<'_>) -> Option<String> {
    let name = &method.name;
    let setters = method.setters(&context.api.groups);
    let own = setters.filter(|(param, _)| param.group.is_none());
    let own = own.map(|(_, setter)| {
        if setter.is_raw() {
            // A link can't hold the `#` of a raw identifier.
            format!("`{setter}`")
        } else {
            format!("[`{setter}`](Call::<methods::{name}>::{setter})")
        }
    });
    let groups = context
        .groups_of(method)
        .map(|group| format!("those of [`{0}`](types::{0})", group.name));
    let all: Vec<String> = own.chain(groups).collect();
    let (last, before) = all.split_last()?;
    let listed = if before.is_empty() {
        last.clone()
    } else if method.groups.is_empty() {
        all.join(", ")
    } else {
        format!("{} and {last}", before.join(", "))
    };
    Some(format!(
        "Optional parameters are set on the call: {listed}."
    ))
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
