//! Reports for people and as JSON.

use std::fmt;

use serde_json::{Value, json};

use super::{Change, Diff, Kind, Place, Subject};

/// The headings of the groups, in [`Diff`]'s order.
const GROUPS: [&str; 5] = [
    "Breaks code and running programs:",
    "Breaks code:",
    "Breaks running programs:",
    "Breaks nothing:",
    "Notes:",
];

/// The changes under their headings, one per line; without the rewordings.
impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = None;
        for change in &self.changes {
            let group = group(change);
            if before.is_some() && before != Some(group) {
                writeln!(f)?;
            }
            if before != Some(group) {
                writeln!(f, "{group}")?;
            }
            before = Some(group);
            writeln!(f, "  {change}")?;
        }
        Ok(())
    }
}

fn group(change: &Change) -> &'static str {
    let [both, source, wire, nothing, note] = GROUPS;
    match (change.breaks_source, change.breaks_wire) {
        (true, true) => both,
        (true, false) => source,
        (false, true) => wire,
        (false, false) if change.is_note() => note,
        (false, false) => nothing,
    }
}

/// One line: location, old, new.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place)?;
        let topic = topic(self.kind);
        let several = matches!(self.kind, Kind::Errors | Kind::Services);
        match (&self.was, &self.is) {
            (Some(was), Some(is)) if several => write!(f, "{topic}were {was}, are {is}")?,
            (Some(was), None) if several => write!(f, "{topic}removed, were {was}")?,
            (Some(was), Some(is)) => write!(f, "{topic}was {was}, is {is}")?,
            (Some(was), None) if self.kind == Kind::Loses => write!(f, "loses {was}")?,
            (Some(was), None) if self.kind == Kind::Exclusive => {
                write!(f, "may be sent together now: {was}")?;
            }
            (None, Some(is)) if self.kind == Kind::Exclusive => {
                write!(f, "may no longer be sent together: {is}")?;
            }
            (Some(was), None) => write!(f, "{topic}removed, was {was}")?,
            (None, Some(is)) => write!(f, "{topic}added: {is}")?,
            (None, None) => f.write_str(match self.kind {
                Kind::Removed => "removed",
                Kind::Added => "added",
                Kind::Words => "reworded",
                Kind::Dispatch => "is told apart from others in another way",
                other => other.as_str(),
            })?,
        }
        if let Some(remark) = &self.remark {
            write!(f, " ({remark})")?;
        }
        if self.place.methods > 1 {
            write!(f, "; {} methods", self.place.methods)?;
        }
        Ok(())
    }
}

/// The topic of a line, where the location alone doesn't tell.
fn topic(kind: Kind) -> &'static str {
    match kind {
        Kind::Removed
        | Kind::Added
        | Kind::Type
        | Kind::Presence
        | Kind::Shape
        | Kind::Loses
        | Kind::Dispatch => "",
        Kind::RustName => "Rust name ",
        Kind::WireName => "wire name ",
        Kind::Wire => "wire ",
        Kind::Order => "order ",
        Kind::Layout => "layout ",
        Kind::Constant => "constant ",
        Kind::Exclusive => "keys ",
        Kind::Safety => "safety ",
        Kind::Permission => "permission ",
        Kind::Errors => "error codes ",
        Kind::Default => "default ",
        Kind::Unit => "unit ",
        Kind::Deprecated => "deprecation ",
        Kind::Services => "services ",
        Kind::Text => "text ",
        Kind::Words => "words ",
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.method, &self.path) {
            (Some(method), Some(name)) if self.of == Subject::Parameter => {
                write!(f, "{method}{name}")
            }
            (Some(method), Some(name)) if self.of == Subject::Stream => {
                write!(f, "{method} → stream {name}")
            }
            (Some(method), Some(path)) => write!(f, "{method} → {path}"),
            (Some(text), None) | (None, Some(text)) => f.write_str(text),
            (None, None) => f.write_str("the API"),
        }
    }
}

impl Diff {
    /// The report as JSON, with rewordings if `all`.
    pub fn to_json(&self, all: bool) -> Value {
        let count =
            |is: fn(&Change) -> bool| self.changes.iter().filter(|change| is(change)).count();
        let list = |changes: &[Change]| changes.iter().map(Change::to_json).collect::<Vec<_>>();
        let mut report = json!({
            "changes": list(&self.changes),
            "breakingSource": count(|change| change.breaks_source),
            "breakingWire": count(|change| change.breaks_wire),
            "reworded": self.rewordings.len(),
        });
        if all {
            report["rewordings"] = list(&self.rewordings).into();
        }
        report
    }
}

impl Change {
    /// The change as JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "kind": self.kind.as_str(),
            "method": self.place.method,
            "path": self.place.path,
            "of": self.place.of.as_str(),
            "methods": self.place.methods,
            "was": self.was,
            "is": self.is,
            "breaksSource": self.breaks_source,
            "breaksWire": self.breaks_wire,
            "remark": self.remark,
        })
    }
}
