//! What curl sends to call a method: a path behind the node's address, and a body.

use serde_json::{Map, Value, json};

use super::data::Source;
use super::json::object;
use super::sample;
use crate::document;
use crate::ir::{Method, Param, Presence, Wire};

/// How long a body in one line may be.
const LINE: usize = 60;

/// The request, or why curl can't make it.
pub(super) fn of(source: &Source<'_>, method: &Method, said: Option<&document::Method>) -> Value {
    let args = arguments(source, method, said);
    let body = match method.format {
        Wire::JsonRpcByPosition => rpc(method, Some(&listed(&args))),
        Wire::JsonRpcByName => rpc(method, Some(&named(&args))),
        Wire::JsonRpcByValue => rpc(method, args.first().map(|(_, value, _)| value)),
        Wire::Chia | Wire::Json => {
            let body = text(&named(&args), "");
            return object([("path", json!(path(method))), ("body", json!(body))]);
        }
        Wire::JsonGet => return object([("path", json!(path(method))), ("get", json!(true))]),
        Wire::ChiaDaemon => {
            let why = "The daemon takes it over a WebSocket, in its own envelope.";
            return object([("why", json!(why))]);
        }
        Wire::Epee => {
            let why = "Its parameters go out in epee, a binary format.";
            return object([("why", json!(why))]);
        }
    };
    object([("body", json!(body))])
}

/// Behind which path a method is called that has one.
fn path(method: &Method) -> String {
    format!("/{}", method.wire.trim_start_matches('/'))
}

/// The parameters with a value each, and whether it must be sent.
fn arguments<'a>(
    source: &Source<'_>,
    method: &'a Method,
    said: Option<&document::Method>,
) -> Vec<(&'a Param, Value, bool)> {
    let examples = said.and_then(|said| example(source, said));
    let example_of = |param: &Param| examples.as_ref()?.get(&param.wire).cloned();
    let params = method.params.iter().map(|param| {
        let example = example_of(param);
        let is_sent = example.is_some() || is_always_sent(param);
        let value = example.unwrap_or_else(|| value(source, param, said));
        (param, value, is_sent)
    });
    params.collect()
}

/// Whether a call has a parameter in any case: what must be there, and defaults, which clients send.
fn is_always_sent(param: &Param) -> bool {
    let is_there = matches!(param.presence, Presence::Required | Presence::Nullable);
    is_there || param.default.is_some() || param.fixed.is_some()
}

/// The value of a parameter without an example: null, where nothing need be said.
fn value(source: &Source<'_>, param: &Param, said: Option<&document::Method>) -> Value {
    if let Some(fixed) = &param.fixed {
        return fixed.clone();
    }
    if param.presence != Presence::Required {
        return param.default.clone().unwrap_or_default();
    }
    let schema = said.and_then(|said| schema(said, &param.wire));
    let example = schema.and_then(|schema| schema.examples.first());
    example
        .cloned()
        .unwrap_or_else(|| sample::value(source.api, &param.ty))
}

/// The values of a method's first example, by the names of its parameters.
fn example(source: &Source<'_>, said: &document::Method) -> Option<Map<String, Value>> {
    let raw = source.loaded.raw();
    let pairings = raw.list(&said.at.join("examples"));
    let (at, _) = pairings.first()?;
    let given = raw.list(&at.join("params"));
    let mut values = Map::new();
    for ((_, example), param) in given.iter().zip(&said.params) {
        let name = example.get("name").and_then(Value::as_str);
        // Examples are listed in the order of parameters, or by their names.
        let by_name = said
            .params
            .iter()
            .find(|param| Some(param.name.as_str()) == name);
        let param = by_name.unwrap_or(param);
        values.insert(param.name.clone(), example.get("value")?.clone());
    }
    let is_whole = said
        .params
        .iter()
        .all(|param| !param.required || values.contains_key(&param.name));
    (is_whole && !values.is_empty()).then_some(values)
}

fn schema<'a>(said: &'a document::Method, param: &str) -> Option<&'a document::Schema> {
    let found = said.params.iter().find(|said| said.name == param);
    found.map(|found| &found.schema)
}

/// Parameters in a list, up to the last that must be sent.
fn listed(args: &[(&Param, Value, bool)]) -> Value {
    let end = args.iter().rposition(|(.., is_sent)| *is_sent);
    let sent = args.iter().take(end.map_or(0, |last| last + 1));
    sent.map(|(_, value, _)| value.clone()).collect()
}

/// Parameters in an object.
fn named(args: &[(&Param, Value, bool)]) -> Value {
    let sent = args.iter().filter(|(.., is_sent)| *is_sent);
    let pairs = sent.map(|(param, value, _)| (param.wire.clone(), value.clone()));
    Value::Object(pairs.collect())
}

/// A JSON-RPC request; a notification has no id.
fn rpc(method: &Method, params: Option<&Value>) -> String {
    let name = Value::from(method.wire.as_str());
    let mut members = vec![r#""jsonrpc": "2.0""#.to_owned()];
    if !method.is_notification {
        members.push(r#""id": 1"#.to_owned());
    }
    members.push(format!(r#""method": {name}"#));
    members.extend(params.map(|params| format!(r#""params": {}"#, text(params, "  "))));
    let line = format!("{{{}}}", members.join(", "));
    match line.len() <= LINE && !line.contains('\n') {
        true => line,
        false => format!("{{\n  {}\n}}", members.join(",\n  ")),
    }
}

/// JSON, in one line where that is short; the lines after the first are indented.
fn text(value: &Value, indent: &str) -> String {
    let line = value.to_string();
    if line.len() <= LINE {
        return line;
    }
    format!("{value:#}").replace('\n', &format!("\n{indent}"))
}
