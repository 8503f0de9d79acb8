//! Comparison of fields and parameters: type and presence.

use super::Kind;
use super::flow::{Answers, Flow};
use super::pair::Pairs;
use super::rust;
use crate::ir::{Api, Field, Param, Presence, Type, Wire};

/// The meaning of a [`Presence`] for writers and readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Habit {
    /// An `Option` in Rust.
    pub(super) option: bool,
    /// An argument of constructors and functions, and required by readers.
    pub(super) argument: bool,
    /// Always written.
    pub(super) always: bool,
    /// May be null.
    pub(super) null: bool,
}

impl Habit {
    pub(super) fn of(presence: Presence) -> Self {
        let (option, argument, always, null) = match presence {
            Presence::Required => (false, true, true, false),
            Presence::Nullable => (true, false, true, true),
            Presence::Optional => (true, false, false, true),
            Presence::Filled => (false, false, false, false),
        };
        Self {
            option,
            argument,
            always,
            null,
        }
    }

    fn words(self) -> &'static str {
        match (self.always, self.null) {
            (true, false) => "always there",
            (true, true) => "there or null",
            (false, _) => "there or not",
        }
    }
}

/// Whether the reader's required keys are written. A client writes no null for what may be absent, and its own types
/// read absent as null.
pub(super) fn is_there(
    reader: Presence,
    writer: Presence,
    has_default: bool,
    strict: bool,
) -> bool {
    let (reader, writer) = (Habit::of(reader), Habit::of(writer));
    if reader.argument {
        has_default || writer.always && !writer.null
    } else if reader.always && strict {
        has_default || writer.always
    } else {
        true
    }
}

/// A field or a parameter.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) ty: &'a Type,
    pub(super) presence: Presence,
    pub(super) has_default: bool,
}

impl<'a> From<&'a Field> for Member<'a> {
    fn from(field: &'a Field) -> Self {
        Self {
            ty: &field.ty,
            presence: field.presence,
            has_default: false,
        }
    }
}

impl<'a> From<&'a Param> for Member<'a> {
    fn from(param: &'a Param) -> Self {
        Self {
            ty: &param.ty,
            presence: param.presence,
            // The default is sent where an optional parameter isn't given, and null is no value.
            has_default: param.presence == Presence::Optional
                && param.default.as_ref().is_some_and(|value| !value.is_null()),
        }
    }
}

impl Member<'_> {
    /// The type in Rust.
    pub(super) fn stored(&self, api: &Api) -> String {
        self.wrapped(rust::text(api, self.ty))
    }

    fn wrapped(&self, text: String) -> String {
        if Habit::of(self.presence).option {
            format!("Option<{text}>")
        } else {
            text
        }
    }
}

/// The directions of a value, old and new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ways {
    pub(super) sent: bool,
    pub(super) received: bool,
    pub(super) wires: Wires,
}

/// The wire formats of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wires {
    pub(super) json: bool,
    /// epee.
    pub(super) binary: bool,
}

impl Wires {
    pub(super) fn of(wire: Wire) -> Self {
        let binary = wire == Wire::Epee;
        Self {
            json: !binary,
            binary,
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            json: self.json && other.json,
            binary: self.binary && other.binary,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            json: self.json || other.json,
            binary: self.binary || other.binary,
        }
    }
}

/// The two APIs and their pairs.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) old: &'a Api,
    pub(super) new: &'a Api,
    pub(super) pairs: &'a Pairs,
    /// Memo tables of results and of calls, each in JSON and in epee.
    pub(super) answers: &'a [Answers; 4],
}

/// A difference, whom it affects, and both sides as strings.
pub(super) struct Differs {
    pub(super) kind: Kind,
    pub(super) was: String,
    pub(super) is: String,
    pub(super) breaks_source: bool,
    pub(super) breaks_wire: bool,
}

impl<'a> Sides<'a> {
    /// Results in JSON, from new nodes to old clients.
    pub(super) fn received(&self) -> Flow<'a> {
        Flow::received(self.old, self.new, self.pairs, &self.answers[0])
    }

    /// Calls in JSON, from old clients to new nodes.
    pub(super) fn sent(&self) -> Flow<'a> {
        Flow::sent(self.old, self.new, self.pairs, &self.answers[1])
    }

    /// A value's flows, in all its formats: whether it is a call's, and the flow.
    pub(super) fn flows(&self, ways: Ways) -> impl Iterator<Item = (bool, Flow<'a>)> {
        let Ways {
            sent,
            received,
            wires,
        } = ways;
        let [.., answers, calls] = self.answers;
        let all = [
            (wires.json && received, false, self.received()),
            (wires.json && sent, true, self.sent()),
            (
                wires.binary && received,
                false,
                Flow::received(self.old, self.new, self.pairs, answers).in_binary(),
            ),
            (
                wires.binary && sent,
                true,
                Flow::sent(self.old, self.new, self.pairs, calls).in_binary(),
            ),
        ];
        let taken = all.into_iter().filter(|(is_taken, ..)| *is_taken);
        taken.map(|(_, is_call, flow)| (is_call, flow))
    }

    /// Compares two types.
    pub(super) fn types(&self, old: &Type, new: &Type, ways: Ways) -> Option<Differs> {
        let same = rust::is_same(self.pairs, old, new);
        if same && rust::is_same_on_wire(self.pairs, old, new) {
            return None;
        }
        let text = if same {
            rust::text_with_codecs
        } else {
            rust::text
        };
        Some(Differs {
            kind: Kind::Type,
            was: text(self.old, old),
            is: text(self.new, new),
            breaks_source: !same,
            breaks_wire: self.flows(ways).any(|(is_call, mut flow)| {
                let (reader, writer) = if is_call { (new, old) } else { (old, new) };
                !flow.reads(reader, writer)
            }),
        })
    }

    /// Compares two fields or parameters, apart from names and docs.
    pub(super) fn members(&self, old: Member<'_>, new: Member<'_>, ways: Ways) -> Option<Differs> {
        let types = self.types(old.ty, new.ty, ways);
        if old.presence == new.presence {
            return types.map(|found| Differs {
                was: old.wrapped(found.was),
                is: new.wrapped(found.is),
                ..found
            });
        }
        let (before, after) = (Habit::of(old.presence), Habit::of(new.presence));
        let breaks_source =
            before.option != after.option || before.argument != after.argument && ways.sent;
        let missed = ways.received && !is_there(old.presence, new.presence, false, false)
            || ways.sent && !is_there(new.presence, old.presence, old.has_default, true);
        let words = [before.words(), after.words()].map(str::to_owned);
        // Whether `Option` alone tells the difference.
        let is_told = before.option != after.option;
        let [was, is] = match &types {
            None if is_told => [old.stored(self.old), new.stored(self.new)],
            None => words,
            Some(found) => {
                let texts = [
                    old.wrapped(found.was.clone()),
                    new.wrapped(found.is.clone()),
                ];
                if is_told {
                    texts
                } else {
                    let ([was, is], [before, after]) = (texts, words);
                    [format!("{was} ({before})"), format!("{is} ({after})")]
                }
            }
        };
        Some(Differs {
            kind: types.as_ref().map_or(Kind::Presence, |found| found.kind),
            was,
            is,
            breaks_source: breaks_source || types.as_ref().is_some_and(|found| found.breaks_source),
            breaks_wire: missed || types.is_some_and(|found| found.breaks_wire),
        })
    }
}
