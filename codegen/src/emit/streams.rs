//! Streams: what opens each, its `Subscribe`, and the clients' functions.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Context, Module, aliases, client, constructor, docs, examples, features, methods, names_rt,
    sources,
};
use crate::ir::{
    Client, Docs, Document, Items, Method, Stop, Stream, Type, TypeKind, opening, optional,
};
use crate::names::{Case, Name};
use crate::settings::Runtime;

/// `streams`: a submodule per document that has any; all re-exported, or, where there are several clients, public itself.
pub(super) fn module(context: &Context<'_>) -> Option<Module> {
    let (krate, several) = (&context.krate, context.api.several_clients);
    let mut children = Vec::new();
    let mut uses = TokenStream::new();
    let mut documents = context.ordered_documents();
    documents.retain(|one| has_any(one));
    for &document in &documents {
        let name = &document.module;
        let gate = features::gate([document.feature.as_deref()]);
        let is_public = several && own_structs(document).next().is_some();
        let before = if is_public {
            let doc = format!(" {}.", docs::title(document));
            quote!(#[doc = #doc] #gate pub)
        } else {
            quote!(#gate)
        };
        if !several && own_structs(document).next().is_some() {
            uses.extend(quote!(#gate pub use #name::*;));
        }
        children.push(Module {
            before,
            ..Module::leaf(name.clone(), part(document, context), sources([document]))
        });
    }
    if children.is_empty() {
        return None;
    }
    if let Runtime::Path(_) = context.runtime {
        uses.extend(quote!(#krate::local_subscribe_call! {}));
    }
    // Whoever generates a client of their own has a transport, and so subscriptions.
    let cfg = (*context.runtime == Runtime::Inside).then(|| quote!(#[cfg(feature = "layers")]));
    let gate = gate(context);
    let alike = context.name == "streams";
    let inception = alike
        .then(|| quote!(#[allow(clippy::module_inception, reason = "the client has the name")]));
    let doc = " What can be subscribed to, each a struct with its parameters as fields.";
    Some(Module {
        name: Some(Name::alone(Case::Value, "streams")),
        before: quote!(#inception #[doc = #doc] #cfg #gate pub),
        items: uses,
        children,
        sources: sources(documents),
    })
}

/// The attribute of what is there where any stream is.
pub(super) fn gate(context: &Context<'_>) -> Option<TokenStream> {
    let documents = context.documents().filter(|one| has_any(one));
    features::gate(documents.map(|one| one.feature.as_deref()))
}

fn has_any(document: &Document) -> bool {
    all(document).next().is_some()
}

/// The streams with the methods that open them.
fn all(document: &Document) -> impl Iterator<Item = (&Method, &Stream)> {
    let methods = document.methods.iter();
    methods.flat_map(|method| method.streams.iter().map(move |stream| (method, stream)))
}

/// The opening calls that are no methods of the document.
fn own_structs(document: &Document) -> impl Iterator<Item = (Method, &Stream)> {
    all(document).filter_map(|(method, stream)| Some((opening(method, stream)?, stream)))
}

/// A document's part: the structs, and, where the runtime has subscriptions, all that is done with them.
fn part(document: &Document, context: &Context<'_>) -> TokenStream {
    let krate = &context.krate;
    let mut structs = TokenStream::new();
    let mut subscribes = TokenStream::new();
    for (method, stream) in all(document) {
        let own = opening(method, stream);
        if let Some(own) = &own {
            structs.extend(methods::emit(own, context));
        }
        let path = match &own {
            Some(own) => {
                let name = &own.name;
                quote!(#name)
            }
            None => {
                let name = &method.name;
                quote!(methods::#name)
            }
        };
        let call = own.as_ref().unwrap_or(method);
        subscribes.extend(subscribe(&path, call, stream, context));
        subscribes.extend(setters(&path, call, context));
    }
    let is_only = context.documents().filter(|one| has_any(one)).count() == 1;
    let doc = match is_only {
        true => docs::heading("Streams"),
        false => docs::heading(&format!("Streams: {}", document.title)),
    };
    let mut clients: Vec<(Option<TokenStream>, &Client)> = Vec::new();
    for (place, index) in document.clients.iter().enumerate() {
        let Some(client) = context.api.clients.get(*index) else {
            continue;
        };
        let functions = all(document).filter_map(|(method, stream)| {
            let name = stream.functions.get(place)?.as_ref()?;
            let names = (&client.name, name);
            Some(function(document, (method, stream), names, context))
        });
        let mut functions = functions.peekable();
        if functions.peek().is_none() {
            continue;
        }
        let (gate, name) = (client::gate_in(*index, document, context), &client.name);
        subscribes.extend(quote! {
            #gate
            #[doc = #doc]
            impl #name { #(#functions)* }
        });
        clients.push((gate, client));
    }
    let names_method = all(document).any(|(_, stream)| stream.call.is_none());
    let methods = names_method.then(|| {
        let path = context.methods_of(document);
        match context.api.several_clients {
            true => quote!(use super::super::#path as methods;),
            false => quote!(use super::super::#path;),
        }
    });
    let is_gated = |(gate, _): &(Option<TokenStream>, &Client)| gate.is_some();
    let unused = client::may_be_unused(clients.iter().all(is_gated));
    let used = match context.runtime {
        Runtime::Inside => {
            let chain = Name::alone(Case::Value, context.name);
            let clients = client::import_clients(&clients, &quote!(use crate::#chain));
            quote!(#clients #unused use crate::SubscribeCall;)
        }
        Runtime::Path(_) => {
            let clients = client::import_clients(&clients, &quote!(use super::super::client));
            quote!(#clients #unused use super::SubscribeCall;)
        }
    };
    let imports = context.import_types();
    let rt = names_rt(&quote!(#structs #subscribes)).then(|| quote!(use #krate::rt;));
    quote! {
        #rt
        #imports
        #used
        #methods
        #structs
        #subscribes
    }
}

fn subscribe(
    path: &TokenStream,
    call: &Method,
    stream: &Stream,
    context: &Context<'_>,
) -> TokenStream {
    let krate = &context.krate;
    let (item, codec) = (context.rust(&stream.item), context.part_codec(&stream.item));
    let (stop, items) = (stop(&stream.stop, krate), items(&stream.items, krate));
    let open = resumed(call, stream, &item, context).unwrap_or_else(|| {
        quote! {
            fn open(&self, _: Option<&#item>) -> Self {
                self.clone()
            }
        }
    });
    let finite = stream.finite.then(|| {
        quote!(
            const FINITE: bool = true;
        )
    });
    let fallback = stream.fallback.then(|| {
        quote! {
            fn fallback(self, rpc: #krate::Rpc, _: #krate::Error) -> #krate::Subscribing<#item> {
                Box::pin(#krate::Fallback::subscribe(self, rpc))
            }
        }
    });
    quote! {
        impl #krate::Subscribe for #path {
            type Open = Self;
            const STOP: #krate::transport::Stop = #stop;
            const ITEMS: #krate::transport::Items = #items;
            #finite
            type Item = #item;
            type Codec = #codec;

            #open

            #fallback
        }
    }
}

/// The call that resumes a stream after its last item.
fn resumed(
    call: &Method,
    stream: &Stream,
    item: &TokenStream,
    context: &Context<'_>,
) -> Option<TokenStream> {
    let resume = stream.resume.as_ref()?;
    let mut params = call.params.iter();
    let param = &params.find(|param| param.wire == resume.param)?.name;
    let Type::Named(index) = &stream.item else {
        return None;
    };
    let TypeKind::Struct(object) = &context.api.types.get(*index)?.kind else {
        return None;
    };
    let number = &object.field(&resume.key)?.name;
    Some(quote! {
        const RESUMES: bool = true;

        fn open(&self, last: Option<&#item>) -> Self {
            let mut call = self.clone();
            if let Some(last) = last {
                call.#param = last.#number.saturating_add(1);
            }
            call
        }
    })
}

fn stop(stop: &Stop, krate: &TokenStream) -> TokenStream {
    let path = quote!(#krate::transport::Stop);
    match stop {
        Stop::Call {
            method,
            param: None,
        } => quote!(#path::call(#method)),
        Stop::Call {
            method,
            param: Some(param),
        } => quote!(#path::call_by_name(#method, #param)),
        Stop::Cancel(method) => quote!(#path::Cancel(#method)),
        Stop::SameId(method) => quote!(#path::SameId(#method)),
        Stop::Connection => quote!(#path::Connection),
    }
}

fn items(items: &Items, krate: &TokenStream) -> TokenStream {
    let path = quote!(#krate::transport);
    match items {
        Items::Pushes => quote!(#path::Items::Pushes),
        Items::Responses => quote!(#path::Items::Responses),
        Items::Notifications(notification) => {
            let (method, id, item) = (&notification.method, &notification.id, &notification.item);
            let at = (!notification.is_usual()).then(|| quote!(.at(#id, #item)));
            let end = notification.end.as_ref();
            let end = end.map(|end| quote!(.ended_by(#end)));
            quote!(#path::Items::Notifications(#path::Notification::new(#method) #at #end))
        }
    }
}

fn function(
    document: &Document,
    (method, stream): (&Method, &Stream),
    (client, function): (&Name, &Name),
    context: &Context<'_>,
) -> TokenStream {
    let own = opening(method, stream);
    let own = own.as_ref();
    let call = own.unwrap_or(method);
    let name = &call.name;
    let path = match own {
        Some(_) => quote!(#name),
        None => quote!(methods::#name),
    };
    let mut facts = vec![format!("Opened by {}.", docs::code(&method.wire))];
    if optional(call).next().is_some() {
        let link = match own {
            // In scope by its name.
            Some(_) => format!("[`{name}`]"),
            None => format!("[`{name}`](methods::{name})"),
        };
        facts.push(format!(
            "Optional parameters are set on the call: see {link}."
        ));
    }
    facts.push(
        "# Errors\n\nWhen the node can't be reached or refuses, and when the transport has no subscriptions."
            .to_owned(),
    );
    if stream.fallback {
        facts.pop();
        facts.push("# Errors\n\nWhen the node can't be reached or refuses.".to_owned());
    }
    // What is said of the method stands at its struct.
    let docs = docs::with_example(
        &Docs {
            source: None,
            ..stream.docs.clone()
        },
        &format!("{}.", docs::code(&stream.name)),
        &facts,
        examples::of_stream(document, (method, stream), (client, function), context),
    );
    let elsewhere = [&stream.name, &method.wire].into_iter();
    let elsewhere = elsewhere.chain(&method.aliases).chain(&stream.doc_aliases);
    let aliases = aliases::attribute(function, elsewhere);
    let local = (*context.runtime != Runtime::Inside).then(|| quote!(.into()));
    let fields = call.fields.as_ref().map(|fields| match own {
        Some(_) => quote!(#fields),
        None => quote!(methods::#fields),
    });
    let (arguments, opening) = constructor::call(call, &path, fields.as_ref(), context);
    let deprecated = stream.docs.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #aliases
        #deprecated
        pub fn #function(&self, #arguments) -> SubscribeCall<#path> {
            self.rpc().subscribe(#opening) #local
        }
    }
}

fn setters(path: &TokenStream, call: &Method, context: &Context<'_>) -> Option<TokenStream> {
    let setters: Vec<TokenStream> = optional(call)
        .map(|(param, function)| {
            let field = &param.name;
            let docs = docs::attributes(
                &param.docs,
                &format!("Sets {}.", docs::code(&param.wire)),
                &[],
            );
            let (ty, value) = context.optional_argument(field, &param.ty, param.presence);
            quote! {
                #docs
                pub fn #function(mut self, #field: #ty) -> Self {
                    self.stream_mut().#field = #value;
                    self
                }
            }
        })
        .collect();
    (!setters.is_empty()).then(|| quote!(impl SubscribeCall<#path> { #(#setters)* }))
}
