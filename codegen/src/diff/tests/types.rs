//! Types: what moves and what is renamed; and what changes nothing.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

use serde_json::{Value, json};

use super::{check, document, getter, methods, object, received};

fn thing() -> Value {
    object(json!({"a": {"type": "string"}, "b?": {"type": "boolean"}}))
}

/// A method whose result stands in it.
fn inline(schema: Value) -> Value {
    methods(json!([{"name": "get", "params": [], "result": {"name": "r", "schema": schema}}]))
}

#[test]
fn order_and_words_change_nothing() {
    let old = r#"{"type": "object", "description": "It.", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["a", "b"]}"#;
    let new = r#"{"required": ["b", "a"], "properties": {"b": {"description": "B.", "type": "string"}, "a": {"type": "string"}}, "type": "object"}"#;
    let parse = |text: &str| received(serde_json::from_str(text).unwrap());
    check(&parse(old), &parse(new), &[]);
}

#[test]
fn a_schema_that_becomes_a_component_of_its_name() {
    let mut shared = document(json!([getter()]), json!({"GetResult": thing()}));
    shared["methods"][0]["result"]["schema"] = json!({"$ref": "#/components/schemas/GetResult"});
    check(&inline(thing()), &shared, &[]);
}

#[test]
fn a_schema_that_becomes_a_component_of_another_name() {
    let expected = ["c- get → GetResult: Rust name was `GetResult`, is `Thing`"];
    check(&inline(thing()), &received(thing()), &expected);
    let grown = object(
        json!({"a": {"type": "string"}, "b?": {"type": "boolean"}, "c?": {"type": "boolean"}}),
    );
    let expected = [expected[0], "-- get → GetResult.c: added: Option<bool>"];
    check(&inline(thing()), &received(grown), &expected);
}

#[test]
fn types_that_become_one() {
    let two = |schema: Value, other: Value| {
        json!([
            {"name": "one", "params": [], "result": {"name": "r", "schema": schema}},
            {"name": "two", "params": [], "result": {"name": "r", "schema": other}},
        ])
    };
    let link = json!({"$ref": "#/components/schemas/Thing"});
    let old = methods(two(thing(), thing()));
    let new = document(two(link.clone(), link), json!({"Thing": thing()}));
    let expected = [
        "c- one → OneResult: Rust name was `OneResult`, is `Thing`",
        "c- two → TwoResult: Rust name was `TwoResult`, is `Thing`",
    ];
    check(&old, &new, &expected);
}

#[test]
fn one_type_that_becomes_two_is_written_as_before() {
    let two = |schema: Value, other: Value| {
        json!([
            {"name": "one", "params": [], "result": {"name": "r", "schema": schema}},
            {"name": "two", "params": [], "result": {"name": "r", "schema": other}},
        ])
    };
    let link = json!({"$ref": "#/components/schemas/Thing"});
    let old = document(two(link.clone(), link.clone()), json!({"Thing": thing()}));
    let new = document(two(link, thing()), json!({"Thing": thing()}));
    check(&old, &new, &["c- two → result: was Thing, is TwoResult"]);
}

#[test]
fn nothing_in_common_is_no_new_name() {
    let other =
        object(json!({"x": {"type": "string"}, "y": {"type": "string"}, "z": {"type": "string"}}));
    let expected = [
        "cp get → result: was GetResult, is Thing",
        "c- get → GetResult: removed",
    ];
    check(&inline(thing()), &received(other), &expected);
}

#[test]
fn a_type_that_holds_itself() {
    let node = |more: Value| {
        let link = json!({"$ref": "#/components/schemas/Thing"});
        let mut node = object(json!({"next?": link}));
        node["properties"]["value"] = more;
        received(node)
    };
    let expected = ["cp get → Thing.value: was Option<String>, is Option<bool>"];
    check(
        &node(json!({"type": "string"})),
        &node(json!({"type": "boolean"})),
        &expected,
    );
    // Read through another name, it holds itself still.
    let old = node(json!({"type": "string"}));
    let text = old.to_string().replace("Thing", "Other");
    let mut new: Value = serde_json::from_str(&text).unwrap();
    new["components"]["schemas"]["Thing"] = object(json!({"only": {"type": "string"}}));
    new["components"]["schemas"]["Thing"]["x-emit"] = json!(true);
    let found = super::Side::of(&[("api", &old)]).diff(&super::Side::of(&[("api", &new)]));
    let lines = super::lines(&found);
    assert!(
        lines.contains(&"c- get → result: was Thing, is Other".to_owned()),
        "{lines:#?}"
    );
}

#[test]
fn types_without_a_method() {
    let with = |schemas: Value| document(json!([]), schemas);
    let mut thing = thing();
    thing["x-emit"] = json!(true);
    check(
        &with(json!({})),
        &with(json!({"Thing": thing})),
        &["-- Thing: added"],
    );
    check(
        &with(json!({"Thing": thing})),
        &with(json!({})),
        &["c- Thing: removed"],
    );
}

#[test]
fn the_nearest_method_is_named_and_all_are_counted() {
    let link = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let api = |leaf: &str| {
        let get = |name: &str, of: &str| json!({"name": name, "params": [], "result": {"name": "r", "schema": link(of)}});
        document(
            json!([get("a_far", "Outer"), get("b_near", "Inner"), get("c_near", "Inner"), {"name": "none", "params": []}]),
            json!({"Outer": object(json!({"inner": link("Inner")})), "Inner": object(json!({"leaf": {"type": leaf}}))}),
        )
    };
    let expected = ["cp b_near → Inner.leaf: was String, is bool; 3 methods"];
    check(&api("string"), &api("boolean"), &expected);
}

#[test]
fn a_text_that_gets_a_name_is_a_text_on_the_wire() {
    let of = |schema: Value| {
        let held = object(json!({"id": schema}));
        document(
            json!([getter()]),
            json!({"Thing": held, "ThingId": {"type": "string"}}),
        )
    };
    let (plain, named) = (
        of(json!({"type": "string"})),
        of(json!({"$ref": "#/components/schemas/ThingId"})),
    );
    check(&named, &named, &[]);
    check(
        &plain,
        &named,
        &["c- get → Thing.id: was String, is ThingId"],
    );
    let gone = "c- get → ThingId: removed";
    check(
        &named,
        &plain,
        &["c- get → Thing.id: was ThingId, is String", gone],
    );
    let number = of(json!({"type": "integer"}));
    check(
        &named,
        &number,
        &["cp get → Thing.id: was ThingId, is i64", gone],
    );
}
