//! Schemas, keyword by keyword.

use std::collections::BTreeMap;

use serde_json::{Number, Value};

use super::super::node::{Node, describe};
use super::super::schema::{Kind, Schema};
use super::Reader;
use super::nullable;

impl<'a> Reader<'a, '_> {
    /// Reads a schema and everything inside it; referenced schemas are queued.
    pub(super) fn schema(&mut self, node: Node<'a>) -> Schema {
        let mut schema = Schema::any(node.at.clone());
        match node.value {
            Value::Bool(true) => {}
            Value::Bool(false) => schema.never = true,
            Value::Object(object) => {
                if let Some(inner) = self.descriptor_content(&node) {
                    return Schema {
                        at: node.at,
                        ..inner
                    };
                }
                let (mut nullable, mut encoding) = (false, None);
                let mut unknown = Vec::new();
                for (key, value) in object {
                    let at = node.at.join(key);
                    nullable |= key == "nullable" && *value == Value::Bool(true);
                    if key == "contentEncoding" {
                        encoding = value.as_str().and_then(encoding_format);
                    }
                    let value = Node { at, value };
                    if !self.keyword(&mut schema, &node, key, value.clone()) {
                        unknown.push((key, value));
                    }
                }
                self.unknown(&node, &unknown);
                // What the bytes are in says how they are written, whatever else they are.
                if let Some(format) = encoding
                    && (schema.kinds.is_empty() || schema.kinds.contains(&Kind::String))
                {
                    schema.format = Some(format.to_owned());
                }
                if nullable {
                    nullable::allow_null(&mut schema);
                }
            }
            other => {
                schema.reported = true;
                self.diagnostics.warn(
                    &node.at,
                    format!("the schema is {} where an object belongs", describe(other)),
                    "write `{}` for any value, or say what it is",
                );
            }
        }
        schema
    }

    /// Reads a descriptor in the place of a schema: its schema is meant.
    fn descriptor_content(&mut self, node: &Node<'a>) -> Option<Schema> {
        let inner = node.get("schema").filter(|inner| inner.value.is_object())?;
        let own = [
            "$ref",
            "type",
            "oneOf",
            "anyOf",
            "allOf",
            "properties",
            "items",
            "enum",
            "const",
        ];
        if own.iter().any(|keyword| node.get(keyword).is_some()) {
            return None;
        }
        let message = "a parameter or result stands where a schema belongs; its schema is taken";
        self.diagnostics
            .warn_of_cause(&node.at, message, "refer to the schema itself");
        Some(self.schema(inner))
    }

    /// Reads a keyword. `false` if there is none of this name.
    fn keyword(
        &mut self,
        schema: &mut Schema,
        node: &Node<'a>,
        key: &str,
        value: Node<'a>,
    ) -> bool {
        match key {
            "$id" => schema.id = node.text(key, self.diagnostics),
            "$ref" => self.reference(schema, node, &value),
            "type" => self.kinds(schema, &value),
            "format" => schema.format = node.text(key, self.diagnostics),
            "pattern" => schema.pattern = node.text(key, self.diagnostics),
            "title" => schema.title = node.text(key, self.diagnostics),
            "description" => schema.description = node.text(key, self.diagnostics),
            "deprecated" => schema.deprecated = node.flag(key, self.diagnostics),
            // Values of `const`, `enum` and `default` are data: nothing in them is a schema or a reference.
            "const" => schema.constant = Some(value.value.clone()),
            "default" => schema.default = Some(value.value.clone()),
            "examples" => schema.examples = value.value.as_array().cloned().unwrap_or_default(),
            "enum" => {
                schema.values = node
                    .wanted(key, "a list", Value::as_array, self.diagnostics)
                    .cloned()
            }
            "properties" => schema.properties = self.schemas_by_name(node, key),
            "patternProperties" => schema.pattern_properties = self.schemas_by_name(node, key),
            "required" => self.required(schema, node),
            "additionalProperties" => match value.value {
                Value::Bool(false) => schema.closed = true,
                _ => schema.additional = Some(Box::new(self.schema(value))),
            },
            "propertyNames" => schema.property_names = Some(Box::new(self.schema(value))),
            "items" if value.value.is_array() => schema.prefix_items = self.schema_list(node, key),
            "items" => schema.items = Some(Box::new(self.schema(value))),
            "prefixItems" => schema.prefix_items = self.schema_list(node, key),
            // Beside a list of items it is what `items` beside `prefixItems` is; otherwise it has no meaning.
            "additionalItems"
                if node
                    .get("items")
                    .is_some_and(|items| items.value.is_array()) =>
            {
                schema.items = Some(Box::new(self.schema(value)));
            }
            "maxProperties" if count(value.value) == Some(0) => schema.closed = true,
            "minItems" => schema.min_items = node.wanted(key, "a count", count, self.diagnostics),
            "maxItems" => schema.max_items = node.wanted(key, "a count", count, self.diagnostics),
            "minimum" => schema.minimum = self.bound(node, key),
            "maximum" => schema.maximum = self.bound(node, key),
            // Off by one, which doesn't matter for the width of a type. In draft 4 these are booleans.
            "exclusiveMinimum" if value.value.is_number() && node.get("minimum").is_none() => {
                schema.minimum = self.bound(node, key);
            }
            "exclusiveMaximum" if value.value.is_number() && node.get("maximum").is_none() => {
                schema.maximum = self.bound(node, key);
            }
            "oneOf" => schema.one_of = self.schema_list(node, key),
            "anyOf" => schema.any_of = self.schema_list(node, key),
            "allOf" => schema.all_of = self.schema_list(node, key),
            "then" | "else" => schema.conditional.push(self.schema(value)),
            "dependentSchemas" => {
                let cases = self.schemas_by_name(node, key);
                schema.conditional.extend(cases.into_values());
            }
            _ if UNREAD.contains(&key) => {
                schema.unread.insert(key.to_owned());
            }
            _ if key.starts_with("x-") => {
                schema
                    .extensions
                    .insert(key.to_owned(), value.value.clone());
            }
            _ => return false,
        }
        true
    }

    fn reference(&mut self, schema: &mut Schema, node: &Node<'a>, value: &Node<'a>) {
        let Some(reference) = value.value.as_str() else {
            schema.reported = true;
            let message = format!("`$ref` is {} where a string belongs", describe(value.value));
            self.diagnostics
                .warn(&value.at, message, "correct it there or in an overlay");
            return;
        };
        match self.resolve(node, reference) {
            Some(target) => {
                schema.reference = Some(target.at.clone());
                self.open.push(target);
            }
            None => schema.reported = true,
        }
    }

    fn kinds(&mut self, schema: &mut Schema, value: &Node<'a>) {
        let names = match value.value {
            Value::Array(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        for name in names {
            match name.as_str().and_then(kind) {
                Some(kind) => {
                    schema.kinds.insert(kind);
                }
                None => self.diagnostics.warn(
                    &value.at,
                    format!("`type` is {name}, which JSON Schema doesn't know"),
                    "write null, boolean, integer, number, string, array, object, or a list of these",
                ),
            }
        }
    }

    fn required(&mut self, schema: &mut Schema, node: &Node<'a>) {
        for name in node.list("required", self.diagnostics).unwrap_or_default() {
            match name.value.as_str() {
                Some(name) => {
                    if schema.required.insert(name.to_owned()) {
                        schema.required_order.push(name.to_owned());
                    }
                }
                None => {
                    let message =
                        format!("{} is required, where a key belongs", describe(name.value));
                    self.diagnostics
                        .warn(&name.at, message, "write the key as a string");
                }
            }
        }
    }

    fn schemas_by_name(&mut self, node: &Node<'a>, key: &str) -> BTreeMap<String, Schema> {
        let entries = node.object(key, self.diagnostics).unwrap_or_default();
        entries
            .into_iter()
            .map(|(name, node)| (name.to_owned(), self.schema(node)))
            .collect()
    }

    fn schema_list(&mut self, node: &Node<'a>, key: &str) -> Vec<Schema> {
        let list = node.list(key, self.diagnostics).unwrap_or_default();
        list.into_iter().map(|node| self.schema(node)).collect()
    }

    fn bound(&mut self, node: &Node<'a>, key: &str) -> Option<Number> {
        node.wanted(key, "a number", Value::as_number, self.diagnostics)
            .cloned()
    }

    /// Reports unknown keywords. JSON Schema ignores these, which is right for remarks. Where an object has no
    /// properties and such a keyword holds an object or a list, it was more likely meant to be read.
    fn unknown(&mut self, node: &Node<'a>, keywords: &[(&String, Node<'a>)]) {
        let bare = node.get("type").is_none_or(|kind| *kind.value == "object")
            && node.get("properties").is_none();
        let meant = keywords.iter().filter(|(key, found)| {
            let structured = found.value.is_object() || found.value.is_array();
            structured && !SILENT.contains(&key.as_str())
        });
        let meant: Vec<_> = meant.filter(|_| bare).collect();
        let names: Vec<String> = meant.iter().map(|(key, _)| format!("`{key}`")).collect();
        let (at, message) = match meant.as_slice() {
            [] => return,
            [(_, found)] => (
                &found.at,
                format!(
                    "{} is no keyword of JSON Schema and is not read",
                    names.concat()
                ),
            ),
            _ => (
                &node.at,
                format!(
                    "{} are no keywords of JSON Schema and are not read",
                    names.join(", ")
                ),
            ),
        };
        let remedy = match names.len() {
            1 => "correct it, move it under `properties`, or let its name begin with `x-`",
            _ => "correct them, move them under `properties`, or let their names begin with `x-`",
        };
        self.diagnostics.warn(at, message, remedy);
    }
}

/// Keywords that change what is valid, or what a schema refers to, and that the generator doesn't read.
const UNREAD: [&str; 13] = [
    "$dynamicRef",
    "$recursiveRef",
    "not",
    "if",
    "contains",
    "minContains",
    "maxContains",
    "dependencies",
    "dependentRequired",
    "unevaluatedItems",
    "unevaluatedProperties",
    "extends",
    "disallow",
];

/// Keywords with objects or lists in them that are ignored silently: remarks, and definitions, which are read when a
/// reference leads to them.
const SILENT: [&str; 11] = [
    "$defs",
    "$vocabulary",
    "components",
    "contentSchema",
    "definitions",
    "discriminator",
    "example",
    "examples",
    "externalDocs",
    "media",
    "xml",
];

/// The format of bytes in this `contentEncoding`.
fn encoding_format(encoding: &str) -> Option<&'static str> {
    const KNOWN: [&str; 2] = ["base64", "base64url"];
    let mut known = KNOWN.into_iter();
    known.find(|known| known.eq_ignore_ascii_case(encoding))
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "null" => Kind::Null,
        "boolean" => Kind::Boolean,
        "integer" => Kind::Integer,
        "number" => Kind::Number,
        "string" => Kind::String,
        "array" => Kind::Array,
        "object" => Kind::Object,
        _ => return None,
    })
}

/// Parses a count, which may be written as `3.0`.
fn count(value: &Value) -> Option<u64> {
    let whole = |number: f64| number >= 0.0 && number.fract() == 0.0 && number < 2f64.powi(53);
    value.as_u64().or_else(|| {
        value
            .as_f64()
            .filter(|number| whole(*number))
            .map(|number| number as u64)
    })
}
