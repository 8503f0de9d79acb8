//! Whether values agree with their schemas.

use std::collections::BTreeMap;

use boon::{Compiler, Draft, SchemaIndex, Schemas, UrlLoader};
use serde_json::Value;

use crate::diagnostic::Location;
use crate::document::Raw;

/// What documents are known as: a name of a file may be no address.
const BASE: &str = "file:///documents/";

/// Validates by the schemas of documents, as OpenRPC has it by draft 7 of JSON Schema.
pub(super) struct Validator {
    compiler: Compiler,
    schemas: Schemas,
    /// The schemas that were read. `None` for those that a validator doesn't understand, which nothing contradicts.
    known: BTreeMap<Location, Option<SchemaIndex>>,
}

/// All documents are given; nothing else is read.
struct Nothing;

impl UrlLoader for Nothing {
    fn load(&self, url: &str) -> Result<Value, Box<dyn std::error::Error>> {
        Err(format!("{url} is none of the documents").into())
    }
}

impl Validator {
    pub(super) fn new(raw: Raw<'_>) -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V7);
        compiler.use_loader(Box::new(Nothing));
        for (name, value) in raw.roots() {
            // A document that can't be one of a validator's is as one that can't be understood.
            _ = compiler.add_resource(&address(&name), value.clone());
        }
        Self {
            compiler,
            schemas: Schemas::new(),
            known: BTreeMap::new(),
        }
    }

    /// In what a value contradicts the schema at a place.
    pub(super) fn fault(&mut self, at: &Location, value: &Value) -> Option<String> {
        let (compiler, schemas) = (&mut self.compiler, &mut self.schemas);
        let known = self.known.entry(at.clone()).or_insert_with(|| {
            let place = format!("{}#{}", address(&at.document), percent_encoded(&at.pointer));
            compiler.compile(&place, schemas).ok()
        });
        let error = self.schemas.validate(value, (*known)?).err()?;
        // The innermost cause says what is wrong.
        let mut cause = &error;
        while let Some(inner) = cause.causes.first() {
            cause = inner;
        }
        let place = cause.instance_location.to_string();
        let place = if place.is_empty() {
            String::new()
        } else {
            format!("`{place}`: ")
        };
        Some(format!("{place}{}", cause.kind))
    }
}

fn address(name: &str) -> String {
    format!(
        "{BASE}{}",
        percent_encoded(name.trim_start_matches(['/', '.']))
    )
}

/// What isn't plain in a path or a fragment, as an address writes it.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
