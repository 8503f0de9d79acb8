//! Whether values agree with their schemas.

use std::collections::BTreeMap;

use boon::{Compiler, Draft, SchemaIndex, Schemas, UrlLoader};
use serde_json::{Value, json};

use crate::diagnostic::Location;
use crate::document::Raw;

/// What documents are known as: a name of a file may be no address.
const BASE: &str = "file:///documents/";

/// How many places of a value are looked at: a large one is read again for each.
const MOST_PLACES: usize = 1000;

/// Validates by the schemas of documents, as OpenRPC has it by draft 7 of JSON Schema.
pub(crate) struct Validator {
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
    pub(crate) fn new(raw: Raw<'_>) -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V7);
        compiler.use_loader(Box::new(Nothing));
        for (name, value) in raw.roots() {
            let mut value = value.clone();
            if let Some(document) = value
                .as_object_mut()
                .filter(|document| document.contains_key("openrpc"))
            {
                // The schema that documents have is none for the schemas in them.
                document.remove("$schema");
            }
            // A document that can't be one of a validator's is as one that can't be understood.
            _ = compiler.add_resource(&address(&name), value);
        }
        Self {
            compiler,
            schemas: Schemas::new(),
            known: BTreeMap::new(),
        }
    }

    /// In what a value contradicts the schema at a place.
    pub(crate) fn fault(&mut self, at: &Location, value: &Value) -> Option<String> {
        let schema = self.schema(at)?;
        let error = self.schemas.validate(value, schema).err()?;
        // The innermost cause says what is wrong.
        let mut cause = &error;
        while let Some(inner) = cause.causes.first() {
            cause = inner;
        }
        let place = cause.instance_location.to_string();
        let place = match place.is_empty() {
            true => place,
            false => format!("`{place}`: "),
        };
        Some(format!("{place}{}", cause.kind))
    }

    /// Takes the keys out of a value that the schema at a place doesn't list: those under which anything may stand, and nothing need.
    pub(crate) fn take_unlisted(&mut self, at: &Location, value: &mut Value) -> Vec<String> {
        let Some(schema) = self.schema(at) else {
            return Vec::new();
        };
        let is_valid = |value: &Value| self.schemas.validate(value, schema).is_ok();
        let mut places = vec![(String::new(), false)];
        places_in(value, &mut String::new(), &mut places);
        let (mut taken, mut open): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for (place, is_key) in places.into_iter().take(MOST_PLACES) {
            // Where anything may stand, nothing inside is said to be of a type.
            let is_inside = |outer: &String| {
                place
                    .strip_prefix(outer)
                    .is_some_and(|rest| rest.starts_with('/'))
            };
            if open.iter().any(is_inside) || !is_open(value, &place, is_valid) {
                continue;
            }
            let rest = without(value, &place);
            if is_key && is_valid(&rest) {
                *value = rest;
                taken.push(place.clone());
            }
            open.push(place);
        }
        taken
    }

    /// The schema at a place, unless a validator doesn't understand it.
    fn schema(&mut self, at: &Location) -> Option<SchemaIndex> {
        let (compiler, schemas) = (&mut self.compiler, &mut self.schemas);
        let known = self.known.entry(at.clone()).or_insert_with(|| {
            let place = format!("{}#{}", address(&at.document), percent_encoded(&at.pointer));
            compiler.compile(&place, schemas).ok()
        });
        *known
    }
}

/// Whether anything may stand at a place.
fn is_open(value: &Value, place: &str, is_valid: impl Fn(&Value) -> bool) -> bool {
    let mut value = value.clone();
    let probes = [
        json!(true),
        json!({}),
        json!([]),
        json!("\u{1}"),
        json!(-1.5),
        json!(null),
    ];
    probes
        .into_iter()
        .all(|probe| match value.pointer_mut(place) {
            Some(slot) => {
                *slot = probe;
                is_valid(&value)
            }
            None => false,
        })
}

/// The places of all that is in a value, outer ones first, and whether they are keys.
fn places_in(value: &Value, at: &mut String, found: &mut Vec<(String, bool)>) {
    let mut inside = |step: &str, value: &Value, is_key: bool| {
        let length = at.len();
        at.push('/');
        at.push_str(&step.replace('~', "~0").replace('/', "~1"));
        found.push((at.clone(), is_key));
        places_in(value, at, found);
        at.truncate(length);
    };
    match value {
        Value::Object(object) => object
            .iter()
            .for_each(|(key, value)| inside(key, value, true)),
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                inside(&index.to_string(), value, false);
            }
        }
        _ => {}
    }
}

/// The value without a key.
fn without(value: &Value, place: &str) -> Value {
    let mut value = value.clone();
    let parts = place.rsplit_once('/');
    if let Some((object, key)) = parts
        && let Some(Value::Object(object)) = value.pointer_mut(object)
    {
        object.remove(&key.replace("~1", "/").replace("~0", "~"));
    }
    value
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
