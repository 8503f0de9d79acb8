//! Methods: a struct a method, with its parameters as fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expressions::literal;
use super::member::fallback;
use super::{Context, Module, constructor, docs, errors, features, groups, pages, rows, sources};
use crate::ir::{Constant, Method, Param, Presence, Safety, Wire};
use crate::names::{Case, Name};
use crate::scalars::Scalar;

/// `methods`: a submodule per document; all re-exported, or, where there are several clients, public itself.
pub(super) fn module(context: &Context<'_>) -> Module {
    let krate = &context.krate;
    let mut children = Vec::new();
    let mut uses = TokenStream::new();
    for document in context.documents() {
        let mut items = TokenStream::new();
        for method in &document.methods {
            items.extend(emit(method, context));
            items.extend(errors::emit(method, document, context));
        }
        let imports = context.import_types();
        let name = &document.module;
        let gate = features::gate([document.feature.as_deref()]);
        let before = if context.api.several_clients {
            let doc = format!(" {}.", docs::title(document));
            quote!(#[doc = #doc] #gate pub)
        } else {
            uses.extend(quote!(#gate pub use #name::*;));
            quote!(#gate)
        };
        children.push(Module {
            before,
            ..Module::leaf(
                name.clone(),
                quote!(use #krate::rt; #imports #items),
                sources([document]),
            )
        });
    }
    let before = quote!(#[doc = " The methods, each a struct with its parameters as fields."] pub);
    Module {
        name: Some(Name::alone(Case::Value, "methods")),
        before,
        items: uses,
        children,
        sources: sources(context.documents()),
    }
}

pub(super) fn emit(method: &Method, context: &Context<'_>) -> TokenStream {
    let name = &method.name;
    let docs = docs::attributes(&method.docs, &wordless(method), &facts(method, ""));
    let fields = method.own_params().map(|param| {
        let docs = docs::attributes(
            &param.docs,
            &fallback(&param.wire, &param.ty, context),
            &docs::default_fact(param),
        );
        let (name, ty) = (&param.name, context.stored(&param.ty, param.presence));
        quote!(#docs pub #name: #ty)
    });
    let words = constructor::Words {
        value: "the call",
        members: "parameters",
    };
    let parts = context.parts_of(method);
    let groups = context.groups_of(method).zip(&parts).map(|(group, part)| {
        let (field, ty) = (part.field, &part.ty);
        let doc = format!(
            " Optional parameters that other methods share: [`{0}`](types::{0}).",
            group.name
        );
        quote!(#[doc = #doc] pub #field: #ty)
    });
    let unset = parts.iter().map(|part| part.field);
    let new = match &method.fields {
        Some(fields) => {
            let names = (fields, name);
            constructor::fields_struct(names, method.own_params(), unset, &words, context)
        }
        None => {
            let new = constructor::emit(method.own_params(), unset, &words, context);
            quote!(impl #name { #new })
        }
    };
    let default = method
        .own_params()
        .all(|param| param.presence != Presence::Required)
        .then(|| quote!(, Default));
    let implementation = implementation(method, context);
    let access = groups::access(method, context);
    let reader = reader(method, context);
    let pages = pages::emit(method, context);
    let serde = serde(method, context);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* #(#groups,)* }
        #new
        #implementation
        #access
        #reader
        #pages
        #serde
    }
}

/// The method's access to the parameter that stands for bytes beside the call.
fn reader(method: &Method, context: &Context<'_>) -> Option<TokenStream> {
    let (name, krate) = (&method.name, &context.krate);
    let reader = method.reader.as_ref()?;
    let param = method.own_params().find(|param| param.wire == *reader)?;
    let (field, ty) = (&param.name, context.stored(&param.ty, param.presence));
    Some(quote! {
        impl #krate::HasReader for #name {
            type Source = #ty;

            fn source(&self) -> &#ty {
                &self.#field
            }
        }
    })
}

/// Words for a method that the document says nothing of.
pub(super) fn wordless(method: &Method) -> String {
    let wire = docs::code(&method.wire);
    match method.format {
        _ if method.is_notification => format!("The notification {wire}, which has no response."),
        Wire::Epee => format!("Calls {wire}, in epee."),
        _ => format!("Calls {wire}."),
    }
}

/// What the docs of a method's struct and of its function say beside the document's words.
///
/// `path` leads to what stands beside the struct.
pub(super) fn facts(method: &Method, path: &str) -> Vec<String> {
    let wire = docs::code(&method.wire);
    let mut facts = Vec::new();
    if method.docs.has_words() {
        facts.push(match method.format {
            _ if method.is_notification => {
                format!("Wire name: {wire}. A notification: it has no response.")
            }
            Wire::Epee => format!("Wire name: {wire}, in epee."),
            _ => format!("Wire name: {wire}."),
        });
    }
    if !method.aliases.is_empty() {
        let names: Vec<String> = method.aliases.iter().map(|name| docs::code(name)).collect();
        facts.push(format!("Nodes also know it as {}.", names.join(", ")));
    }
    if !method.nodes.is_empty() {
        facts.push(format!("Served by {}.", method.nodes.join(", ")));
    }
    facts.extend(
        method
            .output_docs
            .as_ref()
            .map(|result| docs::about("Returns", result)),
    );
    facts.extend(method.null.as_ref().map(|null| {
        let null = docs::inline(null);
        format!("A result of null is an error, which says that {null}.")
    }));
    if method.pages.is_some() {
        facts.push(
            "One page of a long list: `pages` of the call streams the whole list.".to_owned(),
        );
    }
    facts.extend(
        method
            .permission
            .as_ref()
            .map(|permission| format!("Permission: {}.", docs::inline(permission))),
    );
    if !method.errors.is_empty() {
        let errors = method
            .errors
            .iter()
            .map(|(code, message)| format!("- `{code}`: {}", docs::inline(message)));
        facts.push(format!(
            "Errors:\n\n{}",
            errors.collect::<Vec<_>>().join("\n")
        ));
    }
    facts.extend(method.typed_errors.as_ref().map(|errors| {
        let name = &errors.name;
        let target = (!path.is_empty()).then(|| format!("({path}{name})"));
        format!(
            "As a type, errors are [`{name}`]{}.",
            target.unwrap_or_default()
        )
    }));
    facts
}

fn implementation(method: &Method, context: &Context<'_>) -> TokenStream {
    let (name, wire_name) = (&method.name, &method.wire);
    let krate = &context.krate;
    if method.is_notification {
        return quote! {
            impl #krate::Notify for #name {
                const NAME: &'static str = #wire_name;
            }
        };
    }
    let wire = match method.format {
        Wire::JsonRpcByPosition => quote!(JsonRpcByPosition),
        Wire::JsonRpcByName => quote!(JsonRpcByName),
        Wire::JsonRpcByValue => quote!(JsonRpcByValue),
        Wire::Chia => quote!(Chia),
        Wire::ChiaDaemon => quote!(ChiaDaemon),
        Wire::Json => quote!(Json),
        Wire::JsonGet => quote!(JsonGet),
        Wire::Epee => quote!(Epee),
    };
    let safety = match method.safety {
        Safety::Read => quote!(Read),
        Safety::Idempotent => quote!(Idempotent),
        Safety::Write => quote!(Write),
    };
    let permission = method
        .permission
        .as_ref()
        .map(|text| quote!(const PERMISSION: Option<&'static str> = Some(#text);));
    let null = method
        .null
        .as_ref()
        .map(|text| quote!(const NULL: Option<&'static str> = Some(#text);));
    let errors = (!method.errors.is_empty()).then(|| {
        let entries = method.errors.iter().map(|(code, message)| {
            let code = Literal::i64_unsuffixed(*code);
            quote!(#krate::ErrorCode { code: #code, message: #message })
        });
        quote!(const ERRORS: &'static [#krate::ErrorCode] = &[#(#entries),*];)
    });
    let (output, codec) = match &method.output {
        // Null is no empty list there: it says something of its own.
        Some(ty) if method.null.is_some() => (context.rust(ty), context.codec(ty)),
        Some(ty) => (context.rust(ty), context.part_codec(ty)),
        None if method.format.answers_objects() => (quote!(()), quote!(rt::NoKeys)),
        None => (quote!(()), quote!(rt::Nothing)),
    };
    quote! {
        impl #krate::Method for #name {
            const NAME: &'static str = #wire_name;
            const SAFETY: #krate::Safety = #krate::Safety::#safety;
            #permission
            #errors
            #null
            type Wire = #krate::wire::#wire;
            type Output = #output;
            type Codec = #codec;
        }
    }
}

/// The serde impls.
fn serde(method: &Method, context: &Context<'_>) -> TokenStream {
    let name = &method.name;
    if let (Wire::JsonRpcByValue, [only]) = (method.format, &*method.params) {
        let (field, codec) = (&only.name, context.codec(&only.ty));
        return quote!(rt::by_value! { #name { #field as #codec; } });
    }
    if !method.format.is_by_name() {
        return match method.params.iter().any(|param| param.fixed.is_some()) {
            true => partly_fixed(method, context),
            false => rows::positional(name, &method.params, context),
        };
    }
    let mut params: Vec<&Param> = method.own_params().collect();
    if method.format == Wire::Epee {
        // As nodes write them.
        params.sort_by_key(|param| &param.wire);
    }
    rows::object(
        name,
        params,
        &context.parts_of(method),
        (&constants(method), None),
        context,
    )
}

/// The serde impls of a call of which some parameters in the list are always the same.
fn partly_fixed(method: &Method, context: &Context<'_>) -> TokenStream {
    let name = &method.name;
    let puts = method.params.iter().map(|param| {
        if let Some(fixed) = &param.fixed {
            let fixed = literal(fixed, None);
            return quote!(list.put_fixed(&#fixed)?;);
        }
        let (name, codec) = (&param.name, context.codec(&param.ty));
        match (param.presence, &param.default) {
            (Presence::Required, _) => quote!(list.put::<#codec, _>(&self.#name)?;),
            (Presence::Nullable, _) => quote!(list.put::<Option<#codec>, _>(&self.#name)?;),
            (Presence::Optional, None) => quote!(list.put_some::<#codec, _>(&self.#name)?;),
            (Presence::Filled, _) => quote!(list.put_filled::<#codec, _>(&self.#name)?;),
            (Presence::Optional, Some(default)) => {
                let default = context.default(default, &param.ty);
                quote!(list.put_or::<#codec, _, _>(&self.#name, &#default)?;)
            }
        }
    });
    let takes = method.params.iter().map(|param| {
        let (name, wire, codec) = (&param.name, &param.wire, context.codec(&param.ty));
        if let Some(fixed) = &param.fixed {
            let fixed = fixed.to_string();
            return quote!(list.fixed(#wire, #fixed)?;);
        }
        match param.presence {
            Presence::Required => quote!(let #name = list.required::<#codec, _>(#wire)?;),
            Presence::Nullable | Presence::Optional => {
                quote!(let #name = list.optional::<#codec, _>()?;)
            }
            Presence::Filled => quote!(let #name = list.filled::<#codec, _>()?;),
        }
    });
    let fields = method.own_params().map(|param| &param.name);
    let text = name.as_str();
    quote! {
        impl rt::Serialize for #name {
            fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                let mut list = rt::List::new(serializer)?;
                #(#puts)*
                list.end()
            }
        }
        impl rt::Positional for #name {
            const NAME: &'static str = #text;
            type Rows = ();

            fn read<'de, A: rt::SeqAccess<'de>>(
                list: &mut rt::Arguments<A>,
            ) -> Result<Self, A::Error> {
                #(#takes)*
                Ok(Self { #(#fields),* })
            }
        }
        impl<'de> rt::Deserialize<'de> for #name {
            fn deserialize<D: rt::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                rt::read_positional(deserializer)
            }
        }
    }
}

/// What an object of parameters always says.
fn constants(method: &Method) -> Vec<Constant> {
    let fixed = method.params.iter().filter_map(|param| {
        Some(Constant {
            wire: param.wire.clone(),
            value: param.fixed.clone()?,
            scalar: Scalar::Json,
        })
    });
    fixed.collect()
}
