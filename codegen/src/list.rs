//! Overview of a spec's methods.

use serde_json::{Value, json};

use crate::document::{Kind, Method, Schema, SchemaId, Spec};

/// A method in `list`'s output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name on the wire.
    pub name: String,
    /// `read`, `idempotent` or `write`.
    pub safety: String,
    /// The parameters in their order.
    pub params: Vec<RowParam>,
    /// The shape of the result, if there is one.
    pub result: Option<String>,
    /// Its document.
    pub document: String,
}

/// A parameter in `list`'s output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowParam {
    /// Its name.
    pub name: String,
    /// Its shape.
    pub shape: String,
    /// Whether it is required.
    pub required: bool,
}

/// Lists the methods, by document and in each document's order.
pub fn list(spec: &Spec) -> Vec<Row> {
    let mut rows = Vec::new();
    for document in &spec.documents {
        rows.extend(
            document
                .methods
                .iter()
                .map(|method| row(method, &document.at.document)),
        );
    }
    rows
}

impl Row {
    /// The row as JSON.
    pub fn to_json(&self) -> Value {
        let param = |param: &RowParam| json!({"name": param.name, "type": param.shape, "required": param.required});
        json!({
            "name": self.name,
            "safety": self.safety,
            "params": self.params.iter().map(param).collect::<Vec<_>>(),
            "result": self.result,
            "document": self.document,
        })
    }

    /// The signature: `(address: Address, block?: BlockId) -> quantity`.
    pub fn signature(&self) -> String {
        let param = |param: &RowParam| {
            let mark = if param.required { "" } else { "?" };
            format!("{}{mark}: {}", param.name, param.shape)
        };
        let params: Vec<String> = self.params.iter().map(param).collect();
        let result = self.result.as_ref().map(|result| format!(" -> {result}"));
        format!("({}){}", params.join(", "), result.unwrap_or_default())
    }
}

fn row(method: &Method, document: &str) -> Row {
    let safety = method.extensions.get("x-safety").and_then(Value::as_str);
    let params = method.params.iter().map(|param| RowParam {
        name: param.name.clone(),
        shape: shape(&param.schema),
        required: param.required,
    });
    Row {
        name: method.name.clone(),
        safety: safety.unwrap_or("write").to_owned(),
        params: params.collect(),
        result: method.result.as_ref().map(|result| shape(&result.schema)),
        document: document.to_owned(),
    }
}

/// Summarises a schema: a component by its name, a scalar by its format or kind.
fn shape(schema: &Schema) -> String {
    if let Some(target) = &schema.reference {
        return component(target);
    }
    if let Some(constant) = &schema.constant {
        return constant.to_string();
    }
    let union: Vec<&Schema> = schema.one_of.iter().chain(&schema.any_of).collect();
    if !union.is_empty() {
        return several(&union, " | ");
    }
    if !schema.all_of.is_empty() {
        return several(&schema.all_of.iter().collect::<Vec<_>>(), " & ");
    }
    if schema.never {
        return "never".to_owned();
    }
    if schema.kinds.is_empty() {
        return schema.format.clone().unwrap_or_else(|| "any".to_owned());
    }
    let kinds: Vec<String> = schema
        .kinds
        .iter()
        .map(|kind| of_kind(*kind, schema))
        .collect();
    kinds.join(" | ")
}

fn of_kind(kind: Kind, schema: &Schema) -> String {
    let scalar = match kind {
        Kind::Array => {
            return format!(
                "[{}]",
                schema
                    .items
                    .as_deref()
                    .map_or_else(|| "any".to_owned(), shape)
            );
        }
        Kind::Object => {
            let values = schema
                .additional
                .as_deref()
                .filter(|_| schema.properties.is_empty());
            return values.map_or_else(
                || "object".to_owned(),
                |values| format!("{{{}}}", shape(values)),
            );
        }
        Kind::Null => return "null".to_owned(),
        Kind::Boolean => "boolean",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::String => "string",
    };
    schema.format.clone().unwrap_or_else(|| scalar.to_owned())
}

/// The first few parts, abbreviated.
fn several(parts: &[&Schema], between: &str) -> String {
    const SHOWN: usize = 4;
    let mut shown: Vec<String> = parts.iter().take(SHOWN).map(|part| shape(part)).collect();
    if parts.len() > SHOWN {
        shown.push("…".to_owned());
    }
    shown.join(between)
}

/// The name of a reference's target: the last part of its location, or the file.
fn component(id: &SchemaId) -> String {
    let file = || id.document.rsplit('/').next().map(str::to_owned);
    id.last_step().or_else(file).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use std::collections::BTreeMap;

    #[test]
    fn a_row_a_method() {
        let document = json!({
            "openrpc": "1.3.2", "info": {"title": "T", "version": "1"},
            "methods": [
                {
                    "name": "eth_getLogs", "x-safety": "read",
                    "params": [
                        {"name": "filter", "required": true, "schema": {"$ref": "#/components/schemas/Filter"}},
                        {"name": "rest", "schema": {"type": ["array", "null"], "items": {"oneOf": [{"type": "string", "format": "data"}, {"const": 1}]}}},
                    ],
                    "result": {"name": "r", "schema": {"type": "object", "additionalProperties": {"type": "integer"}}},
                },
                {"name": "notify", "params": [{"name": "all", "schema": {"allOf": [{}, {}, {}, {}, {}, false]}}]},
            ],
            "components": {"schemas": {"Filter": {"type": "object"}}},
        });
        let texts = BTreeMap::from([("a.json".to_owned(), document.to_string())]);
        let rows = list(&crate::document::load_texts(
            &texts,
            &["a.json"],
            &mut Diagnostics::default(),
        ));
        assert_eq!(
            rows[0].signature(),
            "(filter: Filter, rest?: null | [data | 1]) -> {integer}"
        );
        assert_eq!(
            (rows[0].safety.as_str(), rows[1].safety.as_str()),
            ("read", "write")
        );
        assert_eq!(rows[1].signature(), "(all?: any & any & any & any & …)");
        let first = json!({"name": "filter", "type": "Filter", "required": true});
        assert_eq!(rows[0].to_json()["params"][0], first);
        assert_eq!(rows[1].to_json()["result"], Value::Null);
    }
}
