//! Objects: fields that come and go, for those who send and for those who receive.

use serde_json::{Value, json};

use super::{both, check, object, received, sent};

const TEXT: &str = "string";

fn of(properties: Value) -> Value {
    object(properties)
}

fn text() -> Value {
    json!({"type": TEXT})
}

#[test]
fn a_field_less() {
    let (must, may, none) = (
        of(json!({"a": text()})),
        of(json!({"a?": text()})),
        of(json!({})),
    );
    let none = json!({"type": "object", "properties": {"z": text()}, "required": none["required"]});
    let with = |thing: &Value| {
        let mut thing = thing.clone();
        thing["properties"]["z"] = text();
        thing
    };
    let (must, may) = (with(&must), with(&may));
    let line = |verdict: &str, ty: &str| [format!("{verdict} get → Thing.a: removed, was {ty}")];
    let told = |old: Value, new: Value, expected: [String; 1]| {
        check(&old, &new, &[&expected[0]]);
    };
    told(
        received(must.clone()),
        received(none.clone()),
        line("cp", "String"),
    );
    // It might have been absent all along.
    told(
        received(may.clone()),
        received(none.clone()),
        line("c-", "Option<String>"),
    );
    let expected = ["cp put → Thing.a: removed, was Option<String>"];
    check(&sent(may.clone()), &sent(none.clone()), &expected);
    let expected = ["cp get → Thing.a: removed, was Option<String>; 2 methods"];
    check(&both(may), &both(none), &expected);
}

#[test]
fn a_field_more() {
    let old = of(json!({"z": text()}));
    let (must, may) = (
        of(json!({"a": text(), "z": text()})),
        of(json!({"a?": text(), "z": text()})),
    );
    let expected = ["-- get → Thing.a: added: String (`new` takes it, which mock nodes call)"];
    check(&received(old.clone()), &received(must.clone()), &expected);
    let expected = ["-- get → Thing.a: added: Option<String>"];
    check(&received(old.clone()), &received(may.clone()), &expected);
    check(
        &sent(old.clone()),
        &sent(must.clone()),
        &["cp put → Thing.a: added: String"],
    );
    check(
        &sent(old.clone()),
        &sent(may),
        &["-- put → Thing.a: added: Option<String>"],
    );
    check(
        &both(old.clone()),
        &both(must),
        &["cp get → Thing.a: added: String; 2 methods"],
    );
    let nullable = of(json!({"a": {"type": ["string", "null"]}, "z": text()}));
    check(
        &sent(old),
        &sent(nullable),
        &["-p put → Thing.a: added: Option<String>"],
    );
}

#[test]
fn a_field_that_may_be_absent_now_or_never_again() {
    let (must, may) = (of(json!({"a": text()})), of(json!({"a?": text()})));
    let null = of(json!({"a": {"type": ["string", "null"]}}));
    let looser = "was String, is Option<String>";
    let stricter = "was Option<String>, is String";
    let told = |make: fn(Value) -> Value, old: &Value, new: &Value, expected: String| {
        check(&make(old.clone()), &make(new.clone()), &[&expected]);
    };
    told(received, &must, &may, format!("cp get → Thing.a: {looser}"));
    told(
        received,
        &must,
        &null,
        format!("cp get → Thing.a: {looser}"),
    );
    told(
        received,
        &may,
        &must,
        format!("c- get → Thing.a: {stricter}"),
    );
    told(sent, &must, &may, format!("c- put → Thing.a: {looser}"));
    told(sent, &may, &must, format!("cp put → Thing.a: {stricter}"));
    told(
        both,
        &must,
        &may,
        format!("cp get → Thing.a: {looser}; 2 methods"),
    );
    told(
        both,
        &may,
        &must,
        format!("cp get → Thing.a: {stricter}; 2 methods"),
    );
    let words = "was there or not, is there or null";
    told(received, &may, &null, format!("-- get → Thing.a: {words}"));
    told(sent, &may, &null, format!("-p put → Thing.a: {words}"));
    let words = "was there or null, is there or not";
    told(sent, &null, &may, format!("-- put → Thing.a: {words}"));
    let hex = json!({"oneOf": [{"type": "string", "format": "quantity64"}, {"type": "null"}]});
    let number = json!({"type": "integer", "format": "uint64"});
    let (null, may) = (of(json!({"a": hex})), of(json!({"a?": number})));
    let was = "was Option<u64 as a hex quantity> (there or null)";
    let is = "is Option<u64 as an integer> (there or not)";
    told(
        received,
        &null,
        &may,
        format!("-p get → Thing.a: {was}, {is}"),
    );
}

#[test]
fn lists_whose_absence_says_that_they_are_empty() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let mut empty = list.clone();
    empty["x-empty"] = json!("absent");
    let (must, may) = (of(json!({"a": list})), of(json!({"a?": list})));
    let filled = of(json!({"a?": empty}));
    let rarer = "was always there, is there or not";
    let told = |old: Value, new: &Value, expected: &str| check(&old, new, &[expected]);
    told(
        received(must.clone()),
        &received(filled.clone()),
        &format!("-p get → Thing.a: {rarer}"),
    );
    told(
        sent(must.clone()),
        &sent(filled.clone()),
        &format!("c- put → Thing.a: {rarer}"),
    );
    let more = "was there or not, is always there";
    told(
        received(filled.clone()),
        &received(must.clone()),
        &format!("-- get → Thing.a: {more}"),
    );
    told(
        sent(filled.clone()),
        &sent(must),
        &format!("cp put → Thing.a: {more}"),
    );
    let plain = "c- get → Thing.a: was Option<Vec<String>>, is Vec<String>";
    told(received(may), &received(filled), plain);
}

#[test]
fn a_field_of_another_type() {
    let (old, new) = (
        of(json!({"a": text()})),
        of(json!({"a": {"type": "boolean"}})),
    );
    let expected = ["cp get → Thing.a: was String, is bool"];
    check(&received(old), &received(new), &expected);
    let quantity =
        |bits: &str| of(json!({"a": {"type": TEXT, "format": format!("quantity{bits}")}}));
    // A narrower number is read by all, and a wider one taken by all.
    let narrower = "was U256, is u64";
    let expected = [format!("c- get → Thing.a: {narrower}")];
    check(
        &received(quantity("")),
        &received(quantity("64")),
        &[&expected[0]],
    );
    let expected = [format!("cp put → Thing.a: {narrower}")];
    check(&sent(quantity("")), &sent(quantity("64")), &[&expected[0]]);
    let expected = ["c- put → Thing.a: was u64, is U256"];
    check(&sent(quantity("64")), &sent(quantity("")), &expected);
}

#[test]
fn a_key_under_another_name() {
    let (camel, snake) = (
        of(json!({"blockHash": text()})),
        of(json!({"block_hash": text()})),
    );
    let expected = ["-p get → Thing.blockHash: wire name was `blockHash`, is `block_hash`"];
    check(&received(camel), &received(snake), &expected);
    let (camel, snake) = (
        of(json!({"blockHash?": text()})),
        of(json!({"block_hash?": text()})),
    );
    let expected = ["-- get → Thing.blockHash: wire name was `blockHash`, is `block_hash`"];
    check(
        &received(camel.clone()),
        &received(snake.clone()),
        &expected,
    );
    let expected = ["-p put → Thing.blockHash: wire name was `blockHash`, is `block_hash`"];
    check(&sent(camel), &sent(snake), &expected);
}

#[test]
fn a_newcomer_may_take_a_name() {
    let old = of(json!({"foo_bar": text()}));
    let new = of(json!({"fooBar?": text(), "foo_bar": text()}));
    let expected = [
        "c- get → Thing.foo_bar: Rust name was `foo_bar`, is `foo_bar_2`",
        "-- get → Thing.fooBar: added: Option<String>",
    ];
    check(&received(old), &received(new), &expected);
}

#[test]
fn arguments_of_constructors_in_another_order() {
    let (old, new) = (
        of(json!({"a_b": text(), "b": text()})),
        of(json!({"aB": text(), "B": text()})),
    );
    let expected = [
        "c- put → Thing::new: order was (a_b, b), is (b, a_b)",
        "-p put → Thing.a_b: wire name was `a_b`, is `aB`",
        "-p put → Thing.b: wire name was `b`, is `B`",
    ];
    check(&sent(old), &sent(new), &expected);
}

#[test]
fn keys_that_always_say_the_same() {
    let says = |value: &str| of(json!({"a": {"const": value}, "b": text()}));
    let (free, none) = (
        of(json!({"a": text(), "b": text()})),
        of(json!({"b": text()})),
    );
    let expected = ["-p get → Thing.a: constant was \"x\", is \"y\""];
    check(&received(says("x")), &received(says("y")), &expected);
    check(
        &received(says("x")),
        &received(none.clone()),
        &["-- get → Thing.a: constant removed, was \"x\""],
    );
    check(
        &sent(says("x")),
        &sent(none.clone()),
        &["-p put → Thing.a: constant removed, was \"x\""],
    );
    check(
        &sent(none.clone()),
        &sent(says("x")),
        &["-p put → Thing.a: constant added: \"x\""],
    );
    check(
        &received(none),
        &received(says("x")),
        &["-- get → Thing.a: constant added: \"x\""],
    );
    let expected = ["-p get → Thing.a: added: String (always \"x\" before)"];
    check(&received(says("x")), &received(free.clone()), &expected);
    let expected = ["c- put → Thing.a: added: String (always \"x\" before)"];
    check(&sent(says("x")), &sent(free.clone()), &expected);
    let expected = ["c- get → Thing.a: removed, was String (always \"x\" now)"];
    check(&received(free.clone()), &received(says("x")), &expected);
    let expected = ["cp put → Thing.a: removed, was String (always \"x\" now)"];
    check(&sent(free), &sent(says("x")), &expected);
}

#[test]
fn keys_that_exclude_each_other() {
    let old = of(json!({"a?": text(), "b?": text()}));
    let mut new = old.clone();
    new["x-exclusive"] = json!([["a", "b"]]);
    let expected = ["-p put → Thing: may no longer be sent together: a, b"];
    check(&sent(old.clone()), &sent(new.clone()), &expected);
    let expected = ["-- put → Thing: may be sent together now: a, b"];
    check(&sent(new), &sent(old), &expected);
    let of = |keys: Value| {
        let mut thing = of(json!({"a?": text(), "b?": text(), "c?": text()}));
        thing["x-exclusive"] = json!([keys]);
        sent(thing)
    };
    check(&of(json!(["a", "b"])), &of(json!(["b", "a"])), &[]);
    let expected = [
        "-- put → Thing: may no longer be sent together: a, b",
        "-- put → Thing: may be sent together now: a, b, c",
    ];
    check(
        &of(json!(["a", "b", "c"])),
        &of(json!(["a", "b"])),
        &expected,
    );
}

#[test]
fn what_is_no_longer_sent_has_no_setters() {
    let thing = of(json!({"a?": text()}));
    let mut only_received = both(thing.clone());
    only_received["methods"][1]["params"] = json!([]);
    let expected = [
        "cp put(thing): removed, was Thing",
        "c- get → Thing: loses its setters, because it is no longer sent; 2 methods",
    ];
    check(&both(thing), &only_received, &expected);
}

#[test]
fn setters_may_be_written_by_hand() {
    let generated = of(json!({"a?": text()}));
    let mut by_hand = generated.clone();
    by_hand["x-setters"] = json!("by-hand");
    let expected = ["c- put → Thing: loses its generated setters, which are written by hand now"];
    check(&sent(generated.clone()), &sent(by_hand.clone()), &expected);
    check(&sent(by_hand), &sent(generated), &[]);
}

#[test]
fn units_and_words() {
    let (old, new) = (
        text(),
        json!({"type": TEXT, "x-unit": "wei", "description": "More."}),
    );
    let (old, new) = (of(json!({"a": old})), of(json!({"a": new})));
    check(
        &received(old),
        &received(new),
        &["-- get → Thing.a: unit added: wei"],
    );
}

#[test]
fn an_object_that_becomes_a_map() {
    let map = json!({"type": "object", "additionalProperties": text()});
    let method = |schema: &Value| json!([{"name": "put", "params": [{"name": "thing", "required": true, "schema": schema}]}]);
    let told = |old: &Value, expected: &[&str]| {
        let of = |schema: &Value| super::methods(method(schema));
        check(&of(old), &of(&map), expected);
    };
    let removed = "c- put → PutThing: removed";
    let was = "put(thing): was PutThing, is BTreeMap<String, String>";
    // A client leaves out what may be absent, and writes null for what may be null.
    let expected = [&format!("c- {was}"), removed];
    told(&of(json!({"a?": text()})), &expected);
    let nullable = json!({"type": ["string", "null"]});
    let expected = [&format!("cp {was}"), removed];
    told(&of(json!({"a": nullable})), &expected);
}

#[test]
fn the_field_of_unlisted_keys_is_the_callers() {
    let plain = of(json!({"z": text()}));
    let mut keeps = plain.clone();
    keeps["x-extra"] = json!(true);
    check(&received(plain.clone()), &received(keeps.clone()), &[]);
    let expected = ["c- get → Thing: loses `extra`, which keeps keys that nodes add"];
    check(&received(keeps), &received(plain), &expected);
}

#[test]
fn padded_numbers_are_read_and_not_sent() {
    let number = |format: &str| of(json!({"a": {"type": TEXT, "format": format}}));
    let (strict, padded) = (number("quantity"), number("padded-quantity"));
    let change = "Thing.a: was U256 as a hex quantity, is U256 as a hex quantity, padded or not";
    let put = format!("-- put → {change}");
    check(&sent(strict.clone()), &sent(padded.clone()), &[&put]);
    // Callers of before can't read the zeros.
    let get = format!("-p get → {change}");
    check(&received(strict), &received(padded), &[&get]);
}
