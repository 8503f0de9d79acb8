//! Enums: values that come and go.

use serde_json::{Value, json};

use super::{both, check, received, sent};

fn texts(values: &[&str]) -> Value {
    json!({"type": "string", "enum": values})
}

#[test]
fn a_value_more_is_kept_as_unknown_by_programs_of_before() {
    let (old, new) = (texts(&["on", "off"]), texts(&["on", "off", "auto"]));
    check(
        &received(old.clone()),
        &received(new.clone()),
        &["-- get → Thing::Auto: added: \"auto\""],
    );
    check(
        &sent(old.clone()),
        &sent(new.clone()),
        &["-- put → Thing::Auto: added: \"auto\""],
    );
    check(
        &both(old),
        &both(new),
        &["-- get → Thing::Auto: added: \"auto\"; 2 methods"],
    );
}

#[test]
fn a_value_less_may_still_be_sent() {
    let (old, new) = (texts(&["on", "off", "auto"]), texts(&["on", "off"]));
    let expected = ["c- get → Thing::Auto: removed, was \"auto\""];
    check(&received(old.clone()), &received(new.clone()), &expected);
    let expected = ["cp put → Thing::Auto: removed, was \"auto\""];
    check(&sent(old), &sent(new), &expected);
}

#[test]
fn a_value_under_another_name() {
    let old = json!({"type": "string", "enum": ["on", "off"], "x-variants": ["Lit", "Dark"]});
    let new = texts(&["on", "off"]);
    let expected = [
        "c- get → Thing::Dark: Rust name was `Dark`, is `Off`",
        "c- get → Thing::Lit: Rust name was `Lit`, is `On`",
    ];
    check(&received(old), &received(new), &expected);
}

#[test]
fn a_name_for_another_value() {
    let (old, new) = (texts(&["on", "off"]), texts(&["ON", "off"]));
    let expected = ["-p get → Thing::On: wire name was \"on\", is \"ON\""];
    check(&received(old), &received(new), &expected);
}

#[test]
fn shared_words_go_with_the_value_that_does_not_have_them() {
    let (old, new) = (
        texts(&["get_a", "get_b"]),
        texts(&["get_a", "get_b", "put"]),
    );
    let expected = [
        "c- get → Thing::A: Rust name was `A`, is `GetA`",
        "c- get → Thing::B: Rust name was `B`, is `GetB`",
        "-- get → Thing::Put: added: \"put\"",
    ];
    check(&received(old), &received(new), &expected);
}

#[test]
fn what_is_received_from_now_on_is_not_copied() {
    let thing = texts(&["on", "off"]);
    let mut only_sent = both(thing.clone());
    only_sent["methods"][0]["result"]["schema"] = json!({"type": "boolean"});
    let expected = [
        "cp get → result: was bool, is Thing",
        "c- get → Thing: loses `Copy`, because nodes send it; 2 methods",
    ];
    let there = both(thing);
    let mut found = expected;
    // A text is no flag, whichever way round.
    found[1] = "c- put → Thing: loses `Copy`, because nodes send it";
    check(&only_sent, &there, &found);
    let expected = [
        "cp get → result: was Thing, is bool",
        "c- get → Thing: loses `Unknown`, because nodes no longer send it; 2 methods",
    ];
    check(&there, &only_sent, &expected);
}

#[test]
fn numbers_with_texts_that_stand_for_them() {
    let numbers = |names: Value| {
        let mut thing = json!({"type": "integer", "enum": [1, 2]});
        if !names.is_null() {
            thing["x-names"] = names;
        }
        received(thing)
    };
    let (named, bare) = (numbers(json!(["A", "B"])), numbers(Value::Null));
    check(
        &named,
        &bare,
        &["c- get → Thing: loses `name` and `from_name`"],
    );
    check(&bare, &named, &[]);
    let other = numbers(json!(["A", "C"]));
    check(
        &named,
        &other,
        &["-- get → Thing::Value2: text was B, is C"],
    );
}

#[test]
fn texts_that_become_numbers() {
    let numbers = json!({"type": "integer", "enum": [1, 2]});
    let expected = ["cp get → Thing: was one of several texts, is one of several numbers"];
    check(&received(texts(&["on"])), &received(numbers), &expected);
}
