//! The names that schemas give themselves: `$id` and `$anchor`, by which others refer to them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::name;
use super::node::Node;
use super::reference;
use crate::diagnostic::Location;

/// Every schema of a run that names itself.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// The schemas of each URI, anchors behind a `#`.
    places: BTreeMap<String, Vec<Location>>,
}

impl Identities {
    /// Adds the schemas of a document.
    pub(super) fn add(&mut self, root: &Node<'_>) {
        let base = root.at.document.to_string();
        let mut open = vec![(root.clone(), base)];
        while let Some((node, mut base)) = open.pop() {
            if let Some(id) = own(node.value, &base) {
                self.insert(id.clone(), &node.at);
                base = reference::split(&id).0.to_owned();
            }
            for key in ["$anchor", "$dynamicAnchor"] {
                if let Some(anchor) = node.value.get(key).and_then(Value::as_str) {
                    self.insert(format!("{base}#{anchor}"), &node.at);
                }
            }
            let steps: Vec<String> = match node.value {
                Value::Object(entries) => {
                    let schemas = entries.keys().filter(|key| !DATA.contains(&key.as_str()));
                    schemas.cloned().collect()
                }
                Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
                _ => Vec::new(),
            };
            // The last is taken first, so that of two of one name the first is the first in the document.
            let inner = steps.iter().rev().filter_map(|step| node.get(step));
            open.extend(inner.map(|inner| (inner, base.clone())));
        }
    }

    fn insert(&mut self, uri: String, at: &Location) {
        let places = self.places.entry(uri).or_default();
        places.push(at.clone());
    }

    /// Whether no schema names itself.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The schemas that have this URI, of which there should be one.
    pub(super) fn of(&self, uri: &str) -> &[Location] {
        let uri = uri.strip_suffix('#').unwrap_or(uri);
        self.places.get(uri).map_or(&[], Vec::as_slice)
    }

    /// The one schema whose URI ends so, whatever stands before.
    pub(super) fn ending(&self, end: &str) -> Option<(&str, &Location)> {
        let mut found = self.places.iter().filter(|(uri, _)| uri.ends_with(end));
        let (uri, places) = found.next()?;
        let ([only], None) = (places.as_slice(), found.next()) else {
            return None;
        };
        Some((uri, only))
    }

    /// What references at a place are relative to, from the root of its document, and the schema that says it where one does.
    pub(super) fn base<'a>(root: &Node<'a>, place: &Location) -> (String, Option<Node<'a>>) {
        let mut base = root.at.document.to_string();
        let mut named = None;
        let mut steps = reference::steps(&place.pointer);
        let mut node = Some(root.clone());
        while let Some(at) = node {
            if let Some(id) = own(at.value, &base).filter(|id| !id.contains('#')) {
                base = id;
                named = Some(at.clone());
            }
            node = steps.next().and_then(|step| at.get(&step));
        }
        (base, named)
    }
}

/// Keywords whose values are data: nothing in them is a schema.
const DATA: [&str; 5] = ["const", "default", "enum", "example", "examples"];

/// The URI of a schema that names itself by `$id`; an anchor, as older drafts write it, stands behind a `#`.
fn own(value: &Value, base: &str) -> Option<String> {
    let id = value.get("$id")?.as_str().filter(|id| !id.is_empty())?;
    let uri = join(base, id);
    Some(uri.strip_suffix('#').map_or(uri.clone(), str::to_owned))
}

/// Resolves a reference against a base, as RFC 3986 has it. A base without a scheme is the name of a document.
pub(super) fn join(base: &str, reference: &str) -> String {
    let (file, fragment) = match reference.split_once('#') {
        Some((file, fragment)) => (file, Some(fragment)),
        None => (reference, None),
    };
    let (base, _) = reference::split(base);
    let (root, path) = base.split_at(authority_end(base));
    let uri = if file.is_empty() {
        base.to_owned()
    } else if has_scheme(file) {
        let (root, path) = file.split_at(authority_end(file));
        format!("{root}{}", without_dots("", path))
    } else if file.starts_with("//") {
        let scheme = root.split("//").next().unwrap_or_default();
        format!("{scheme}{file}")
    } else if has_scheme(base) && root.is_empty() {
        // Of what has no path, such as `urn:…`, nothing is relative.
        file.to_owned()
    } else if file.starts_with('/') {
        format!("{root}{}", without_dots("", file))
    } else {
        let folder = match name::folder(path) {
            "" if !root.is_empty() => "/",
            folder => folder,
        };
        format!("{root}{}", without_dots(folder, file))
    };
    match fragment {
        Some(fragment) => format!("{uri}#{fragment}"),
        None => uri,
    }
}

/// A path inside a folder, without `.` and `..` in it.
fn without_dots(folder: &str, path: &str) -> String {
    if path.is_empty() {
        return String::new();
    }
    let folder = if path.starts_with('/') { "/" } else { folder };
    let joined = name::join(folder, path);
    let is_folder = path.ends_with('/') && joined != "/";
    format!("{joined}{}", if is_folder { "/" } else { "" })
}

/// Whether it begins with a scheme, such as `https:`. One letter is a drive.
fn has_scheme(uri: &str) -> bool {
    uri.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
    })
}

/// Where the path of a URI with an authority begins: behind `https://example.org`; 0 where there is none.
fn authority_end(uri: &str) -> usize {
    let Some(start) = uri.find("://").filter(|_| has_scheme(uri)) else {
        return 0;
    };
    let rest = uri.get(start + 3..).unwrap_or_default();
    start + 3 + rest.find('/').unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_joined_as_rfc_3986_has_it() {
        for (base, reference, joined) in [
            ("api.json", "customer", "customer"),
            ("schemas/api.json", "../customer.json", "customer.json"),
            (
                "/schemas/api.json",
                "customer.json",
                "/schemas/customer.json",
            ),
            (
                "https://example.org/a/b.json",
                "c.json",
                "https://example.org/a/c.json",
            ),
            (
                "https://example.org/a/b.json",
                "../c.json#x",
                "https://example.org/c.json#x",
            ),
            (
                "https://example.org/a/b.json",
                "/c.json",
                "https://example.org/c.json",
            ),
            ("https://example.org/a/", "c", "https://example.org/a/c"),
            ("https://example.org", "c", "https://example.org/c"),
            ("https://example.org/a/b", "c/", "https://example.org/a/c/"),
            (
                "https://example.org/a",
                "//other.org/b",
                "https://other.org/b",
            ),
            (
                "https://example.org/a",
                "https://other.org/x/../b",
                "https://other.org/b",
            ),
            ("https://example.org/a", "#b", "https://example.org/a#b"),
            (
                "https://example.org/a",
                "https://other.org",
                "https://other.org",
            ),
            (
                "https://example.org/a",
                "https://other.org/",
                "https://other.org/",
            ),
            ("https://example.org/a#b", "", "https://example.org/a"),
            ("urn:example:a", "urn:example:b", "urn:example:b"),
            ("urn:example:a", "#b", "urn:example:a#b"),
        ] {
            assert_eq!(join(base, reference), joined, "{reference} in {base}");
        }
    }
}
