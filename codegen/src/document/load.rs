//! Loading: from paths to the model.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::model::Spec;
use super::overlay::{self, Overlays};
use super::source::{Disk, Files, Sources};
use super::{name, parse, read, safety};
use crate::diagnostic::Diagnostics;

/// Options of loading.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// The root of relative paths; empty for the current directory. Documents are named by their paths as given, so
    /// this keeps a project's location out of generated code.
    pub root: PathBuf,
    /// Overlays to apply beside those next to a document. Where there are several documents, an overlay names its
    /// target in `extends`.
    pub overlays: Vec<PathBuf>,
    /// Patterns of the names of methods that only read, where documents don't say how safe these are (`x-safety`): `*` stands for any
    /// characters, `?` for one.
    pub reads: Vec<String>,
}

/// The result of loading.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Loaded {
    /// The model.
    pub spec: Spec,
    /// Every file that was read, overlays and referenced files included: the files to watch for changes.
    pub files: Vec<PathBuf>,
    /// The files as they were read.
    #[cfg(feature = "reference")]
    pub(super) sources: Arc<Sources>,
}

/// Loads OpenRPC documents, in JSON or YAML, with their references and the overlays beside them.
///
/// What can't be read is left out and reported. Numbers beyond 64 bits become the nearest `f64`.
pub fn load(paths: &[PathBuf], diagnostics: &mut Diagnostics) -> Spec {
    load_with(paths, &LoadOptions::default(), diagnostics).spec
}

/// Loads OpenRPC documents with options, and returns the names of the files that were read.
pub fn load_with(
    paths: &[PathBuf],
    options: &LoadOptions,
    diagnostics: &mut Diagnostics,
) -> Loaded {
    let documents: Vec<String> = paths.iter().map(|path| name::of_path(path)).collect();
    let overlays: Vec<String> = options
        .overlays
        .iter()
        .map(|path| name::of_path(path))
        .collect();
    let disk = Disk {
        root: options.root.clone(),
    };
    let (mut spec, sources) = load_from(&disk, &documents, &overlays, diagnostics);
    safety::mark_reads(&mut spec, &options.reads, diagnostics);
    Loaded {
        spec,
        files: sources
            .names()
            .iter()
            .map(|name| options.root.join(name))
            .collect(),
        #[cfg(feature = "reference")]
        sources: Arc::new(sources),
    }
}

/// Loads documents from memory, by their names.
pub fn load_texts(
    texts: &BTreeMap<String, String>,
    documents: &[&str],
    diagnostics: &mut Diagnostics,
) -> Spec {
    let documents: Vec<String> = documents.iter().map(|name| (*name).to_owned()).collect();
    load_from(texts, &documents, &[], diagnostics).0
}

/// Whether a file in a folder of schemas is a document, not an overlay and not a file of shared types.
///
/// A file that can't be read counts as one, so that it is reported.
pub fn is_document(path: &Path) -> bool {
    let name = name::of_path(path);
    let known = path
        .extension()
        .is_some_and(|extension| extension == "json" || extension == "yaml" || extension == "yml");
    if !known || overlay::is_overlay(&name) {
        return false;
    }
    let bytes = Disk {
        root: PathBuf::new(),
    }
    .read(&name)
    .ok();
    let parsed = bytes.and_then(|bytes| parse::parse(&name, &bytes).ok());
    parsed.is_none_or(|parsed| {
        parsed.value.get("openrpc").is_some() || parsed.value.get("methods").is_some()
    })
}

fn load_from(
    files: &dyn Files,
    documents: &[String],
    overlays: &[String],
    diagnostics: &mut Diagnostics,
) -> (Spec, Sources) {
    let documents: BTreeSet<&str> = documents.iter().map(String::as_str).collect();
    let named: Vec<&str> = documents.iter().copied().collect();
    let overlays = Overlays::read(files, overlays, &named, diagnostics);
    let names: Vec<Arc<str>> = documents.into_iter().map(Arc::from).collect();
    let sources = Sources::gather(files, &names, overlays, diagnostics);
    let spec = read::read(&sources, &names, diagnostics);
    (spec, sources)
}
