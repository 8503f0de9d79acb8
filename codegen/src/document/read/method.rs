//! Method objects.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::model::{ContentDescriptor, ErrorObject, Method, ParamStructure};
use super::super::node::{Node, describe};
use super::Reader;
use crate::diagnostic::unescape;

impl<'a> Reader<'a, '_> {
    /// Reads the methods of a document in order.
    pub(super) fn methods(&mut self, root: &Node<'a>) -> Vec<Method> {
        let followed = root.get("methods").and_then(|methods| self.follow(methods));
        let Some(list) = followed.as_ref().and_then(|node| node.value.as_array()) else {
            let message = match &followed {
                Some(node) => format!("`methods` is {} where a list belongs", describe(node.value)),
                None => "the document has no `methods`".to_owned(),
            };
            self.diagnostics
                .error(&root.at, message, "list the methods under `methods`");
            return Vec::new();
        };
        let at = followed.as_ref().map_or(&root.at, |node| &node.at).clone();
        let mut methods: BTreeMap<String, usize> = BTreeMap::new();
        let mut read = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let Some(method) = self.method(Node {
                at: at.join(index),
                value,
            }) else {
                continue;
            };
            if methods.insert(method.name.clone(), index).is_some() {
                let message = format!(
                    "there is a method `{}` above already; this one is left out",
                    method.name
                );
                self.diagnostics.warn(
                    &method.at,
                    message,
                    "remove one of the two, or give it another name",
                );
                continue;
            }
            read.push(method);
        }
        read
    }

    fn method(&mut self, node: Node<'a>) -> Option<Method> {
        let place = node.at.clone();
        let Some(node) = self.follow(node) else {
            self.diagnostics.error(
                &place,
                "there is no method behind the reference",
                "correct or remove the entry",
            );
            return None;
        };
        if !node.value.is_object() {
            let message = format!(
                "the method is {} where an object belongs",
                describe(node.value)
            );
            self.diagnostics
                .error(&node.at, message, "correct or remove the entry");
            return None;
        }
        let Some(name) = node
            .text("name", self.diagnostics)
            .filter(|name| !name.is_empty())
        else {
            self.diagnostics.error(
                &node.at,
                "the method has no name",
                "give it its name on the wire, or remove it",
            );
            return None;
        };
        let mut structure = self.structure(&node);
        let docs = node.get("externalDocs").and_then(|docs| self.follow(docs));
        let params = self.params(&node, &mut structure);
        Some(Method {
            streams: self.streams(&node, &name),
            name,
            summary: node.text("summary", self.diagnostics),
            description: node.text("description", self.diagnostics),
            params,
            result: self.result(&node),
            errors: self.errors(&node),
            tags: self.tags(&node),
            structure,
            deprecated: node.flag("deprecated", self.diagnostics),
            source: docs.and_then(|docs| docs.text("url", self.diagnostics)),
            extensions: node.extensions().collect(),
            at: node.at,
        })
    }

    fn structure(&mut self, node: &Node<'a>) -> ParamStructure {
        let read = |value: &Value| match value.as_str()? {
            "by-name" => Some(ParamStructure::ByName),
            "by-position" => Some(ParamStructure::ByPosition),
            "either" => Some(ParamStructure::Either),
            _ => None,
        };
        let kind = "`by-name`, `by-position` or `either`";
        node.wanted("paramStructure", kind, read, self.diagnostics)
            .unwrap_or_default()
    }

    fn result(&mut self, node: &Node<'a>) -> Option<ContentDescriptor> {
        let result = node
            .get("result")
            .filter(|result| !result.value.is_null())?;
        // Nothing is named after a result, so a missing name isn't reported.
        Some(self.descriptor(result, "result", false))
    }

    fn errors(&mut self, node: &Node<'a>) -> Vec<ErrorObject> {
        let list = node.list("errors", self.diagnostics).unwrap_or_default();
        list.into_iter()
            .filter_map(|error| self.error(error))
            .collect()
    }

    fn error(&mut self, node: Node<'a>) -> Option<ErrorObject> {
        let node = self.follow(node)?;
        let Some(code) = node.wanted("code", "an integer", Value::as_i64, self.diagnostics) else {
            self.diagnostics.warn(
                &node.at,
                "the error has no code; it is left out",
                "give it the code on the wire",
            );
            return None;
        };
        let message = node.text("message", self.diagnostics).unwrap_or_default();
        let component = node.at.pointer.strip_prefix("/components/errors/");
        let component = component.filter(|name| !name.contains('/'));
        let data = node.get("data").filter(|data| types_data(data.value));
        Some(ErrorObject {
            code,
            message,
            name: component.map(unescape),
            data: data.map(|data| self.schema(data)),
            at: node.at,
        })
    }

    fn tags(&mut self, node: &Node<'a>) -> Vec<String> {
        let list = node.list("tags", self.diagnostics).unwrap_or_default();
        list.into_iter().filter_map(|tag| self.tag(tag)).collect()
    }

    /// Reads a tag: an object with a name, or a plain string for that name.
    fn tag(&mut self, node: Node<'a>) -> Option<String> {
        let node = self.follow(node)?;
        match node.value {
            Value::String(name) => Some(name.clone()),
            _ => node.text("name", self.diagnostics),
        }
    }
}

/// Whether an error's `data` is a schema that says what the data is. The specification lets it be any value, so that other documents have an
/// example there, or a schema that allows anything.
fn types_data(data: &Value) -> bool {
    const SAYING: [&str; 9] = [
        "$ref",
        "properties",
        "oneOf",
        "anyOf",
        "allOf",
        "enum",
        "const",
        "items",
        "prefixItems",
    ];
    let saying = SAYING.iter().any(|keyword| match data.get(*keyword) {
        Some(Value::Object(inside)) => !inside.is_empty(),
        Some(Value::Array(inside)) => !inside.is_empty(),
        Some(Value::String(_)) => *keyword == "$ref" || *keyword == "const",
        _ => false,
    });
    let scalar = data.get("type").and_then(Value::as_str);
    let scalar =
        scalar.is_some_and(|kind| matches!(kind, "string" | "integer" | "number" | "boolean"));
    saying
        || scalar
        || data
            .get("additionalProperties")
            .is_some_and(Value::is_object)
}
