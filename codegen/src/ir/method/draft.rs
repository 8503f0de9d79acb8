//! One method under its Rust names: its parameters, its result and what the document says of it. Its types have the numbers of drafts.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Names;
use crate::diagnostic::Location;
use crate::document::{self, ContentDescriptor};
use crate::ir::lower::Lowering;
use crate::ir::place::given_name;
use crate::ir::{
    Docs, Method, Param, Presence, Safety, Wire, errors as typed_errors, only_names, pages,
    presence, streams,
};
use crate::names::Case;

pub(super) fn method(
    lowering: &mut Lowering<'_>,
    document: &document::Document,
    method: &document::Method,
    names: Names,
    format: Wire,
) -> Method {
    let place = format!("parameters of {}", method.name);
    let params = params(lowering, &place, &method.params, format);
    let result = method
        .result
        .as_ref()
        .filter(|result| !is_null(lowering, &result.schema));
    let output = result.map(|result| {
        lowering.packs_nothing(&result.extensions, &result.at);
        lowering.shape(&result.schema, 0).with_null()
    });
    let errors = on_wire(lowering, method, format, "errors", &method.errors);
    let is_notification = streams::is_notification(lowering, method, format);
    let mut drafted = Method {
        wire: method.name.clone(),
        name: names.method,
        services: names.services,
        aliases: names_under(
            lowering,
            (&method.extensions, &method.at),
            "x-aliases",
            "list the other names of the method on the wire",
        ),
        doc_aliases: doc_aliases(lowering, &method.extensions, &method.at),
        heading: heading(method).map(str::to_owned),
        functions: names.functions,
        format,
        params,
        fields: None,
        groups: Vec::new(),
        reader: reader(lowering, method),
        is_notification,
        output,
        output_docs: result.and_then(|result| {
            let own = result.description.as_ref().or(result.summary.as_ref());
            own.cloned()
                .or_else(|| lowering.docs_of(&result.schema).text)
        }),
        null: null(lowering, method, result),
        nodes: nodes(lowering, document, method),
        streams: Vec::new(),
        pages: pages::read(method, lowering.diagnostics),
        safety: safety(lowering, method),
        permission: text(&method.extensions, "x-permission"),
        errors: codes(errors),
        typed_errors: match is_notification {
            true => None,
            false => typed_errors::draft(lowering, method, errors),
        },
        docs: docs(method),
    };
    for stream in on_wire(lowering, method, format, "x-stream", &method.streams) {
        let stream = streams::draft(lowering, document, (method, &drafted), stream);
        drafted.streams.push(stream);
    }
    if is_notification || drafted.streams.iter().any(|stream| stream.call.is_none()) {
        // Nobody would answer, or nobody could read what such a call opens.
        drafted.functions.clear();
    }
    drafted
}

/// What people look for something by (`x-doc-aliases`).
pub(in crate::ir) fn doc_aliases(
    lowering: &mut Lowering<'_>,
    extensions: &BTreeMap<String, Value>,
    at: &Location,
) -> Vec<String> {
    names_under(
        lowering,
        (extensions, at),
        "x-doc-aliases",
        "list the names that people look for it by",
    )
}

/// The heading that a method's functions stand under.
pub(super) fn heading(method: &document::Method) -> Option<&str> {
    let mut tags = method.tags.iter().map(|tag| tag.trim());
    tags.find(|tag| !tag.is_empty())
}

/// What a result of null says (`x-null`), where the result's type has no null.
fn null(
    lowering: &mut Lowering<'_>,
    method: &document::Method,
    result: Option<&ContentDescriptor>,
) -> Option<String> {
    let value = method.result.as_ref()?.extensions.get("x-null")?;
    let at = method.result.as_ref()?.at.join("x-null");
    let Some(text) = value.as_str().filter(|text| !text.is_empty()) else {
        lowering.diagnostics.warn(
            &at,
            "this is no text",
            "say what a node means by null, such as `the node knows no such block`",
        );
        return None;
    };
    let has_null = result.is_none_or(|result| lowering.shape(&result.schema, 0).nullable);
    if has_null {
        lowering.diagnostics.warn(
            &at,
            "null is a value of this result",
            "remove `x-null`, or the null from the schema",
        );
        return None;
    }
    Some(text.to_owned())
}

/// The nodes that serve a method, by its own `x-nodes` or its document's.
fn nodes(
    lowering: &mut Lowering<'_>,
    document: &document::Document,
    method: &document::Method,
) -> Vec<String> {
    let place = match method.extensions.contains_key("x-nodes") {
        true => (&method.extensions, &method.at),
        false => (&document.extensions, &document.at),
    };
    names_under(lowering, place, "x-nodes", "list the nodes that serve it")
}

/// The names that a list under an extension's key gives; none without the key.
pub(super) fn names_under(
    lowering: &mut Lowering<'_>,
    (extensions, at): (&BTreeMap<String, Value>, &Location),
    key: &str,
    remedy: &str,
) -> Vec<String> {
    let Some(value) = extensions.get(key) else {
        return Vec::new();
    };
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let names: Vec<String> = list
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    if names.is_empty() || names.len() != list.len() {
        lowering
            .diagnostics
            .warn(&at.join(key), "this is no list of names", remedy);
    }
    names
}

/// The parameter that stands for bytes beside the call (`x-reader`).
fn reader(lowering: &mut Lowering<'_>, method: &document::Method) -> Option<String> {
    let mut found = None;
    for param in &method.params {
        let Some(value) = param.extensions.get("x-reader") else {
            continue;
        };
        let (message, remedy) = match (value.as_bool(), param.required, &found) {
            (Some(false), ..) => continue,
            (Some(true), true, None) => {
                found = Some(param.name.clone());
                continue;
            }
            (None, ..) => (
                "this is neither `true` nor `false`",
                "write `true`, or remove it",
            ),
            (_, false, _) => (
                "only a required parameter stands for bytes beside the call",
                "add `required`, or remove it",
            ),
            (_, true, Some(_)) => (
                "another parameter of the method stands for bytes beside the call already",
                "remove one of them",
            ),
        };
        let at = param.at.join("x-reader");
        lowering.diagnostics.warn(&at, message, remedy);
    }
    found
}

/// The parameters in their order.
pub(in crate::ir) fn params(
    lowering: &mut Lowering<'_>,
    place: &str,
    given: &[ContentDescriptor],
    format: Wire,
) -> Vec<Param> {
    let mut scope = lowering.kept.scope(place, Case::Value, &[]);
    let mut params: Vec<Param> = Vec::new();
    for param in given {
        // In an object the second of a name would overwrite the first; the reader has noted it.
        if format.is_by_name() && params.iter().any(|other| other.wire == param.name) {
            continue;
        }
        lowering.packs_nothing(&param.extensions, &param.at);
        lowering.check_given_name(&param.extensions, &param.at);
        let shaped = lowering.shape(&param.schema, 0);
        let empty = presence::said_of_param(param);
        let refuses_empty = param.required && shaped.shape.is_list() && presence::is_refused(empty);
        let null_is_empty =
            param.required && shaped.shape.may_be_null() && presence::is_null(empty);
        let empty = empty.filter(|_| !refuses_empty && !null_is_empty);
        let presence = lowering.presence(param.required, &shaped, empty);
        params.push(Param {
            wire: param.name.clone(),
            name: scope.claim_for(
                &param.name,
                given_name(&param.extensions).unwrap_or(&param.name),
            ),
            ty: shaped.shape,
            presence,
            group: None,
            refuses_empty,
            null_is_empty,
            default: default(lowering, param, presence),
            fixed: None,
            docs: param_docs(lowering, param),
        });
    }
    lowering.kept.keep(place, &scope);
    params
}

fn param_docs(lowering: &Lowering<'_>, param: &ContentDescriptor) -> Docs {
    let fallback = lowering.docs_of(&param.schema).beyond_name(&param.name);
    let own = [&param.description, &param.summary];
    let mut own = own.into_iter().flatten();
    let own = own.find(|text| !text.trim().is_empty() && !only_names(text, &param.name));
    Docs {
        text: own.cloned().or(fallback.text),
        unit: text(&param.extensions, "x-unit").or(fallback.unit),
        deprecated: param.deprecated,
        source: fallback.source,
    }
}

/// The value sent when a parameter isn't given.
fn default(
    lowering: &mut Lowering<'_>,
    param: &ContentDescriptor,
    presence: Presence,
) -> Option<Value> {
    let default = param.extensions.get("x-default")?;
    if presence == Presence::Filled {
        lowering.diagnostics.warn(
            &param.at.join("x-default"),
            "an absent list is an empty one, so nothing else is sent for it",
            "remove `x-default` or `x-empty`",
        );
        return None;
    }
    if presence == Presence::Required && !is_zero(default) {
        lowering.diagnostics.warn(
            &param.at.join("x-default"),
            "of a required parameter it says what nodes take for an absent one, which can only be 0, false, \"\" or []",
            "write one of these, take `required` away, or remove it",
        );
        return None;
    }
    Some(default.clone())
}

/// Whether a type's default is this value.
fn is_zero(value: &Value) -> bool {
    match value {
        Value::Bool(flag) => !flag,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Null | Value::Object(_) => false,
    }
}

fn is_null(lowering: &Lowering<'_>, schema: &document::Schema) -> bool {
    lowering.resolve(schema).is_some_and(|resolved| {
        resolved.never
            || (resolved.one_of.is_empty()
                && resolved.kinds.len() == 1
                && resolved.kinds.contains(&document::Kind::Null))
    })
}

fn safety(lowering: &mut Lowering<'_>, method: &document::Method) -> Safety {
    match text(&method.extensions, "x-safety").as_deref() {
        Some("read") => Safety::Read,
        Some("idempotent") => Safety::Idempotent,
        Some("write") | None => Safety::Write,
        Some(_) => {
            lowering.diagnostics.warn(
                &method.at.join("x-safety"),
                "this is none of `read`, `idempotent`, `write`",
                "choose one; `write` is assumed",
            );
            Safety::Write
        }
    }
}

fn text(extensions: &BTreeMap<String, Value>, key: &str) -> Option<String> {
    extensions
        .get(key)
        .and_then(Value::as_str)
        .map(str::to_owned)
}

/// The parts of a list under `key` that the wire supports: epee has neither streams nor error objects, plain JSON has no
/// streams.
fn on_wire<'m, T>(
    lowering: &mut Lowering<'_>,
    method: &document::Method,
    format: Wire,
    key: &str,
    list: &'m [T],
) -> &'m [T] {
    let name = match format {
        Wire::Epee => "epee",
        Wire::Json | Wire::JsonGet if key == "x-stream" => "json",
        _ => return list,
    };
    if list.is_empty() {
        return list;
    }
    lowering.diagnostics.warn(
        &method.at.join(key),
        format!("the wire `{name}` has none, so they are left out"),
        "remove them",
    );
    &[]
}

fn codes(errors: &[document::ErrorObject]) -> Vec<(i64, String)> {
    let mut errors: Vec<_> = errors
        .iter()
        .map(|error| (error.code, error.message.clone()))
        .collect();
    errors.sort();
    errors.dedup();
    errors
}

fn docs(method: &document::Method) -> Docs {
    let words = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim);
        let text = text.filter(|text| !text.is_empty() && !only_names(text, &method.name));
        text.map(str::to_owned)
    };
    let (summary, description) = (words(&method.summary), words(&method.description));
    Docs {
        text: match (summary, description) {
            (Some(summary), Some(description)) if begins_with(&description, &summary) => {
                Some(description)
            }
            (Some(summary), Some(description)) if !begins_with(&summary, &description) => {
                Some(format!("{}\n\n{description}", as_sentence(&summary)))
            }
            (Some(summary), _) => Some(as_sentence(&summary)),
            (None, description) => description,
        },
        unit: None,
        source: method.source.clone(),
        deprecated: method.deprecated,
    }
}

/// Whether a text begins with what another one says.
fn begins_with(text: &str, beginning: &str) -> bool {
    let plain = |text: &str| {
        let words = text.split_whitespace().map(str::to_lowercase);
        words.collect::<Vec<_>>().join(" ")
    };
    let (text, beginning) = (plain(text), plain(beginning));
    let beginning = beginning.trim_end_matches(['.', '!', ':', ' ']);
    let rest = text.strip_prefix(beginning);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// A summary as a first paragraph: with a full stop, so that what follows reads on.
fn as_sentence(summary: &str) -> String {
    let summary = summary.trim();
    if summary.ends_with(['.', '!', '?', ':']) {
        summary.to_owned()
    } else {
        format!("{summary}.")
    }
}
