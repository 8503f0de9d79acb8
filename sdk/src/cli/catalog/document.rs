//! Documents of the caller's own, in the place of this build's chains.

use std::cell::RefCell;
use std::path::PathBuf;

use clap::Args;
use polyrpc_codegen::reference::{Checker, MethodEntry, Reference, Structure, TypeEntry};
use serde_json::Value;

use super::entry::{Entry, Fault, Opened};
use crate::cli::exit::Failure;

/// Which documents.
#[derive(Debug, Args)]
pub(in crate::cli) struct DocumentArgs {
    /// An OpenRPC document, JSON or YAML, whose methods are called in the place of a chain's; then there is no CHAIN. May be repeated.
    #[arg(long = "document", value_name = "FILE")]
    documents: Vec<PathBuf>,
    /// An OpenAPI overlay that repairs the documents, beside those that stand next to them.
    #[arg(long = "overlay", value_name = "FILE", requires = "documents")]
    overlays: Vec<PathBuf>,
}

impl DocumentArgs {
    /// Loads the documents, if any are given.
    pub(in crate::cli) fn load(&self) -> Result<Option<Document>, Failure> {
        if self.documents.is_empty() {
            return Ok(None);
        }
        let loaded = Reference::load(&self.documents, &self.overlays);
        let (reference, checker) = loaded.map_err(|diagnostics| {
            let found: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
            Failure::usage(format!("the document can't be used:\n{}", found.join("\n")))
        })?;
        Ok(Some(Document {
            reference,
            checker: RefCell::new(checker),
        }))
    }
}

/// Documents that were loaded.
pub(in crate::cli) struct Document {
    reference: Reference,
    checker: RefCell<Checker>,
}

impl Document {
    pub(super) fn name(&self) -> &str {
        match self.reference.title.as_str() {
            "" => "the document",
            title => title,
        }
    }

    pub(super) fn server(&self) -> Option<&str> {
        self.reference.server.as_deref()
    }

    pub(super) fn methods(&self) -> Vec<Entry<'_>> {
        let called = self
            .reference
            .methods
            .iter()
            .filter(|said| !said.notification);
        called
            .filter_map(|said| Entry::documented(self, said))
            .collect()
    }

    pub(super) fn streams(&self) -> impl Iterator<Item = &str> {
        let streams = self.reference.methods.iter().flat_map(|said| &said.streams);
        streams.map(|stream| stream.name.as_str())
    }

    pub(super) fn stream(&self, name: &str) -> Option<Opened<'_>> {
        let mut methods = self.reference.methods.iter();
        methods.find_map(|said| Opened::documented(self, said, name))
    }

    pub(super) fn type_entry(&self, name: &str) -> Option<TypeEntry> {
        let mut types = self.reference.types.iter();
        types.find(|entry| entry.name == name).cloned()
    }

    /// Validates parameters by the schemas of the document.
    pub(super) fn check(&self, said: &MethodEntry, params: &str) -> Result<String, Fault> {
        let value: Value = serde_json::from_str(params).map_err(|error| Fault {
            path: String::new(),
            message: error.to_string(),
        })?;
        unknown(said, &value)?;
        for (index, param) in said.params.iter().enumerate() {
            let (found, path) = match said.structure {
                Structure::ByName => (value.get(&param.name), param.name.clone()),
                Structure::ByValue => (Some(&value), String::new()),
                _ => (value.get(index), format!("[{index}]")),
            };
            let Some(found) = found.filter(|found| !found.is_null() || param.nullable) else {
                if param.required && param.default.is_none() {
                    return Err(Fault {
                        path,
                        message: "it is required".to_owned(),
                    });
                }
                continue;
            };
            let fault = self
                .checker
                .borrow_mut()
                .fault(&said.name, &param.name, found);
            if let Some(message) = fault {
                return Err(Fault { path, message });
            }
        }
        Ok(params.to_owned())
    }
}

/// Refuses keys and items that no parameter has.
fn unknown(said: &MethodEntry, value: &Value) -> Result<(), Fault> {
    let fault = |path: String| {
        Err(Fault {
            path,
            message: "the method has no such parameter".to_owned(),
        })
    };
    match (said.structure, value) {
        (Structure::ByName, Value::Object(pairs)) => {
            let is_known = |key: &str| said.params.iter().any(|param| param.name == key);
            match pairs.keys().find(|key| !is_known(key)) {
                Some(key) => fault(key.clone()),
                None => Ok(()),
            }
        }
        (Structure::ByPosition, Value::Array(items)) if items.len() > said.params.len() => {
            fault(format!("[{}]", said.params.len()))
        }
        (Structure::ByValue, _) | (Structure::ByPosition, Value::Array(_)) => Ok(()),
        _ => Err(Fault {
            path: String::new(),
            message: match said.structure {
                Structure::ByName => "parameters are an object of names and values".to_owned(),
                _ => "parameters are a list".to_owned(),
            },
        }),
    }
}
