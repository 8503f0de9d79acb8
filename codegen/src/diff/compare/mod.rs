//! Comparison of two APIs, from the clients down to the variants.

mod clients;
mod enums;
mod groups;
mod methods;
mod objects;
mod params;
mod types;
mod unions;

use super::member::{Differs, Sides};
use super::pair::Pairs;
use super::reach::Reach;
use super::{Change, Kind, Place};
use crate::ir::{Api, Docs};

/// Finds every change, unsorted.
pub(super) fn compare(old: &Api, new: &Api) -> Vec<Change> {
    let pairs = Pairs::of(old, new);
    let answers = Default::default();
    let mut compare = Compare {
        sides: Sides {
            old,
            new,
            pairs: &pairs,
            answers: &answers,
        },
        reach: [Reach::of(old, &pairs.removed), Reach::of(new, &[])],
        found: Vec::new(),
    };
    compare.clients();
    compare.methods();
    compare.groups();
    compare.types();
    compare.found
}

/// The state of a comparison.
struct Compare<'a> {
    sides: Sides<'a>,
    /// How methods reach types, in the old API and in the new one.
    reach: [Reach; 2],
    found: Vec<Change>,
}

/// Whether a change breaks source code or programs.
#[derive(Clone, Copy)]
struct Breaks {
    source: bool,
    wire: bool,
}

const NOTHING: Breaks = Breaks {
    source: false,
    wire: false,
};

const SOURCE: Breaks = Breaks {
    source: true,
    wire: false,
};

const WIRE: Breaks = Breaks {
    source: false,
    wire: true,
};

const BOTH: Breaks = Breaks {
    source: true,
    wire: true,
};

impl Compare<'_> {
    /// Records a change.
    fn note(
        &mut self,
        place: Place,
        kind: Kind,
        (was, is): (Option<String>, Option<String>),
        breaks: Breaks,
    ) -> &mut Change {
        let index = self.found.len();
        self.found.push(Change {
            place,
            kind,
            was,
            is,
            breaks_source: breaks.source,
            breaks_wire: breaks.wire,
            remark: None,
        });
        &mut self.found[index]
    }

    /// Records that a place has another type or presence.
    fn note_differs(&mut self, place: &Place, found: Differs) {
        let breaks = Breaks {
            source: found.breaks_source,
            wire: found.breaks_wire,
        };
        let (was, is) = (Some(found.was), Some(found.is));
        self.note(place.clone(), found.kind, (was, is), breaks);
    }

    /// Records another name in Rust.
    fn note_name(&mut self, place: &Place, was: &str, is: &str) {
        if was != is {
            let names = (Some(code(was)), Some(code(is)));
            self.note(place.clone(), Kind::RustName, names, SOURCE);
        }
    }

    /// Records a difference that breaks nothing.
    fn note_fact(&mut self, place: &Place, kind: Kind, was: Option<String>, is: Option<String>) {
        if was != is {
            self.note(place.clone(), kind, (was, is), NOTHING);
        }
    }

    /// Records changed docs.
    fn note_docs(&mut self, place: &Place, old: &Docs, new: &Docs) {
        self.note_fact(place, Kind::Unit, old.unit.clone(), new.unit.clone());
        let word = |docs: &Docs| docs.deprecated.then(|| "deprecated".to_owned());
        self.note_fact(place, Kind::Deprecated, word(old), word(new));
        if old.text != new.text || old.source != new.source {
            self.note_words(place);
        }
    }

    fn note_words(&mut self, place: &Place) {
        self.note(place.clone(), Kind::Words, (None, None), NOTHING);
    }
}

/// Formats a name as code.
fn code(name: &str) -> String {
    format!("`{name}`")
}
