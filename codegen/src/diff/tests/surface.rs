//! What generated code offers to its callers, read from the code itself.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Fields, Item, Visibility};

use super::Side;
use crate::diagnostic::Diagnostics;
use crate::document::Spec;
use crate::{Layout, Runtime, Settings, generate};

/// What code that compiled against the old client may have used, and the new one hasn't.
pub(super) fn missing(old: &Side, new: &Side) -> Vec<String> {
    let def = |side: &Side, name: &str| {
        let types = side.api.types.iter();
        let mut sent = types.filter_map(|def| (def.name.as_str() == name).then_some(def.sent));
        sent.next()
    };
    let gone = old.surface.difference(&new.surface).filter(|item| {
        let of = item.strip_prefix("new of types::");
        let of = of.or_else(|| item.strip_prefix("Default of types::"));
        let name = of.and_then(|rest| rest.split([':', '(']).next());
        // Only mock nodes make what only nodes send.
        name.is_none_or(|name| match (def(old, name), def(new, name)) {
            (Some(before), Some(now)) => before && now,
            _ => true,
        })
    });
    gone.cloned().collect()
}

/// Each item that callers can use, with what it takes and gives.
pub(super) fn of(spec: &Spec) -> BTreeSet<String> {
    let settings = Settings::new(
        "client",
        Runtime::Path("::polyrpc".to_owned()),
        Layout::OneFile,
    );
    let output = generate(spec, &settings, &mut Diagnostics::default());
    let code = output.files.values().next().unwrap();
    let file = syn::parse_file(code).unwrap();
    let mut found = BTreeSet::new();
    walk(&file.items, "", &mut found);
    found
}

/// The items of a module, named by where callers find them: submodules that are not public are re-exported.
fn walk(items: &[Item], path: &str, found: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Mod(inner) => {
                let public = matches!(inner.vis, Visibility::Public(_));
                let path = match public {
                    true if path.is_empty() => inner.ident.to_string(),
                    true => format!("{path}::{}", inner.ident),
                    false => path.to_owned(),
                };
                let items = inner.content.iter().flat_map(|(_, items)| items);
                walk(&items.cloned().collect::<Vec<_>>(), &path, found);
            }
            Item::Struct(item) => {
                let name = format!("{path}::{}", item.ident);
                derives(&item.attrs, &name, found);
                fields(&item.fields, &name, found);
                found.insert(format!("struct {name}"));
            }
            Item::Enum(item) => {
                let name = format!("{path}::{}", item.ident);
                derives(&item.attrs, &name, found);
                for variant in &item.variants {
                    found.insert(format!(
                        "{name}::{} {}",
                        variant.ident,
                        plain(&variant.fields)
                    ));
                }
                found.insert(format!("enum {name}"));
            }
            Item::Impl(item) => implementation(item, path, found),
            Item::Macro(item) => macros(item, path, found),
            _ => {}
        }
    }
}

/// The macros of the runtime: the functions and conversions that come with their rows, which themselves are the wire's.
fn macros(item: &syn::ItemMacro, path: &str, found: &mut BTreeSet<String>) {
    let name = item.mac.path.segments.last().unwrap().ident.to_string();
    let tokens = item.mac.tokens.to_string();
    let of = tokens.split_whitespace().next().unwrap_or_default();
    match name.as_str() {
        "object" | "positional" => {}
        "union" => {
            let rows = rows(&item.mac.tokens);
            let types = rows.iter().filter_map(|row| row.split_once(" : "));
            let types = types.filter_map(|(_, ty)| ty.split(" as ").next());
            found.extend(types.map(|ty| {
                format!(
                    "From<{}> for {path}::{of}",
                    plain(&ty.parse::<TokenStream>().unwrap())
                )
            }));
        }
        "texts" | "numbers" => {
            found.insert(format!("{name} of {path}::{of}"));
            if tokens.contains(',') {
                found.insert(format!("names of {path}::{of}"));
            }
        }
        // `client!`, or the parts of the runtime that are compiled with it.
        _ => {
            found.insert(format!("{path} {}", plain(&without_docs(item))));
        }
    }
}

/// The rows in the braces of a macro.
fn rows(tokens: &TokenStream) -> Vec<String> {
    let body = tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    let body: Vec<TokenTree> = body.unwrap_or_default().into_iter().collect();
    let rows = body.split(|token| matches!(token, TokenTree::Punct(end) if end.as_char() == ';'));
    rows.map(|row| row.iter().cloned().collect::<TokenStream>().to_string())
        .collect()
}

fn without_docs(item: &syn::ItemMacro) -> String {
    let text = item.mac.to_token_stream().to_string();
    text.rsplit(']').next().unwrap_or_default().to_owned()
}

fn fields(fields: &Fields, name: &str, found: &mut BTreeSet<String>) {
    for field in fields {
        let field_name = field.ident.as_ref().map(ToString::to_string);
        found.insert(format!(
            "{name}.{}: {}",
            field_name.unwrap_or_default(),
            plain(&field.ty)
        ));
    }
}

fn derives(attributes: &[syn::Attribute], name: &str, found: &mut BTreeSet<String>) {
    for attribute in attributes
        .iter()
        .filter(|found| found.path().is_ident("derive"))
    {
        let list = attribute.meta.require_list().unwrap().tokens.to_string();
        for derived in list.split(',') {
            found.insert(format!("{} of {name}", derived.trim()));
        }
    }
}

fn implementation(item: &syn::ItemImpl, path: &str, found: &mut BTreeSet<String>) {
    let name = plain(&item.self_ty);
    let name = if path == "client" {
        name
    } else {
        format!("{path}::{name}")
    };
    let of_trait = item.trait_.as_ref().map(|of| plain(&of.0));
    if let Some(of_trait) = &of_trait
        && of_trait.starts_with("From<")
    {
        found.insert(format!("{of_trait} for {name}"));
    }
    for inner in &item.items {
        match inner {
            syn::ImplItem::Fn(function) if of_trait.is_none() => {
                // With their names, because two of one type may change places.
                let inputs = function.sig.inputs.iter().map(plain);
                let inputs: Vec<String> = inputs.collect();
                let ident = &function.sig.ident;
                found.insert(format!(
                    "{ident} of {name}({}) {}",
                    inputs.join(", "),
                    plain(&function.sig.output)
                ));
            }
            // How it is written is the wire's.
            syn::ImplItem::Type(ty)
                if of_trait.as_deref() == Some("polyrpc::Method") && ty.ident == "Output" =>
            {
                found.insert(format!("{name} answers {}", plain(&ty.ty)));
            }
            syn::ImplItem::Type(ty)
                if of_trait.as_deref() == Some("polyrpc::Subscribe") && ty.ident == "Item" =>
            {
                found.insert(format!("{name} gives {}", plain(&ty.ty)));
            }
            _ => {}
        }
    }
}

/// Tokens as text, the paths of modules left out.
fn plain(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let text = text.replace("types ::", "").replace(' ', "");
    text.trim_start_matches("::").to_owned()
}
