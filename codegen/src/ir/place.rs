//! Names of unnamed schemas: derived from their locations, so that they stay when the document grows.

use std::collections::BTreeMap;

use serde_json::Value;

use super::errors::SharedData;
use super::variants::is_name;
use crate::diagnostic::{Location, unescape};
use crate::document::{Kind, Method, Schema, Spec, StreamParam};
use crate::names::{camel, snake};
use crate::normalise::said;

/// The wanted type name of every schema, by its location.
pub(super) struct Places {
    names: BTreeMap<Location, String>,
    /// What each schema is known by from one version of its document to the next.
    keys: BTreeMap<Location, String>,
    /// The methods' names.
    methods: BTreeMap<Location, String>,
}

impl Places {
    /// Walks the whole spec.
    pub(super) fn of(spec: &Spec) -> Self {
        let mut places = Self {
            names: BTreeMap::new(),
            keys: BTreeMap::new(),
            methods: BTreeMap::new(),
        };
        let methods = spec.documents.iter().flat_map(|document| &document.methods);
        places.methods = methods
            .map(|method| (method.at.clone(), method.name.clone()))
            .collect();
        for (id, schema) in &spec.schemas {
            places.walk(schema, own_name(id, schema), places.component_key(id));
        }
        let shared = SharedData::of(spec);
        for document in &spec.documents {
            let prefix = strip_prefix(document);
            for method in &document.methods {
                let name = given_name(&method.extensions)
                    .unwrap_or_else(|| method_name(&method.name, prefix));
                places.method(method, camel(name), &shared);
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
            Some(format!("{}{}", self.names.get(&above)?, camel(step)))
        };
        // Parts split from a list of types are named after the schema with the list, and what a rule has made after what it stands in.
        self.names
            .get(at)
            .cloned()
            .or_else(above)
            .or_else(|| self.below(at))
            .unwrap_or_else(|| named(at))
    }

    /// Gives a schema another name, and with it all that is named after it.
    pub(super) fn rename(&mut self, at: &Location, name: String) {
        let old = self.name(at);
        let inside = format!("{}/", at.pointer);
        let from = Location {
            pointer: inside.clone(),
            ..at.clone()
        };
        let within = self.names.range_mut(from..);
        let within = within
            .take_while(|(at, _)| at.pointer.starts_with(&inside))
            .filter(|(within, _)| within.document == at.document);
        for (_, inner) in within {
            if let Some(rest) = inner.strip_prefix(&old) {
                *inner = format!("{name}{rest}");
            }
        }
        self.names.insert(at.clone(), name);
    }

    /// The name of a schema that isn't in the document, from the closest around it that is.
    fn below(&self, at: &Location) -> Option<String> {
        let (above, step) = at.pointer.rsplit_once('/')?;
        let above = Location {
            document: at.document.clone(),
            pointer: above.to_owned(),
        };
        let name = match self.names.get(&above) {
            Some(name) => name.clone(),
            None => self.below(&above)?,
        };
        Some(match step {
            "properties" | "oneOf" | "anyOf" | "allOf" => name,
            "items" => format!("{name}Item"),
            _ => format!("{name}{}", camel(&unescape(step))),
        })
    }

    /// What a schema is known by from one version of its document to the next, wherever it stands among others.
    pub(super) fn key(&self, at: &Location) -> String {
        if let Some(key) = self.keys.get(at) {
            return key.clone();
        }
        let Some((above, step)) = at.pointer.rsplit_once('/') else {
            return self.component_key(at);
        };
        let above = Location {
            document: at.document.clone(),
            pointer: above.to_owned(),
        };
        format!("{}/{step}", self.key(&above))
    }

    /// The key of a component: its file and its place there. A method's place in the list says nothing, its name does.
    fn component_key(&self, at: &Location) -> String {
        let file = at.document.rsplit('/').next().unwrap_or(&at.document);
        let method = at.pointer.strip_prefix("/methods/").and_then(|rest| {
            let (index, inside) = rest.split_once('/')?;
            let method = Location {
                document: at.document.clone(),
                pointer: format!("/methods/{index}"),
            };
            Some(format!("{file}#{}/{inside}", self.methods.get(&method)?))
        });
        method.unwrap_or_else(|| format!("{file}#{}", at.pointer))
    }

    fn method(&mut self, method: &Method, name: String, shared: &SharedData) {
        for param in &method.params {
            let own = given_name(&param.extensions).unwrap_or(&param.name);
            let key = format!("{}({})", method.name, param.name);
            self.descriptor(&param.schema, format!("{name}{}", camel(own)), key);
        }
        if let Some(result) = &method.result {
            let key = format!("{} -> ", method.name);
            self.descriptor(&result.schema, format!("{name}Result"), key);
        }
        for error in &method.errors {
            let key = match &error.name {
                Some(shared) => format!("error {shared}"),
                None => format!("{} !{} {}", method.name, error.code, error.message),
            };
            if let Some(data) = &error.data {
                self.walk(data, shared.name(&name, error), key);
            }
        }
        for stream in &method.streams {
            let name = format!("{name}{}", camel(&stream.name));
            let key = format!("{} => {}", method.name, stream.name);
            for param in stream.params.iter().flatten() {
                if let StreamParam::Given { descriptor, .. } = param {
                    let name = format!("{name}{}", camel(&descriptor.name));
                    let key = format!("{key}({})", descriptor.name);
                    self.descriptor(&descriptor.schema, name, key);
                }
            }
            self.walk(&stream.item, format!("{name}Item"), format!("{key}[]"));
        }
    }

    /// What methods share is named after its own location, not after the first of them.
    fn descriptor(&mut self, schema: &Schema, name: String, key: String) {
        let is_shared = schema.at.pointer.contains("/contentDescriptors/");
        if is_shared {
            self.walk(schema, named(&schema.at), self.component_key(&schema.at));
        } else {
            self.walk(schema, name, key);
        }
    }

    fn walk(&mut self, schema: &Schema, name: String, key: String) {
        if self.names.contains_key(&schema.at) {
            return;
        }
        for (wire, property) in &schema.properties {
            let own = given_name(&property.extensions).unwrap_or(wire);
            let key = format!("{key}.{wire}");
            self.walk(property, format!("{name}{}", camel(own)), key);
        }
        let values = schema
            .additional
            .as_deref()
            .into_iter()
            .chain(schema.pattern_properties.values());
        for value in values {
            self.walk(value, format!("{name}Value"), format!("{key}{{}}"));
        }
        if let Some(item) = schema.items.as_deref() {
            self.walk(item, format!("{name}Item"), format!("{key}[]"));
        }
        for (place, item) in schema.prefix_items.iter().enumerate() {
            self.walk(item, format!("{name}Item"), format!("{key}[{place}]"));
        }
        for branches in [&schema.one_of, &schema.any_of] {
            let keys = branch_keys(branches.iter());
            for ((branch, step), own) in branches.iter().zip(steps(branches)).zip(keys) {
                self.walk(branch, format!("{name}{step}"), format!("{key}|{own}"));
            }
        }
        for part in &schema.all_of {
            self.walk(part, name.clone(), format!("{key}&"));
        }
        self.names.insert(schema.at.clone(), name);
        self.keys.insert(schema.at.clone(), key);
    }
}

/// What each branch of a union is known by, whichever others there are: what it refers to, its title, its constants, its required keys, its
/// kind. Of those that have it in common, by their order.
pub(super) fn branch_keys<'a>(branches: impl Iterator<Item = &'a Schema>) -> Vec<String> {
    let mut seen = BTreeMap::<String, usize>::new();
    branches
        .map(|branch| {
            let key = branch_key(branch);
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            match count {
                1 => key,
                more => format!("{key}#{more}"),
            }
        })
        .collect()
}

fn branch_key(branch: &Schema) -> String {
    if let Some(target) = &branch.reference {
        return format!("={}", named(target));
    }
    if let Some(constant) = &branch.constant {
        return constant.to_string();
    }
    if let Some(title) = &branch.title {
        return title.clone();
    }
    if let Some(said) = said(branch) {
        return said;
    }
    if !branch.required_order.is_empty() {
        return branch.required_order.join(",");
    }
    let keys: Vec<&str> = branch.properties.keys().map(String::as_str).collect();
    let kinds: Vec<String> = branch
        .kinds
        .iter()
        .map(|kind| format!("{kind:?}"))
        .collect();
    let format = branch.format.as_deref().unwrap_or_default();
    format!("{} {format} {}", kinds.join(","), keys.join(","))
        .trim()
        .to_lowercase()
}

/// A way to name a branch.
type Way<'a> = dyn Fn(&Schema) -> Option<String> + 'a;

/// What a branch written out is called by its kind.
fn kind(branch: &Schema) -> Option<String> {
    let mut kinds = branch.kinds.iter().filter(|kind| **kind != Kind::Null);
    let kind = match (kinds.next(), kinds.next()) {
        (Some(Kind::Object), None) => "Object",
        (Some(Kind::Array), None) => "List",
        (Some(Kind::String), None) if branch.values.is_some() => "Tag",
        _ => return None,
    };
    Some(kind.to_owned())
}

/// What branches add to the name of their union: each its title, its tag's value, the required key that only it has, or its only one; what
/// says nothing of its own, its place.
fn steps(branches: &[Schema]) -> Vec<String> {
    let titled = |branch: &Schema| {
        let title = branch.title.as_deref().filter(|title| is_name(title))?;
        Some(camel(title))
    };
    let key = |branch: &Schema| {
        let is_own = |key: &&String| {
            let having = branches
                .iter()
                .filter(|other| other.properties.contains_key(*key));
            having.count() == 1
        };
        let own = branch.required_order.iter().find(is_own);
        own.map(|key| camel(key))
    };
    let said = |branch: &Schema| said(branch).map(|said| camel(&said));
    let ways: [&Way<'_>; 4] = [&titled, &said, &key, &kind];
    let mut steps: Vec<Option<String>> = vec![None; branches.len()];
    for way in ways {
        let found: Vec<Option<String>> = branches.iter().map(way).collect();
        for (index, found_here) in found.iter().enumerate() {
            let is_alone = found.iter().filter(|other| *other == found_here).count() == 1;
            let is_new = is_alone && !steps.contains(found_here);
            if let Some(step) = steps.get_mut(index)
                && step.is_none()
                && is_new
            {
                step.clone_from(found_here);
            }
        }
    }
    let numbered =
        |(place, step): (usize, Option<String>)| step.unwrap_or_else(|| place.to_string());
    (1..).zip(steps).map(numbered).collect()
}

/// The name of a schema that is referred to. One that stands in a method is called what it calls itself.
fn own_name(at: &Location, schema: &Schema) -> String {
    let stem = |id: &str| {
        let last = id
            .trim_end_matches(['#', '/'])
            .rsplit(['/', '#', ':'])
            .next();
        let stem = last.and_then(|last| last.split('.').next());
        stem.filter(|stem| is_name(stem)).map(camel)
    };
    let is_inline = at.pointer.starts_with("/methods/");
    let itself = || {
        let title = schema.title.as_deref().filter(|title| is_name(title));
        let id = schema.id.as_deref().and_then(stem);
        id.or_else(|| title.map(camel))
    };
    let found = is_inline.then(itself).flatten();
    found.unwrap_or_else(|| named(at))
}

/// The name of a schema that is referred to, from the last steps of its pointer.
pub(super) fn named(at: &Location) -> String {
    let mut words = Vec::new();
    for step in at.pointer.split('/').rev().filter(|step| !step.is_empty()) {
        if matches!(
            step,
            "schemas" | "$defs" | "definitions" | "contentDescriptors" | "components"
        ) || (step.starts_with("x-") && !words.is_empty())
        {
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

/// The Rust name that the document gives something (`x-name`), where that on the wire is misspelt, or says too little.
pub(super) fn given_name(extensions: &BTreeMap<String, Value>) -> Option<&str> {
    let name = extensions.get(NAME)?.as_str()?;
    name.contains(char::is_alphanumeric).then_some(name)
}

/// The key of a given name.
pub(super) const NAME: &str = "x-name";

/// The prefix that a document's function names leave out.
pub(super) fn strip_prefix(document: &crate::document::Document) -> &str {
    document
        .extensions
        .get("x-strip-prefix")
        .and_then(Value::as_str)
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
