//! Methods: a struct a method, with its parameters as fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expressions::literal;
use super::member::Member;
use super::structs::{fallback, read};
use super::{Context, Module, constructor, docs, sources};
use crate::ir::{Constant, Method, Param, Presence, Protocol, Safety};
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
        }
        let imports = context.import_types();
        let name = &document.module;
        let before = if context.api.several_clients {
            let doc = format!(" {}.", docs::title(document));
            quote!(#[doc = #doc] pub)
        } else {
            uses.extend(quote!(pub use #name::*;));
            quote!()
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
    let fallback_docs = format!("{}.", docs::code(&method.wire));
    let docs = docs::attributes(&method.docs, &fallback_docs, &facts(method));
    let given: Vec<&Param> = method.given().collect();
    let fields = given.iter().map(|param| {
        let docs = docs::attributes(
            &param.docs,
            &fallback(&param.wire, &param.ty, context),
            &default_fact(param),
        );
        let (name, ty) = (&param.name, context.stored(&param.ty, param.presence));
        quote!(#docs pub #name: #ty)
    });
    let new_doc = " The call, with no optional parameter given.";
    let new = constructor::emit(given.iter().copied(), (new_doc, new_doc), context);
    let default = given
        .iter()
        .all(|param| param.presence != Presence::Required)
        .then(|| quote!(, Default));
    let implementation = implementation(method, context);
    let wire = if method.protocol.is_by_name() {
        by_name(method, context)
    } else {
        by_position(method, context)
    };
    let fields = quote!(#(#fields,)*);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name { #fields }
        impl #name { #new }
        #implementation
        #wire
    }
}

/// What the docs of a method's struct and of its function say beside the document's words.
pub(super) fn facts(method: &Method) -> Vec<String> {
    let wire = docs::code(&method.wire);
    let mut facts = vec![match method.protocol {
        _ if method.is_notification => {
            format!("Wire name: {wire}. A notification: whoever receives it gives no answer.")
        }
        Protocol::Epee => format!("Wire name: {wire}, in epee portable storage."),
        _ => format!("Wire name: {wire}."),
    }];
    facts.extend(
        method
            .output_docs
            .as_ref()
            .map(|result| format!("Answers: {}", docs::markdown(result.trim()))),
    );
    facts.extend(
        method
            .permission
            .as_ref()
            .map(|permission| format!("Permission: {}.", docs::markdown(permission))),
    );
    if !method.errors.is_empty() {
        let errors = method.errors.iter().map(|(code, message)| {
            format!(
                "- `{code}`: {}",
                docs::markdown(&message.replace('\n', " "))
            )
        });
        facts.push(format!(
            "Errors:\n\n{}",
            errors.collect::<Vec<_>>().join("\n")
        ));
    }
    facts
}

fn default_fact(param: &Param) -> Vec<String> {
    let sent = param.default.as_ref().map(|value| {
        format!(
            "{} is sent when it is not given.",
            docs::code(&value.to_string())
        )
    });
    sent.into_iter().collect()
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
    let wire = match method.protocol {
        Protocol::JsonRpcByPosition => quote!(JsonRpcByPosition),
        Protocol::JsonRpcByName => quote!(JsonRpcByName),
        Protocol::Endpoint => quote!(Endpoint),
        Protocol::Daemon => quote!(Daemon),
        Protocol::Epee => quote!(Epee),
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
    let errors = (!method.errors.is_empty()).then(|| {
        let entries = method.errors.iter().map(|(code, message)| {
            let code = Literal::i64_unsuffixed(*code);
            quote!(#krate::ErrorCode { code: #code, message: #message })
        });
        quote!(const ERRORS: &'static [#krate::ErrorCode] = &[#(#entries),*];)
    });
    let (output, codec) = match &method.output {
        Some(ty) => (context.rust(ty), context.codec(ty)),
        None if method.protocol.answers_objects() => (quote!(()), quote!(rt::NoKeys)),
        None => (quote!(()), quote!(rt::Nothing)),
    };
    quote! {
        impl #krate::Method for #name {
            const NAME: &'static str = #wire_name;
            const WIRE: #krate::Wire = #krate::Wire::#wire;
            const SAFETY: #krate::Safety = #krate::Safety::#safety;
            #permission
            #errors
            type Output = #output;
            type Codec = #codec;
        }
    }
}

fn by_position(method: &Method, context: &Context<'_>) -> TokenStream {
    let name = &method.name;
    let text = name.as_str();
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
    // What is fixed is passed on the way from one field to the next.
    let mut passed = TokenStream::new();
    let mut takes = Vec::new();
    for param in &method.params {
        let (name, wire, codec) = (&param.name, &param.wire, context.codec(&param.ty));
        if let Some(fixed) = &param.fixed {
            let fixed = fixed.to_string();
            passed.extend(quote!(list.fixed(#wire, #fixed)?;));
            continue;
        }
        let take = match param.presence {
            Presence::Required => quote!(list.required::<#codec, _>(#wire)?),
            Presence::Nullable | Presence::Optional => quote!(list.optional::<#codec, _>()?),
            Presence::Filled => quote!(list.filled::<#codec, _>()?),
        };
        takes.push(match std::mem::take(&mut passed) {
            none if none.is_empty() => quote!(#name: #take),
            passed => quote!(#name: { #passed #take }),
        });
    }
    let read = match passed.is_empty() {
        true => quote!(Ok(Self { #(#takes,)* })),
        false => quote!(let read = Self { #(#takes,)* }; #passed Ok(read)),
    };
    let argument = if method.params.is_empty() {
        quote!(_)
    } else {
        quote!(list)
    };
    let write = if method.params.is_empty() {
        quote!(rt::List::new(serializer)?.end())
    } else {
        quote!(let mut list = rt::List::new(serializer)?; #(#puts)* list.end())
    };
    quote! {
        impl rt::Serialize for #name {
            fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                #write
            }
        }
        impl<'de> rt::Positional<'de> for #name {
            const NAME: &'static str = #text;

            fn read<A: rt::SeqAccess<'de>>(#argument: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
                #read
            }
        }
        rt::positional!(#name);
    }
}

/// What an object of parameters always says. Lists and objects aren't looked at when it is read.
fn constants(method: &Method) -> Vec<Constant> {
    let fixed = method.params.iter().filter_map(|param| {
        let value = param.fixed.as_ref()?;
        let is_plain = !value.is_array() && !value.is_object();
        is_plain.then(|| Constant {
            wire: param.wire.clone(),
            value: value.clone(),
            scalar: Scalar::Json,
        })
    });
    fixed.collect()
}

fn by_name(method: &Method, context: &Context<'_>) -> TokenStream {
    let name = &method.name;
    let mut params: Vec<&Param> = method.params.iter().collect();
    if method.protocol == Protocol::Epee {
        // As nodes write them.
        params.sort_by_key(|param| &param.wire);
    }
    let puts: Vec<TokenStream> = params
        .into_iter()
        .map(|param| match &param.fixed {
            None => Member::from(param).put(context),
            Some(fixed) => {
                let (wire, fixed) = (&param.wire, literal(fixed, None));
                quote!(map.serialize_entry(#wire, &#fixed)?;)
            }
        })
        .collect();
    let mutable = (!puts.is_empty()).then(|| quote!(mut));
    let given: Vec<&Param> = method.given().collect();
    let read = read(name, given, &constants(method), context);
    quote! {
        impl rt::Serialize for #name {
            fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                use rt::SerializeMap as _;
                let #mutable map = serializer.serialize_map(None)?;
                #(#puts)*
                map.end()
            }
        }
        #read
    }
}
