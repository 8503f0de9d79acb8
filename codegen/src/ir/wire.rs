//! `x-wire`: how a method's calls and answers are written.

use serde_json::Value;

use super::lower::Lowering;
use super::{Wire, epee};
use crate::diagnostic::Location;
use crate::document::{Document, Kind, Method, ParamStructure};

/// The key that says that the one parameter stands for all.
const PARAMS: &str = "x-params";

/// The key of the HTTP method.
const HTTP: &str = "x-http";

/// The wire of a method, its own or its document's. `None` if no client can be made of it.
pub(super) fn of(
    lowering: &mut Lowering<'_>,
    document: &Document,
    method: &Method,
) -> Option<Wire> {
    let by_name = method.structure == ParamStructure::ByName;
    let json_rpc = if is_value(lowering, method) {
        Wire::JsonRpcByValue
    } else if by_name {
        Wire::JsonRpcByName
    } else {
        Wire::JsonRpcByPosition
    };
    let own = method
        .extensions
        .get("x-wire")
        .map(|name| (name, &method.at));
    let named = own.or_else(|| Some((document.extensions.get("x-wire")?, &document.at)));
    let Some((name, place)) = named else {
        return Some(json_rpc);
    };
    let wire = match name.as_str() {
        Some("jsonrpc") => json_rpc,
        Some("chia") => Wire::Chia,
        Some("chia-daemon") => Wire::ChiaDaemon,
        Some("json") if gets(lowering, method) => Wire::JsonGet,
        Some("json") => Wire::Json,
        Some("epee") => Wire::Epee,
        _ => {
            lowering.diagnostics.warn(
                &place.join("x-wire"),
                "this is none of `jsonrpc`, `json`, `chia`, `chia-daemon`, `epee`",
                "choose one; `jsonrpc` is assumed",
            );
            return Some(json_rpc);
        }
    };
    if !matches!(wire, Wire::Json | Wire::JsonGet) && method.extensions.contains_key(HTTP) {
        lowering.diagnostics.warn(
            &method.at.join(HTTP),
            "only methods of the wire `json` have a choice",
            "remove it",
        );
    }
    if wire == json_rpc {
        return Some(wire);
    }
    if json_rpc == Wire::JsonRpcByValue {
        lowering.diagnostics.warn(
            &method.at.join(PARAMS),
            "parameters of this wire go out by name",
            "remove it",
        );
    }
    check_structure(lowering, method);
    match wire {
        Wire::Epee => epee::holds(lowering, method).then_some(wire),
        Wire::Chia | Wire::ChiaDaemon => {
            check_result(lowering, method);
            Some(wire)
        }
        _ => Some(wire),
    }
}

/// Whether the parameters are the one value itself (`x-params`), in neither a list nor an object.
fn is_value(lowering: &mut Lowering<'_>, method: &Method) -> bool {
    let (what, hint) = match method.extensions.get(PARAMS).map(Value::as_str) {
        None => return false,
        Some(Some("value")) if matches!(&*method.params, [only] if only.required) => return true,
        Some(Some("value")) => (
            "one value can stand for one parameter, which must be required",
            "give the method one required parameter, or remove this",
        ),
        Some(_) => (
            "all that can be said here is `value`",
            "write it, or remove this",
        ),
    };
    lowering
        .diagnostics
        .warn(&method.at.join(PARAMS), what, hint);
    false
}

/// Whether calls of a method are GET requests, which have no parameters.
fn gets(lowering: &mut Lowering<'_>, method: &Method) -> bool {
    let (what, hint) = match method.extensions.get(HTTP).map(Value::as_str) {
        None | Some(Some("post")) => return false,
        Some(Some("get")) if method.params.is_empty() => return true,
        Some(Some("get")) => (
            "a GET request has no parameters, and this method has some",
            "remove them, or this; `post` is assumed",
        ),
        Some(_) => (
            "this is neither `post` nor `get`",
            "choose one; `post` is assumed",
        ),
    };
    lowering.diagnostics.warn(&method.at.join(HTTP), what, hint);
    false
}

/// Parameters of these wires are objects.
fn check_structure(lowering: &mut Lowering<'_>, method: &Method) {
    if method.structure == ParamStructure::ByPosition {
        lowering.diagnostics.warn(
            &method.at.join("paramStructure"),
            "parameters of this wire go out by name",
            "write `by-name`",
        );
    }
}

/// Results of these wires are objects.
fn check_result(lowering: &mut Lowering<'_>, method: &Method) {
    let result = method.result.as_ref();
    let wrong = result.filter(|result| {
        lowering.resolve(&result.schema).is_some_and(|schema| {
            let mut kinds = schema.kinds.iter().filter(|kind| **kind != Kind::Null);
            schema.one_of.is_empty() && kinds.any(|kind| *kind != Kind::Object)
        })
    });
    if let Some(at) = wrong.map(|result| -> Location { result.at.clone() }) {
        lowering.diagnostics.warn(
            &at,
            "answers of this wire are objects, and the result is something else",
            "describe the whole object, or `null` where nothing is in it",
        );
    }
}
