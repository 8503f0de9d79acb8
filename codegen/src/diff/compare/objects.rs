//! Comparison of objects: fields, constant keys, and mutually exclusive keys.

use std::collections::{BTreeMap, BTreeSet};

use super::types::Twins;
use super::{Breaks, Compare, NOTHING, WIRE, code};
use crate::diff::member::{Habit, Member};
use crate::diff::{Kind, rust};
use crate::ir::{Api, Field, MAX_ARGUMENTS, Struct};

impl Compare<'_> {
    pub(super) fn objects(&mut self, twins: &Twins<'_>, old: &Struct, new: &Struct) {
        let pairs = pairs(old, new);
        for (a, b) in &pairs {
            self.field(twins, a, b);
        }
        self.order_of_arguments(twins, (old, new), &pairs);
        if let (Some(was), Some(is)) = (&twins.old.fields, &twins.new.fields) {
            let place = self.place_in(twins, "::", "from");
            self.note_name(&place, was.as_str(), is.as_str());
        }
        let kept: BTreeSet<&str> = pairs.iter().map(|(a, _)| a.wire.as_str()).collect();
        for field in &old.fields {
            if !kept.contains(field.wire.as_str()) {
                self.field_removed(twins, field, new);
            }
        }
        let known: BTreeSet<&str> = pairs.iter().map(|(_, b)| b.wire.as_str()).collect();
        for field in &new.fields {
            if !known.contains(field.wire.as_str()) {
                self.field_added(twins, field, old);
            }
        }
        self.constants(twins, old, new);
        self.exclusive(twins, old, new);
        self.layout(twins, old, new);
        match (&old.extra, &new.extra) {
            (Some(name), None) => {
                self.lost(
                    twins,
                    format!("`{}`, which keeps keys that nodes add", name.name),
                );
            }
            (Some(before), Some(now)) => {
                let place = self.place_in(twins, ".", "x-extra");
                self.note_name(&place, before.name.as_str(), now.name.as_str());
            }
            (None, _) => {}
        }
        let settable = |of: &Struct| {
            let mut fields = of.fields.iter();
            fields.any(|field| !Habit::of(field.presence).argument)
        };
        if twins.old.sent && !twins.new.sent && settable(old) {
            self.lost(
                twins,
                "its setters, because it is no longer sent".to_owned(),
            );
        }
        if twins.new.sent && new.own_setters && !old.own_setters && settable(old) {
            self.lost(
                twins,
                "its generated setters, which are written by hand now".to_owned(),
            );
        }
    }

    fn field(&mut self, twins: &Twins<'_>, old: &Field, new: &Field) {
        let place = self.place_in(twins, ".", &old.wire);
        if old.wire != new.wire {
            let names = (Some(code(&old.wire)), Some(code(&new.wire)));
            let missed = twins.ways.received && Habit::of(old.presence).argument;
            let breaks = Breaks {
                source: false,
                wire: missed || twins.ways.sent,
            };
            self.note(place.clone(), Kind::WireName, names, breaks);
        }
        self.note_name(&place, old.name.as_str(), new.name.as_str());
        let (before, now) = (Member::from(old), Member::from(new));
        if let Some(found) = self.sides.members(before, now, twins.ways) {
            self.note_differs(&place, found);
        }
        self.note_docs(&place, &old.docs, &new.docs);
    }

    /// Compares the order of constructor arguments, which is that of the document's `required`. Where there are many, they are named.
    fn order_of_arguments(
        &mut self,
        twins: &Twins<'_>,
        (old, new): (&Struct, &Struct),
        pairs: &[(&Field, &Field)],
    ) {
        let (before, now) = (old.required_fields(), new.required_fields());
        let has_new = |fields: &[&Field]| fields.len() <= MAX_ARGUMENTS;
        if !twins.new.sent || !has_new(&before) || !has_new(&now) {
            return;
        }
        let place = |fields: &[&Field], wire: &str| fields.iter().position(|one| one.wire == wire);
        let mut both: Vec<(usize, usize, &Field, &Field)> = pairs
            .iter()
            .filter_map(|(a, b)| Some((place(&before, &a.wire)?, place(&now, &b.wire)?, *a, *b)))
            .collect();
        both.sort_by_key(|(was, ..)| *was);
        if both.is_sorted_by_key(|(_, is, ..)| *is) {
            return;
        }
        let list = |names: Vec<&str>| Some(format!("({})", names.join(", ")));
        let was = list(both.iter().map(|(.., old, _)| old.name.as_str()).collect());
        both.sort_by_key(|(_, is, ..)| *is);
        let is = list(both.iter().map(|(.., new)| new.name.as_str()).collect());
        let place = self.place_in(twins, "::", "new");
        self.note(place, Kind::Order, (was, is), super::SOURCE);
    }

    fn field_removed(&mut self, twins: &Twins<'_>, field: &Field, new: &Struct) {
        let constant = new.constant(&field.wire).map(|constant| &constant.value);
        let missed = match constant {
            // The new constant may be invalid for the old type.
            Some(value) => !self.sides.received().reads_value(&field.ty, value),
            None => Habit::of(field.presence).argument,
        };
        let breaks = Breaks {
            source: true,
            wire: twins.ways.received && missed || twins.ways.sent,
        };
        let was = Member::from(field).stored(self.sides.old);
        let place = self.place_in(twins, ".", &field.wire);
        let change = self.note(place, Kind::Removed, (Some(was), None), breaks);
        change.remark = constant.map(|value| format!("always {value} now"));
    }

    fn field_added(&mut self, twins: &Twins<'_>, field: &Field, old: &Struct) {
        let habit = Habit::of(field.presence);
        let constant = old.constant(&field.wire).map(|constant| &constant.value);
        let (refused, misread) = match constant {
            Some(value) => (!self.sides.sent().reads_value(&field.ty, value), true),
            None => (habit.always, false),
        };
        let breaks = Breaks {
            source: habit.argument && twins.old.sent && twins.new.sent,
            wire: twins.ways.sent && refused || twins.ways.received && misread,
        };
        let is = Member::from(field).stored(self.sides.new);
        let place = self.place_in(twins, ".", &field.wire);
        let for_mocks = habit.argument && !breaks.source;
        let change = self.note(place, Kind::Added, (None, Some(is)), breaks);
        change.remark = match constant {
            Some(value) => Some(format!("always {value} before")),
            None => for_mocks.then(|| "`new` takes it, which mock nodes call".to_owned()),
        };
    }

    fn constants(&mut self, twins: &Twins<'_>, old: &Struct, new: &Struct) {
        for constant in &old.constants {
            let place = self.place_in(twins, ".", &constant.wire);
            let was = Some(constant.value.to_string());
            match new.constant(&constant.wire) {
                Some(now) if now.value == constant.value => {}
                Some(now) => {
                    let words = (was, Some(now.value.to_string()));
                    self.note(place, Kind::Constant, words, WIRE);
                }
                None if has(new, &constant.wire) => {}
                None => {
                    let breaks = Breaks {
                        source: false,
                        wire: twins.ways.sent,
                    };
                    self.note(place, Kind::Constant, (was, None), breaks);
                }
            }
        }
        for constant in &new.constants {
            if !has(old, &constant.wire) {
                let place = self.place_in(twins, ".", &constant.wire);
                let breaks = Breaks {
                    source: false,
                    wire: twins.ways.sent,
                };
                let is = Some(constant.value.to_string());
                self.note(place, Kind::Constant, (None, is), breaks);
            }
        }
    }

    /// Compares the order and sizes of fields in packed lists.
    fn layout(&mut self, twins: &Twins<'_>, old: &Struct, new: &Struct) {
        // Where one of them can't be packed, the list itself differs.
        let is_packed = !old.packed.is_empty() && !new.packed.is_empty();
        let same = self.sides.received().has_same_layout(old, new);
        if is_packed && twins.ways.wires.binary && !same {
            let text = |api: &Api, of: &Struct| {
                let fields = of.packed.iter().filter_map(|wire| of.field(wire));
                let keys =
                    fields.map(|field| format!("{}: {}", field.wire, rust::text(api, &field.ty)));
                Some(format!("({})", keys.collect::<Vec<_>>().join(", ")))
            };
            let words = (text(self.sides.old, old), text(self.sides.new, new));
            let breaks = Breaks {
                wire: twins.ways.sent || twins.ways.received,
                ..NOTHING
            };
            let place = self.place(twins);
            self.note(place, Kind::Layout, words, breaks);
        }
    }

    fn exclusive(&mut self, twins: &Twins<'_>, old: &Struct, new: &Struct) {
        let place = self.place(twins);
        let sets = |of: &Struct| -> Vec<BTreeSet<String>> {
            let groups = of.exclusive.iter();
            groups
                .map(|group| group.iter().cloned().collect())
                .collect()
        };
        let (old, new) = (sets(old), sets(new));
        let keys = |group: &BTreeSet<String>| {
            let keys: Vec<&str> = group.iter().map(String::as_str).collect();
            Some(keys.join(", "))
        };
        for group in old.iter().filter(|group| !new.contains(group)) {
            let words = (keys(group), None);
            self.note(place.clone(), Kind::Exclusive, words, NOTHING);
        }
        for group in new.iter().filter(|group| !old.contains(group)) {
            // Programs that respect a wider group respect this one.
            let heeded = old.iter().any(|wider| group.is_subset(wider));
            let breaks = Breaks {
                wire: twins.ways.sent && !heeded,
                ..NOTHING
            };
            let words = (None, keys(group));
            self.note(place.clone(), Kind::Exclusive, words, breaks);
        }
    }
}

/// Pairs the fields that remain: of the same key, or of the same Rust name where neither side has the other's key.
fn pairs<'a>(old: &'a Struct, new: &'a Struct) -> Vec<(&'a Field, &'a Field)> {
    let fresh = new.fields.iter().filter(|other| !has(old, &other.wire));
    let fresh: BTreeMap<&str, &Field> = fresh.map(|other| (other.name.as_str(), other)).collect();
    let by_name = |field: &Field| {
        let free = new.constant(&field.wire).is_none();
        let found = fresh.get(field.name.as_str()).copied();
        found.filter(|_| free)
    };
    let pair = |field: &'a Field| Some((field, new.field(&field.wire).or_else(|| by_name(field))?));
    old.fields.iter().filter_map(pair).collect()
}

/// Whether an object has a key.
fn has(of: &Struct, wire: &str) -> bool {
    of.field(wire).is_some() || of.constant(wire).is_some()
}
