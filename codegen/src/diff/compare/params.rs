//! Comparison of parameters, and their pairing.

use super::groups::path;
use super::methods::within;
use super::{BOTH, Breaks, Compare, SOURCE, WIRE, code};
use crate::diff::member::{Habit, Member, Sides, Ways, Wires};
use crate::diff::{Kind, Place, Subject, rust};
use crate::ir::{Method, Param};
use crate::names::Name;

impl Compare<'_> {
    pub(super) fn params(&mut self, place: &Place, old: &Method, new: &Method) {
        let by_position = !old.format.is_by_name() && !new.format.is_by_name();
        let pairs = pairs(self.sides, old, new, by_position);
        for (a, b) in &pairs {
            if let (Some(a), Some(b)) = (old.params.get(*a), new.params.get(*b)) {
                let ways = Ways {
                    sent: true,
                    received: false,
                    wires: Wires::of(new.format),
                };
                self.param(&at(place, a), (a, b), ways, by_position);
            }
        }
        if let (Some(was), Some(is)) = (&old.fields, &new.fields) {
            let path = |name: &Name| format!("methods::{name}");
            self.note_name(place, &path(was), &path(is));
        }
        self.setters(place, old, new, &pairs);
        self.order(place, old, new, &pairs, by_position);
        for (index, param) in old.params.iter().enumerate() {
            if !pairs.iter().any(|(a, _)| *a == index) {
                let was = Member::from(param).stored(self.sides.old);
                self.note(at(place, param), Kind::Removed, (Some(was), None), BOTH);
            }
        }
        for (index, param) in new.params.iter().enumerate() {
            if pairs.iter().any(|(_, b)| *b == index) {
                continue;
            }
            let habit = Habit::of(param.presence);
            let behind = pairs.iter().filter(|(_, b)| by_position && *b > index);
            let behind = behind
                .min_by_key(|(_, b)| *b)
                .and_then(|(_, b)| new.params.get(*b));
            let breaks = Breaks {
                source: habit.argument,
                wire: habit.always || behind.is_some(),
            };
            let is = Member::from(param).stored(self.sides.new);
            let change = self.note(at(place, param), Kind::Added, (None, Some(is)), breaks);
            change.remark = behind.map(|next| format!("before {}", next.wire));
        }
    }

    fn param(
        &mut self,
        place: &Place,
        (old, new): (&Param, &Param),
        ways: Ways,
        by_position: bool,
    ) {
        if old.wire != new.wire && !by_position {
            let names = (Some(code(&old.wire)), Some(code(&new.wire)));
            self.note(place.clone(), Kind::WireName, names, WIRE);
        }
        let paths = (path(self.sides.old, old), path(self.sides.new, new));
        if paths.0 != paths.1 {
            let paths = (Some(code(&paths.0)), Some(code(&paths.1)));
            let change = self.note(place.clone(), Kind::RustName, paths, SOURCE);
            // Positional arguments have no names, and setters are there whatever holds the parameter.
            let is_moved = old.name == new.name;
            change.remark = (is_moved || Habit::of(new.presence).argument)
                .then(|| "of the field, calls are the same".to_owned());
        }
        let (before, now) = (Member::from(old), Member::from(new));
        if let Some(found) = self.sides.members(before, now, ways) {
            self.note_differs(place, found);
        }
        let text = |param: &Param| param.default.as_ref().map(ToString::to_string);
        self.note_fact(place, Kind::Default, text(old), text(new));
        self.note_docs(place, &old.docs, &new.docs);
    }

    /// Compares setter names, which differ where `Call` has a function of the parameter's name or a new parameter takes
    /// it.
    fn setters(&mut self, place: &Place, old: &Method, new: &Method, pairs: &[(usize, usize)]) {
        let (before, now): (Vec<_>, Vec<_>) = (
            old.setters(&self.sides.old.groups).collect(),
            new.setters(&self.sides.new.groups).collect(),
        );
        for (a, b) in pairs {
            let (Some(a), Some(b)) = (old.params.get(*a), new.params.get(*b)) else {
                continue;
            };
            let was = before.iter().find(|(param, _)| param.wire == a.wire);
            let is = now.iter().find(|(param, _)| param.wire == b.wire);
            if let (Some((_, was)), Some((_, is))) = (was, is)
                && a.name == b.name
            {
                let path = |setter: &Name| format!("Call::{setter}");
                self.note_name(&at(place, a), &path(was), &path(is));
            }
        }
    }

    /// Whether the remaining parameters changed their order, for the node or for the compiler.
    fn order(
        &mut self,
        place: &Place,
        old: &Method,
        new: &Method,
        pairs: &[(usize, usize)],
        by_position: bool,
    ) {
        let moved = |pairs: &mut dyn Iterator<Item = &(usize, usize)>| {
            let places: Vec<usize> = pairs.map(|(_, b)| *b).collect();
            !places.is_sorted()
        };
        let is_argument = |params: &[Param], index: usize| {
            let param = params.get(index);
            param.is_some_and(|param| Habit::of(param.presence).argument)
        };
        let are_named = old.fields.is_some() && new.fields.is_some();
        let mut arguments = pairs
            .iter()
            .filter(|(a, b)| is_argument(&old.params, *a) && is_argument(&new.params, *b));
        let breaks = Breaks {
            source: !are_named && moved(&mut arguments),
            wire: by_position && moved(&mut pairs.iter()),
        };
        if breaks.source || breaks.wire {
            let list = |method: &Method| Some(listed(method));
            self.note(place.clone(), Kind::Order, (list(old), list(new)), breaks);
        }
    }
}

/// Pairs the parameters that remain, in their old order: by wire name, by Rust name, and by position where the types
/// are the same.
fn pairs(sides: Sides<'_>, old: &Method, new: &Method, by_position: bool) -> Vec<(usize, usize)> {
    type Rule<'a> = &'a dyn Fn((usize, &Param), (usize, &Param)) -> bool;
    let rules: [Rule<'_>; 3] = [
        &|(_, a), (_, b)| a.wire == b.wire,
        &|(_, a), (_, b)| a.name == b.name,
        &|(i, a), (j, b)| by_position && i == j && rust::is_same(sides.pairs, &a.ty, &b.ty),
    ];
    let mut open: Vec<(usize, &Param)> = old.params.iter().enumerate().collect();
    let mut left: Vec<(usize, &Param)> = new.params.iter().enumerate().collect();
    let mut pairs = Vec::new();
    for rule in rules {
        open.retain(|one| {
            let found = left.iter().position(|other| rule(*one, *other));
            if let Some(found) = found {
                pairs.push((one.0, left.remove(found).0));
            }
            found.is_none()
        });
    }
    pairs.sort_unstable();
    pairs
}

fn at(place: &Place, param: &Param) -> Place {
    within(place, Subject::Parameter, &format!("({})", param.wire))
}

fn listed(method: &Method) -> String {
    let params = method.params.iter().map(|param| {
        let optional = !Habit::of(param.presence).argument;
        format!("{}{}", param.wire, if optional { "?" } else { "" })
    });
    format!("({})", params.collect::<Vec<_>>().join(", "))
}
