//! IR → Rust: one file per kind of item, put together into a tree of modules.

mod accessors;
mod aliases;
mod client;
mod constructor;
mod dispatch;
mod docs;
mod enums;
mod errors;
mod examples;
mod expressions;
mod features;
mod groups;
mod layout;
mod markdown;
mod member;
mod methods;
mod packed;
mod pages;
mod registry;
mod rows;
mod streams;
mod structs;
mod texts;
mod unions;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;

use crate::ir::{Api, Document, Group, Home, TypeDef, TypeKind, Wire};
use crate::names::{Case, Name, Scope};
use crate::settings::{Parts, Runtime, Settings};

pub(crate) use layout::Source;

/// The version of the runtime's support for generated code, as `generated_for!` in `sdk/src/rt/version.rs` has it.
const RUNTIME: u32 = 1;

/// A module of the output.
#[derive(Debug)]
pub(crate) struct Module {
    /// Its name; the root has none.
    pub(crate) name: Option<Name>,
    /// What stands before its declaration: docs, attributes, visibility.
    pub(crate) before: TokenStream,
    /// What stands in it, its submodules' declarations excepted.
    pub(crate) items: TokenStream,
    /// Its submodules.
    pub(crate) children: Vec<Module>,
    /// The documents that it comes from.
    pub(crate) sources: Vec<String>,
}

/// What emitters need to know beside the item that they emit.
struct Context<'a> {
    api: &'a Api,
    /// The client's name among others: `ethereum`.
    name: &'a str,
    runtime: &'a Runtime,
    parts: Parts,
    /// The path of the runtime's crate.
    krate: TokenStream,
    /// The path of the chain that the clients are bound to, where there is one.
    chain: Option<TokenStream>,
    /// The path of the client's module for other crates, where it has one.
    module: Option<String>,
    /// The generated types that the module at hand names.
    used: RefCell<BTreeSet<usize>>,
    /// Whether the module at hand names a group.
    names_types: Cell<bool>,
    /// What stands before the names of generated types in the module at hand: outside `types`, methods may be called the same.
    prefix: TokenStream,
}

impl<'a> Context<'a> {
    /// Where a document's methods stand, as it is written beside their modules.
    fn methods_of(&self, document: &Document) -> TokenStream {
        let module = self.api.several_clients.then_some(&document.module);
        let step = module.map(|module| quote!(::#module));
        quote!(methods #step)
    }

    /// The documents with something to call in them.
    fn documents(&self) -> impl Iterator<Item = &'a Document> + use<'a> {
        self.api
            .documents
            .iter()
            .filter(|document| !document.methods.is_empty())
    }

    /// The documents in the order of their headings on a client's page.
    fn ordered_documents(&self) -> Vec<&'a Document> {
        let mut documents: Vec<&Document> = self.documents().collect();
        documents.sort_by_key(|document| document.order);
        documents
    }

    /// Whether anything can be subscribed to.
    fn has_streams(&self) -> bool {
        let mut methods = self.documents().flat_map(|document| &document.methods);
        methods.any(|method| !method.streams.is_empty())
    }

    /// Whether bytes may go out as they are: types are shared by all methods.
    fn is_binary(&self) -> bool {
        let mut methods = self.documents().flat_map(|document| &document.methods);
        methods.any(|method| method.format == Wire::Epee)
    }

    /// The context of a module outside `types`.
    fn outside_types(&self) -> Self {
        Self {
            used: RefCell::default(),
            names_types: Cell::new(false),
            prefix: quote!(types::),
            krate: self.krate.clone(),
            chain: self.chain.clone(),
            module: self.module.clone(),
            ..*self
        }
    }

    /// A generated type's name, which the module at hand imports from then on.
    fn named(&self, index: usize) -> TokenStream {
        self.used.borrow_mut().insert(index);
        let prefix = &self.prefix;
        let name = self.api.types.get(index).map(|def| &def.name);
        quote!(#prefix #name)
    }

    /// The `use` line of a module outside `types`, if it named any of them since the last call.
    fn import_types(&self) -> Option<TokenStream> {
        let used = std::mem::take(&mut *self.used.borrow_mut());
        (self.names_types.take() || !used.is_empty()).then(|| {
            quote!(
                use super::super::types;
            )
        })
    }

    /// The `use` line for the types that were named since the last call, those of the module itself excepted.
    fn imports(&self, own: Home<'_>) -> TokenStream {
        let used = std::mem::take(&mut *self.used.borrow_mut());
        let foreign = used
            .into_iter()
            .filter_map(|index| self.api.types.get(index));
        let names: Vec<&Name> = foreign
            .filter(|def| def.home() != own)
            .map(|def| &def.name)
            .collect();
        if names.is_empty() {
            TokenStream::new()
        } else {
            quote!(use super::{#(#names),*};)
        }
    }
}

/// The whole client as a tree of modules.
pub(crate) fn emit(
    api: &Api,
    settings: &Settings,
    krate: TokenStream,
    chain: Option<TokenStream>,
) -> Module {
    let (name, runtime) = (settings.name.as_str(), &settings.runtime);
    let context = Context {
        api,
        name,
        runtime,
        parts: settings.parts,
        krate,
        chain,
        module: settings.public_module(),
        used: RefCell::default(),
        names_types: Cell::new(false),
        prefix: TokenStream::new(),
    };
    let outside = context.outside_types();
    let mut children = vec![types(&context)];
    if !context.parts.types_only {
        // rustdoc has the functions of a client in the order of their modules.
        children.push(methods::module(&outside));
        children.extend(streams::module(&outside));
        children.push(client::module(&outside));
        children.extend(registry::module(&outside));
    }
    let items = match runtime {
        Runtime::Inside => quote!(),
        Runtime::Path(_) => {
            // In a program, or a module of its own, nothing of it is public.
            for child in &mut children {
                let before = &child.before;
                child.before = quote! {
                    #[allow(
                        dead_code,
                        clippy::wrong_self_convention,
                        reason = "nobody calls all of a node, and its names are its own"
                    )]
                    #before
                };
            }
            let clients = (!context.parts.types_only).then(|| client::exports(&outside));
            let krate = &context.krate;
            let version = Literal::u32_unsuffixed(RUNTIME);
            let has_streams = outside.has_streams() && !context.parts.types_only;
            let subscribe_call = has_streams.then(|| {
                let gate = streams::gate(&outside);
                quote! {
                    #[allow(unused_imports, reason = "not every user names the type of a call")]
                    #gate
                    pub use streams::SubscribeCall;
                }
            });
            quote! {
                #krate::generated_for!(#version);
                #clients
                #subscribe_call
            }
        }
    };
    Module {
        name: None,
        before: quote!(),
        items,
        children,
        sources: sources(&api.documents),
    }
}

/// Whether something of the runtime's support module is named.
fn names_rt(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "rt",
        TokenTree::Group(group) => names_rt(&group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The documents that a module comes from, to be named in its file.
fn sources<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<String> {
    documents
        .into_iter()
        .map(|document| document.file.clone())
        .collect()
}

/// `types`: a submodule per file, all re-exported.
fn types(context: &Context<'_>) -> Module {
    let krate = &context.krate;
    let (types, groups) = (&context.api.types, &context.api.groups);
    let of_types = types.iter().map(TypeDef::home);
    let of_groups = groups.iter().map(Group::home);
    let modules: BTreeSet<Home<'_>> = of_types.chain(of_groups).collect();
    let mut scope = Scope::new(Case::Value, &["types", "mod"]);
    let mut children = Vec::new();
    let mut uses = TokenStream::new();
    for home in modules {
        let mut items = TokenStream::new();
        let mut sources = BTreeSet::new();
        for def in types.iter().filter(|def| def.home() == home) {
            sources.insert(def.at.document.to_string());
            items.extend(match &def.kind {
                TypeKind::Struct(structure) => structs::emit(def, structure, context),
                TypeKind::Union(union) => unions::emit(def, union, context),
                TypeKind::Enum(values) => enums::emit(def, values),
                TypeKind::Text => texts::emit(def),
            });
        }
        for group in groups.iter().filter(|group| group.home() == home) {
            let document = context.api.documents.get(group.document);
            sources.extend(document.map(|document| document.file.clone()));
            items.extend(groups::emit(group, context));
        }
        let imports = context.imports(home);
        let name = scope.claim(home.module);
        let gate = features::gate([home.feature]);
        uses.extend(quote!(#gate pub use #name::*;));
        children.push(Module {
            before: quote!(#gate),
            ..Module::leaf(
                name,
                quote!(use #krate::rt; #imports #items),
                sources.into_iter().collect(),
            )
        });
    }
    let visibility = match context.runtime {
        Runtime::Inside => quote!(pub(super)),
        Runtime::Path(_) => quote!(pub),
    };
    Module {
        name: Some(Name::alone(Case::Value, "types")),
        before: quote!(#[doc = " The types that calls send and nodes answer."] #visibility),
        items: uses,
        children,
        sources: sources(&context.api.documents),
    }
}
