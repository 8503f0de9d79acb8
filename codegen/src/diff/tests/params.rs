//! Parameters: which there are, in which order, and whether they must be given.

use serde_json::json;

use super::{check, named_params, optional, params, required};

#[test]
fn removed() {
    let none = params(json!([]));
    check(
        &params(json!([required("a", "string")])),
        &none,
        &["cp do(a): removed, was String"],
    );
    let expected = ["cp do(a): removed, was Option<String>"];
    check(&params(json!([optional("a", "string")])), &none, &expected);
}

#[test]
fn added() {
    let none = params(json!([]));
    check(
        &none,
        &params(json!([required("a", "string")])),
        &["cp do(a): added: String"],
    );
    check(
        &none,
        &params(json!([optional("a", "string")])),
        &["-- do(a): added: Option<String>"],
    );
    let nullable = json!([{"name": "a", "required": true, "schema": {"type": ["string", "null"]}}]);
    check(
        &none,
        &params(nullable),
        &["-p do(a): added: Option<String>"],
    );
}

#[test]
fn added_before_others() {
    let old = json!([optional("a", "string")]);
    let new = json!([optional("b", "string"), optional("a", "string")]);
    let expected = ["-p do(b): added: Option<String> (before a)"];
    check(&params(old.clone()), &params(new.clone()), &expected);
    check(
        &named_params(old),
        &named_params(new),
        &["-- do(b): added: Option<String>"],
    );
}

#[test]
fn in_another_order() {
    let old = json!([required("a", "string"), required("b", "string")]);
    let new = json!([required("b", "string"), required("a", "string")]);
    check(
        &params(old.clone()),
        &params(new.clone()),
        &["cp do: order was (a, b), is (b, a)"],
    );
    check(
        &named_params(old),
        &named_params(new),
        &["c- do: order was (a, b), is (b, a)"],
    );
    let old = json!([optional("a", "string"), required("b", "string")]);
    let new = json!([required("b", "string"), optional("a", "string")]);
    check(
        &params(old.clone()),
        &params(new.clone()),
        &["-p do: order was (a?, b), is (b, a?)"],
    );
    check(&named_params(old), &named_params(new), &[]);
}

#[test]
fn whether_it_must_be_given() {
    let (must, may) = (
        json!([required("a", "string")]),
        json!([optional("a", "string")]),
    );
    let expected = ["cp do(a): was Option<String>, is String"];
    check(&params(may.clone()), &params(must.clone()), &expected);
    let expected = ["c- do(a): was String, is Option<String>"];
    check(&params(must), &params(may.clone()), &expected);
    let null = json!([{"name": "a", "required": true, "schema": {"type": ["string", "null"]}}]);
    let expected = ["-p do(a): was there or not, is there or null"];
    check(&params(may.clone()), &params(null.clone()), &expected);
    check(
        &params(null),
        &params(may),
        &["-- do(a): was there or null, is there or not"],
    );
}

#[test]
fn what_is_sent_unasked_may_be_required() {
    let default = json!([{"name": "a", "schema": {"type": "string"}, "x-default": "x"}]);
    let expected = [
        "c- do(a): was Option<String>, is String",
        "-- do(a): default removed, was \"x\"",
    ];
    check(
        &params(default.clone()),
        &params(json!([required("a", "string")])),
        &expected,
    );
    let other = json!([{"name": "a", "schema": {"type": "string"}, "x-default": "y"}]);
    check(
        &params(default),
        &params(other),
        &["-- do(a): default was \"x\", is \"y\""],
    );
}

#[test]
fn a_default_that_is_not_sent() {
    let must = params(json!([required("a", "string")]));
    let default = |presence: &str, value: serde_json::Value| {
        let mut param =
            json!({"name": "a", "schema": {"type": ["string", "null"]}, "x-default": value});
        param["required"] = json!(presence == "required");
        params(json!([param]))
    };
    // Null is sent for what must be there, whatever its default.
    let old = default("required", json!("x"));
    let expected = [
        "cp do(a): was Option<String>, is String",
        "-- do(a): default removed, was \"x\"",
    ];
    check(&old, &must, &expected);
    let old = default("optional", serde_json::Value::Null);
    let found = super::Side::of(&[("api", &old)]).diff(&super::Side::of(&[("api", &must)]));
    let lines = super::lines(&found);
    assert_eq!(lines[0], "cp do(a): was Option<String>, is String");
}

#[test]
fn of_another_type() {
    let of = |schema: serde_json::Value| {
        params(json!([{"name": "a", "required": true, "schema": schema}]))
    };
    let cases = [
        (
            json!({"type": "string"}),
            json!({"type": "boolean"}),
            "cp do(a): was String, is bool",
        ),
        // A node that takes any text takes an address.
        (
            json!({"type": "string", "format": "address"}),
            json!({"type": "string"}),
            "c- do(a): was Address, is String",
        ),
        (
            json!({"type": "integer", "format": "uint64"}),
            json!({"type": "integer", "format": "uint32"}),
            "cp do(a): was u64, is u32",
        ),
        (
            json!({"type": "integer", "format": "uint32"}),
            json!({"type": "integer", "format": "int64"}),
            "c- do(a): was u32, is i64",
        ),
        // What is written has 0x in any case.
        (
            json!({"type": "string", "format": "hex32"}),
            json!({"type": "string", "format": "data32"}),
            "-- do(a): was B256 in hex, with 0x or without, is B256 in hex with 0x",
        ),
        (
            json!({"type": "string"}),
            json!({"type": ["string", "null"]}),
            "c- do(a): was String, is Option<String>",
        ),
    ];
    for (old, new, expected) in cases {
        check(&of(old), &of(new), &[expected]);
    }
}

#[test]
fn under_another_name() {
    let (a, b) = (
        json!([required("a", "string")]),
        json!([required("b", "string")]),
    );
    let expected = ["c- do(a): Rust name was `a`, is `b` (of the field, calls are the same)"];
    check(&params(a.clone()), &params(b.clone()), &expected);
    let expected = ["cp do(a): removed, was String", "cp do(b): added: String"];
    check(&named_params(a), &named_params(b), &expected);
    let (a, b) = (
        json!([optional("a", "string")]),
        json!([optional("b", "string")]),
    );
    check(
        &params(a),
        &params(b),
        &["c- do(a): Rust name was `a`, is `b`"],
    );
    let camel = named_params(json!([required("blockHash", "string")]));
    let snake = named_params(json!([required("block_hash", "string")]));
    let expected = ["-p do(blockHash): wire name was `blockHash`, is `block_hash`"];
    check(&camel, &snake, &expected);
}

#[test]
fn a_newcomer_may_take_a_setter() {
    let old = named_params(json!([optional("timeout", "string")]));
    let new = named_params(json!([
        optional("timeoutParam", "boolean"),
        optional("timeout", "string")
    ]));
    let expected = [
        "c- do(timeout): Rust name was `Call::timeout_param`, is `Call::timeout_param_2`",
        "-- do(timeoutParam): added: Option<bool>",
    ];
    check(&old, &new, &expected);
}
