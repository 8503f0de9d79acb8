//! Documents of several services, with a client for each.

use serde_json::{Value, json};

use super::{Side, lines, methods};

fn of(service: Value, names: &[&str]) -> Value {
    let list: Vec<Value> = names
        .iter()
        .map(|name| json!({"name": name, "params": []}))
        .collect();
    let mut document = methods(list.into());
    document["x-service"] = service;
    document
}

fn check(old: &[(&str, &Value)], new: &[(&str, &Value)], expected: &[&str]) {
    assert_eq!(lines(&Side::of(old).diff(&Side::of(new))), expected);
}

#[test]
fn methods_of_a_name_are_told_apart_by_their_document() {
    let (node, wallet) = (
        of(json!("node"), &["get", "put"]),
        of(json!("wallet"), &["get"]),
    );
    let less = of(json!("wallet"), &[]);
    let old = [("node", &node), ("wallet", &wallet)];
    check(
        &old,
        &[("node", &node), ("wallet", &less)],
        &["cp wallet/get: removed"],
    );
}

#[test]
fn a_service_less() {
    let (two, one) = (
        of(json!(["node", "wallet"]), &["get"]),
        of(json!(["node"]), &["get"]),
    );
    let other = of(json!("wallet"), &["own"]);
    let expected = [
        "cp common/get: loses `Wallet::get`",
        "-p document common: services were [node, wallet], are [node]",
    ];
    check(
        &[("common", &two), ("w", &other)],
        &[("common", &one), ("w", &other)],
        &expected,
    );
    let expected = [
        "-- common/get: added: `Wallet::get`",
        "-- document common: services were [node], are [node, wallet]",
    ];
    check(
        &[("common", &one), ("w", &other)],
        &[("common", &two), ("w", &other)],
        &expected,
    );
    let expected = [
        "c- client Wallet: removed",
        "-p document a: services were [node, wallet], are [node]",
    ];
    check(&[("a", &two)], &[("b", &one)], &expected);
}

#[test]
fn a_service_behind_a_client_of_another_name() {
    let named = |service: &str, client: &str| {
        let mut document = of(json!(service), &["get"]);
        document["x-client"] = json!(client);
        document
    };
    let expected = ["-p document a: services were [node], are [wallet]"];
    let (node, wallet) = (named("node", "All"), named("wallet", "All"));
    check(&[("a", &node)], &[("a", &wallet)], &expected);
    // The same service, whichever client calls it.
    let (own, other) = (of(json!("wallet"), &["get"]), of(json!("wallet"), &["own"]));
    let extra = named("wallet", "Extra");
    let expected = ["c- a/get: loses `Wallet::get`", "-- client Extra: added"];
    let there = [("a", &own), ("b", &other)];
    check(&there, &[("a", &extra), ("b", &other)], &expected);
}

#[test]
fn a_method_that_another_service_answers() {
    let (a, b) = (of(json!("node"), &["x"]), of(json!("wallet"), &["y", "z"]));
    let (c, d) = (of(json!("node"), &["x", "y"]), of(json!("wallet"), &["z"]));
    let expected = [
        "cp b/y: loses `Wallet::y`",
        "c- b/y: Rust name was `methods::b`, is `methods::a`",
        "-p b/y: services were [wallet], are [node]",
        "-- b/y: added: `Node::y`",
    ];
    check(&[("a", &a), ("b", &b)], &[("a", &c), ("b", &d)], &expected);
    // Where both have it now, programs find it where it was.
    let kept = [("a", &c), ("b", &b)];
    check(&[("a", &a), ("b", &b)], &kept, &["-- a/y: added"]);
}

#[test]
fn one_client_or_several() {
    let (one, several) = (
        methods(json!([{"name": "get", "params": []}])),
        of(json!("node"), &["get"]),
    );
    let expected = [
        "c- client Client: removed",
        "c- the structs of methods: was one module, is a module for each document",
        "-- client Node: added",
        "-- document api: services added: [node]",
    ];
    check(&[("api", &one)], &[("api", &several)], &expected);
}

#[test]
fn a_method_of_another_document() {
    let (a, b) = (of(json!("node"), &["x", "y"]), of(json!("node"), &["z"]));
    let (c, d) = (of(json!("node"), &["x"]), of(json!("node"), &["y", "z"]));
    let expected = ["c- a/y: Rust name was `methods::a`, is `methods::b`"];
    check(&[("a", &a), ("b", &b)], &[("a", &c), ("b", &d)], &expected);
    // The names of files are nobody's business where one client is all there is.
    let plain = methods(json!([{"name": "get", "params": []}]));
    check(&[("old", &plain)], &[("new", &plain)], &[]);
}

#[test]
fn a_document_under_another_name() {
    let (a, b) = (of(json!("node"), &["x"]), of(json!("wallet"), &["y"]));
    let expected = ["c- document a: Rust name was `methods::a`, is `methods::c`"];
    check(&[("a", &a), ("b", &b)], &[("b", &b), ("c", &a)], &expected);
}
