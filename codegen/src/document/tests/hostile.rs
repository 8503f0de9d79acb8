use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::super::load_texts;
use super::load;
use crate::diagnostic::Diagnostics;

/// Keys that mean something to the loader, so that random values reach its inner parts.
const KEYS: &[&str] = &[
    "openrpc",
    "methods",
    "name",
    "params",
    "result",
    "schema",
    "components",
    "schemas",
    "errors",
    "tags",
    "code",
    "$ref",
    "$defs",
    "definitions",
    "type",
    "enum",
    "const",
    "properties",
    "required",
    "items",
    "prefixItems",
    "oneOf",
    "allOf",
    "additionalProperties",
    "nullable",
    "minimum",
    "maxItems",
    "x-unit",
    "info",
    "",
];

const TEXTS: &[&str] = &[
    "1.3.2",
    "string",
    "object",
    "#",
    "#/",
    "#/methods/0",
    "#/components/schemas/a",
    "#/components/schemas/b/properties/a",
    "#/$defs/a/items",
    "api.json",
    "other.json#/a",
    "../x.yaml#/%zz~2",
    "https://example.org",
    "//",
    "~1",
    "by-name",
];

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(TEXTS).prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        let key = prop_oneof![
            prop::sample::select(KEYS).prop_map(str::to_owned),
            Just("a".to_owned()),
            any::<String>()
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// A document that uses what the loader knows.
fn rich() -> Value {
    json!({
        "openrpc": "1.3.2",
        "info": {"title": "T", "description": "d", "version": "1"},
        "x-wire": "jsonrpc",
        "methods": [
            {
                "name": "m", "summary": "s", "description": "d", "x-safety": "read", "tags": [{"$ref": "#/components/tags/t"}],
                "params": [
                    {"$ref": "#/components/contentDescriptors/p"},
                    {"name": "q", "required": true, "schema": {"oneOf": [{"$ref": "#/components/schemas/a"}, {"type": "null"}]}},
                ],
                "result": {"name": "r", "schema": {"$ref": "#/components/schemas/b/properties/next"}},
                "errors": [{"code": 1, "message": "m"}],
                "x-stream": {"stop": "connection", "streams": [{"name": "s", "item": {"type": "array", "items": {"$ref": "#/components/schemas/b"}}}]},
            },
            {"name": "n", "params": [], "paramStructure": "by-name"},
        ],
        "components": {
            "tags": {"t": {"name": "t"}},
            "contentDescriptors": {"p": {"name": "p", "schema": {"type": ["string", "null"], "enum": ["x", null]}}},
            "schemas": {
                "a": {"$ref": "#/components/schemas/b"},
                "b": {
                    "type": "object", "required": ["next"], "additionalProperties": false,
                    "properties": {"next": {"$ref": "#/components/schemas/a"}, "n": {"type": "integer", "minimum": 0, "x-unit": "gas"}},
                },
                "c": {"allOf": [{"$ref": "#/components/schemas/b"}, {"properties": {"z": {"const": {"y": 1, "x": 2}}}}]},
                "d": {"prefixItems": [{"type": "string"}, true], "items": false},
                "e": {"$ref": "#/components/schemas/e"},
            },
        },
    })
}

/// Every place in a value.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| {
            places(value, format!("{at}/{}", key.replace('/', "~1")), found)
        }),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(index, value)| places(value, format!("{at}/{index}"), found)),
        _ => {}
    }
    found.push(at);
}

/// The text of a value with the keys of every object turned by `shift`, as a `Value` would sort them again.
fn shuffled(value: &Value, shift: usize) -> String {
    match value {
        Value::Object(object) => {
            let mut entries: Vec<String> = object
                .iter()
                .map(|(key, value)| format!("{}:{}", json!(key), shuffled(value, shift + 1)))
                .collect();
            let by = shift % entries.len().max(1);
            entries.rotate_left(by);
            if shift % 2 == 1 {
                entries.reverse();
            }
            format!("{{{}}}", entries.join(","))
        }
        Value::Array(list) => {
            let items: Vec<String> = list
                .iter()
                .map(|value| shuffled(value, shift + 1))
                .collect();
            format!("[{}]", items.join(","))
        }
        scalar => scalar.to_string(),
    }
}

fn load_text(text: String) -> (super::Spec, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let spec = load_texts(
        &BTreeMap::from([("api.json".to_owned(), text)]),
        &["api.json"],
        &mut diagnostics,
    );
    (spec, diagnostics)
}

fn places_of(diagnostics: &Diagnostics) -> Vec<String> {
    diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn the_rich_document_is_read_whole() {
    let (spec, diagnostics) = load(&[("api.json", rich())]);
    let lines = places_of(&diagnostics);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("/components/schemas/e"), "{lines:?}");
    assert_eq!(
        (spec.documents[0].methods.len(), spec.schemas.len()),
        (2, 6)
    );
}

proptest! {
    #[test]
    fn random_values_never_panic(value in values()) {
        load(&[("api.json", value)]);
    }

    #[test]
    fn random_values_under_the_keys_of_a_document_never_panic(methods in values(), schemas in values(), defs in values()) {
        let document = json!({"openrpc": "1.3.2", "methods": methods, "components": {"schemas": schemas}, "$defs": defs});
        load(&[("api.json", document.clone()), ("other.json", document)]);
    }

    #[test]
    fn mutated_documents_never_panic(pick in any::<prop::sample::Index>(), value in values(), remove in any::<bool>()) {
        let mut document = rich();
        let mut all = Vec::new();
        places(&document, String::new(), &mut all);
        let place = pick.get(&all);
        let (parent, key) = place.rsplit_once('/').unwrap_or_default();
        match document.pointer_mut(parent) {
            Some(Value::Object(object)) if remove => { object.remove(&key.replace("~1", "/")); }
            _ => if let Some(found) = document.pointer_mut(place) { *found = value },
        }
        load(&[("api.json", document)]);
    }

    #[test]
    fn cut_and_damaged_texts_never_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(), yaml in any::<bool>()) {
        let mut bytes = rich().to_string().into_bytes();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let name = if yaml { "api.yaml" } else { "api.json" };
        load_texts(&BTreeMap::from([(name.to_owned(), text)]), &[name], &mut Diagnostics::default());
    }

    #[test]
    fn random_yaml_never_panics(text in "[-a: \\[\\]{}&*!|>#\n\t'\"0-9<.]{0,200}") {
        load_texts(&BTreeMap::from([("api.yaml".to_owned(), text)]), &["api.yaml"], &mut Diagnostics::default());
    }

    #[test]
    fn the_order_of_keys_is_of_no_matter(shift in 0usize..1000) {
        let (plain, noted) = load_text(rich().to_string());
        let (turned, noted_too) = load_text(shuffled(&rich(), shift));
        prop_assert_eq!(places_of(&noted), places_of(&noted_too));
        prop_assert_eq!(format!("{turned:?}"), format!("{plain:?}"));
        prop_assert!(turned == plain);
    }

    #[test]
    fn the_order_of_random_keys_is_of_no_matter(value in values(), shift in 0usize..1000) {
        let document = json!({"openrpc": "1.3.2", "methods": [], "components": {"schemas": value}});
        let (plain, noted) = load_text(document.to_string());
        let (turned, noted_too) = load_text(shuffled(&document, shift));
        prop_assert_eq!(places_of(&noted), places_of(&noted_too));
        prop_assert!(turned == plain);
    }
}

#[test]
fn deep_documents_are_refused_and_nearly_deep_ones_are_read() {
    for (depth, good) in [(60, true), (100_000, false)] {
        let schema = format!("{}true{}", "{\"items\":".repeat(depth), "}".repeat(depth));
        let text = format!(
            "{{\"openrpc\":\"1.3.2\",\"info\":{{}},\"methods\":[],\"$defs\":{{\"a\":{schema}}}}}"
        );
        let (_, diagnostics) = load_text(text);
        assert_eq!(diagnostics.has_errors(), !good, "{depth}");
    }
    let empty: Map<String, Value> = Map::new();
    assert!(load(&[("api.json", empty.into())]).1.has_errors());
}
