//! Reachability of types from methods, and the nearest method.

use std::collections::BTreeSet;

use super::member::Wires;
use super::pair::Id;
use super::{Place, Subject};
use crate::ir::{Api, Document, Method, Type, TypedErrors, Wire, members, named};

/// How methods reach each type, by its index.
pub(super) struct Reach(Vec<Reached>);

/// How methods reach a type.
#[derive(Clone, Debug, Default)]
struct Reached {
    /// The nearest method: distance, name and id.
    nearest: Option<(usize, String, Id)>,
    /// The last method that reached it.
    last: Option<Id>,
    /// The number of methods.
    methods: usize,
    /// How many of them are removed.
    removed: usize,
    /// Their wire formats.
    wires: Wires,
}

impl Reach {
    pub(super) fn of(api: &Api, removed: &[Id]) -> Self {
        let removed: BTreeSet<&Id> = removed.iter().collect();
        let mut reach = Self(vec![Reached::default(); api.types.len()]);
        for (place, document) in api.documents.iter().enumerate() {
            for (number, method) in document.methods.iter().enumerate() {
                let label = label(api, document, method);
                let id = (place, number);
                reach.walk(api, method, (id, removed.contains(&id)), &label);
            }
        }
        reach
    }

    /// Breadth-first walk from a method.
    fn walk(&mut self, api: &Api, method: &Method, (id, is_removed): (Id, bool), label: &str) {
        let mut open: Vec<usize> = Vec::new();
        of_method(method).for_each(|ty| named(ty, &mut open));
        let mut steps = 0;
        while !open.is_empty() {
            let mut next = Vec::new();
            for index in open {
                let Some(reached) = self.0.get_mut(index) else {
                    continue;
                };
                if reached.last.replace(id) == Some(id) {
                    continue;
                }
                reached.methods += 1;
                reached.removed += usize::from(is_removed);
                reached.wires = reached.wires.or(Wires::of(method.format));
                let nearest = reached.nearest.as_ref();
                if nearest.is_none_or(|(far, other, _)| (steps, label) < (*far, other.as_str())) {
                    reached.nearest = Some((steps, label.to_owned(), id));
                }
                let held = api.types.get(index).into_iter();
                held.flat_map(|def| members(&def.kind))
                    .for_each(|ty| named(ty, &mut next));
            }
            open = next;
            steps += 1;
        }
    }

    /// A type's wire formats; JSON where no method uses it.
    pub(super) fn wires(&self, index: usize) -> Wires {
        let reached = self.0.get(index).filter(|reached| reached.methods > 0);
        reached.map_or(Wires::of(Wire::default()), |reached| reached.wires)
    }

    /// The nearest method of a type whose methods are all removed.
    pub(super) fn gone_with(&self, index: usize) -> Option<Id> {
        let reached = self.0.get(index)?;
        let (_, _, nearest) = reached.nearest.as_ref()?;
        (reached.removed == reached.methods).then_some(*nearest)
    }

    /// The place of a type, or of a part of it.
    pub(super) fn place(&self, index: usize, path: String) -> Place {
        let reached = self.0.get(index);
        Place {
            method: reached.and_then(|reached| Some(reached.nearest.clone()?.1)),
            path: Some(path),
            methods: reached.map_or(0, |reached| reached.methods),
            of: Subject::Type,
        }
    }
}

/// A method's display name: its wire name, qualified where documents with clients of their own may share it.
pub(super) fn label(api: &Api, document: &Document, method: &Method) -> String {
    if api.several_clients {
        format!("{}/{}", document.module.bare(), method.wire)
    } else {
        method.wire.clone()
    }
}

/// The types of a method's parameters and result, and of its streams' items and own parameters.
pub(super) fn of_method(method: &Method) -> impl Iterator<Item = &Type> {
    let params = method.params.iter().map(|param| &param.ty);
    let streams = method.streams.iter().flat_map(|stream| {
        let own = stream.call.iter().flat_map(|call| &call.params);
        own.map(|param| &param.ty).chain([&stream.item])
    });
    let errors = method.typed_errors.iter().flat_map(TypedErrors::types);
    params.chain(&method.output).chain(streams).chain(errors)
}
