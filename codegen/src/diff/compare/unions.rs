//! Comparison of unions: variants, dispatch, and accessors.

use std::collections::BTreeMap;

use super::types::Twins;
use super::{Breaks, Compare, NOTHING, SOURCE, WIRE};
use crate::diff::member::{Differs, Sides, Ways, Wires};
use crate::diff::{Kind, rust};
use crate::ir::{Api, Field, Payload, Type, TypeKind, Union, Variant};
use crate::scalars::Scalar;

impl Compare<'_> {
    pub(super) fn unions(&mut self, twins: &Twins<'_>, old: &Union, new: &Union) {
        let sides = self.sides;
        let pairs = pairs(sides, old, new);
        let (received, sent) = (twins.ways.received, twins.ways.sent);
        let same = is_same(sides, old, new);
        let is_read = |variant: &Variant| {
            same || !received || sides.received().union_reads_variant(old, variant)
        };
        // Unknown values are kept by the enum alone, but not within the union.
        let misses_values = |a: &Variant, b: &Variant| {
            let mut flow = sides.received();
            let index = old.variants.iter().position(|other| other.name == a.name);
            let alone = index.and_then(|index| flow.values_alone(old, index));
            received && alone.is_some() && !flow.union_reads_variant(old, b)
        };
        let is_taken =
            |variant: &Variant| same || !sent || sides.sent().union_reads_variant(new, variant);
        for (a, b) in &pairs {
            let place = self.place_in(twins, "::", a.name.as_str());
            self.note_name(&place, a.name.as_str(), b.name.as_str());
            let misses_values = misses_values(a, b);
            let breaks_wire = misses_values || !is_read(b) || !is_taken(a);
            let differs = payloads(sides, a, b).map(|found| Differs {
                breaks_wire,
                ..found
            });
            match differs {
                Some(found) => self.note_differs(&place, found),
                None if breaks_wire => {
                    let change = self.note(place.clone(), Kind::Dispatch, (None, None), WIRE);
                    let why = "programs know no values here but those of before";
                    change.remark = misses_values.then(|| why.to_owned());
                }
                None => {}
            }
            self.note_docs(&place, &a.docs, &b.docs);
        }
        for variant in &old.variants {
            if !pairs.iter().any(|(a, _)| a.name == variant.name) {
                let place = self.place_in(twins, "::", variant.name.as_str());
                let breaks = Breaks {
                    source: true,
                    wire: !is_taken(variant),
                };
                let was = text(sides.old, variant);
                self.note(place, Kind::Removed, (Some(was), None), breaks);
            }
        }
        for variant in &new.variants {
            if !pairs.iter().any(|(_, b)| b.name == variant.name) {
                let place = self.place_in(twins, "::", variant.name.as_str());
                let breaks = Breaks {
                    wire: !is_read(variant),
                    ..NOTHING
                };
                let is = text(sides.new, variant);
                self.note(place, Kind::Added, (None, Some(is)), breaks);
            }
        }
        self.lost_with_variants(twins, old, new, &pairs);
    }

    /// Compares what is generated from all variants together, and is lost when one of them has no part in it.
    fn lost_with_variants(
        &mut self,
        twins: &Twins<'_>,
        old: &Union,
        new: &Union,
        pairs: &[(&Variant, &Variant)],
    ) {
        let sides = self.sides;
        if old.unknown && !new.unknown {
            self.lost(twins, "`Unknown`".to_owned());
        }
        let now = conversions(sides.new, new);
        for (rust, variant) in conversions(sides.old, old) {
            // Not reported where the variant itself was removed or holds another type.
            let pair = pairs.iter().find(|(a, _)| a.name == variant.name);
            let unchanged = pair.filter(|(a, b)| match (&a.payload, &b.payload) {
                (Payload::Type(a), Payload::Type(b)) => rust::is_same(sides.pairs, a, b),
                _ => false,
            });
            let gone = |b: &Variant| !now.values().any(|other| other.name == b.name);
            if unchanged.is_some_and(|(_, b)| gone(b)) {
                self.lost(twins, format!("`From<{rust}>`"));
            }
        }
        let now = accessors(sides.new, new);
        for (name, ty) in accessors(sides.old, old) {
            match now.get(name) {
                None => self.lost(twins, format!("`{name}()`")),
                Some(other) if !rust::is_same(sides.pairs, ty, other) => {
                    let place = self.place_in(twins, "::", &format!("{name}()"));
                    let words = (
                        Some(rust::text(sides.old, ty)),
                        Some(rust::text(sides.new, other)),
                    );
                    self.note(place, Kind::Type, words, SOURCE);
                }
                Some(_) => {}
            }
        }
    }
}

/// Pairs the variants that remain: by name and content, by content, by name.
fn pairs<'a>(sides: Sides<'_>, old: &'a Union, new: &'a Union) -> Vec<(&'a Variant, &'a Variant)> {
    let same = |a: &Variant, b: &Variant| holds_same(sides, a, b);
    type Rule<'r> = &'r dyn Fn(&Variant, &Variant) -> bool;
    let rules: [Rule<'_>; 3] = [&|a, b| a.name == b.name && same(a, b), &same, &|a, b| {
        a.name == b.name
    }];
    let mut open: Vec<&Variant> = old.variants.iter().collect();
    let mut left: Vec<&Variant> = new.variants.iter().collect();
    let mut pairs = Vec::new();
    for rule in rules {
        open.retain(|one| {
            let found = left.iter().position(|other| rule(one, other));
            if let Some(found) = found {
                pairs.push((*one, left.remove(found)));
            }
            found.is_none()
        });
    }
    pairs
}

/// Whether all variants hold the same types and are told apart as before.
fn is_same(sides: Sides<'_>, old: &Union, new: &Union) -> bool {
    let mut variants = old.variants.iter().zip(&new.variants);
    old.dispatch == new.dispatch
        && old.variants.len() == new.variants.len()
        && variants.all(|(a, b)| holds_same(sides, a, b))
}

/// Whether two variants hold the same type, in Rust and on the wire.
fn holds_same(sides: Sides<'_>, old: &Variant, new: &Variant) -> bool {
    match (&old.payload, &new.payload) {
        _ if old.key != new.key => false,
        (Payload::Type(old), Payload::Type(new)) => {
            rust::is_same(sides.pairs, old, new) && rust::is_same_on_wire(sides.pairs, old, new)
        }
        (Payload::Constant(old), Payload::Constant(new)) => old == new,
        _ => false,
    }
}

/// How two variants' types differ in Rust or on the wire. Who is affected on the wire depends on the whole union.
fn payloads(sides: Sides<'_>, old: &Variant, new: &Variant) -> Option<Differs> {
    let nowhere = Ways {
        sent: false,
        received: false,
        wires: Wires::default(),
    };
    match (&old.payload, &new.payload) {
        (Payload::Type(a), Payload::Type(b)) if old.key == new.key => sides.types(a, b, nowhere),
        (Payload::Constant(a), Payload::Constant(b)) if a == b => None,
        (a, b) => Some(Differs {
            kind: Kind::Type,
            was: text(sides.old, old),
            is: text(sides.new, new),
            breaks_source: match (a, b) {
                (Payload::Constant(_), Payload::Constant(_)) => false,
                (Payload::Type(a), Payload::Type(b)) => !rust::is_same(sides.pairs, a, b),
                _ => true,
            },
            breaks_wire: false,
        }),
    }
}

fn text(api: &Api, variant: &Variant) -> String {
    match &variant.payload {
        Payload::Constant(value) => value.to_string(),
        Payload::Type(ty) => match &variant.key {
            Some(key) => format!("{{{key:?}: {}}}", rust::text(api, ty)),
            None => rust::text(api, ty),
        },
    }
}

/// A variant's type, unboxed.
fn held(variant: &Variant) -> Option<&Type> {
    match &variant.payload {
        Payload::Type(Type::Boxed(inner)) => Some(inner),
        Payload::Type(ty) => Some(ty),
        Payload::Constant(_) => None,
    }
}

/// The types that a union implements `From` for, each with its variant: those of exactly one variant.
fn conversions<'a>(api: &Api, union: &'a Union) -> BTreeMap<String, &'a Variant> {
    let mut by_type: BTreeMap<String, Vec<&Variant>> = BTreeMap::new();
    for variant in &union.variants {
        if let Some(ty) = held(variant).filter(|_| variant.is_told_by_type(&api.types)) {
            by_type
                .entry(rust::text(api, ty))
                .or_default()
                .push(variant);
        }
    }
    let single = by_type
        .into_iter()
        .filter_map(|(ty, same)| match same.as_slice() {
            [one] => Some((ty, *one)),
            _ => None,
        });
    single.collect()
}

/// The accessors of a union, with their types: `get` where all variants hold one type of number, or a function for each
/// field that all of them have.
fn accessors<'a>(api: &'a Api, union: &'a Union) -> BTreeMap<&'a str, &'a Type> {
    let held: Option<Vec<&Type>> = union.variants.iter().map(held).collect();
    let Some(held) = held.filter(|held| held.len() > 1) else {
        return BTreeMap::new();
    };
    let number = |ty: &&Type| matches!(ty, Type::Scalar(scalar) if Scalar::is_number(*scalar));
    let same = |ty: &&Type| rust::text(api, ty) == rust::text(api, held[0]);
    let is_keyed = union.variants.iter().any(|variant| variant.key.is_some());
    if !union.unknown && !is_keyed && held.iter().all(number) && held.iter().all(same) {
        return BTreeMap::from([("get", held[0])]);
    }
    let objects = held.iter().map(|ty| match ty {
        Type::Named(index) => match &api.types.get(*index)?.kind {
            TypeKind::Struct(structure) => Some(&structure.fields),
            TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Text => None,
        },
        _ => None,
    });
    let Some(objects) = objects.collect::<Option<Vec<&Vec<Field>>>>() else {
        return BTreeMap::new();
    };
    let shared = |field: &&Field| {
        let same = |other: &Field| {
            other.wire == field.wire && other.ty == field.ty && other.name == field.name
        };
        objects.iter().all(|fields| fields.iter().any(same))
    };
    let fields = objects.first().into_iter().flat_map(|fields| fields.iter());
    fields
        .filter(shared)
        .map(|field| (field.name.as_str(), &field.ty))
        .collect()
}
