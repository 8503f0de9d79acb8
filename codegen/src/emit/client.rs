//! The client: a function a method, and setters for the optional parameters on the call that it returns.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::methods::facts;
use super::{Context, Module, constructor, docs, sources};
use crate::ir::{Method, Param, Presence};
use crate::names::{Case, Name, Scope};
use crate::pipeline::Runtime;

/// `client`: a submodule per document with its part of `impl Client`.
pub(super) fn module(context: &Context<'_>) -> Module {
    let krate = &context.krate;
    let mut children = Vec::new();
    for document in context.documents() {
        let functions: Vec<TokenStream> = document
            .methods
            .iter()
            .map(|method| function(method, context))
            .collect();
        let setters: Vec<TokenStream> = document
            .methods
            .iter()
            .filter_map(|method| setters(method, context))
            .collect();
        let title = document.title.replace(['<', '>', '[', ']'], "");
        let doc = format!(
            " {}: {}",
            title.trim(),
            document.file.rsplit('/').next().unwrap_or_default()
        );
        let imports = context.import_types();
        let rt = names_rt(quote!(#(#functions)* #(#setters)*)).then(|| quote!(use #krate::rt;));
        let items = quote! {
            use super::{Call, Client};
            use super::super::methods;
            #rt
            #imports
            #[doc = #doc]
            impl Client { #(#functions)* }
            #(#setters)*
        };
        children.push(Module::leaf(
            document.module.clone(),
            items,
            sources([document]),
        ));
    }
    let items = match context.runtime {
        Runtime::Inside => {
            let name = Name::alone(Case::Value, context.name);
            quote!(use crate::#name::Client; use crate::Call;)
        }
        Runtime::Path(_) => {
            let doc = format!(" A client of {}.", context.name);
            quote! {
                #krate::client! {
                    #[doc = #doc]
                    pub struct Client;
                }
                #krate::local_call! {}
            }
        }
    };
    let before = match context.runtime {
        Runtime::Inside => quote!(),
        Runtime::Path(_) => quote!(#[doc = " The client, with a function a method."] pub),
    };
    Module {
        name: Some(Name::alone(Case::Value, "client")),
        before,
        items,
        children,
        sources: sources(context.documents()),
    }
}

/// Whether something of the runtime's support module is named.
fn names_rt(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "rt",
        TokenTree::Group(group) => names_rt(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn function(method: &Method, context: &Context<'_>) -> TokenStream {
    let (name, function) = (&method.name, &method.function);
    let optional: Vec<String> = optional(method)
        .map(|(_, setter)| {
            if setter.is_raw() {
                // A link can't hold the `#` of a raw identifier.
                format!("`{setter}`")
            } else {
                format!("[`{setter}`](Call::<methods::{name}>::{setter})")
            }
        })
        .collect();
    let mut facts = facts(method);
    if !optional.is_empty() {
        facts.insert(
            0,
            format!(
                "Optional parameters are set on the call: {}.",
                optional.join(", ")
            ),
        );
    }
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

/// The parameters that need not be given, with the names of their setters: their own, moved aside where `Call` has a
/// function of that name.
fn optional(method: &Method) -> impl Iterator<Item = (&Param, Name)> {
    let mut scope = Scope::new(Case::Value, &[]);
    let optional = method
        .params
        .iter()
        .filter(|param| param.presence != Presence::Required);
    optional.map(move |param| {
        let wanted = match param.name.bare() {
            taken @ ("timeout" | "header" | "traceparent" | "with_meta" | "raw" | "method"
            | "method_mut" | "into_future") => {
                format!("{taken}_param")
            }
            name => name.to_owned(),
        };
        (param, scope.claim(&wanted))
    })
}

fn setters(method: &Method, context: &Context<'_>) -> Option<TokenStream> {
    let name = &method.name;
    let setters: Vec<TokenStream> = optional(method)
        .map(|(param, function)| {
            let field = &param.name;
            let docs = docs::attributes(
                &param.docs,
                &format!("Sets {}.", docs::code(&param.wire)),
                &[],
            );
            let (ty, value) = context.argument(field, &param.ty);
            quote! {
                #docs
                pub fn #function(mut self, #field: #ty) -> Self {
                    self.method_mut().#field = Some(#value);
                    self
                }
            }
        })
        .collect();
    (!setters.is_empty()).then(|| quote!(impl Call<methods::#name> { #(#setters)* }))
}
