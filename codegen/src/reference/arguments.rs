//! Arguments of a call to begin with: those of the document's example, or else samples of the types.

use serde_json::{Map, Value};

use super::sample;
use crate::document::{self, Loaded};
use crate::ir::{Api, Method, Param, Presence, Wire};

/// The parameters with a value each, and whether it must be sent.
pub(crate) type Arguments<'a> = Vec<(&'a Param, Value, bool)>;

/// Example arguments of a method; `said` is the method in its document.
pub(crate) fn arguments<'a>(
    (loaded, api): (&Loaded, &Api),
    params: &'a [Param],
    said: Option<&document::Method>,
) -> Arguments<'a> {
    let examples = said.and_then(|said| example(loaded, said));
    let example_of = |param: &Param| examples.as_ref()?.get(&param.wire).cloned();
    let params = params.iter().map(|param| {
        let example = example_of(param);
        let is_sent = example.is_some() || is_always_sent(param);
        let value = example.unwrap_or_else(|| value(api, param, said));
        (param, value, is_sent)
    });
    params.collect()
}

/// The parameters of a call as JSON, in the structure of its wire.
pub(crate) fn written(method: &Method, args: &Arguments<'_>) -> Value {
    match method.format {
        Wire::JsonRpcByPosition => listed(args),
        Wire::JsonRpcByValue => {
            let first = args.first().map(|(_, value, _)| value.clone());
            first.unwrap_or_default()
        }
        _ => named(args),
    }
}

/// Whether a call has a parameter in any case: what must be there, and defaults, which clients send.
fn is_always_sent(param: &Param) -> bool {
    let is_there = matches!(param.presence, Presence::Required | Presence::Nullable);
    is_there || param.default.is_some() || param.fixed.is_some()
}

/// The value of a parameter without an example; null for an optional one.
fn value(api: &Api, param: &Param, said: Option<&document::Method>) -> Value {
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
        .unwrap_or_else(|| sample::value(api, &param.ty))
}

/// The values of a method's first example, by the names of its parameters.
fn example(loaded: &Loaded, said: &document::Method) -> Option<Map<String, Value>> {
    let raw = loaded.raw();
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
fn listed(args: &Arguments<'_>) -> Value {
    let end = args.iter().rposition(|(.., is_sent)| *is_sent);
    let sent = args.iter().take(end.map_or(0, |last| last + 1));
    sent.map(|(_, value, _)| value.clone()).collect()
}

/// Parameters in an object.
fn named(args: &Arguments<'_>) -> Value {
    let sent = args.iter().filter(|(.., is_sent)| *is_sent);
    let pairs = sent.map(|(param, value, _)| (param.wire.clone(), value.clone()));
    Value::Object(pairs.collect())
}
