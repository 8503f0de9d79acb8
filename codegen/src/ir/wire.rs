//! `x-wire`: how a method's calls and answers are written.

use super::lower::Lowering;
use super::{Wire, epee};
use crate::diagnostic::Location;
use crate::document::{Document, Kind, Method, ParamStructure};

/// The wire of a method, its own or its document's. `None` if no client can be made of it.
pub(super) fn of(
    lowering: &mut Lowering<'_>,
    document: &Document,
    method: &Method,
) -> Option<Wire> {
    let by_name = method.structure == ParamStructure::ByName;
    let json_rpc = if by_name {
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
        Some("jsonrpc") => return Some(json_rpc),
        Some("chia") => Wire::Chia,
        Some("chia-daemon") => Wire::ChiaDaemon,
        Some("epee") => {
            check_structure(lowering, method);
            return epee::holds(lowering, method).then_some(Wire::Epee);
        }
        _ => {
            lowering.diagnostics.warn(
                &place.join("x-wire"),
                "this is none of `jsonrpc`, `chia`, `chia-daemon`, `epee`",
                "choose one; `jsonrpc` is assumed",
            );
            return Some(json_rpc);
        }
    };
    check_structure(lowering, method);
    check_result(lowering, method);
    Some(wire)
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
