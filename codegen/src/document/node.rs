//! A value with its location, and accessors that report what is malformed.

use serde_json::Value;

use crate::diagnostic::{Diagnostics, Location};

/// A value of a document with its location.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) at: Location,
    pub(super) value: &'a Value,
}

impl<'a> Node<'a> {
    /// The value under a key or an index. `null` is a value; only what is missing is `None`.
    pub(super) fn get(&self, step: &str) -> Option<Node<'a>> {
        let value = match self.value {
            Value::Object(object) => object.get(step)?,
            Value::Array(list) => list.get(index(step)?)?,
            _ => return None,
        };
        Some(Node {
            at: self.at.join(step),
            value,
        })
    }

    /// The `$ref` of an object.
    pub(super) fn reference(&self) -> Option<&'a str> {
        self.value.get("$ref")?.as_str()
    }

    /// The `x-` keys of an object.
    pub(super) fn extensions(&self) -> impl Iterator<Item = (String, Value)> + use<'a> {
        let entries = self.value.as_object().into_iter().flatten();
        entries
            .filter(|(key, _)| key.starts_with("x-"))
            .map(|(key, value)| (key.clone(), value.clone()))
    }

    /// The string under a key, if any.
    pub(super) fn text(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        self.wanted(key, "a string", Value::as_str, diagnostics)
            .map(str::to_owned)
    }

    /// The boolean under a key; absent is `false`.
    pub(super) fn flag(&self, key: &str, diagnostics: &mut Diagnostics) -> bool {
        self.wanted(key, "true or false", Value::as_bool, diagnostics)
            .unwrap_or(false)
    }

    /// The items of the list under a key, if any.
    pub(super) fn list(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Vec<Node<'a>>> {
        let list = self.wanted(key, "a list", Value::as_array, diagnostics)?;
        let at = self.at.join(key);
        Some(
            list.iter()
                .enumerate()
                .map(|(index, value)| Node {
                    at: at.join(index),
                    value,
                })
                .collect(),
        )
    }

    /// The entries of the object under a key, if any.
    pub(super) fn object(
        &self,
        key: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<(&'a str, Node<'a>)>> {
        let object = self.wanted(key, "an object", Value::as_object, diagnostics)?;
        let at = self.at.join(key);
        Some(
            object
                .iter()
                .map(|(key, value)| {
                    (
                        key.as_str(),
                        Node {
                            at: at.join(key),
                            value,
                        },
                    )
                })
                .collect(),
        )
    }

    /// Reads the value under a key with `read`. `null` counts as absent, as people write it who fill in forms.
    pub(super) fn wanted<T>(
        &self,
        key: &str,
        kind: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let node = self.get(key)?;
        if node.value.is_null() {
            return None;
        }
        let found = read(node.value);
        if found.is_none() {
            diagnostics.warn(
                &node.at,
                format!("`{key}` is {} where {kind} belongs", describe(node.value)),
                "it is left out; correct it there or in an overlay",
            );
        }
        found
    }
}

/// The kind of a value, for messages.
pub(super) fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Parses an index as RFC 6901 writes it: digits without leading zeros.
fn index(step: &str) -> Option<usize> {
    let plain = step == "0" || !step.starts_with(['0', '+']);
    if plain { step.parse().ok() } else { None }
}
