//! Unions: variants that come and go, and how they are told apart.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

use serde_json::{Value, json};

use super::{check, document, getter, setter};

/// A union of the branches, with two objects at hand to be referred to.
fn of(ways: Value, branches: Value) -> Value {
    let tagged = |tag: &str, key: &str| json!({"type": "object", "properties": {"type": {"const": tag}, key: {"type": "string"}, "id": {"type": "string"}}, "required": ["type", key, "id"]});
    let mut schemas = json!({"Cat": tagged("cat", "purr"), "Dog": tagged("dog", "bark")});
    schemas["Thing"] = json!({"oneOf": branches});
    document(ways, schemas)
}

fn received(branches: Value) -> Value {
    of(json!([getter()]), branches)
}

fn sent(branches: Value) -> Value {
    of(json!([setter()]), branches)
}

fn cat() -> Value {
    json!({"$ref": "#/components/schemas/Cat"})
}

fn dog() -> Value {
    json!({"$ref": "#/components/schemas/Dog"})
}

#[test]
fn a_tagged_variant_more_is_kept_as_unknown_by_programs_of_before() {
    let fish = json!({"title": "Fish", "type": "object", "required": ["type"],
        "properties": {"type": {"const": "fish"}, "id": {"type": "string"}}});
    let (old, new) = (json!([cat(), dog()]), json!([cat(), dog(), fish]));
    let expected = ["-- get → Thing::Fish: added: ThingFish"];
    check(&received(old.clone()), &received(new.clone()), &expected);
    check(
        &sent(old),
        &sent(new),
        &["-- put → Thing::Fish: added: ThingFish"],
    );
}

#[test]
fn a_variant_less_may_still_be_sent() {
    let flag = json!({"type": "boolean"});
    let (old, new) = (json!([cat(), dog(), flag]), json!([cat(), dog()]));
    let expected = ["c- get → Thing::Flag: removed, was bool"];
    check(&received(old.clone()), &received(new.clone()), &expected);
    check(
        &sent(old),
        &sent(new),
        &["cp put → Thing::Flag: removed, was bool"],
    );
}

#[test]
fn a_kind_that_programs_of_before_read_nowhere() {
    let (flag, text) = (json!({"type": "boolean"}), json!({"type": "string"}));
    let (old, new) = (
        json!([flag, text]),
        json!([flag, text, {"type": "integer"}]),
    );
    check(
        &received(old),
        &received(new),
        &["-p get → Thing::Number: added: i64"],
    );
}

#[test]
fn a_tag_of_another_value() {
    let old = received(json!([cat(), dog()]));
    let mut new = old.clone();
    new["components"]["schemas"]["Cat"]["properties"]["type"]["const"] = json!("feline");
    let expected = ["-p get → Cat.type: constant was \"cat\", is \"feline\""];
    check(&old, &new, &expected);
}

#[test]
fn functions_that_all_variants_have() {
    let old = received(json!([cat(), dog()]));
    let mut new = old.clone();
    let dog = new["components"]["schemas"]["Dog"].as_object_mut().unwrap();
    dog["properties"] = json!({"type": {"const": "dog"}, "bark": {"type": "string"}});
    dog["required"] = json!(["type", "bark"]);
    let expected = [
        "cp get → Dog.id: removed, was String",
        "c- get → Thing: loses `id()`",
    ];
    check(&old, &new, &expected);
    let mut other = old.clone();
    for name in ["Cat", "Dog"] {
        other["components"]["schemas"][name]["properties"]["id"] = json!({"type": "boolean"});
    }
    let expected = [
        "cp get → Cat.id: was String, is bool",
        "cp get → Dog.id: was String, is bool",
        "c- get → Thing::id(): was String, is bool",
    ];
    check(&old, &other, &expected);
}

#[test]
fn a_second_form_of_a_number_takes_the_conversion_away() {
    let quantity = json!({"type": "string", "format": "quantity64", "title": "Hex"});
    let number = json!({"type": "integer", "format": "uint64", "title": "Plain"});
    let flag = json!({"type": "boolean", "title": "Flag"});
    let (old, new) = (json!([quantity, flag]), json!([quantity, flag, number]));
    let expected = [
        "c- put → Thing: loses `From<u64>`",
        "-- put → Thing::Plain: added: u64",
    ];
    check(&sent(old), &sent(new), &expected);
}

#[test]
fn the_number_that_all_variants_hold() {
    let quantity = json!({"type": "string", "format": "quantity64", "title": "Hex"});
    let number = json!({"type": "integer", "format": "uint64", "title": "Plain"});
    let flag = json!({"type": "boolean", "title": "Flag"});
    let (old, new) = (json!([quantity, number]), json!([quantity, number, flag]));
    let expected = [
        "c- put → Thing: loses `get()`",
        "-- put → Thing::Flag: added: bool",
    ];
    check(&sent(old), &sent(new), &expected);
}

#[test]
fn a_variant_under_another_name() {
    let branches = json!([{"type": "string"}, {"type": "boolean"}]);
    let old = received(branches);
    let mut new = old.clone();
    new["components"]["schemas"]["Thing"]["x-variants"] = json!(["Word", "Flag"]);
    check(
        &old,
        &new,
        &["c- get → Thing::Text: Rust name was `Text`, is `Word`"],
    );
}

#[test]
fn a_variant_that_holds_something_else() {
    let (old, new) = (
        json!([{"type": "boolean"}, {"type": "string", "title": "Word"}]),
        json!([{"type": "boolean"}, {"type": "string", "format": "address", "title": "Word"}]),
    );
    let expected = ["c- get → Thing::Word: was String, is Address"];
    check(&received(old.clone()), &received(new.clone()), &expected);
    check(
        &sent(old),
        &sent(new),
        &["cp put → Thing::Word: was String, is Address"],
    );
}

#[test]
fn a_union_where_one_shape_was() {
    let plain = document(
        json!([getter()]),
        json!({"Thing": {"type": "object", "properties": {"a": {"type": "string"}}}}),
    );
    let union = document(
        json!([getter()]),
        json!({"Thing": {"oneOf": [
            {"title": "Plain", "type": "object", "properties": {"a": {"type": "string"}}},
            {"title": "Word", "type": "string"},
        ]}}),
    );
    let expected = ["cp get → Thing: was an object, is one of several shapes"];
    check(&plain, &union, &expected);
    let expected = ["c- get → Thing: was one of several shapes, is an object"];
    let found = [expected[0], "c- get → ThingPlain: removed"];
    check(&union, &plain, &found);
}

#[test]
fn a_variant_is_boxed_when_it_outgrows_the_others() {
    let small = json!([{"type": "string"}, cat()]);
    let old = received(small);
    let mut new = old.clone();
    let keys = (0..12).map(|index| (format!("k{index}"), json!({"type": "string"})));
    let cat = new["components"]["schemas"]["Cat"].as_object_mut().unwrap();
    cat["properties"].as_object_mut().unwrap().extend(keys);
    let found = super::Side::of(&[("api", &old)]).diff(&super::Side::of(&[("api", &new)]));
    let lines = super::lines(&found);
    assert_eq!(lines[0], "c- get → Thing::Cat: was Cat, is Box<Cat>");
    assert_eq!(lines[1], "-- get → Cat.k0: added: Option<String>");
    assert_eq!(lines.len(), 13);
}

#[test]
fn an_enum_before_other_texts_keeps_no_unknown_values() {
    let tag = |values: Value| json!({"title": "Tag", "type": "string", "enum": values});
    let text = |format: &str| json!({"title": format, "type": "string", "format": format});
    let (few, more) = (
        json!([tag(json!(["a", "b"])), text("quantity64")]),
        json!([tag(json!(["a", "b", "c"])), text("quantity64")]),
    );
    let expected = [
        "-p get → Thing::Tag: is told apart from others in another way (programs know no values here but those of before)",
        "-- get → ThingTag::C: added: \"c\"",
    ];
    check(&received(few.clone()), &received(more), &expected);
    let never = json!({"const": "never"});
    let two = json!([tag(json!(["a", "b"])), text("address")]);
    let with = |more: Value| json!([two[0], two[1], more]);
    let expected = ["-p get → Thing::Never: added: \"never\""];
    check(&received(two.clone()), &received(with(never)), &expected);
    let expected = ["-p get → Thing::Quantity: added: U256"];
    check(
        &received(two.clone()),
        &received(with(text("quantity"))),
        &expected,
    );
    // The last keeps what no other takes.
    let last = |more: Value| json!([{"const": "x"}, tag(more)]);
    let expected = ["-- get → ThingTag::C: added: \"c\""];
    check(
        &received(last(json!(["a", "b"]))),
        &received(last(json!(["a", "b", "c"]))),
        &expected,
    );
}

#[test]
fn constants_beside_an_unknown() {
    let union = |more: Value| {
        let mut branches = vec![cat(), dog()];
        branches.extend(more.as_array().into_iter().flatten().cloned());
        received(branches.into())
    };
    let constant = |value: Value| json!({"const": value, "title": format!("is {value}")});
    for (old, new, name) in [
        (json!(0), json!(1), "Is1"),
        (json!(true), json!(false), "IsFalse"),
    ] {
        let expected = [format!("-p get → Thing::{name}: added: {new}")];
        let (one, two) = (
            json!([constant(old.clone())]),
            json!([constant(old), constant(new)]),
        );
        check(&union(one), &union(two), &[&expected[0]]);
    }
    // Listed integers keep the others from those who take any number.
    let number = json!({"type": "number", "title": "Any"});
    let whole = json!({"type": "integer", "title": "Whole"});
    let old = json!([constant(json!(0)), number]);
    let new = json!([constant(json!(0)), number, whole]);
    let expected = ["-p get → Thing::Whole: added: i64"];
    check(&received(old), &received(new), &expected);
    let (old, new) = (
        json!([number, {"type": "boolean"}]),
        json!([number, {"type": "boolean"}, whole]),
    );
    check(
        &received(old),
        &received(new),
        &["-- get → Thing::Whole: added: i64"],
    );
}

#[test]
fn a_conversion_goes_though_its_variant_is_written_otherwise() {
    let text = |format: &str| json!({"type": "string", "format": format, "title": "Hex"});
    let number = json!({"type": "integer", "format": "uint64", "title": "Plain"});
    let flag = json!({"type": "boolean", "title": "Flag"});
    let (old, new) = (
        json!([text("quantity64"), flag]),
        json!([text("decimal64"), flag, number]),
    );
    let expected = [
        "c- put → Thing: loses `From<u64>`",
        "-p put → Thing::Hex: was u64 as a hex quantity, is u64 as an integer in decimal digits",
        "-- put → Thing::Plain: added: u64",
    ];
    check(&sent(old), &sent(new), &expected);
}

fn wrapper(key: &str, held: Value) -> Value {
    json!({"type": "object", "required": [key], "properties": {key: held}})
}

#[test]
fn a_wrapper_is_read_by_its_key() {
    let (text, number) = (json!({"type": "string"}), json!({"type": "integer"}));
    let old = json!([
        wrapper("left", text.clone()),
        wrapper("right", number.clone())
    ]);
    let renamed = json!([
        wrapper("left", text.clone()),
        wrapper("other", number.clone())
    ]);
    check(&received(old.clone()), &received(old.clone()), &[]);
    check(
        &received(old.clone()),
        &received(renamed.clone()),
        &[
            "c- get → Thing::Right: removed, was {\"right\": i64}",
            "-- get → Thing::Other: added: {\"other\": i64}",
        ],
    );
    let more = json!([
        wrapper("left", text),
        wrapper("right", number),
        wrapper("middle", json!({"type": "boolean"}))
    ]);
    check(
        &received(old.clone()),
        &received(more.clone()),
        &["-- get → Thing::Middle: added: {\"middle\": bool}"],
    );
    check(
        &sent(more),
        &sent(old),
        &["cp put → Thing::Middle: removed, was {\"middle\": bool}"],
    );
}

#[test]
fn a_wrapper_that_has_another_key_as_well_is_a_struct() {
    let number = json!({"type": "integer"});
    let old = json!([
        wrapper("left", json!({"type": "string"})),
        wrapper("right", number.clone())
    ]);
    let mut grown = old.clone();
    grown[1]["properties"]["note"] = number;
    check(
        &received(old.clone()),
        &received(grown.clone()),
        &["c- get → Thing::Right: was {\"right\": i64}, is ThingRight"],
    );
    check(
        &received(grown),
        &received(old),
        &[
            "c- get → Thing::Right: was ThingRight, is {\"right\": i64}",
            "c- get → ThingRight: removed",
        ],
    );
}
