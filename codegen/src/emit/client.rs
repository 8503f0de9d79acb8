//! The client: a function a method, and setters for the optional parameters on the call that it returns.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::docs;
use super::methods::{facts, has_methods, required};
use super::structs::too_many;
use super::{Context, Module};
use crate::ir::{Method, Param, Presence};
use crate::names::{Case, Scope};
use crate::pipeline::Runtime;

/// `client`: a submodule per document with its part of `impl Client`.
pub(super) fn module(context: &Context<'_>) -> Module {
    let krate = &context.krate;
    let mut children = Vec::new();
    let mut sources = Vec::new();
    let mut scope = Scope::new(Case::Value, &["client", "mod"]);
    for document in context
        .api
        .documents
        .iter()
        .filter(|document| has_methods(document))
    {
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
        let name = scope.claim(document.module.as_str().trim_start_matches("r#"));
        children.push(Module {
            name: name.to_string(),
            before: quote!(),
            items: quote! {
                use super::{Call, Client};
                use super::super::methods;
                #rt
                #imports
                #[doc = #doc]
                impl Client { #(#functions)* }
                #(#setters)*
            },
            children: Vec::new(),
            sources: vec![document.file.clone()],
        });
        sources.push(document.file.clone());
    }
    let items = match context.runtime {
        Runtime::Inside => {
            let name = Scope::new(Case::Value, &[]).claim(context.name);
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
        name: "client".to_owned(),
        before,
        items,
        children,
        sources,
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
        .map(|param| match setter_name(param) {
            // A link can't hold the `#` of a raw identifier.
            raw if raw.starts_with("r#") => format!("`{raw}`"),
            setter => format!("[`{setter}`](Call::<methods::{name}>::{setter})"),
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
    let docs = docs::attributes(&method.docs, &format!("`{}`.", method.wire), &facts);
    let (mut arguments, mut values) = (Vec::new(), Vec::new());
    for param in required(method) {
        let (name, (ty, _)) = (&param.name, context.argument(&param.name, &param.ty));
        arguments.push(quote!(#name: #ty));
        values.push(quote!(#name));
    }
    let expect = too_many(arguments.len() + 1);
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

fn optional(method: &Method) -> impl Iterator<Item = &Param> {
    method
        .params
        .iter()
        .filter(|param| param.presence != Presence::Required)
}

/// A setter's name: the parameter's, moved aside where [`Call`] has a function of that name.
fn setter_name(param: &Param) -> String {
    match param.name.as_str() {
        taken @ ("timeout" | "with_meta" | "raw" | "method" | "method_mut" | "into_future") => {
            format!("{taken}_param")
        }
        name => name.to_owned(),
    }
}

fn setters(method: &Method, context: &Context<'_>) -> Option<TokenStream> {
    let name = &method.name;
    let mut scope = Scope::new(Case::Value, &[]);
    let setters: Vec<TokenStream> = optional(method)
        .map(|param| {
            let function = scope.claim(setter_name(param).trim_start_matches("r#"));
            let field = &param.name;
            let docs = docs::attributes(&param.docs, &format!("Sets `{}`.", param.wire), &[]);
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
