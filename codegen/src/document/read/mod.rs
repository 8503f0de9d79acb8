//! From gathered files to the model: references followed, malformed parts reported and left out.

mod descriptor;
mod method;
mod nullable;
mod params;
mod schema;
mod stream;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::cycle;
use super::model::{Document, Spec};
use super::name;
use super::node::{Node, describe};
use super::reference;
use super::schema::{Schema, SchemaId};
use super::source::Sources;
use crate::diagnostic::{Diagnostics, Location};

/// Locations of named schemas.
const NAMED: [&[&str]; 3] = [&["components", "schemas"], &["$defs"], &["definitions"]];

/// Reads the documents of these names, and every schema that they reach or that has a name.
pub(super) fn read(sources: &Sources, names: &[Arc<str>], diagnostics: &mut Diagnostics) -> Spec {
    let mut reader = Reader {
        sources,
        diagnostics,
        open: Vec::new(),
        schemas: BTreeMap::new(),
    };
    let mut documents: Vec<Document> = names
        .iter()
        .filter_map(|name| reader.document(name))
        .collect();
    documents.sort_by(|a, b| (&a.stem, &a.at).cmp(&(&b.stem, &b.at)));
    reader.named_schemas();
    reader.open_schemas();
    let mut spec = Spec {
        documents,
        schemas: reader.schemas,
    };
    report_equal_stems(&spec, diagnostics);
    cycle::cut(&mut spec, diagnostics);
    spec
}

struct Reader<'a, 'd> {
    sources: &'a Sources,
    diagnostics: &'d mut Diagnostics,
    /// Schemas found and still to be read.
    open: Vec<Node<'a>>,
    schemas: BTreeMap<SchemaId, Schema>,
}

impl<'a> Reader<'a, '_> {
    fn document(&mut self, name: &Arc<str>) -> Option<Document> {
        let at = Location::root(Arc::clone(name));
        let Some(root) = self.sources.root(name) else {
            let reason = self.sources.failure(name).unwrap_or("it was not read");
            self.diagnostics
                .error(&at, reason, "correct the path, or the file at that place");
            return None;
        };
        if !root.value.is_object() {
            let message = format!(
                "the document is {} where an object belongs",
                describe(root.value)
            );
            self.diagnostics
                .error(&at, message, "give an OpenRPC document");
            return None;
        }
        self.check_version(&root);
        let info = root.get("info").and_then(|info| self.follow(info));
        if info.is_none() {
            self.diagnostics.warn(
                &at,
                "the document has no `info`",
                "add it, with `title` and `version`",
            );
        }
        let info_text = |key, diagnostics: &mut Diagnostics| {
            info.as_ref().and_then(|info| info.text(key, diagnostics))
        };
        let stem = name::stem(name).to_owned();
        Some(Document {
            title: info_text("title", self.diagnostics).unwrap_or_else(|| stem.clone()),
            description: info_text("description", self.diagnostics),
            version: info_text("version", self.diagnostics).unwrap_or_default(),
            methods: self.methods(&root),
            turned_on_by: Vec::new(),
            extensions: root.extensions().collect(),
            stem,
            at,
        })
    }

    fn check_version(&mut self, root: &Node<'a>) {
        match root.text("openrpc", self.diagnostics) {
            None => self.diagnostics.error(
                &root.at,
                "the document has no `openrpc` version",
                "give an OpenRPC document",
            ),
            Some(version) if !version.starts_with("1.") => {
                let message =
                    format!("OpenRPC {version} is not known; the document is read as version 1");
                self.diagnostics.warn(
                    &root.at.join("openrpc"),
                    message,
                    "write the document for OpenRPC 1.x",
                );
            }
            Some(_) => {}
        }
    }

    /// Follows references to their final target; reports those that can't be followed.
    fn follow(&mut self, node: Node<'a>) -> Option<Node<'a>> {
        let mut node = node;
        let mut passed = BTreeSet::new();
        while let Some(reference) = node.reference() {
            if !passed.insert(node.at.clone()) {
                let message = format!("the reference `{reference}` leads back to itself");
                self.diagnostics
                    .warn(&node.at, message, "let one of its targets say what it is");
                return None;
            }
            node = self.resolve(&node, reference)?;
        }
        Some(node)
    }

    /// Resolves a reference; reports a dangling one.
    fn resolve(&mut self, node: &Node<'a>, reference: &str) -> Option<Node<'a>> {
        match reference::resolve(self.sources, &node.at, reference) {
            Ok(target) => {
                if let Some(guess) = target.guess {
                    self.diagnostics
                        .warn_of_cause(&node.at, guess.message, guess.remedy);
                }
                Some(target.node)
            }
            Err(dangling) => {
                self.diagnostics
                    .warn_of_cause(&node.at, dangling.message, dangling.remedy);
                None
            }
        }
    }

    /// Queues every named schema of every file.
    fn named_schemas(&mut self) {
        let sources = self.sources;
        for root in sources.roots() {
            for path in NAMED {
                let inside =
                    |node: Node<'a>, step: &&str| node.get(step).and_then(|next| self.follow(next));
                let Some(group) = path.iter().try_fold(root.clone(), inside) else {
                    continue;
                };
                match group.value {
                    Value::Object(entries) => self
                        .open
                        .extend(entries.keys().filter_map(|name| group.get(name))),
                    other => {
                        let message = format!(
                            "the schemas are {} where an object belongs",
                            describe(other)
                        );
                        self.diagnostics
                            .warn(&group.at, message, "give each of them a name");
                    }
                }
            }
        }
    }

    /// Reads the queued schemas, and those that they refer to.
    fn open_schemas(&mut self) {
        while let Some(node) = self.open.pop() {
            if !self.schemas.contains_key(&node.at) {
                let schema = self.schema(node);
                self.schemas.insert(schema.at.clone(), schema);
            }
        }
    }
}

/// Reports documents of the same name, since modules are named after them.
fn report_equal_stems(spec: &Spec, diagnostics: &mut Diagnostics) {
    for pair in spec.documents.windows(2) {
        if let [first, second] = pair
            && first.stem == second.stem
        {
            let message = format!("the document has the name of {}", first.at.document);
            diagnostics.error(&second.at, message, "rename one of the two files");
        }
    }
}
