#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::{Kind, ParamStructure, Schema};
use super::{document, lines, load, result};

fn kinds(schema: &Schema) -> Vec<Kind> {
    schema.kinds.iter().copied().collect()
}

fn read(schema: Value) -> Schema {
    result(schema, json!({"T": {"type": "string"}})).0
}

#[test]
fn keywords_land_in_their_fields() {
    let schema = read(json!({
        "type": ["object", "null"], "title": "t", "description": "d", "deprecated": true, "format": "f", "pattern": "p",
        "default": null, "required": ["a"], "additionalProperties": {"type": "string"},
        "properties": {"a": true, "b": false}, "patternProperties": {"^x": {}}, "propertyNames": {"pattern": "."},
        "minItems": 1, "maxItems": 2.0, "minimum": -1, "maximum": 340282366920938463463374607431768211455u128 as f64,
        "not": {}, "if": {}, "then": {"required": ["a"]}, "dependentSchemas": {"a": {}}, "unevaluatedProperties": false,
        "x-unit": "wei", "readOnly": true, "example": {"any": "thing"},
    }));
    assert_eq!(kinds(&schema), [Kind::Null, Kind::Object]);
    assert_eq!(schema.default, Some(Value::Null));
    assert!(schema.required.contains("a") && schema.deprecated && !schema.closed);
    assert!(schema.additional.unwrap().kinds.contains(&Kind::String));
    assert!(!schema.properties["a"].never && schema.properties["b"].never);
    assert_eq!(schema.pattern_properties.len(), 1);
    assert_eq!(schema.property_names.unwrap().pattern.as_deref(), Some("."));
    assert_eq!((schema.min_items, schema.max_items), (Some(1), Some(2)));
    assert_eq!(schema.minimum.unwrap().as_i64(), Some(-1));
    assert_eq!(schema.maximum.unwrap().as_f64(), Some(2f64.powi(128)));
    let unread = ["if", "not", "unevaluatedProperties"];
    assert_eq!(
        schema.unread,
        unread
            .iter()
            .map(ToString::to_string)
            .collect::<BTreeSet<_>>()
    );
    assert_eq!(schema.conditional.len(), 2);
    assert_eq!(schema.extensions["x-unit"], "wei");
    assert_eq!(schema.at.to_string(), "api.json#/methods/0/result/schema");
}

#[test]
fn items_of_either_form() {
    let list = read(json!({"items": [{"type": "string"}, true], "additionalItems": false}));
    assert_eq!(list.prefix_items.len(), 2);
    assert!(list.items.unwrap().never);
    let prefix = read(json!({"prefixItems": [{"type": "string"}], "items": {"type": "null"}}));
    assert_eq!(
        (prefix.prefix_items.len(), kinds(&prefix.items.unwrap())),
        (1, vec![Kind::Null])
    );
}

#[test]
fn additional_properties_of_every_form() {
    assert!(read(json!({"additionalProperties": false})).closed);
    let open = read(json!({"additionalProperties": true}));
    assert!(!open.closed && open.additional.is_some());
    assert_eq!(read(json!({})).additional, None);
}

#[test]
fn exclusive_bounds_bound_too() {
    assert_eq!(
        read(json!({"exclusiveMinimum": 0}))
            .minimum
            .unwrap()
            .as_u64(),
        Some(0)
    );
    assert_eq!(
        read(json!({"exclusiveMinimum": true, "minimum": 3}))
            .minimum
            .unwrap()
            .as_u64(),
        Some(3)
    );
    assert_eq!(
        read(json!({"maximum": 18446744073709551615u64}))
            .maximum
            .unwrap()
            .as_u64(),
        Some(u64::MAX)
    );
}

#[test]
fn nullable_adds_null() {
    assert_eq!(
        kinds(&read(json!({"type": "string", "nullable": true}))),
        [Kind::Null, Kind::String]
    );
    assert_eq!(
        kinds(&read(json!({"properties": {"a": {}}, "nullable": true}))),
        [Kind::Null, Kind::Object]
    );
    assert!(kinds(&read(json!({"nullable": true}))).is_empty());
    assert_eq!(
        kinds(&read(json!({"type": "string", "nullable": false}))),
        [Kind::String]
    );
    let values = read(json!({"type": "string", "enum": ["a"], "nullable": true}))
        .values
        .unwrap();
    assert_eq!(values, [json!("a"), Value::Null]);
    let union = read(json!({"oneOf": [{"type": "string"}, {"type": "integer"}], "nullable": true}));
    assert_eq!(kinds(&union.one_of[2]), [Kind::Null]);
    let reference =
        read(json!({"$ref": "#/components/schemas/T", "nullable": true, "description": "d"}));
    assert_eq!(
        (reference.reference, reference.description.as_deref()),
        (None, Some("d"))
    );
    assert!(reference.one_of[0].reference.is_some());
    assert_eq!(kinds(&reference.one_of[1]), [Kind::Null]);
}

#[test]
fn wrong_types_are_noted_and_left_out() {
    for (schema, pointer, message) in [
        (json!({"type": "any"}), "/type", "`type` is \"any\""),
        (json!({"type": ["string", 1]}), "/type", "`type` is 1"),
        (
            json!({"format": 1}),
            "/format",
            "a number where a string belongs",
        ),
        (
            json!({"properties": []}),
            "/properties",
            "a list where an object belongs",
        ),
        (
            json!({"required": true}),
            "/required",
            "a boolean where a list belongs",
        ),
        (
            json!({"required": [1]}),
            "/required/0",
            "a number is required",
        ),
        (
            json!({"oneOf": {}}),
            "/oneOf",
            "an object where a list belongs",
        ),
        (json!({"items": "x"}), "/items", "the schema is a string"),
        (
            json!({"minItems": -1}),
            "/minItems",
            "where a count belongs",
        ),
        (
            json!({"maximum": "9"}),
            "/maximum",
            "where a number belongs",
        ),
        (json!({"enum": "a"}), "/enum", "where a list belongs"),
        (json!({"$ref": 1}), "/$ref", "`$ref` is a number"),
        (
            json!({"propertys": {"a": {}}}),
            "/propertys",
            "is no keyword",
        ),
    ] {
        let (spec, diagnostics) = load(&[("api.json", document(schema.clone(), json!({})))]);
        assert_eq!(diagnostics.len(), 1, "{schema}: {}", lines(&diagnostics));
        let found = diagnostics.iter().next().unwrap();
        assert_eq!(
            found.at.pointer,
            format!("/methods/0/result/schema{pointer}")
        );
        assert!(found.message.contains(message), "{found}");
        assert_eq!(spec.documents[0].methods.len(), 1);
    }
}

#[test]
fn documents_that_are_none() {
    for (document, message) in [
        (json!([]), "a list where an object belongs"),
        (
            json!({"info": {"title": "T", "version": "1"}, "methods": []}),
            "no `openrpc` version",
        ),
        (json!({"openrpc": "1.3.2", "info": {}}), "no `methods`"),
        (
            json!({"openrpc": "1.3.2", "info": {}, "methods": {}}),
            "`methods` is an object",
        ),
        (
            json!({"openrpc": "1.3.2", "info": {}, "methods": [1]}),
            "the method is a number",
        ),
        (
            json!({"openrpc": "1.3.2", "info": {}, "methods": [{"params": []}]}),
            "no name",
        ),
        (
            json!({"openrpc": "1.3.2", "info": {}, "methods": [{"$ref": "#/gone"}]}),
            "no method behind",
        ),
    ] {
        let (_, diagnostics) = load(&[("api.json", document)]);
        assert!(diagnostics.has_errors());
        assert!(
            lines(&diagnostics).contains(message),
            "{message}: {}",
            lines(&diagnostics)
        );
    }
    let (spec, diagnostics) = load(&[]);
    assert!(spec.documents.is_empty() && diagnostics.has_errors());
}

#[test]
fn methods_with_small_faults_are_read() {
    let (spec, diagnostics) = load(&[(
        "api.json",
        json!({
            "openrpc": "3.0.0",
            "methods": [
                {"name": "a", "paramStructure": "whatever", "errors": [{"message": "x"}], "tags": [{}], "result": null},
                {"name": "b", "params": [{"schema": {}}, {"name": "p"}, {"name": "p", "schema": {}}, 7]},
                {"name": "c", "paramStructure": "by-name", "params": [{"name": "p", "schema": {}}, {"name": "p", "schema": {}}]},
                {"name": "a", "params": []},
            ],
        }),
    )]);
    assert!(!diagnostics.has_errors(), "{}", lines(&diagnostics));
    let [a, b, c] = &spec.documents[0].methods[..] else {
        panic!("three methods, the second `a` left out")
    };
    assert_eq!(
        (a.structure, a.result.is_none(), a.params.len()),
        (ParamStructure::Either, true, 0)
    );
    let names: Vec<&str> = b.params.iter().map(|param| param.name.as_str()).collect();
    assert_eq!(names, ["param1", "p", "p", "param4"]);
    assert_eq!(c.params.len(), 1);
}
