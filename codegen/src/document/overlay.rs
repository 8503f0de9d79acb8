//! Overlays: repairs of, and additions to, somebody else's document.
//!
//! An overlay is a file of [OpenAPI Overlay 1.0](https://spec.openapis.org/overlay/v1.0.0.html) actions. Each has a
//! `target`, a JSONPath (RFC 9535), and either an `update`, which is merged into every object (or appended to every
//! list) that the path finds, or `remove: true`. Merging goes into objects, appends lists and replaces everything else;
//! to replace a list, remove it first. `eth.overlay.json` (`.yaml`, `.yml`) beside `eth.json` is applied automatically.

use std::collections::BTreeMap;
use std::io;

use serde_json::Value;

use super::node::{Node, describe};
use super::parse::{self, MAX_DEPTH};
use super::source::Files;
use super::{json_path, name, reference};
use crate::diagnostic::{Diagnostics, Location};

/// The explicitly given overlays, by target document.
#[derive(Debug, Default)]
pub(super) struct Overlays {
    named: BTreeMap<String, Vec<(String, Value)>>,
}

impl Overlays {
    /// Reads the explicitly given overlays. `extends` names the target document; it is optional if there is only one.
    pub(super) fn read(
        files: &dyn Files,
        names: &[String],
        documents: &[&str],
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut overlays = Self::default();
        for overlay in names {
            let root = Location::root(overlay.as_str());
            let value = match read(files, overlay) {
                Ok(value) => value,
                Err(message) => {
                    diagnostics.error(&root, message, "correct the path, or the file");
                    continue;
                }
            };
            let document = match (value.get("extends").and_then(Value::as_str), documents) {
                (Some(extends), _) => name::join(name::folder(overlay), extends),
                (None, [document]) => (*document).to_owned(),
                (None, _) => {
                    let message = "it isn't said which of the documents the overlay is for";
                    diagnostics.error(
                        &root,
                        message,
                        "name the document in `extends`, relative to the overlay",
                    );
                    continue;
                }
            };
            overlays
                .named
                .entry(document)
                .or_default()
                .push((overlay.clone(), value));
        }
        overlays
    }

    /// Applies the overlays of a document: the ones beside it, then the ones that were given. Returns their names.
    pub(super) fn apply(
        &mut self,
        files: &dyn Files,
        document: &str,
        value: &mut Value,
        diagnostics: &mut Diagnostics,
    ) -> Vec<String> {
        let named = self.named.remove(document).unwrap_or_default();
        let mut applied = Vec::new();
        for (overlay, content) in beside(files, document, diagnostics)
            .into_iter()
            .chain(named)
        {
            if !applied.contains(&overlay) {
                apply(
                    &Node {
                        at: Location::root(overlay.as_str()),
                        value: &content,
                    },
                    document,
                    value,
                    diagnostics,
                );
                applied.push(overlay);
            }
        }
        applied
    }

    /// Reports the overlays whose document was never read.
    pub(super) fn report_unused(&self, diagnostics: &mut Diagnostics) {
        for (document, overlays) in &self.named {
            for (overlay, _) in overlays {
                let message = format!(
                    "the overlay is for `{document}`, which is not among the documents that were read"
                );
                diagnostics.error(
                    &Location::root(overlay.as_str()),
                    message,
                    "correct its `extends`",
                );
            }
        }
    }
}

/// Whether a file is an overlay by its name.
pub(super) fn is_overlay(file: &str) -> bool {
    name::stem(file).ends_with(".overlay")
}

/// The overlays beside a document.
fn beside(
    files: &dyn Files,
    document: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    if is_overlay(document) {
        return found;
    }
    for extension in ["json", "yaml", "yml"] {
        let file = format!("{}.overlay.{extension}", name::stem(document));
        let overlay = name::join(name::folder(document), &file);
        match files.read(&overlay) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            _ => match read(files, &overlay) {
                Ok(value) => found.push((overlay, value)),
                Err(message) => diagnostics.error(
                    &Location::root(overlay),
                    message,
                    "correct the file, or remove it",
                ),
            },
        }
    }
    found
}

fn read(files: &dyn Files, overlay: &str) -> Result<Value, String> {
    let bytes = files.read(overlay).map_err(|error| error.to_string())?;
    Ok(parse::parse(overlay, &bytes)?.value)
}

fn apply(overlay: &Node<'_>, document: &str, value: &mut Value, diagnostics: &mut Diagnostics) {
    let version = overlay.text("overlay", diagnostics);
    if !version
        .as_deref()
        .is_some_and(|version| version.starts_with("1."))
    {
        let remedy = "write `overlay: 1.0.0` at its top";
        diagnostics.error(&overlay.at, "it is no overlay of version 1", remedy);
        return;
    }
    let Some(actions) = overlay.list("actions", diagnostics) else {
        diagnostics.error(
            &overlay.at,
            "the overlay has no list of `actions`",
            "add one, or remove the overlay",
        );
        return;
    };
    for action in actions {
        if let Err((message, remedy)) = act(&action, document, value, diagnostics) {
            diagnostics.error(&action.at, message, remedy);
        }
        if deeper_than(value, MAX_DEPTH) {
            let message =
                format!("the document is nested deeper than {MAX_DEPTH} levels after this action");
            diagnostics.error(&action.at, message, "let the action add less");
            return;
        }
    }
}

/// A message and its remedy.
pub(super) type Refusal = (String, String);

fn refuse<T>(message: impl Into<String>, remedy: impl Into<String>) -> Result<T, Refusal> {
    Err((message.into(), remedy.into()))
}

fn act(
    action: &Node<'_>,
    document: &str,
    value: &mut Value,
    diagnostics: &mut Diagnostics,
) -> Result<(), Refusal> {
    let Some(target) = action.text("target", diagnostics) else {
        return refuse("the action has no `target`", "give it a JSONPath");
    };
    let remove = action.flag("remove", diagnostics);
    let update = action.get("update").map(|update| update.value);
    if !remove && update.is_none() {
        return refuse(
            "the action neither updates nor removes",
            "give it an `update` or `remove: true`",
        );
    }
    let places = json_path::places(&target, value)?;
    if places.is_empty() {
        return refuse(
            format!("`{target}` matches nothing in {document}"),
            "the upstream may have been repaired; remove the action",
        );
    }
    for place in places {
        if remove {
            take_out(value, &place)?;
        } else if let (Some(found), Some(update)) = (value.pointer_mut(&place), update) {
            update_place(found, update)?;
        }
    }
    Ok(())
}

fn take_out(value: &mut Value, place: &str) -> Result<(), Refusal> {
    let Some((parent, _)) = place.rsplit_once('/') else {
        return refuse("the whole document can't be removed", "name what is to go");
    };
    let step = reference::steps(place).last().unwrap_or_default();
    match value.pointer_mut(parent) {
        Some(Value::Object(object)) => {
            object.remove(&step);
        }
        Some(Value::Array(list)) => {
            // The path has just matched it, so it is an index of this list.
            if let Some(index) = step.parse().ok().filter(|index| *index < list.len()) {
                list.remove(index);
            }
        }
        _ => {}
    }
    Ok(())
}

fn update_place(found: &mut Value, update: &Value) -> Result<(), Refusal> {
    match (found, update) {
        (found @ Value::Object(_), Value::Object(_)) => {
            merge(found, update);
            Ok(())
        }
        (Value::Array(list), update) => {
            list.push(update.clone());
            Ok(())
        }
        (found, update) => refuse(
            format!(
                "the target is {} and the update is {}",
                describe(found),
                describe(update)
            ),
            "let the target be the object around it, and the update an object",
        ),
    }
}

fn merge(into: &mut Value, from: &Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                match into.get_mut(key) {
                    Some(place) => merge(place, value),
                    None => {
                        into.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (Value::Array(into), Value::Array(from)) => into.extend(from.iter().cloned()),
        (into, from) => *into = from.clone(),
    }
}

fn deeper_than(value: &Value, limit: usize) -> bool {
    let inner = |value: &Value| limit == 0 || deeper_than(value, limit - 1);
    match value {
        Value::Object(object) => object.values().any(inner),
        Value::Array(list) => list.iter().any(inner),
        _ => false,
    }
}

#[cfg(all(test, feature = "overlay"))]
mod tests {
    use super::*;
    use serde_json::json;

    fn applied(document: Value, actions: Value) -> (Value, Diagnostics) {
        let overlay =
            json!({"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": actions});
        let mut value = document;
        let mut diagnostics = Diagnostics::default();
        let node = Node {
            at: Location::root("x.overlay.json"),
            value: &overlay,
        };
        apply(&node, "x.json", &mut value, &mut diagnostics);
        (value, diagnostics)
    }

    #[test]
    fn updates_merge_deeply() {
        let document =
            json!({"methods": [{"name": "a", "tags": [1], "x": {"p": 1, "q": 2}}, {"name": "b"}]});
        let update = json!({"tags": [2], "x": {"q": 3, "r": 4}, "x-safety": "read"});
        let (value, diagnostics) = applied(
            document,
            json!([{"target": "$.methods[?@.name=='a']", "update": update}]),
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let a =
            json!({"name": "a", "tags": [1, 2], "x": {"p": 1, "q": 3, "r": 4}, "x-safety": "read"});
        assert_eq!(value, json!({"methods": [a, {"name": "b"}]}));
    }

    #[test]
    fn lists_take_an_entry() {
        let (value, _) = applied(
            json!({"l": [1]}),
            json!([{"target": "$.l", "update": {"a": 2}}]),
        );
        assert_eq!(value, json!({"l": [1, {"a": 2}]}));
    }

    #[test]
    fn several_items_are_removed_from_one_list() {
        let (value, diagnostics) = applied(
            json!({"l": [0, 1, 2, 3, 4]}),
            json!([{"target": "$.l[0,2,4,4]", "remove": true}]),
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(value, json!({"l": [1, 3]}));
        let many: Vec<u32> = (0..12).collect();
        let (value, _) = applied(
            json!({"l": many}),
            json!([{"target": "$.l[?@ > 1]", "remove": true}]),
        );
        assert_eq!(value, json!({"l": [0, 1]}));
    }

    #[test]
    fn keys_with_slashes_are_found() {
        let (value, _) = applied(
            json!({"a/b~c": {"d": 1}}),
            json!([{"target": "$['a/b~c']", "update": {"d": 2}}]),
        );
        assert_eq!(value, json!({"a/b~c": {"d": 2}}));
        let (value, _) = applied(
            json!({"a/b~c": 1}),
            json!([{"target": "$['a/b~c']", "remove": true}]),
        );
        assert_eq!(value, json!({}));
    }

    #[test]
    fn what_does_nothing_is_an_error() {
        for (action, expected) in [
            (
                json!({"target": "$.gone", "remove": true}),
                "matches nothing in x.json",
            ),
            (json!({"target": "$.a"}), "neither updates nor removes"),
            (json!({"target": "a[", "remove": true}), "no JSONPath"),
            (json!({"remove": true}), "no `target`"),
            (
                json!({"target": "$.a", "update": 2}),
                "the target is a number",
            ),
            (json!({"target": "$", "remove": true}), "whole document"),
        ] {
            let (value, diagnostics) = applied(json!({"a": 1}), json!([action]));
            assert_eq!(value, json!({"a": 1}));
            assert!(diagnostics.has_errors());
            let found = diagnostics.iter().next().unwrap();
            assert!(found.message.contains(expected), "{found}");
            assert_eq!(found.at.pointer, "/actions/0");
        }
    }

    #[test]
    fn overlays_cannot_nest_without_end() {
        let deep = (0..30).fold(json!({"end": {}}), |inner, _| json!({"a": inner}));
        let action = json!({"target": "$..end", "update": deep});
        let (_, diagnostics) = applied(json!({"end": {}}), json!(vec![action; 5]));
        assert!(
            diagnostics
                .iter()
                .any(|found| found.message.contains("nested deeper")),
            "{diagnostics:?}"
        );
    }

    #[test]
    fn other_versions_are_refused() {
        let mut diagnostics = Diagnostics::default();
        let node = Node {
            at: Location::root("o"),
            value: &json!({"overlay": "2.0.0", "actions": []}),
        };
        apply(&node, "x.json", &mut json!({}), &mut diagnostics);
        assert!(diagnostics.has_errors());
    }
}
