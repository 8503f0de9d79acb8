//! One method under its Rust names: its parameters, its result and what the document says of it. Its types have the numbers of drafts.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Names;
use crate::document::{self, ContentDescriptor};
use crate::ir::lower::Lowering;
use crate::ir::{Docs, Method, Param, Presence, Safety, Wire, presence, streams};
use crate::names::{Case, Scope};

pub(super) fn method(
    lowering: &mut Lowering<'_>,
    document: &document::Document,
    method: &document::Method,
    names: Names,
    format: Wire,
) -> Method {
    let params = params(lowering, &method.params, format);
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
        functions: names.functions,
        format,
        params,
        groups: Vec::new(),
        is_notification,
        output,
        output_docs: result.and_then(|result| {
            let own = result.description.as_ref().or(result.summary.as_ref());
            own.cloned()
                .or_else(|| lowering.docs_of(&result.schema).text)
        }),
        streams: Vec::new(),
        safety: safety(lowering, method),
        permission: text(&method.extensions, "x-permission"),
        errors: codes(errors),
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

/// The parameters in their order.
pub(in crate::ir) fn params(
    lowering: &mut Lowering<'_>,
    given: &[ContentDescriptor],
    format: Wire,
) -> Vec<Param> {
    let mut scope = Scope::new(Case::Value, &[]);
    let mut params: Vec<Param> = Vec::new();
    for param in given {
        // In an object the second of a name would overwrite the first; the reader has noted it.
        if format.is_by_name() && params.iter().any(|other| other.wire == param.name) {
            continue;
        }
        lowering.packs_nothing(&param.extensions, &param.at);
        let shaped = lowering.shape(&param.schema, 0);
        let empty = presence::said_of_param(param);
        let presence = lowering.presence(param.required, &shaped, empty);
        params.push(Param {
            wire: param.name.clone(),
            name: scope.claim(&param.name),
            ty: shaped.shape,
            presence,
            group: None,
            default: default(lowering, param, presence),
            fixed: None,
            docs: param_docs(lowering, param),
        });
    }
    params
}

fn param_docs(lowering: &Lowering<'_>, param: &ContentDescriptor) -> Docs {
    let fallback = lowering.docs_of(&param.schema);
    let own = param.description.as_ref().or(param.summary.as_ref());
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
    Some(default.clone())
}

fn is_null(lowering: &Lowering<'_>, schema: &document::Schema) -> bool {
    lowering.resolve(schema).is_some_and(|resolved| {
        resolved.one_of.is_empty()
            && resolved.kinds.len() == 1
            && resolved.kinds.contains(&document::Kind::Null)
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

/// The parts of a list under `key` that the wire supports: epee has neither streams nor error objects.
fn on_wire<'m, T>(
    lowering: &mut Lowering<'_>,
    method: &document::Method,
    format: Wire,
    key: &str,
    list: &'m [T],
) -> &'m [T] {
    if format != Wire::Epee || list.is_empty() {
        return list;
    }
    lowering.diagnostics.warn(
        &method.at.join(key),
        "the wire `epee` has none, so they are left out",
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
    let summary = method.summary.as_deref().map(as_sentence);
    Docs {
        text: match (summary, &method.description) {
            (Some(summary), Some(description)) => Some(format!("{summary}\n\n{description}")),
            (summary, description) => summary.or_else(|| description.clone()),
        },
        unit: None,
        source: method.source.clone(),
        deprecated: method.deprecated,
    }
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
