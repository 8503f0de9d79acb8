//! The data of a method's page.

use serde_json::{Value, json};

use super::data::{Source, words};
use super::json::object;
use super::shown::{form, shown};
use super::types::{different, presence};
use super::{code, curl, html, streams};
use crate::document;
use crate::ir::{Document, Method, Param, Wire};
use crate::reference::{result_unit, safety};

/// A method of a document.
pub(super) fn of(
    source: &Source<'_>,
    (place, document): (usize, &Document),
    method: &Method,
    said: Option<&document::Method>,
) -> Value {
    let setters: Vec<_> = method.setters(&source.api.groups).collect();
    let params = method.params.iter().map(|given| {
        let setter = setters.iter().find(|(param, _)| param.wire == given.wire);
        param(source, given, setter.map(|(_, name)| name.as_str()))
    });
    let output = method.output.as_ref();
    let streams = method
        .streams
        .iter()
        .map(|stream| streams::of(source, document, method, stream));
    object([
        ("wire", json!(method.wire)),
        ("document", json!(place)),
        ("struct", json!(method.name.as_str())),
        ("safety", json!(safety(method.safety))),
        ("format", json!(format(method))),
        ("notification", json!(method.is_notification)),
        ("services", json!(method.services)),
        ("aliases", json!(method.aliases)),
        ("nodes", json!(method.nodes)),
        ("permission", json!(method.permission)),
        ("tags", json!(said.map(|said| &said.tags))),
        ("docs", words(&method.docs)),
        ("params", params.collect()),
        ("result", json!(output.map(shown))),
        ("resultForm", json!(output.and_then(form))),
        ("resultUnit", json!(said.and_then(result_unit))),
        (
            "resultDocs",
            json!(method.output_docs.as_deref().map(html::html)),
        ),
        ("null", json!(method.null)),
        ("errors", errors(method)),
        ("streams", streams.collect()),
        ("code", json!(code::of_method(source, document, method))),
        ("pages", json!(code::of_pages(source, document, method))),
        ("curl", curl::of(source, method, said)),
    ])
}

/// A parameter, with the setter of one that need not be given.
pub(super) fn param(source: &Source<'_>, param: &Param, setter: Option<&str>) -> Value {
    let group = param.group.and_then(|group| source.api.groups.get(group));
    let fixed = param.fixed.as_ref().map(Value::to_string);
    object([
        ("wire", json!(param.wire)),
        ("name", json!(different(&param.wire, param.name.as_str()))),
        ("type", shown(&param.ty)),
        ("form", json!(form(&param.ty))),
        ("presence", json!(presence(param.presence))),
        (
            "default",
            json!(param.default.as_ref().map(Value::to_string)),
        ),
        ("fixed", json!(fixed)),
        ("setter", json!(setter.filter(|_| fixed.is_none()))),
        ("group", json!(group.map(|group| group.name.as_str()))),
        ("docs", words(&param.docs)),
    ])
}

/// Codes and what they mean, with the variants and the data of those that are typed.
fn errors(method: &Method) -> Value {
    let typed = method.typed_errors.as_ref();
    if let Some(typed) = typed {
        let rows = typed.variants.iter().map(|error| {
            object([
                ("code", json!(error.code)),
                ("message", json!(error.message)),
                ("variant", json!(format!("{}::{}", typed.name, error.name))),
                ("data", json!(error.data.as_ref().map(shown))),
            ])
        });
        return rows.collect();
    }
    let rows = method.errors.iter();
    rows.map(|(code, message)| json!({ "code": code, "message": message }))
        .collect()
}

/// How a call is written.
fn format(method: &Method) -> &'static str {
    match method.format {
        Wire::JsonRpcByPosition => "JSON-RPC, parameters in a list",
        Wire::JsonRpcByName => "JSON-RPC, parameters by name",
        Wire::JsonRpcByValue => "JSON-RPC, the parameter by itself",
        Wire::Chia | Wire::Json => "a JSON object, posted to the method's name",
        Wire::ChiaDaemon => "a JSON object in an envelope, over a WebSocket",
        Wire::JsonGet => "a GET of the method's name",
        Wire::Epee => "an epee body, posted to the method's name",
    }
}
