//! References to what schemas call themselves.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

use serde_json::json;

use super::{document, id, lines, load, result};

#[test]
fn schemas_are_found_by_what_they_call_themselves() {
    let schemas = json!({
        "Customer": {
            "$id": "https://example.org/schemas/customer.json", "type": "object",
            "properties": {
                "address": {"$ref": "address.json"},
                "again": {"$ref": "#"},
                "inner": {"$ref": "#/definitions/Inner"},
                "order": {"$ref": "#/components/schemas/Order"},
            },
            "definitions": {"Inner": {"type": "string"}},
        },
        "Address": {"$id": "https://example.org/schemas/address.json#", "type": "object", "properties": {"street": {"$anchor": "mark", "type": "string"}}},
        "Order": {"$id": "order", "type": "object", "properties": {"item": {"$id": "parts/item", "type": "object", "properties": {"of": {"$ref": "../order"}}}}},
        "Old": {"$id": "#old", "type": "boolean"},
    });
    for (reference, pointer) in [
        ("https://example.org/schemas/customer.json", "Customer"),
        ("https://example.org/schemas/customer.json#", "Customer"),
        (
            "https://example.org/schemas/customer.json#/properties/inner",
            "Customer/properties/inner",
        ),
        (
            "https://example.org/schemas/address.json#mark",
            "Address/properties/street",
        ),
        ("order", "Order"),
        ("./order", "Order"),
        ("parts/item", "Order/properties/item"),
        ("#old", "Old"),
    ] {
        let (schema, spec) = result(json!({"$ref": reference}), schemas.clone());
        let target = id("api.json", &format!("/components/schemas/{pointer}"));
        assert_eq!(schema.reference, Some(target), "{reference}");
        let customer = &spec.schemas[&id("api.json", "/components/schemas/Customer")];
        let target = |key: &str| {
            let target = customer.properties[key].reference.as_ref().unwrap();
            target.pointer.strip_prefix("/components/schemas/").unwrap()
        };
        assert_eq!(target("address"), "Address");
        assert_eq!(target("again"), "Customer");
        assert_eq!(target("inner"), "Customer/definitions/Inner");
        assert_eq!(target("order"), "Order");
        let item = &spec.schemas[&id("api.json", "/components/schemas/Order")].properties["item"];
        assert_eq!(
            item.properties["of"].reference,
            Some(id("api.json", "/components/schemas/Order"))
        );
    }
}

#[test]
fn schemas_of_other_documents_are_found_by_their_ids_too() {
    let mut api = document(
        json!({"oneOf": [{"$ref": "https://example.org/money#/$defs/Amount"}, {"$ref": "money.json#/$defs/Unit"}, {"$ref": "https://example.org/unit"}]}),
        json!({}),
    );
    api["$id"] = json!("https://example.org/api");
    let money = json!({
        "$id": "https://example.org/money",
        "$defs": {"Amount": {"type": "string"}, "Unit": {"$id": "unit", "type": "integer"}, "Sum": {"$ref": "unit"}},
    });
    let (spec, diagnostics) = load(&[("api.json", api), ("money.json", money)]);
    assert!(diagnostics.is_empty(), "{}", lines(&diagnostics));
    let schema = &spec.documents[0].methods[0].result.as_ref().unwrap().schema;
    let targets: Vec<String> = schema
        .one_of
        .iter()
        .map(|branch| branch.reference.as_ref().unwrap().to_string())
        .collect();
    assert_eq!(
        targets,
        [
            "money.json#/$defs/Amount",
            "money.json#/$defs/Unit",
            "money.json#/$defs/Unit"
        ]
    );
    assert_eq!(
        spec.schemas[&id("money.json", "/$defs/Sum")].reference,
        Some(id("money.json", "/$defs/Unit"))
    );
}

#[test]
fn ids_that_fit_in_part_or_twice_are_guessed_with_a_warning() {
    for (reference, schemas, message, remedy) in [
        (
            "customer.json",
            json!({"A": {"$id": "https://example.org/customer.json", "type": "string"}}),
            "`https://example.org/customer.json` was taken",
            "write the whole `$id`",
        ),
        (
            "#mark",
            json!({"A": {"$id": "https://example.org/a", "$anchor": "mark", "type": "string"}}),
            "`https://example.org/a#mark` was taken",
            "write the whole `$id`",
        ),
        (
            "twice",
            json!({"A": {"$id": "twice", "type": "string"}, "B": {"$id": "twice", "type": "integer"}}),
            "`twice` names several schemas; api.json#/components/schemas/A was taken",
            "an `$id` of its own",
        ),
    ] {
        let (spec, diagnostics) =
            load(&[("api.json", document(json!({"$ref": reference}), schemas))]);
        assert_eq!(diagnostics.len(), 1, "{}", lines(&diagnostics));
        let found = diagnostics.iter().next().unwrap();
        assert!(found.message.contains(message), "{found}");
        assert!(found.remedy.contains(remedy), "{found}");
        let schema = &spec.documents[0].methods[0].result.as_ref().unwrap().schema;
        assert_eq!(
            schema.reference,
            Some(id("api.json", "/components/schemas/A"))
        );
    }
}

#[test]
fn what_stands_in_data_names_no_schema() {
    let schemas = json!({
        "A": {"type": "object", "default": {"$id": "a"}, "examples": [{"$id": "a"}], "properties": {"$id": {"type": "string"}}},
    });
    let (_, diagnostics) = load(&[("api.json", document(json!({"$ref": "a"}), schemas))]);
    assert!(
        lines(&diagnostics).contains("`a` can't be read"),
        "{}",
        lines(&diagnostics)
    );
}
