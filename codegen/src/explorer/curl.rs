//! What curl sends to call a method: a path behind the node's address, and a body.

use serde_json::{Value, json};

use super::data::Source;
use super::json::object;
use crate::document;
use crate::ir::{Method, Wire};
use crate::reference::{arguments, written};

/// How long a body in one line may be.
const LINE: usize = 60;

/// The request, or why curl can't make it.
pub(super) fn of(source: &Source<'_>, method: &Method, said: Option<&document::Method>) -> Value {
    let args = arguments((source.loaded, source.api), &method.params, said);
    let params = || written(method, &args);
    let body = match method.format {
        Wire::JsonRpcByPosition | Wire::JsonRpcByName => rpc(method, Some(&params())),
        Wire::JsonRpcByValue => rpc(method, args.first().map(|(_, value, _)| value)),
        Wire::Chia | Wire::Json => {
            let body = text(&params(), "");
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
