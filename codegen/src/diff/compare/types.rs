//! Comparison of types.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Breaks, Compare, NOTHING, SOURCE};
use crate::diff::member::Ways;
use crate::diff::{Kind, Place};
use crate::ir::{TypeDef, TypeKind};

/// A type of the old API and its counterpart.
pub(super) struct Twins<'a> {
    /// The indices in the old API and in the new one.
    pub(super) ids: (usize, usize),
    pub(super) old: &'a TypeDef,
    pub(super) new: &'a TypeDef,
    /// The directions in which its values went and still go.
    pub(super) ways: Ways,
}

impl Compare<'_> {
    pub(super) fn types(&mut self) {
        let sides = self.sides;
        for (a, b) in sides.pairs.types() {
            if let (Some(old), Some(new)) = (sides.old.types.get(a), sides.new.types.get(b)) {
                let ways = Ways {
                    sent: old.sent && new.sent,
                    received: old.received && new.received,
                    wires: self.reach[0].wires(a).and(self.reach[1].wires(b)),
                };
                let ids = (a, b);
                self.twins(&Twins {
                    ids,
                    old,
                    new,
                    ways,
                });
            }
        }
        for (index, def) in (0..).zip(&sides.old.types) {
            // Types removed with the methods that used them are named there.
            let with_methods = self.reach[0].gone_with(index).is_some();
            if sides.pairs.new_of(index).is_none() && !with_methods {
                let place = self.reach[0].place(index, def.name.to_string());
                self.note(place, Kind::Removed, (None, None), SOURCE);
            }
        }
        let known: BTreeSet<usize> = sides.pairs.types().map(|(_, new)| new).collect();
        for (index, def) in (0..).zip(&sides.new.types) {
            let place = self.reach[1].place(index, def.name.to_string());
            // Types that methods use are reported by their holders.
            if place.methods == 0 && !known.contains(&index) {
                self.note(place, Kind::Added, (None, None), NOTHING);
            }
        }
    }

    fn twins(&mut self, twins: &Twins<'_>) {
        let place = self.place(twins);
        self.note_name(&place, twins.old.name.as_str(), twins.new.name.as_str());
        self.note_docs(&place, &twins.old.docs, &twins.new.docs);
        match (&twins.old.kind, &twins.new.kind) {
            (TypeKind::Struct(old), TypeKind::Struct(new)) => self.objects(twins, old, new),
            (TypeKind::Union(old), TypeKind::Union(new)) => self.unions(twins, old, new),
            (TypeKind::Enum(old), TypeKind::Enum(new)) if is_text(old) == is_text(new) => {
                self.enums(twins, old, new);
            }
            (TypeKind::Text, TypeKind::Text) => {}
            (old, new) => {
                let (a, b) = twins.ids;
                let (sent, received) = (twins.ways.sent, twins.ways.received);
                let breaks = Breaks {
                    source: true,
                    wire: received && !self.sides.received().reads_definition(a, b)
                        || sent && !self.sides.sent().reads_definition(b, a),
                };
                let words = (Some(shape(old)), Some(shape(new)));
                self.note(place, Kind::Shape, words, breaks);
            }
        }
    }

    /// The place of a type.
    pub(super) fn place(&self, twins: &Twins<'_>) -> Place {
        self.reach[0].place(twins.ids.0, twins.old.name.to_string())
    }

    /// The place of a type's part: a field behind a dot, a variant behind `::`.
    pub(super) fn place_in(&self, twins: &Twins<'_>, between: &str, part: &str) -> Place {
        let path = format!("{}{between}{part}", twins.old.name);
        self.reach[0].place(twins.ids.0, path)
    }

    /// Records the removal of something generated along with a type.
    pub(super) fn lost(&mut self, twins: &Twins<'_>, what: String) {
        let place = self.place(twins);
        self.note(place, Kind::Loses, (Some(what), None), SOURCE);
    }
}

fn shape(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Struct(_) => "an object",
        TypeKind::Union(_) => "one of several shapes",
        TypeKind::Enum(values) if is_text(values) => "one of several texts",
        TypeKind::Enum(_) => "one of several numbers",
        TypeKind::Text => "a text of its own",
    }
    .to_owned()
}

pub(super) fn is_text(values: &crate::ir::Enum) -> bool {
    let mut values = values.values.iter().map(|(value, _)| value);
    values.all(Value::is_string)
}
