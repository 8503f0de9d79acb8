//! Names of unnamed schemas: derived from their locations, so that they stay when the document grows.

use std::collections::BTreeMap;

use crate::diagnostic::{Location, unescape};
use crate::document::{Method, Schema, Spec, StreamParam};
use crate::names::{camel, snake};

/// The wanted type name of every schema, by its location.
pub(super) struct Places(BTreeMap<Location, String>);

impl Places {
    /// Walks the whole spec.
    pub(super) fn of(spec: &Spec) -> Self {
        let mut places = Self(BTreeMap::new());
        for (id, schema) in &spec.schemas {
            places.walk(schema, named(id));
        }
        for document in &spec.documents {
            let prefix = strip_prefix(document);
            for method in &document.methods {
                places.method(method, camel(method_name(&method.name, prefix)));
            }
        }
        places
    }

    /// The wanted name of the schema at a location.
    pub(super) fn name(&self, at: &Location) -> String {
        let above = || {
            let (above, step) = at.pointer.rsplit_once("/type-")?;
            let above = Location {
                document: at.document.clone(),
                pointer: above.to_owned(),
            };
            Some(format!("{}{}", self.0.get(&above)?, camel(step)))
        };
        // Parts split from a list of types are named after the schema with the list.
        self.0
            .get(at)
            .cloned()
            .or_else(above)
            .unwrap_or_else(|| named(at))
    }

    fn method(&mut self, method: &Method, name: String) {
        for param in &method.params {
            self.descriptor(&param.schema, format!("{name}{}", camel(&param.name)));
        }
        if let Some(result) = &method.result {
            self.descriptor(&result.schema, format!("{name}Result"));
        }
        for stream in &method.streams {
            let name = format!("{name}{}", camel(&stream.name));
            for param in stream.params.iter().flatten() {
                if let StreamParam::Given { descriptor, .. } = param {
                    let name = format!("{name}{}", camel(&descriptor.name));
                    self.descriptor(&descriptor.schema, name);
                }
            }
            self.walk(&stream.item, format!("{name}Item"));
        }
    }

    /// What methods share is named after its own location, not after the first of them.
    fn descriptor(&mut self, schema: &Schema, name: String) {
        let shared = schema.at.pointer.contains("/contentDescriptors/");
        self.walk(schema, if shared { named(&schema.at) } else { name });
    }

    fn walk(&mut self, schema: &Schema, name: String) {
        if self.0.contains_key(&schema.at) {
            return;
        }
        for (key, property) in &schema.properties {
            self.walk(property, format!("{name}{}", camel(key)));
        }
        let values = schema
            .additional
            .as_deref()
            .into_iter()
            .chain(schema.pattern_properties.values());
        for value in values {
            self.walk(value, format!("{name}Value"));
        }
        for item in schema
            .items
            .as_deref()
            .into_iter()
            .chain(&schema.prefix_items)
        {
            self.walk(item, format!("{name}Item"));
        }
        for branches in [&schema.one_of, &schema.any_of] {
            let mut titles = BTreeMap::<String, usize>::new();
            for title in branches.iter().filter_map(titled) {
                *titles.entry(title).or_default() += 1;
            }
            for (index, branch) in branches.iter().enumerate() {
                let own = titled(branch).filter(|title| titles.get(title) == Some(&1));
                let step = own.unwrap_or_else(|| (index + 1).to_string());
                self.walk(branch, format!("{name}{step}"));
            }
        }
        for part in &schema.all_of {
            self.walk(part, name.clone());
        }
        self.0.insert(schema.at.clone(), name);
    }
}

/// A branch's title.
fn titled(branch: &Schema) -> Option<String> {
    branch.title.as_deref().map(camel)
}

/// The name of a schema that is referred to, from the last steps of its pointer.
pub(super) fn named(at: &Location) -> String {
    let mut words = Vec::new();
    for step in at.pointer.split('/').rev().filter(|step| !step.is_empty()) {
        if matches!(
            step,
            "schemas" | "$defs" | "definitions" | "contentDescriptors" | "components"
        ) {
            break;
        }
        if !matches!(
            step,
            "properties" | "schema" | "items" | "methods" | "params"
        ) {
            words.push(camel(&unescape(step)));
        }
    }
    if words.is_empty() {
        let file = at.document.rsplit('/').next().unwrap_or(&at.document);
        words.push(camel(file.split('.').next().unwrap_or(file)));
    }
    words.into_iter().rev().collect()
}

/// The prefix that a document's function names leave out.
pub(super) fn strip_prefix(document: &crate::document::Document) -> &str {
    document
        .extensions
        .get("x-strip-prefix")
        .and_then(serde_json::Value::as_str)
        .unwrap_or_default()
}

/// A method's name without its document's prefix.
pub(super) fn method_name<'a>(wire: &'a str, prefix: &str) -> &'a str {
    wire.strip_prefix(prefix)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(wire)
}

/// The module of the types that stand in a file. The shared file's types are in `shared`.
pub(super) fn module_of(file: &str) -> String {
    let stem = file
        .rsplit('/')
        .next()
        .unwrap_or(file)
        .split('.')
        .next()
        .unwrap_or(file);
    match snake(stem).as_str() {
        "types" => "shared".to_owned(),
        other => other.to_owned(),
    }
}
