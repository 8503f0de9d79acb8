//! Which methods a type is reached from, and which of them is nearest.

use std::collections::BTreeSet;

use super::Place;
use crate::ir::{Api, Document, Method, Type, members, named};

/// For every type, by its index, how methods reach it.
pub(super) struct Reach(Vec<Reached>);

/// How methods reach a type.
#[derive(Clone, Debug, Default)]
pub(super) struct Reached {
    /// How far the nearest is, and what it is called.
    nearest: Option<(usize, String)>,
    /// The methods, by document and method.
    pub(super) by: BTreeSet<(usize, usize)>,
}

impl Reach {
    pub(super) fn of(api: &Api) -> Self {
        let mut reach = Self(vec![Reached::default(); api.types.len()]);
        for (place, document) in api.documents.iter().enumerate() {
            for (number, method) in document.methods.iter().enumerate() {
                let label = label(api, document, method);
                reach.walk(api, method, (place, number), &label);
            }
        }
        reach
    }

    /// From the method outwards, a step at a time.
    fn walk(&mut self, api: &Api, method: &Method, id: (usize, usize), label: &str) {
        let mut open: Vec<usize> = Vec::new();
        of_method(method).for_each(|ty| named(ty, &mut open));
        let mut steps = 0;
        while !open.is_empty() {
            let mut next = Vec::new();
            for index in open {
                let Some(reached) = self.0.get_mut(index) else {
                    continue;
                };
                if !reached.by.insert(id) {
                    continue;
                }
                let own = (steps, label.to_owned());
                if reached
                    .nearest
                    .as_ref()
                    .is_none_or(|nearest| own < *nearest)
                {
                    reached.nearest = Some(own);
                }
                let held = api.types.get(index).into_iter();
                held.flat_map(|def| members(&def.kind))
                    .for_each(|ty| named(ty, &mut next));
            }
            open = next;
            steps += 1;
        }
    }

    /// How a type is reached.
    pub(super) fn get(&self, index: usize) -> Option<&Reached> {
        self.0.get(index)
    }

    /// The place of a type, or of a part of it.
    pub(super) fn place(&self, index: usize, path: String) -> Place {
        let reached = self.get(index);
        Place {
            method: reached.and_then(|reached| Some(reached.nearest.clone()?.1)),
            path: Some(path),
            methods: reached.map_or(0, |reached| reached.by.len()),
        }
    }
}

/// What a method is called: by its wire name, which documents with clients of their own may share.
pub(super) fn label(api: &Api, document: &Document, method: &Method) -> String {
    if api.several_clients {
        format!("{}/{}", document.module.bare(), method.wire)
    } else {
        method.wire.clone()
    }
}

/// The types that a method sends and answers.
pub(super) fn of_method(method: &Method) -> impl Iterator<Item = &Type> {
    let params = method.params.iter().map(|param| &param.ty);
    let items = method.streams.iter().map(|stream| &stream.item);
    params.chain(&method.output).chain(items)
}
