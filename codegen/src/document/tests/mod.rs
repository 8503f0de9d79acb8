//! The loader as a whole.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod hostile;
mod identities;
mod references;
mod shapes;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Schema, SchemaId, Spec, load_texts};
use crate::diagnostic::{Diagnostics, Location};

/// Loads `api.json` from these files.
fn load(files: &[(&str, Value)]) -> (Spec, Diagnostics) {
    let texts: BTreeMap<String, String> = files
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.to_string()))
        .collect();
    let mut diagnostics = Diagnostics::default();
    let spec = load_texts(&texts, &["api.json"], &mut diagnostics);
    (spec, diagnostics)
}

/// A document with one method `m`, whose result has this schema, and with these components.
fn document(result: Value, schemas: Value) -> Value {
    json!({
        "openrpc": "1.3.2",
        "info": {"title": "T", "version": "1"},
        "methods": [{"name": "m", "params": [], "result": {"name": "r", "schema": result}}],
        "components": {"schemas": schemas},
    })
}

/// Loads such a document, which must be without fault, and gives the schema of the result.
fn result(result: Value, schemas: Value) -> (Schema, Spec) {
    let (spec, diagnostics) = load(&[("api.json", document(result, schemas))]);
    assert!(diagnostics.is_empty(), "{}", lines(&diagnostics));
    let descriptor = spec.documents[0].methods[0].result.clone().unwrap();
    (descriptor.schema, spec)
}

fn lines(diagnostics: &Diagnostics) -> String {
    diagnostics
        .iter()
        .map(|found| format!("{found}\n"))
        .collect()
}

fn id(document: &str, pointer: &str) -> SchemaId {
    Location {
        document: document.into(),
        pointer: pointer.to_owned(),
    }
}
