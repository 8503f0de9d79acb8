//! Overview of a spec's methods.

use serde_json::{Value, json};

use crate::document::{
    ContentDescriptor, Document, Kind, Method, Schema, SchemaId, Spec, Stream, StreamParam,
};

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
    /// Whether it is a notification, which has no response.
    pub is_notification: bool,
    /// The streams that it opens.
    pub streams: Vec<RowStream>,
    /// Its document.
    pub document: String,
}

/// A stream in `list`'s output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowStream {
    /// Its name.
    pub name: String,
    /// The parameters of the opening call that the caller gives, in their order.
    pub params: Vec<RowParam>,
    /// The shape of an item.
    pub item: String,
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
        rows.extend(document.methods.iter().map(|method| row(method, document)));
    }
    rows
}

impl Row {
    /// The row as JSON.
    pub fn to_json(&self) -> Value {
        let param = |param: &RowParam| json!({"name": param.name, "type": param.shape, "required": param.required});
        let params = |params: &[RowParam]| params.iter().map(param).collect::<Vec<_>>();
        let stream = |stream: &RowStream| json!({"name": stream.name, "params": params(&stream.params), "item": stream.item});
        json!({
            "name": self.name,
            "safety": self.safety,
            "params": params(&self.params),
            "result": self.result,
            "notification": self.is_notification,
            "streams": self.streams.iter().map(stream).collect::<Vec<_>>(),
            "document": self.document,
        })
    }

    /// The signature: `(address: Address, block?: BlockId) -> quantity`.
    pub fn signature(&self) -> String {
        let result = self.result.as_ref().map(|result| format!(" -> {result}"));
        format!("{}{}", listed(&self.params), result.unwrap_or_default())
    }

    /// The lines of a table: the method, and each stream that it opens under its own name. Each has a name, what it is, and its signature.
    pub fn lines(&self) -> Vec<[String; 3]> {
        let what = if self.is_notification {
            "notification"
        } else {
            &self.safety
        };
        // A method that is a stream itself has one line.
        let own = self.streams.iter().all(|stream| stream.name != self.name);
        let own = own.then(|| [self.name.clone(), what.to_owned(), self.signature()]);
        let streams = self.streams.iter().map(|stream| {
            let name = match stream.name == self.name {
                true => self.name.clone(),
                false => format!("{} {}", self.name, stream.name),
            };
            let signature = format!("{} -> stream of {}", listed(&stream.params), stream.item);
            [name, "stream".to_owned(), signature]
        });
        own.into_iter().chain(streams).collect()
    }
}

/// Parameters in parentheses.
fn listed(params: &[RowParam]) -> String {
    let params = params.iter().map(
        |RowParam {
             name,
             shape,
             required,
         }| {
            let mark = if *required { "" } else { "?" };
            format!("{name}{mark}: {shape}")
        },
    );
    format!("({})", params.collect::<Vec<_>>().join(", "))
}

fn row(method: &Method, document: &Document) -> Row {
    let safety = method.extensions.get("x-safety").and_then(Value::as_str);
    let streams = method.streams.iter().map(|stream| RowStream {
        name: stream.name.clone(),
        params: stream_params(method, stream),
        item: shape(&stream.item),
    });
    Row {
        name: method.name.clone(),
        safety: safety.unwrap_or("write").to_owned(),
        params: method.params.iter().map(param).collect(),
        result: method.result.as_ref().map(|result| shape(&result.schema)),
        is_notification: is_notification(method, document),
        streams: streams.collect(),
        document: document.at.document.to_string(),
    }
}

fn param(param: &ContentDescriptor) -> RowParam {
    RowParam {
        name: param.name.clone(),
        shape: shape(&param.schema),
        required: param.required,
    }
}

/// The parameters of a stream that the caller gives: the method's where it has none of its own.
fn stream_params(method: &Method, stream: &Stream) -> Vec<RowParam> {
    let Some(own) = &stream.params else {
        return method.params.iter().map(param).collect();
    };
    let own = own.iter().filter_map(|own| match own {
        StreamParam::Fixed { .. } => None,
        StreamParam::Shared { name, .. } => method.params.iter().find(|param| param.name == *name),
        StreamParam::Given { descriptor, .. } => Some(&**descriptor),
    });
    own.map(param).collect()
}

/// Whether it is a notification, which has no response: JSON-RPC has them, the other wires don't.
fn is_notification(method: &Method, document: &Document) -> bool {
    let wire = method
        .extensions
        .get("x-wire")
        .or_else(|| document.extensions.get("x-wire"));
    let is_json_rpc = wire
        .and_then(Value::as_str)
        .is_none_or(|wire| wire == "jsonrpc");
    is_json_rpc && method.result.is_none() && method.streams.is_empty()
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
        assert_eq!(rows[1].to_json()["notification"], true);
        assert_eq!(rows[1].lines()[0][1], "notification");
    }

    #[test]
    fn a_line_a_stream() {
        let number = json!({"type": "integer"});
        let item = json!({"$ref": "#/components/schemas/Head"});
        let document = json!({
            "openrpc": "1.3.2", "info": {"title": "T", "version": "1"},
            "methods": [
                {
                    "name": "subscribe",
                    "params": [{"name": "kind", "required": true, "schema": {"type": "string"}}, {"name": "depth", "schema": number}],
                    "result": {"name": "id", "schema": {"type": "string"}},
                    "x-stream": {"stop": {"call": "unsubscribe"}, "notification": "subscription", "streams": [
                        {"name": "heads", "params": [{"name": "kind", "value": "heads"}, {"name": "depth"}], "item": item},
                    ]},
                },
                {"name": "watch", "params": [{"name": "from", "required": true, "schema": number}],
                    "result": {"name": "id", "schema": {"type": "string"}}, "x-stream": {"stop": {"call": "unwatch"}, "notification": "seen", "item": number}},
            ],
            "components": {"schemas": {"Head": {"type": "object"}}},
        });
        let texts = BTreeMap::from([("a.json".to_owned(), document.to_string())]);
        let mut diagnostics = Diagnostics::default();
        let rows = list(&crate::document::load_texts(
            &texts,
            &["a.json"],
            &mut diagnostics,
        ));
        let lines: Vec<String> = rows
            .iter()
            .flat_map(Row::lines)
            .map(|line| line.join(" | "))
            .collect();
        assert_eq!(
            lines,
            [
                "subscribe | write | (kind: string, depth?: integer) -> string",
                "subscribe heads | stream | (depth?: integer) -> stream of Head",
                "watch | stream | (from: integer) -> stream of integer",
            ],
            "{diagnostics:?}"
        );
        assert!(!rows.iter().any(|row| row.is_notification));
        let stream = json!({"name": "heads", "params": [{"name": "depth", "type": "integer", "required": false}], "item": "Head"});
        assert_eq!(rows[0].to_json()["streams"][0], stream);
    }
}
