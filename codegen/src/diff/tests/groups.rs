//! Parameter groups: what moves into or out of one is elsewhere in the method's struct, and its setter stays.

use serde_json::{Value, json};

use super::{check, document, optional};

/// Methods of these names that have the parameters `a` and `b`, and a group of some.
fn grouped(name: &str, members: Value, methods: &[&str]) -> Value {
    let methods = methods.iter().map(|method| {
        json!({"name": method, "paramStructure": "by-name", "params": [optional("a", "string"), optional("b", "string")]})
    });
    let mut found = document(methods.collect(), json!({}));
    found["x-groups"] = json!({name: members});
    found
}

#[test]
fn what_moves_into_a_group_breaks_code_that_names_the_field() {
    let none = grouped("Options", json!({}), &["do"]);
    check(
        &none,
        &grouped("Options", json!(["a", "b"]), &["do"]),
        &[
            "c- do(a): Rust name was `a`, is `options.a` (of the field, calls are the same)",
            "c- do(b): Rust name was `b`, is `options.b` (of the field, calls are the same)",
            "-- Options: added",
        ],
    );
    check(
        &grouped("Options", json!(["a", "b"]), &["do"]),
        &grouped("Options", json!(["b"]), &["do"]),
        &["c- do(a): Rust name was `options.a`, is `a` (of the field, calls are the same)"],
    );
}

#[test]
fn renamed() {
    let old = grouped("Options", json!(["a"]), &["do", "undo"]);
    let new = grouped("SendSettings", json!(["a"]), &["do", "undo"]);
    check(
        &old,
        &new,
        &[
            "c- Options: removed; 2 methods",
            "c- do(a): Rust name was `options.a`, is `settings.a` (of the field, calls are the same)",
            "c- undo(a): Rust name was `options.a`, is `settings.a` (of the field, calls are the same)",
            "-- SendSettings: added; 2 methods",
        ],
    );
}

#[test]
fn methods_join_a_group() {
    let old = grouped("Options", json!(["a"]), &["do"]);
    let new = grouped("Options", json!(["a"]), &["do", "undo"]);
    check(&old, &new, &["-- undo: added"]);
}
