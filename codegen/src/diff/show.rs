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
        write!(f, "{}: {}", self.place, said(self, str::to_owned))
    }
}

/// What a change is, without its place; `shown` is how old and new are shown.
fn said(change: &Change, shown: impl Fn(&str) -> String) -> String {
    let topic = topic(change.kind);
    let several = matches!(change.kind, Kind::Errors | Kind::Services);
    let [was, is] = [&change.was, &change.is].map(|text| text.as_deref().map(&shown));
    let mut text = match (was, is, change.kind) {
        (Some(was), Some(is), _) if several => format!("{topic}were {was}, are {is}"),
        (Some(was), None, _) if several => format!("{topic}removed, were {was}"),
        (Some(was), Some(is), _) => format!("{topic}was {was}, is {is}"),
        (Some(was), None, Kind::Loses) => format!("loses {was}"),
        (Some(was), None, Kind::Exclusive) => format!("may be sent together now: {was}"),
        (None, Some(is), Kind::Exclusive) => format!("may no longer be sent together: {is}"),
        (Some(was), None, _) => format!("{topic}removed, was {was}"),
        (None, Some(is), _) => format!("{topic}added: {is}"),
        (None, None, Kind::Removed) => "removed".to_owned(),
        (None, None, Kind::Added) => "added".to_owned(),
        (None, None, Kind::Words) => "reworded".to_owned(),
        (None, None, Kind::Dispatch) => "is told apart from others in another way".to_owned(),
        (None, None, other) => other.as_str().to_owned(),
    };
    if let Some(remark) = &change.remark {
        text += &format!(" ({remark})");
    }
    if change.place.methods > 1 {
        text += &format!("; {} methods", change.place.methods);
    }
    text
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
    /// The report as Markdown, for a pull request: a table for each group, what breaks first; with rewordings if `all`.
    pub fn to_markdown(&self, all: bool) -> String {
        let breaks = |change: &&Change| change.breaks_source || change.breaks_wire;
        let mut text = match self.changes.iter().filter(breaks).count() {
            0 if self.changes.is_empty() => "**No changes.**\n".to_owned(),
            0 => "**Nothing breaks.**\n".to_owned(),
            1 => "**1 breaking change.**\n".to_owned(),
            count => format!("**{count} breaking changes.**\n"),
        };
        for rows in self
            .changes
            .chunk_by(|one, other| group(one) == group(other))
        {
            let heading = rows.first().map(group).unwrap_or_default();
            text += &table(heading.trim_end_matches(':'), rows);
        }
        if all && !self.rewordings.is_empty() {
            text += &table("Words", &self.rewordings);
        }
        text
    }

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

/// A heading, and a row for each change.
fn table(heading: &str, rows: &[Change]) -> String {
    let mut text = format!("\n### {heading}\n\n| where | what |\n| --- | --- |\n");
    for change in rows {
        let place = code(&change.place.to_string());
        text += &format!("| {place} | {} |\n", said(change, code));
    }
    text
}

/// A code span in a cell.
fn code(text: &str) -> String {
    // A bar would end the cell.
    let text = text.replace(['\n', '\r'], " ").replace('|', "\\|");
    let inside = text
        .strip_prefix('`')
        .and_then(|text| text.strip_suffix('`'));
    match inside {
        Some(inside) if !inside.contains('`') => text,
        None if !text.contains('`') => format!("`{text}`"),
        _ => format!("`` {text} ``"),
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
