//! epee, where bytes are themselves and items of packed lists have no marks between them.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

use serde_json::{Value, json};

use super::{check, document, object, received};

/// A document in which nodes send the type `Thing` in epee.
fn binary(thing: &Value, item: &Value) -> Value {
    let mut method = super::getter();
    method["x-wire"] = json!("epee");
    document(json!([method]), json!({"Thing": thing, "Item": item}))
}

fn text(format: &str) -> Value {
    json!({"type": "string", "format": format})
}

fn number(format: &str) -> Value {
    json!({"type": "integer", "format": format})
}

fn list(item: &Value) -> Value {
    json!({"type": "array", "items": item, "x-packed": true, "x-empty": "absent"})
}

/// An item of a packed list: a key and the format of its number, in the order of their bytes.
fn item(keys: &[(&str, &str)]) -> Value {
    let properties = keys
        .iter()
        .map(|(key, format)| ((*key).to_owned(), number(format)));
    let mut item = object(Value::Object(properties.collect()));
    item["x-packed"] = keys.iter().map(|(key, _)| *key).collect();
    item
}

fn none() -> Value {
    object(json!({"z": {"type": "string"}}))
}

#[test]
fn bytes_are_themselves() {
    let of = |value: Value| binary(&object(json!({"a": value})), &none());
    let told = |old: Value, new: Value, expected: &str| {
        check(&of(old), &of(new), &[expected]);
    };
    told(
        json!({"type": "string"}),
        text("data32"),
        "cp get → Thing.a: was String, is B256",
    );
    told(
        text("data"),
        text("hex"),
        "-- get → Thing.a: was Bytes in hex with 0x, is Bytes in hex, with 0x or without",
    );
    told(
        text("address"),
        text("hex20"),
        "c- get → Thing.a: was Address, is FixedBytes<20>",
    );
    told(
        text("data"),
        text("data32"),
        "c- get → Thing.a: was Bytes, is B256",
    );
}

#[test]
fn packed_items_of_another_length() {
    let of = |format: &str| object(json!({"a?": list(&number(format))}));
    let (long, short) = (of("uint64"), of("uint32"));
    let was = "get → Thing.a: was Vec<u64>, is Vec<u32>";
    let told = |verdict: &str| format!("{verdict} {was}");
    check(
        &binary(&long, &none()),
        &binary(&short, &none()),
        &[&told("cp")],
    );
    check(&received(long), &received(short), &[&told("c-")]);
}

#[test]
fn packed_objects() {
    let thing = object(json!({"a?": list(&json!({"$ref": "#/components/schemas/Item"}))}));
    let of = |keys: &[(&str, &str)]| binary(&thing, &item(keys));
    let old = of(&[("x", "uint64"), ("y", "uint64")]);
    let was = "-p get → Item: layout was (x: u64, y: u64), is";
    let expected = format!("{was} (y: u64, x: u64)");
    check(&old, &of(&[("y", "uint64"), ("x", "uint64")]), &[&expected]);
    let expected = [
        &format!("{was} (x: u64, y: u64, z: u8)"),
        "-- get → Item.z: added: u8 (`new` takes it, which mock nodes call)",
    ];
    let more = of(&[("x", "uint64"), ("y", "uint64"), ("z", "uint8")]);
    check(&old, &more, &expected);
    let expected = [
        "c- get → Item.y: was u64, is u32",
        &format!("{was} (x: u64, y: u32)"),
    ];
    check(&old, &of(&[("x", "uint64"), ("y", "uint32")]), &expected);
    // In JSON each key stands by itself.
    let mut json = [old, more];
    for document in &mut json {
        let method = document["methods"][0].as_object_mut().unwrap();
        method.remove("x-wire");
    }
    let expected = ["-- get → Item.z: added: u8 (`new` takes it, which mock nodes call)"];
    check(&json[0], &json[1], &expected);
}

#[test]
fn a_packed_object_under_another_name() {
    let of = |name: &str| {
        let link = json!({"$ref": format!("#/components/schemas/{name}")});
        let mut document = binary(&object(json!({"a?": list(&link)})), &none());
        document["components"]["schemas"][name] = item(&[("x", "uint64")]);
        document
    };
    let expected = ["c- get → Entry: Rust name was `Entry`, is `Pair`"];
    check(&of("Entry"), &of("Pair"), &expected);
}

#[test]
fn a_list_that_is_packed_from_now_on() {
    let mut plain = list(&number("uint64"));
    plain.as_object_mut().unwrap().remove("x-packed");
    let (plain, packed) = (
        object(json!({"a?": plain})),
        object(json!({"a?": list(&number("uint64"))})),
    );
    let was =
        "get → Thing.a: was Vec<u64 as an integer>, is Vec<u64 as an integer> in one byte string";
    let told = |verdict: &str| format!("{verdict} {was}");
    check(
        &binary(&plain, &none()),
        &binary(&packed, &none()),
        &[&told("-p")],
    );
    // It is a list like any other.
    check(&received(plain), &received(packed), &[&told("--")]);
}
