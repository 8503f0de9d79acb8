//! Comparison of enums of strings or numbers.

use serde_json::Value;

use super::types::{Twins, is_text};
use super::{Breaks, Compare, NOTHING, WIRE};
use crate::diff::Kind;
use crate::ir::Enum;
use crate::names::Name;

impl Compare<'_> {
    pub(super) fn enums(&mut self, twins: &Twins<'_>, old: &Enum, new: &Enum) {
        let named = |of: &'_ Enum, name: &Name| of.values.iter().position(|(_, own)| own == name);
        let sent = twins.ways.sent;
        for (value, name) in &old.values {
            let place = self.place_in(twins, "::", name.as_str());
            let same = new.values.iter().find(|(other, _)| other == value);
            // A value that took over another's name.
            let other = named(new, name)
                .and_then(|index| new.values.get(index))
                .filter(|(other, _)| !has(old, other));
            match (same, other) {
                (Some((_, now)), _) => self.note_name(&place, name.as_str(), now.as_str()),
                (None, Some((other, _))) => {
                    let words = (Some(value.to_string()), Some(other.to_string()));
                    self.note(place, Kind::WireName, words, WIRE);
                }
                (None, None) => {
                    let breaks = Breaks {
                        source: true,
                        wire: sent,
                    };
                    self.note(
                        place,
                        Kind::Removed,
                        (Some(value.to_string()), None),
                        breaks,
                    );
                }
            }
        }
        for (value, name) in &new.values {
            let place_taken = named(old, name)
                .and_then(|index| old.values.get(index))
                .is_some_and(|(other, _)| !has(new, other));
            if !has(old, value) && !place_taken {
                let place = self.place_in(twins, "::", name.as_str());
                self.note(place, Kind::Added, (None, Some(value.to_string())), NOTHING);
            }
        }
        self.texts(twins, old, new);
        if twins.old.received && !twins.new.received {
            self.lost(
                twins,
                "`Unknown`, because nodes no longer send it".to_owned(),
            );
        }
        if !twins.old.received && twins.new.received && is_text(new) {
            self.lost(twins, "`Copy`, because nodes send it".to_owned());
        }
    }

    /// Compares the strings that stand for numbers elsewhere.
    fn texts(&mut self, twins: &Twins<'_>, old: &Enum, new: &Enum) {
        if !old.texts.is_empty() && new.texts.is_empty() {
            self.lost(twins, "`name` and `from_name`".to_owned());
            return;
        }
        for ((value, name), text) in old.values.iter().zip(&old.texts) {
            let values = new.values.iter().zip(&new.texts);
            let mut same = values.filter(|((other, _), _)| other == value);
            if let Some((_, now)) = same.next() {
                let place = self.place_in(twins, "::", name.as_str());
                self.note_fact(&place, Kind::Text, Some(text.clone()), Some(now.clone()));
            }
        }
    }
}

fn has(of: &Enum, value: &Value) -> bool {
    of.values.iter().any(|(listed, _)| listed == value)
}
