//! Pairs of small documents, and what is said of each pair.
//!
//! Whether code still compiles is not only said: for each pair, both clients are generated, and the verdict must be that of
//! [`surface`], which looks at what the generated code offers.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod binary;
mod enums;
mod groups;
mod large;
mod methods;
mod mutations;
mod objects;
mod params;
mod services;
mod show;
mod surface;
mod types;
mod unions;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Diff, diff};
use crate::diagnostic::Diagnostics;
use crate::document::load_texts;
use crate::ir::Api;
use crate::understand;

/// Says what is expected of two versions: a line a change, behind `c` if it breaks code and `p` if it breaks running programs.
fn check(old: &Value, new: &Value, expected: &[&str]) {
    let (before, now) = (Side::of(&[("api", old)]), Side::of(&[("api", new)]));
    assert_eq!(lines(&before.diff(&now)), expected, "\n{old}\n{new}");
    // The way back has other words, and its verdict is checked as well.
    now.diff(&before);
}

fn lines(found: &Diff) -> Vec<String> {
    let line = |change: &super::Change| {
        let code = if change.breaks_source { 'c' } else { '-' };
        let program = if change.breaks_wire { 'p' } else { '-' };
        format!("{code}{program} {change}")
    };
    found.changes.iter().map(line).collect()
}

/// A version of documents.
struct Side {
    api: Api,
    surface: BTreeSet<String>,
}

impl Side {
    /// The documents by their stems.
    fn of(documents: &[(&str, &Value)]) -> Self {
        let texts: BTreeMap<String, String> = documents
            .iter()
            .map(|(stem, document)| (format!("{stem}.json"), document.to_string()))
            .collect();
        let names: Vec<&str> = texts.keys().map(String::as_str).collect();
        let mut diagnostics = Diagnostics::default();
        let spec = load_texts(&texts, &names, &mut diagnostics);
        let api = understand(&spec, &mut diagnostics).unwrap();
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        let surface = surface::of(&spec);
        let side = Self { api, surface };
        assert_eq!(lines(&side.diff(&side)), [""; 0], "nothing changed");
        side
    }

    /// The report on what became of it, checked against the code of both.
    fn diff(&self, new: &Self) -> Diff {
        let found = diff(&self.api, &new.api);
        let breaking = || found.changes.iter().filter(|change| change.breaks_source);
        let missing = surface::missing(self, new);
        let compiles = match missing.is_empty() {
            true => breaking().all(|change| {
                let swapped = || breaking().any(|change| change.kind == super::Kind::RustName);
                new.has_another(change) || change.kind == super::Kind::Order && swapped()
            }),
            false => breaking().next().is_none(),
        };
        assert_eq!(
            compiles,
            missing.is_empty(),
            "generated code disagrees:\n{found}\n{missing:#?}"
        );
        found
    }

    /// Whether what was renamed left its name to something else: code still compiles, which is worse, because it means that. Names
    /// of arguments may go round like this too, and then their order is the only other change.
    fn has_another(&self, change: &super::Change) -> bool {
        let name = change.was.as_deref().unwrap_or_default();
        let name = name.trim_matches('`').rsplit("::").next();
        let name = name.unwrap_or_default();
        let mut offered = self.surface.iter();
        change.kind == super::Kind::RustName && offered.any(|item| item.contains(name))
    }
}

/// A document.
fn document(mut methods: Value, schemas: Value) -> Value {
    for method in methods.as_array_mut().into_iter().flatten() {
        // Without one it would be a notification.
        if let Some(method) = method.as_object_mut() {
            let nothing = json!({"name": "nothing", "schema": {"type": "null"}});
            method.entry("result").or_insert(nothing);
        }
    }
    json!({
        "openrpc": "1.3.2",
        "info": {"title": "Node", "version": "1"},
        "methods": methods,
        "components": {"schemas": schemas},
    })
}

/// A document with these methods.
fn methods(methods: Value) -> Value {
    document(methods, json!({}))
}

/// A document with a method that takes these parameters, by position.
fn params(params: Value) -> Value {
    methods(json!([{"name": "do", "params": params}]))
}

/// A document of one method that takes its parameters by name.
fn named_params(params: Value) -> Value {
    methods(json!([{"name": "do", "paramStructure": "by-name", "params": params}]))
}

/// A parameter that must be given.
fn required(name: &str, ty: &str) -> Value {
    json!({"name": name, "required": true, "schema": {"type": ty}})
}

/// A parameter that need not be given.
fn optional(name: &str, ty: &str) -> Value {
    json!({"name": name, "schema": {"type": ty}})
}

fn getter() -> Value {
    json!({"name": "get", "params": [], "result": {"name": "r", "schema": {"$ref": "#/components/schemas/Thing"}}})
}

fn setter() -> Value {
    json!({"name": "put", "params": [{"name": "thing", "required": true, "schema": {"$ref": "#/components/schemas/Thing"}}]})
}

/// A document in which nodes send the type `Thing`.
fn received(thing: Value) -> Value {
    document(json!([getter()]), json!({"Thing": thing}))
}

/// A document in which callers send it.
fn sent(thing: Value) -> Value {
    document(json!([setter()]), json!({"Thing": thing}))
}

/// A document in which both do.
fn both(thing: Value) -> Value {
    document(json!([getter(), setter()]), json!({"Thing": thing}))
}

/// An object; keys with a `?` behind them may be absent.
fn object(properties: Value) -> Value {
    let mut required = Vec::new();
    let mut plain = serde_json::Map::new();
    for (key, value) in properties.as_object().into_iter().flatten() {
        let name = key.trim_end_matches('?');
        if name == key {
            required.push(name);
        }
        plain.insert(name.to_owned(), value.clone());
    }
    json!({"type": "object", "properties": plain, "required": required})
}
