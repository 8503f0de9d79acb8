//! The files of a run: the given documents and everything they reference, overlays applied.
//!
//! All of them are gathered before anything is read into the model, so that reading only ever borrows.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::identity::Identities;
use super::node::Node;
use super::overlay::Overlays;
use super::{name, parse, reference};
use crate::diagnostic::{Diagnostics, Location};

/// Size limit. No schema document is anywhere near this large; a device or a pipe that never ends is.
const MAX_BYTES: u64 = 64 << 20;

/// Source of documents' bytes.
pub(super) trait Files {
    /// Reads the bytes of a document.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;
}

/// Files below a folder.
#[derive(Debug)]
pub(super) struct Disk {
    /// The root of relative names; empty for the current directory.
    pub(super) root: PathBuf,
}

impl Files for Disk {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        std::fs::File::open(self.root.join(name))?
            .take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                format!("larger than {} MiB", MAX_BYTES >> 20),
            ));
        }
        Ok(bytes)
    }
}

/// Documents in memory.
impl Files for BTreeMap<String, String> {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let text = self.get(name).ok_or(io::ErrorKind::NotFound)?;
        Ok(text.clone().into_bytes())
    }
}

/// The target of a file reference.
#[derive(Debug)]
pub(super) struct FileTarget {
    pub(super) name: Arc<str>,
    /// Whether it was found elsewhere than beside the document.
    pub(super) guessed: bool,
}

/// Every file of a run.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// The documents, or why they can't be read.
    files: BTreeMap<Arc<str>, Result<Value, String>>,
    /// The target of each file reference, by folder.
    targets: BTreeMap<(String, String), FileTarget>,
    /// The overlays that were applied.
    overlays: BTreeSet<String>,
    /// The schemas that name themselves.
    identities: Identities,
}

impl Sources {
    /// Reads the documents of these names and everything they refer to.
    pub(super) fn gather(
        files: &dyn Files,
        names: &[Arc<str>],
        overlays: Overlays,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut gathering = Gathering {
            files,
            overlays,
            sources: Self::default(),
            queue: names.iter().cloned().collect(),
        };
        while let Some(name) = gathering.queue.pop_front() {
            gathering.read(&name, diagnostics);
        }
        gathering.overlays.report_unused(diagnostics);
        let mut sources = gathering.sources;
        let mut identities = Identities::default();
        sources.roots().for_each(|root| identities.add(&root));
        sources.identities = identities;
        sources
    }

    /// The schemas that name themselves.
    pub(super) fn identities(&self) -> &Identities {
        &self.identities
    }

    /// The root of a document.
    pub(super) fn root(&self, name: &str) -> Option<Node<'_>> {
        let (name, value) = self.files.get_key_value(name)?;
        Some(Node {
            at: Location::root(Arc::clone(name)),
            value: value.as_ref().ok()?,
        })
    }

    /// Why a document can't be read.
    pub(super) fn failure(&self, name: &str) -> Option<&str> {
        self.files.get(name)?.as_ref().err().map(String::as_str)
    }

    /// The target of a file reference in a document.
    pub(super) fn target(&self, document: &str, file: &str) -> Option<&FileTarget> {
        self.targets
            .get(&(name::folder(document).to_owned(), file.to_owned()))
    }

    /// The roots of all readable documents, sorted by name.
    pub(super) fn roots(&self) -> impl Iterator<Item = Node<'_>> {
        self.files.keys().filter_map(|name| self.root(name))
    }

    /// The names of all files that were read, overlays included.
    pub(super) fn names(&self) -> BTreeSet<String> {
        let read = self.files.iter().filter(|(_, value)| value.is_ok());
        read.map(|(name, _)| name.to_string())
            .chain(self.overlays.iter().cloned())
            .collect()
    }
}

struct Gathering<'a> {
    files: &'a dyn Files,
    overlays: Overlays,
    sources: Sources,
    queue: VecDeque<Arc<str>>,
}

impl Gathering<'_> {
    fn read(&mut self, name: &Arc<str>, diagnostics: &mut Diagnostics) {
        if self.sources.files.contains_key(name) {
            return;
        }
        let bytes = self.files.read(name).map_err(|error| error.to_string());
        let parsed = bytes.and_then(|bytes| parse::parse(name, &bytes));
        let value = parsed.map(|parsed| {
            for at in &parsed.repeated {
                diagnostics.warn(
                    at,
                    "duplicate key, the last one counts",
                    "remove one of them",
                );
            }
            let mut value = parsed.value;
            let applied = self
                .overlays
                .apply(self.files, name, &mut value, diagnostics);
            self.sources.overlays.extend(applied);
            value
        });
        if let Ok(value) = &value {
            self.queue_references(name, value);
        }
        self.sources.files.insert(Arc::clone(name), value);
    }

    /// Queues every referenced file. What only looks like a reference (in an example, say) is read too, and then never
    /// used.
    fn queue_references(&mut self, name: &str, value: &Value) {
        let folder = name::folder(name);
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(list) => open.extend(list),
                Value::Object(object) => {
                    open.extend(object.values());
                    if let Some(file) = object
                        .get("$ref")
                        .and_then(Value::as_str)
                        .map(|text| reference::split(text).0)
                    {
                        self.queue_file(folder, file);
                    }
                }
                _ => {}
            }
        }
    }

    fn queue_file(&mut self, folder: &str, file: &str) {
        let key = (folder.to_owned(), file.to_owned());
        // Absolute paths and URLs aren't followed.
        if file.is_empty()
            || file.starts_with(['/', '\\'])
            || file.contains(':')
            || self.sources.targets.contains_key(&key)
        {
            return;
        }
        let target = self.locate(folder, &reference::percent_decode(file));
        self.queue.push_back(Arc::clone(&target.name));
        self.sources.targets.insert(key, target);
    }

    /// Locates a reference's file, relative to the folder of its document. Some documents write it relative to the root
    /// of their repository, so the folders above are tried where there is no such file.
    fn locate(&self, folder: &str, file: &str) -> FileTarget {
        let beside = name::join(folder, file);
        let mut tried = beside.clone();
        let mut at = folder;
        while !self.exists(&tried) {
            if at.is_empty() || at == "/" {
                return FileTarget {
                    name: beside.into(),
                    guessed: false,
                };
            }
            at = name::folder(at);
            tried = name::join(at, file);
        }
        FileTarget {
            guessed: tried != beside,
            name: tried.into(),
        }
    }

    fn exists(&self, name: &str) -> bool {
        let found = |error: io::Error| error.kind() != io::ErrorKind::NotFound;
        self.sources.files.contains_key(name) || self.files.read(name).map_or_else(found, |_| true)
    }
}
