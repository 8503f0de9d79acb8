//! Pairing of the old API's items with the new one's.
//!
//! Methods are paired by wire name, types by Rust name. A type whose name is gone may be used under another name at the
//! same places; if most of it is still there, it was renamed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::ir::{Api, Method, Param, Payload, Type, TypeDef, TypeKind, TypedError};

/// A method, by the indices of its document and in it.
pub(super) type Id = (usize, usize);

/// The paired items of two APIs.
pub(super) struct Pairs {
    /// Documents, old with new.
    pub(super) documents: Vec<(usize, usize)>,
    /// Methods, old with new.
    pub(super) methods: Vec<(Id, Id)>,
    /// Methods of the old API only.
    pub(super) removed: Vec<Id>,
    /// Methods of the new API only.
    pub(super) added: Vec<Id>,
    /// The new type of an old one. Several old ones may have become one.
    types: BTreeMap<usize, usize>,
}

impl Pairs {
    pub(super) fn of(old: &Api, new: &Api) -> Self {
        let mut pairs = Self {
            documents: documents(old, new),
            methods: Vec::new(),
            removed: Vec::new(),
            added: Vec::new(),
            types: BTreeMap::new(),
        };
        pairs.pair_methods(old, new);
        pairs.pair_types(old, new);
        pairs
    }

    /// An old type's counterpart.
    pub(super) fn new_of(&self, old: usize) -> Option<usize> {
        self.types.get(&old).copied()
    }

    /// The types that remain, old with new.
    pub(super) fn types(&self) -> impl Iterator<Item = (usize, usize)> {
        self.types.iter().map(|(old, new)| (*old, *new))
    }

    fn pair_methods(&mut self, old: &Api, new: &Api) {
        let mut open: Vec<Id> = ids(old);
        let mut left: Vec<Id> = ids(new);
        let documents = self.documents.clone();
        let together = |a: Id, b: Id| documents.contains(&(a.0, b.0));
        type Rule<'a> = &'a dyn Fn(Id, Id, &Method, &Method) -> bool;
        let rules: [Rule<'_>; 3] = [
            &|a, b, one, other| one.wire == other.wire && together(a, b),
            &|_, _, one, other| one.wire == other.wire,
            // The same struct and function under another wire name.
            &|a, b, one, other| {
                together(a, b) && one.name == other.name && one.functions == other.functions
            },
        ];
        for rule in rules {
            open.retain(|a| {
                let Some(one) = method(old, *a) else {
                    return false;
                };
                let fits = |b: &Id| method(new, *b).is_some_and(|other| rule(*a, *b, one, other));
                let Some(found) = left.iter().position(fits) else {
                    return true;
                };
                self.methods.push((*a, left.remove(found)));
                false
            });
        }
        self.methods.sort_unstable();
        (self.removed, self.added) = (open, left);
    }

    fn pair_types(&mut self, old: &Api, new: &Api) {
        let by_name: BTreeMap<&str, usize> = (0..)
            .zip(&new.types)
            .map(|(index, def)| (def.name.as_str(), index))
            .collect();
        let mut open: VecDeque<(usize, usize)> = VecDeque::new();
        for (index, def) in (0..).zip(&old.types) {
            if let Some(found) = by_name.get(def.name.as_str()) {
                self.types.insert(index, *found);
                open.push_back((index, *found));
            }
        }
        let mut found = Vec::new();
        for (a, b) in &self.methods {
            if let (Some(a), Some(b)) = (method(old, *a), method(new, *b)) {
                places_of_methods(a, b, &mut |a, b| meet(a, b, &mut found));
            }
        }
        loop {
            for (a, b) in std::mem::take(&mut found) {
                let (Some(one), Some(other)) = (old.types.get(a), new.types.get(b)) else {
                    continue;
                };
                if !self.types.contains_key(&a) && are_alike(one, other) {
                    self.types.insert(a, b);
                    open.push_back((a, b));
                }
            }
            let Some((a, b)) = open.pop_front() else {
                return;
            };
            if let (Some(one), Some(other)) = (old.types.get(a), new.types.get(b)) {
                places_of_types(&one.kind, &other.kind, &mut |a, b| meet(a, b, &mut found));
            }
        }
    }
}

/// Pairs documents with modules of the same name; and if one is left on each side, these two.
fn documents(old: &Api, new: &Api) -> Vec<(usize, usize)> {
    let mut left: Vec<usize> = (0..new.documents.len()).collect();
    let mut alone = Vec::new();
    let mut pairs = Vec::new();
    for (index, document) in old.documents.iter().enumerate() {
        let same = |other: &usize| {
            let other = new.documents.get(*other);
            other.is_some_and(|other| other.module == document.module)
        };
        match left.iter().position(same) {
            Some(found) => pairs.push((index, left.remove(found))),
            None => alone.push(index),
        }
    }
    if let ([one], [other]) = (alone.as_slice(), left.as_slice()) {
        pairs.push((*one, *other));
    }
    pairs
}

fn ids(api: &Api) -> Vec<Id> {
    let documents = api.documents.iter().enumerate();
    documents
        .flat_map(|(index, document)| {
            (0..document.methods.len()).map(move |method| (index, method))
        })
        .collect()
}

/// Looks a method up.
pub(super) fn method(api: &Api, (document, method): Id) -> Option<&Method> {
    api.documents.get(document)?.methods.get(method)
}

/// Visits the types at the same places of two methods.
fn places_of_methods(old: &Method, new: &Method, visit: &mut dyn FnMut(&Type, &Type)) {
    places_of_params(&old.params, &new.params, visit);
    if let (Some(old), Some(new)) = (&old.output, &new.output) {
        visit(old, new);
    }
    for (old, new) in same_errors(old, new) {
        if let (Some(old), Some(new)) = (&old.data, &new.data) {
            visit(old, new);
        }
    }
    for stream in &old.streams {
        if let Some(other) = new.streams.iter().find(|other| other.name == stream.name) {
            visit(&stream.item, &other.item);
            if let (Some(old), Some(new)) = (&stream.call, &other.call) {
                places_of_params(&old.params, &new.params, visit);
            }
        }
    }
}

/// The errors that both versions of a method type, by their codes, and the names of those that share one.
pub(super) fn same_errors<'a>(
    old: &'a Method,
    new: &'a Method,
) -> impl Iterator<Item = (&'a TypedError, &'a TypedError)> {
    let list = |method: &'a Method| {
        method
            .typed_errors
            .iter()
            .flat_map(|errors| &errors.variants)
    };
    list(old).filter_map(move |error| {
        let of_code = || list(new).filter(|other| other.code == error.code);
        let same = of_code().find(|other| other.name == error.name);
        let same = same.or_else(|| of_code().next().filter(|_| of_code().count() == 1));
        Some((error, same?))
    })
}

fn places_of_params(old: &[Param], new: &[Param], visit: &mut dyn FnMut(&Type, &Type)) {
    for (place, param) in old.iter().enumerate() {
        let by_name = new.iter().find(|other| other.wire == param.wire);
        if let Some(other) = by_name.or_else(|| new.get(place)) {
            visit(&param.ty, &other.ty);
        }
    }
}

/// Visits the types at the same places of two types.
fn places_of_types(old: &TypeKind, new: &TypeKind, visit: &mut dyn FnMut(&Type, &Type)) {
    match (old, new) {
        (TypeKind::Struct(old), TypeKind::Struct(new)) => {
            for field in &old.fields {
                if let Some(other) = new.fields.iter().find(|other| other.wire == field.wire) {
                    visit(&field.ty, &other.ty);
                }
            }
        }
        (TypeKind::Union(old), TypeKind::Union(new)) => {
            for (place, variant) in old.variants.iter().enumerate() {
                let by_name = new.variants.iter().find(|other| other.name == variant.name);
                let other = by_name.or_else(|| new.variants.get(place));
                if let (Payload::Type(old), Some(Payload::Type(new))) =
                    (&variant.payload, other.map(|other| &other.payload))
                {
                    visit(old, new);
                }
            }
        }
        _ => {}
    }
}

/// Collects the generated types at the same places of two types.
fn meet(old: &Type, new: &Type, found: &mut Vec<(usize, usize)>) {
    match (old, new) {
        (Type::Named(old), Type::Named(new)) => found.push((*old, *new)),
        (Type::Map(old_key, old), Type::Map(new_key, new)) => {
            meet(old_key, new_key, found);
            meet(old, new, found);
        }
        (Type::Tuple(old), Type::Tuple(new)) => {
            let items = old.iter().zip(new);
            items.for_each(|(old, new)| meet(old, new, found));
        }
        (
            Type::List(old) | Type::Packed(old) | Type::Array(old, _),
            Type::List(new) | Type::Packed(new) | Type::Array(new, _),
        ) => meet(old, new, found),
        (Type::Option(old) | Type::Boxed(old), new) => meet(old, new, found),
        (old, Type::Option(new) | Type::Boxed(new)) => meet(old, new, found),
        _ => {}
    }
}

/// Whether two types share at least half of their parts.
fn are_alike(old: &TypeDef, new: &TypeDef) -> bool {
    let half = |old: BTreeSet<String>, new: BTreeSet<String>| {
        old.intersection(&new).count() * 2 >= old.len().max(new.len())
    };
    match (&old.kind, &new.kind) {
        (TypeKind::Struct(old), TypeKind::Struct(new)) => {
            let keys = |of: &crate::ir::Struct| {
                let fields = of.fields.iter().map(|field| field.wire.clone());
                let constants = of.constants.iter().map(|constant| constant.wire.clone());
                fields.chain(constants).collect()
            };
            half(keys(old), keys(new))
        }
        (TypeKind::Enum(old), TypeKind::Enum(new)) => {
            let values = |of: &crate::ir::Enum| {
                of.values
                    .iter()
                    .map(|(value, _)| value.to_string())
                    .collect()
            };
            half(values(old), values(new))
        }
        (TypeKind::Union(old), TypeKind::Union(new)) => {
            let names = |of: &crate::ir::Union| {
                of.variants
                    .iter()
                    .map(|variant| variant.name.to_string())
                    .collect()
            };
            // Variants may be named after the union.
            half(names(old), names(new)) || old.variants.len() == new.variants.len()
        }
        (TypeKind::Text, TypeKind::Text) => true,
        _ => false,
    }
}
