//! Pages: the row by which a method's call streams a long list.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Context;
use crate::ir::pages::{
    By, Item, Pages, Path, is_converted, item, may_be_absent, may_be_left_out, param, walk,
};
use crate::ir::{Method, Param, Scalar, Type, TypeDef, TypeKind};

/// The `Paged` impl of a method whose document says how it gives pages.
pub(super) fn emit(method: &Method, context: &Context<'_>) -> Option<TokenStream> {
    let (pages, output) = (method.pages.as_ref()?, method.output.as_ref()?);
    let types = &context.api.types;
    let list = walk(types, output, &pages.items)?;
    let (param, group) = param(method, &context.api.groups, &pages.param)?;
    let (name, field) = (&method.name, &param.name);
    let group = group.map(|group| {
        let field = &group.field;
        quote!(#field.)
    });
    let item = match item(list.ty)? {
        Item::One(item) => context.rust(item),
        Item::Pair(key, value) => {
            let (key, value) = (context.rust(key), context.rust(value));
            quote!((#key, #value))
        }
    };
    let items = match list.ty {
        Type::Map(..) => {
            let map = taken(&list);
            quote!(#map.into_iter().collect())
        }
        _ => taken(&list),
    };
    let at = quote!(call.#group #field);
    let is_first = matches!(pages.by, By::Page(_)) && may_be_left_out(param);
    let first = match pages.by {
        By::Page(first) if is_first => {
            let first = Literal::u64_unsuffixed(first);
            Some(quote!(first(#first) = #group #field;))
        }
        _ => None,
    };
    let (next, uses_call) = next(
        pages,
        (&list, output),
        (at, may_be_left_out(param)),
        context,
    )?;
    let next = match is_into(param, pages, output, context) {
        true => quote!(Into::into(#next)),
        false => next,
    };
    let next = match may_be_left_out(param) {
        true => quote!(Some(#next)),
        false => next,
    };
    let next = match &pages.more {
        Some(more) => {
            let more = found(&walk(types, output, more)?, Last::Copied);
            quote!(rt::when(#more).and(Some(#next))?)
        }
        None => next,
    };
    let call = if uses_call { quote!(call) } else { quote!(_) };
    Some(quote! {
        rt::paged! { #name: #item {
            items(page) = #items;
            #group #field(#call, page) = #next;
            #first
        } }
    })
}

/// Whether the cursor is what a variant of the parameter's union holds.
fn is_into(param: &Param, pages: &Pages, output: &Type, context: &Context<'_>) -> bool {
    let types = &context.api.types;
    let list = || walk(types, output, &pages.items);
    let cursor = match &pages.by {
        By::Next(pointer) => walk(types, output, pointer),
        By::Last(pointer) => list().and_then(|list| match item(list.ty)? {
            Item::One(item) => walk(types, item, pointer),
            Item::Pair(..) => None,
        }),
        _ => None,
    };
    cursor.is_some_and(|cursor| is_converted(types, param, &cursor))
}

/// What the parameter is for the next page, in a function that returns an `Option`; and whether it goes by that of the last one.
fn next(
    pages: &Pages,
    (list, output): (&Path<'_>, &Type),
    (at, is_option): (TokenStream, bool),
    context: &Context<'_>,
) -> Option<(TokenStream, bool)> {
    let types = &context.api.types;
    let items = found(list, Last::Borrowed);
    let of_last = |pointer| match item(list.ty)? {
        Item::One(item) => walk(types, item, pointer),
        Item::Pair(..) => None,
    };
    let number = |first: u64| {
        let first = Literal::u64_unsuffixed(first);
        match is_option {
            true => quote!(#at.unwrap_or(#first)),
            false => at.clone(),
        }
    };
    let (next, uses_call) = match &pages.by {
        By::Next(pointer) => {
            let path = walk(types, output, pointer)?;
            let next = found(&path, Last::Cloned);
            match is_text(types, path.ty) {
                true => (quote!(rt::not_blank(#next)?), false),
                false => (next, false),
            }
        }
        By::Last(pointer) => {
            let path = of_last(pointer)?;
            (
                found_in(&quote!(#items.last()?), &path, Last::Cloned),
                false,
            )
        }
        By::After(pointer) => {
            let path = of_last(pointer)?;
            let last = found_in(&quote!(#items.last()?), &path, Last::Copied);
            (quote!(rt::following(#last)?), false)
        }
        By::Items => {
            let at = number(0);
            (quote!(rt::stepped(#at, #items.len())?), true)
        }
        By::Page(first) => {
            let at = number(*first);
            (quote!(rt::stepped(#at, #items.len().min(1))?), true)
        }
    };
    let Some(total) = &pages.total else {
        return Some((next, uses_call));
    };
    let path = walk(types, output, total)?;
    let total = match path.fields.last().is_some_and(|field| may_be_absent(field)) {
        true => found(&path, Last::Option),
        false => {
            let total = found(&path, Last::Copied);
            quote!(Some(#total))
        }
    };
    // The number of the first page that isn't there any more.
    let total = match pages.by {
        By::Page(first) if first > 0 => {
            let first = Literal::u64_unsuffixed(first);
            quote!(#total.map(|pages| pages.saturating_add(#first)))
        }
        _ => total,
    };
    Some((quote!(rt::below(#next, #total)?), uses_call))
}

/// Whether a type is a plain text, under a name of its own or not.
fn is_text(types: &[TypeDef], ty: &Type) -> bool {
    match ty {
        Type::Scalar(Scalar::String) => true,
        Type::Named(index) => {
            let def = types.get(*index);
            def.is_some_and(|def| matches!(def.kind, TypeKind::Text))
        }
        _ => false,
    }
}

/// How what a path leads to is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// As a reference, or for a function by it.
    Borrowed,
    Copied,
    Cloned,
    /// Copied, and absent where it is absent.
    Option,
}

/// What a path leads to in `page`, which is a reference. Where something on the way is absent, the function returns `None`.
fn found(path: &Path<'_>, last: Last) -> TokenStream {
    found_in(&quote!(page), path, last)
}

fn found_in(root: &TokenStream, path: &Path<'_>, last: Last) -> TokenStream {
    let mut place = root.clone();
    if path.from_option {
        place = quote!(#place.as_ref()?);
    }
    let Some((end, way)) = path.fields.split_last() else {
        return match last {
            Last::Cloned => quote!(Clone::clone(#place)),
            Last::Copied | Last::Option => quote!(*#place),
            Last::Borrowed => place,
        };
    };
    for field in way {
        let name = &field.name;
        place = match may_be_absent(field) {
            true => quote!(#place.#name.as_ref()?),
            false => quote!(#place.#name),
        };
    }
    let name = &end.name;
    match (last, may_be_absent(end)) {
        (Last::Borrowed, true) => quote!(#place.#name.as_ref()?),
        (Last::Borrowed, false) | (Last::Copied, false) | (Last::Option, _) => quote!(#place.#name),
        (Last::Copied, true) => quote!(#place.#name?),
        (Last::Cloned, true) => quote!(Clone::clone(&#place.#name)?),
        (Last::Cloned, false) => quote!(Clone::clone(&#place.#name)),
    }
}

/// What a path leads to in `page`, which is the caller's own; an empty one where it is absent.
fn taken(path: &Path<'_>) -> TokenStream {
    let mut place = quote!(page);
    let mut is_option = path.from_option;
    for field in &path.fields {
        let name = &field.name;
        place = match (is_option, may_be_absent(field)) {
            (false, _) => quote!(#place.#name),
            (true, true) => quote!(#place.and_then(|part| part.#name)),
            (true, false) => quote!(#place.map(|part| part.#name)),
        };
        is_option |= may_be_absent(field);
    }
    match is_option {
        true => quote!(#place.unwrap_or_default()),
        false => place,
    }
}
