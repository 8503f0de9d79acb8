//! What documents say of their groups: a list of names under the group's, or an object that describes it too.

use serde_json::Value;

use crate::diagnostic::{Diagnostics, Location};
use crate::document::{ContentDescriptor, Document, Spec};
use crate::ir::Docs;

/// A group as a document has it.
pub(super) struct Wanted {
    pub(super) name: String,
    pub(super) at: Location,
    /// The wire names of its members, in the document's order.
    pub(super) members: Vec<String>,
    /// The documents that have it, by their indices.
    pub(super) documents: Vec<usize>,
    text: Option<String>,
}

impl Wanted {
    pub(super) fn docs(&self) -> Docs {
        Docs {
            text: self.text.clone(),
            ..Docs::default()
        }
    }
}

/// The groups of all documents, sorted by their names. Documents of one feature that have the same group share it.
pub(super) fn all(spec: &Spec, diagnostics: &mut Diagnostics) -> Vec<Wanted> {
    let mut found = Vec::new();
    for (index, document) in spec.documents.iter().enumerate() {
        let Some(groups) = document.extensions.get("x-groups") else {
            continue;
        };
        let at = document.at.join("x-groups");
        let Some(groups) = groups.as_object() else {
            diagnostics.warn(
                &at,
                "this is no object",
                "give each group its name, and under it a list of parameters",
            );
            continue;
        };
        for (name, value) in groups {
            let at = at.join(name);
            let Some((names, text)) = said(value) else {
                diagnostics.warn(
                    &at,
                    "this is no list of parameters",
                    "list their names, or give an object with `description` and `params`",
                );
                continue;
            };
            let members = members(document, names, &at, diagnostics);
            if members.is_empty() {
                diagnostics.warn(
                    &at,
                    "the group has no parameters",
                    "name some, or remove it",
                );
                continue;
            }
            found.push(Wanted {
                name: name.clone(),
                members,
                at,
                documents: vec![index],
                text,
            });
        }
    }
    found.sort_by(|a, b| (&a.name, &a.at).cmp(&(&b.name, &b.at)));
    found.dedup_by(|later, first| {
        let is_same = later.name == first.name
            && later.members == first.members
            && feature(spec, later) == feature(spec, first);
        if is_same {
            first.documents.append(&mut later.documents);
        }
        is_same
    });
    found
}

fn feature<'s>(spec: &'s Spec, wanted: &Wanted) -> Option<&'s Value> {
    let document = spec.documents.get(*wanted.documents.first()?)?;
    document.extensions.get("x-feature")
}

/// The names in a group, and its docs.
fn said(group: &Value) -> Option<(&Vec<Value>, Option<String>)> {
    if let Some(names) = group.as_array() {
        return Some((names, None));
    }
    let text = group.get("description").and_then(Value::as_str);
    let names = group.get("params")?.as_array()?;
    Some((names, text.map(str::to_owned)))
}

/// The wire names of the parameters that a group names.
fn members(
    document: &Document,
    names: &[Value],
    at: &Location,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut members: Vec<String> = Vec::new();
    for name in names {
        let wire = name.as_str().and_then(|name| wire_name(document, name));
        let (message, remedy) = match wire {
            None => (
                format!("{name} is neither a shared parameter nor one of a method here"),
                "correct the name",
            ),
            Some(wire) if members.contains(wire) => {
                (format!("{name} is listed twice"), "remove one of the two")
            }
            Some(wire) => {
                members.push(wire.clone());
                continue;
            }
        };
        diagnostics.warn(at, message, remedy);
    }
    members
}

/// What a parameter is called on the wire: of one that stands under `components.contentDescriptors` by that key, or by its own name.
fn wire_name<'d>(document: &'d Document, name: &str) -> Option<&'d String> {
    let params = || document.methods.iter().flat_map(|method| &method.params);
    let is_shared = |param: &&ContentDescriptor| {
        let (group, _) = param.at.pointer.rsplit_once('/').unwrap_or_default();
        group == "/components/contentDescriptors" && param.at.last_step().as_deref() == Some(name)
    };
    let shared = params().find(is_shared);
    let found = shared.or_else(|| params().find(|param| param.name == name));
    found.map(|param| &param.name)
}
