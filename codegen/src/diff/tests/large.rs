//! Documents that are large, deep or tangled: no pair of them takes long.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use super::{document, getter, methods, object, received};
use crate::diagnostic::Diagnostics;
use crate::diff::{Diff, diff};
use crate::document::load_texts;
use crate::ir::Api;
use crate::understand;

/// Far more than any of these takes, and far less than what grows with the cube of the size or faster.
const LONGEST: Duration = Duration::from_secs(20);

fn link(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn text() -> Value {
    json!({"type": "string"})
}

/// The report, without a look at the generated code.
fn compare(old: &Value, new: &Value) -> Diff {
    let api = |document: &Value| -> Api {
        let texts = [("api.json".to_owned(), document.to_string())].into();
        let mut diagnostics = Diagnostics::default();
        let spec = load_texts(&texts, &["api.json"], &mut diagnostics);
        understand(&spec, &mut diagnostics).unwrap()
    };
    let (old, new) = (api(old), api(new));
    let start = Instant::now();
    let found = diff(&old, &new);
    let took = start.elapsed();
    assert!(took < LONGEST, "{took:?}");
    found
}

/// A name for each number, and what is made of it.
fn each(count: usize, name: &str, make: impl Fn(usize) -> Value) -> Value {
    let all = (0..count).map(|number| (format!("{name}{number}"), make(number)));
    Value::Object(all.collect::<Map<String, Value>>())
}

/// `count` objects in a row, each with two keys that hold the next.
fn doubled(name: &str, count: usize) -> Value {
    each(count, name, |number| {
        let next = match number + 1 < count {
            true => link(&format!("{name}{}", number + 1)),
            false => text(),
        };
        object(json!({"a": next, "b": next}))
    })
}

fn result(schema: &Value) -> Value {
    let mut method = getter();
    method["result"]["schema"] = schema.clone();
    json!([method])
}

#[test]
fn ways_that_part_and_meet_again() {
    let count = 30;
    let maps = (0..count).fold(
        text(),
        |inner, _| json!({"type": "object", "additionalProperties": inner}),
    );
    let maps = document(result(&maps), json!({}));
    let first = link("S0");
    let structs = document(result(&first), doubled("S", count));
    assert_eq!(compare(&maps, &structs).breaking(), 1);
    assert!(compare(&structs, &maps).breaks());
    // The same where one side has other names for it.
    let mut schemas = doubled("T", count);
    for number in 0..count {
        schemas[format!("S{number}")] = object(json!({"x": text(), "y": text(), "z": text()}));
        schemas[format!("S{number}")]["x-emit"] = json!(true);
    }
    let renamed = document(result(&link("T0")), schemas);
    assert!(compare(&structs, &renamed).breaks());
}

#[test]
fn what_contains_itself_is_not_read_because_of_itself() {
    // The leaf is read as long as the ring is, and that the ring isn't is only seen behind it.
    let api = |name: &str, leaf: &str| {
        let ring = object(
            json!({"a?": link(name), "b?": link(&format!("{name}Leaf")), "c": {"type": leaf}}),
        );
        let inner = object(json!({"up?": link(name), "leaf": text()}));
        let mut schemas = json!({name: ring, format!("{name}Leaf"): inner});
        schemas["Old"] = object(json!({"gone": text()}));
        document(
            json!([
                {"name": "then_leaf", "params": [], "result": {"name": "r", "schema": link(&format!("{name}Leaf"))}},
                {"name": "ring", "params": [], "result": {"name": "r", "schema": link(name)}},
            ]),
            schemas,
        )
    };
    let (old, new) = (api("Ring", "string"), api("Other", "boolean"));
    let mut new = new;
    // Types of the old names keep the new ones from being taken for them.
    for name in ["Ring", "RingLeaf"] {
        new["components"]["schemas"][name] = object(json!({"x": text(), "y": text()}));
        new["components"]["schemas"][name]["x-emit"] = json!(true);
    }
    let found = compare(&old, &new).to_string();
    let both: &str = found.split("Breaks code:").next().unwrap_or_default();
    for line in [
        "ring → result: was Ring",
        "then_leaf → result: was RingLeaf",
    ] {
        assert!(both.contains(line), "{found}");
    }
}

#[test]
fn a_chain_of_many_references() {
    let count = 5000;
    let chain = |name: &str| {
        each(count, name, |number| {
            let next = (number + 1) % count;
            object(json!({"next?": link(&format!("{name}{next}"))}))
        })
    };
    let old = document(result(&link("A0")), chain("A"));
    let mut schemas = chain("B");
    for number in 0..count {
        schemas[format!("A{number}")] = object(json!({"x": text(), "y": text(), "z": text()}));
        schemas[format!("A{number}")]["x-emit"] = json!(true);
    }
    let new = document(result(&link("B0")), schemas);
    let found = compare(&old, &new);
    let first = found.changes.iter().find(|change| {
        let method = change.place.method.as_deref();
        (method, change.place.path.as_deref()) == (Some("get"), Some("result"))
    });
    // It is deeper than anybody looks.
    assert!(first.is_some_and(|change| change.breaks_wire));
}

#[test]
fn methods_that_all_reach_the_same_types() {
    let count = 400;
    let types = each(count, "T", |number| {
        object(json!({"a": text(), "next?": link(&format!("T{}", (number + 1) % count))}))
    });
    let all: Value = (0..count)
        .map(|number| json!({"name": format!("m{number}"), "params": [], "result": {"name": "r", "schema": link(&format!("T{number}"))}}))
        .collect();
    let found = compare(&document(all, types), &methods(json!([])));
    assert_eq!(found.changes.len(), count);
    assert_eq!(found.changes[0].to_string(), "m0: removed (and T0)");
}

#[test]
fn much_under_other_names() {
    let (count, few) = (4000, 500);
    // As many as an object can have.
    let most = 256;
    let fields = |name: &str| received(object(each(most, name, |_| text())));
    assert_eq!(compare(&fields("a"), &fields("b")).changes.len(), 2 * most);
    let values = |name: &str| {
        let values: Vec<String> = (0..count).map(|number| format!("{name}{number}")).collect();
        received(json!({"type": "string", "enum": values}))
    };
    assert_eq!(compare(&values("a"), &values("b")).changes.len(), 2 * count);
    let calls = |name: &str| {
        let all = (0..count).map(|number| json!({"name": format!("{name}{number}"), "params": []}));
        methods(all.collect())
    };
    assert_eq!(compare(&calls("a"), &calls("b")).changes.len(), 2 * count);
    let union = |name: &str| {
        let branches = (0..few).map(|number| {
            let tag = format!("{name}{number}");
            let mut branch = object(json!({"type": {"const": tag}, "x": text()}));
            branch["title"] = json!(tag);
            branch
        });
        received(json!({"oneOf": branches.collect::<Vec<Value>>()}))
    };
    assert!(compare(&union("a"), &union("b")).breaks());
}
