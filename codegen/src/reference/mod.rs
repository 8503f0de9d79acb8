//! References of documents: methods, parameters, types in words, units, errors, streams and an example of each call, as data for tools.
//!
//! The command-line tool `polyrpc` reads those of this repository's chains from files that [`Reference::to_lines`] made, and those of
//! anyone's documents from [`Reference::load`].

mod arguments;
mod entries;
mod model;
mod sample;
mod words;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use arguments::{arguments, written};
#[cfg(feature = "cli")]
pub(crate) use entries::{result_unit, safety};
pub use model::{
    ErrorEntry, ItemsEntry, MethodEntry, ParamEntry, ResultEntry, StopEntry, StreamEntry,
    Structure, TypeEntry,
};

use crate::diagnostic::Diagnostics;
use crate::document::{LoadOptions, Loaded, load_with};
use crate::ir::Api;
use crate::output::JSON_MARK;
use crate::pipeline::understand;
use crate::valid::Validator;

/// The methods and types of a client's documents.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Reference {
    /// The methods, sorted by document and name.
    pub methods: Vec<MethodEntry>,
    /// The types that methods name, sorted by name.
    pub types: Vec<TypeEntry>,
    /// The title of the first document.
    pub title: String,
    /// The address of a node that the first document names.
    pub server: Option<String>,
}

/// A line of a reference's file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Line {
    Method(Box<MethodEntry>),
    Type(TypeEntry),
}

impl Reference {
    /// Makes the reference of documents, and what validates parameters by their schemas. Without overlays that are named, those beside the
    /// documents apply.
    ///
    /// # Errors
    /// The findings, if there are errors among them.
    pub fn load(
        documents: &[PathBuf],
        overlays: &[PathBuf],
    ) -> Result<(Self, Checker), Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let options = LoadOptions {
            overlays: overlays.to_vec(),
            ..LoadOptions::default()
        };
        let loaded = load_with(documents, &options, &mut diagnostics);
        let api = match diagnostics.has_errors() {
            true => None,
            false => understand(&loaded.spec, &mut diagnostics),
        };
        match api {
            Some(api) if !diagnostics.has_errors() => {
                Ok((Self::of(&loaded, &api), Checker::new(&loaded)))
            }
            _ => Err(diagnostics),
        }
    }

    pub(crate) fn of(loaded: &Loaded, api: &Api) -> Self {
        entries::reference(loaded, api)
    }

    /// Whether a path is that of the file that [`to_lines`](Self::to_lines) makes.
    pub(crate) fn file() -> &'static Path {
        Path::new("reference.jsonl")
    }

    /// Writes it as lines of JSON: the first says where it comes from, and each other is a method or a type.
    ///
    /// # Errors
    /// If it can't be written as JSON.
    pub fn to_lines(&self, source: &str) -> serde_json::Result<String> {
        let source = Value::from(source);
        let mut text = format!("{JSON_MARK} from\":{source}}}\n");
        let methods = self.methods.iter().cloned();
        let methods = methods.map(|method| Line::Method(Box::new(method)));
        let types = self.types.iter().cloned().map(Line::Type);
        for line in methods.chain(types) {
            text.push_str(&serde_json::to_string(&line)?);
            text.push('\n');
        }
        Ok(text)
    }

    /// Reads what [`to_lines`](Self::to_lines) wrote.
    ///
    /// # Errors
    /// If a line isn't one of those.
    pub fn from_lines(text: &str) -> serde_json::Result<Self> {
        let mut reference = Self::default();
        for line in text.lines().skip(1) {
            match serde_json::from_str(line)? {
                Line::Method(method) => reference.methods.push(*method),
                Line::Type(entry) => reference.types.push(entry),
            }
        }
        Ok(reference)
    }
}

impl MethodEntry {
    /// Finds a method in what [`Reference::to_lines`] wrote, without reading the rest: that of a service, where there are several.
    pub fn find(lines: &str, name: &str, service: Option<&str>) -> Option<Self> {
        let start = format!(r#"{{"method":{{"name":{},"#, Value::from(name));
        let found = lines.lines().filter(|line| line.starts_with(&start));
        let methods = found.filter_map(|line| match serde_json::from_str(line).ok()? {
            Line::Method(method) => Some(*method),
            Line::Type(_) => None,
        });
        let mut methods = methods.filter(|method: &Self| {
            service.is_none_or(|service| method.services.iter().any(|one| one == service))
        });
        methods.next()
    }
}

impl TypeEntry {
    /// Finds a type in what [`Reference::to_lines`] wrote, without reading the rest.
    pub fn find(lines: &str, name: &str) -> Option<Self> {
        let start = format!(r#"{{"type":{{"name":{},"#, Value::from(name));
        let line = lines.lines().find(|line| {
            // A type may say no more than its name.
            line.starts_with(&start) || line.trim_end_matches('}') == start.trim_end_matches(',')
        })?;
        match serde_json::from_str(line).ok()? {
            Line::Type(entry) => Some(entry),
            Line::Method(_) => None,
        }
    }
}

/// Validates arguments by the JSON Schemas of documents.
pub struct Checker {
    loaded: Loaded,
    validator: Validator,
}

impl Checker {
    fn new(loaded: &Loaded) -> Self {
        Self {
            loaded: loaded.clone(),
            validator: Validator::new(loaded.raw()),
        }
    }

    /// In what the value of a method's parameter contradicts its schema; `None` also of a parameter that the document doesn't have.
    pub fn fault(&mut self, method: &str, param: &str, value: &Value) -> Option<String> {
        let mut methods = self
            .loaded
            .spec
            .documents
            .iter()
            .flat_map(|one| &one.methods);
        let method = methods.find(|one| one.name == method)?;
        let param = method.params.iter().find(|one| one.name == param)?;
        self.validator.fault(&param.schema.at, value)
    }
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").finish_non_exhaustive()
    }
}
