//! Methods: names, wires, results, streams, and what only deserves a note.

use serde_json::{Value, json};

use super::{check, document, methods};

fn result(schema: Value) -> Value {
    methods(json!([{"name": "get", "params": [], "result": {"name": "r", "schema": schema}}]))
}

fn one(method: Value) -> Value {
    methods(json!([method]))
}

/// A method with something more than its name.
fn get(more: Value) -> Value {
    let mut method = json!({"name": "get", "params": []});
    for (key, value) in more.as_object().into_iter().flatten() {
        method[key] = value.clone();
    }
    one(method)
}

#[test]
fn removed_and_added() {
    let two = methods(json!([{"name": "a", "params": []}, {"name": "b", "params": []}]));
    let first = methods(json!([{"name": "a", "params": []}]));
    check(&two, &first, &["cp b: removed"]);
    check(&first, &two, &["-- b: added"]);
}

#[test]
fn types_go_with_their_method() {
    let thing = json!({"Thing": {"type": "object", "properties": {"a": {"type": "string"}}}});
    let keep = json!({"name": "keep", "params": []});
    let with = document(json!([keep, super::getter()]), thing.clone());
    let without = document(json!([keep]), thing);
    check(&with, &without, &["cp get: removed (and Thing)"]);
    check(&without, &with, &["-- get: added"]);
}

#[test]
fn another_name_on_the_wire_is_another_name_for_the_node_alone() {
    let old = one(json!({"name": "getThing", "params": []}));
    let new = one(json!({"name": "get_thing", "params": []}));
    check(
        &old,
        &new,
        &["-p getThing: wire name was `getThing`, is `get_thing`"],
    );
}

#[test]
fn a_prefix_left_out_renames_in_rust_alone() {
    let old = one(json!({"name": "eth_get", "params": []}));
    let mut new = old.clone();
    new["x-strip-prefix"] = json!("eth_");
    let expected = [
        "c- eth_get: Rust name was `Client::eth_get`, is `Client::get`",
        "c- eth_get: Rust name was `methods::EthGet`, is `methods::Get`",
    ];
    check(&old, &new, &expected);
}

#[test]
fn a_newcomer_may_take_a_name() {
    let old = one(json!({"name": "a_get", "params": []}));
    let mut old = old;
    old["x-strip-prefix"] = json!("a_");
    let mut new = methods(json!([{"name": "a_get", "params": []}, {"name": "Get", "params": []}]));
    new["x-strip-prefix"] = json!("a_");
    let expected = [
        "c- a_get: Rust name was `Client::get`, is `Client::a_get`",
        "c- a_get: Rust name was `methods::Get`, is `methods::AGet`",
        "-- Get: added",
    ];
    check(&old, &new, &expected);
}

#[test]
fn the_wire() {
    let by_name = get(json!({"paramStructure": "by-name"}));
    let expected = ["-p get: wire was JSON-RPC by position, is JSON-RPC by name"];
    check(&get(json!({})), &by_name, &expected);
    let chia = get(json!({"x-wire": "chia"}));
    let daemon = get(json!({"x-wire": "chia-daemon"}));
    check(
        &chia,
        &daemon,
        &["-p get: wire was that of Chia's services, is that of Chia's daemon"],
    );
    let binary = get(json!({"x-wire": "epee", "paramStructure": "by-name"}));
    let expected = ["-p get: wire was that of Chia's services, is epee"];
    check(&chia, &binary, &expected);
}

#[test]
fn safety_lowered_is_sent_twice_by_programs_of_before() {
    let (read, write) = (get(json!({"x-safety": "read"})), get(json!({})));
    let lowered = "-p get: safety was read, is write (it is sent again where it must not be)";
    check(&read, &write, &[lowered]);
    check(&write, &read, &["-- get: safety was write, is read"]);
    let idempotent = get(json!({"x-safety": "idempotent"}));
    check(
        &idempotent,
        &read,
        &["-- get: safety was idempotent, is read"],
    );
}

#[test]
fn notes() {
    let old = get(json!({"x-permission": "sign", "errors": [{"code": 1, "message": "no"}]}));
    let new = get(json!({
        "x-permission": "admin", "deprecated": true,
        "errors": [{"code": 1, "message": "no"}, {"code": 2, "message": "never"}],
    }));
    let expected = [
        "-- get: permission was sign, is admin",
        "-- get: error codes were [1], are [1, 2]",
        "-- get: deprecation added: deprecated",
    ];
    check(&old, &new, &expected);
}

#[test]
fn codes_that_programs_ask_for() {
    let with = |codes: &[i64]| {
        let errors = codes.iter();
        let errors: Vec<_> = errors
            .map(|code| json!({"code": code, "message": "no"}))
            .collect();
        get(json!({ "errors": errors }))
    };
    let changed = ["-p get: error codes were [1, 2], are [1, 3]"];
    check(&with(&[1, 2]), &with(&[1, 3]), &changed);
    check(
        &with(&[1]),
        &with(&[]),
        &["-p get: error codes removed, were [1]"],
    );
}

#[test]
fn results() {
    let text = json!({"type": "string"});
    let cases = [
        (
            text.clone(),
            json!({"type": "boolean"}),
            "cp get → result: was String, is bool",
        ),
        (
            text.clone(),
            json!({"type": ["string", "null"]}),
            "cp get → result: was String, is Option<String>",
        ),
        (
            json!({"type": ["string", "null"]}),
            text.clone(),
            "c- get → result: was Option<String>, is String",
        ),
        (
            json!({"type": "integer", "minimum": 0}),
            json!({"type": "string", "format": "quantity64"}),
            "-p get → result: was u64 as an integer, is u64 as a hex quantity",
        ),
        (
            json!({"type": "string", "format": "data"}),
            json!({"type": "string", "format": "hex"}),
            "-p get → result: was Bytes in hex with 0x, is Bytes in hex, with 0x or without",
        ),
        (
            json!({"type": "string", "format": "quantity"}),
            json!({"type": "string", "format": "quantity64"}),
            "c- get → result: was U256, is u64",
        ),
        (
            json!({"type": "string", "format": "quantity64"}),
            json!({"type": "string", "format": "quantity"}),
            "cp get → result: was u64, is U256",
        ),
        (
            json!({"type": "string", "format": "quantity"}),
            json!({"type": "string", "enum": ["0x0", "0x1"]}),
            "c- get → result: was U256, is GetResult",
        ),
        (
            json!({"type": "string", "format": "quantity"}),
            json!({"type": "string", "enum": ["0x0", "0x01"]}),
            "cp get → result: was U256, is GetResult",
        ),
        (
            json!({"type": "null"}),
            text.clone(),
            "c- get → result: was (), is String",
        ),
        (
            text.clone(),
            json!({"type": "null"}),
            "cp get → result: was String, is ()",
        ),
        (
            json!({"type": "array", "items": text}),
            text.clone(),
            "cp get → result: was Vec<String>, is String",
        ),
        (
            json!({"type": "object", "additionalProperties": {"type": "string"}}),
            json!({"type": "object", "additionalProperties": {"type": "string", "format": "address"}}),
            "c- get → result: was BTreeMap<String, String>, is BTreeMap<String, Address>",
        ),
        (
            json!({"x-any": "whatever"}),
            text,
            "c- get → result: was RawJson, is String",
        ),
    ];
    for (old, new, expected) in cases {
        check(&result(old), &result(new), &[expected]);
    }
}

#[test]
fn nothing_was_answered_where_answers_are_objects() {
    let chia =
        |schema: Value| get(json!({"x-wire": "chia", "result": {"name": "r", "schema": schema}}));
    let (null, object) = (
        chia(json!({"type": "null"})),
        chia(json!({"type": "object", "properties": {"a": {"type": "string"}}})),
    );
    check(&null, &object, &["c- get → result: was (), is GetResult"]);
    // An object without keys is read where all of them may be absent.
    let expected = [
        "c- get → GetResult: removed",
        "c- get → result: was GetResult, is ()",
    ];
    check(&object, &null, &expected);
    let must = chia(super::object(json!({"a": {"type": "string"}})));
    let expected = [
        "cp get → result: was GetResult, is ()",
        "c- get → GetResult: removed",
    ];
    check(&must, &null, &expected);
}

#[test]
fn a_type_of_a_stream_s_own_parameter_is_followed() {
    let with = |name: &str, ty: &str| {
        let param = json!({"name": "filter", "required": true, "schema": {"$ref": format!("#/components/schemas/{name}")}});
        let stream = json!({"name": "logs", "params": [param], "item": {"type": "string"}});
        let method = json!({
            "name": "get",
            "params": [{"name": "filter", "required": true, "schema": {"type": "string"}}],
            "x-stream": {"stop": "connection", "streams": [stream]},
        });
        let fields =
            json!({"from": {"type": ty}, "to": {"type": "string"}, "at": {"type": "string"}});
        document(
            json!([method]),
            json!({name: {"type": "object", "properties": fields}}),
        )
    };
    let old = with("Filter", "string");
    let changed = ["cp get → Filter.from: was Option<String>, is Option<i64>"];
    check(&old, &with("Filter", "integer"), &changed);
    let renamed = [
        "cp get → stream logs: was (filter: Filter), is (filter: LogFilter)",
        "c- get → Filter: Rust name was `Filter`, is `LogFilter`",
    ];
    check(&old, &with("LogFilter", "string"), &renamed);
}

#[test]
fn streams_have_structs_and_functions() {
    let subscribe =
        |streams: Value| get(json!({"x-stream": {"stop": "connection", "streams": streams}}));
    let stream = |name: &str, ty: &str| json!({"name": name, "params": [], "item": {"type": ty}});
    let two = subscribe(json!([
        stream("heads", "string"),
        stream("logs", "boolean")
    ]));
    let one = subscribe(json!([stream("heads", "string")]));
    let other = subscribe(json!([stream("heads", "boolean")]));
    check(&two, &one, &["cp get → stream logs: removed, was bool"]);
    check(&one, &two, &["-- get → stream logs: added: bool"]);
    check(
        &one,
        &other,
        &["cp get → stream heads: was String, is bool"],
    );
}

#[test]
fn the_data_of_errors_is_what_nodes_send() {
    let with = |errors: Value| {
        one(
            json!({"name": "get", "params": [], "result": {"name": "r", "schema": {"type": "string"}}, "errors": errors}),
        )
    };
    let error = |code: i64, message: &str, data: Value| json!({"code": code, "message": message, "data": data});
    let text = json!({"type": "string"});
    let old = with(json!([
        error(1, "Late", json!({"type": "integer"})),
        error(2, "Lost", text.clone())
    ]));
    let new = with(json!([
        error(1, "Late", text.clone()),
        error(2, "Gone", text)
    ]));
    let expected = [
        "cp get → error 1: was i64, is String",
        "c- get → error 2: Rust name was `Lost`, is `Gone`",
    ];
    check(&old, &new, &expected);
    let untyped = with(json!([{"code": 1, "message": "Late"}, {"code": 2, "message": "Lost"}]));
    check(
        &old,
        &untyped,
        &["c- get → errors: Rust name removed, was `GetError`"],
    );
    check(
        &untyped,
        &old,
        &["-- get → errors: Rust name added: `GetError`"],
    );
}

#[test]
fn long_lists_have_pages() {
    let page = json!({"type": "object", "properties": {"data": {"type": "array", "items": {"type": "string"}}, "next": {"type": "string"}}});
    let list = |more: Value| {
        let mut method = json!({"name": "get", "params": [{"name": "at", "schema": {"type": "string"}}], "result": {"name": "r", "schema": page}});
        for (key, value) in more.as_object().into_iter().flatten() {
            method[key] = value.clone();
        }
        one(method)
    };
    let (single, paged) = (
        list(json!({})),
        list(json!({"x-pages": {"param": "at", "next": "/next", "items": "/data"}})),
    );
    check(&paged, &single, &["c- get: loses `Call::pages`"]);
    check(&single, &paged, &["-- get: added: `Call::pages`"]);
}
