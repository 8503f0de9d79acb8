#![allow(
    clippy::unwrap_used,
    reason = "a test stops where it meets what it does not expect"
)]

use serde_json::json;

use super::super::{Kind, LoadOptions, load_with};
use super::{document, id, lines, load, result};
use crate::diagnostic::Diagnostics;

#[test]
fn components_and_definitions_are_registered() {
    let (schema, spec) = result(
        json!({"$ref": "#/components/schemas/A", "description": "beside"}),
        json!({"A": {"type": "string"}, "Unused": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}}}),
    );
    let a = id("api.json", "/components/schemas/A");
    assert_eq!(schema.reference.as_ref(), Some(&a));
    assert_eq!(schema.description.as_deref(), Some("beside"));
    assert!(spec.schemas[&a].kinds.contains(&Kind::String));
    let unused = &spec.schemas[&id("api.json", "/components/schemas/Unused")];
    assert_eq!(unused.properties["a"].reference.as_ref(), Some(&a));
}

#[test]
fn places_inside_schemas_are_found_through_other_references() {
    let (schema, spec) = result(
        json!({"$ref": "#/components/schemas/Alias/properties/y~1z/items"}),
        json!({
            "Alias": {"$ref": "#/components/schemas/X"},
            "X": {"type": "object", "properties": {"y/z": {"$ref": "#/components/schemas/Y"}}},
            "Y": {"type": "array", "items": {"type": "integer"}},
        }),
    );
    let target = id("api.json", "/components/schemas/Y/items");
    assert_eq!(schema.reference.as_ref(), Some(&target));
    assert!(spec.schemas[&target].kinds.contains(&Kind::Integer));
}

#[test]
fn a_target_that_is_a_reference_is_not_followed_further() {
    let (schema, spec) = result(
        json!({"$ref": "#/components/schemas/A%20B"}),
        json!({"A B": {"$ref": "#/components/schemas/C"}, "C": {"type": "null"}}),
    );
    let target = id("api.json", "/components/schemas/A B");
    assert_eq!(schema.reference.as_ref(), Some(&target));
    assert_eq!(
        spec.schemas[&target].reference,
        Some(id("api.json", "/components/schemas/C"))
    );
}

#[test]
fn files_are_read_where_references_lead_to_them() {
    let api = document(
        json!({"oneOf": [{"$ref": "common/types.json#/$defs/Address"}, {"$ref": "./common/../whole.json"}]}),
        json!({}),
    );
    let (spec, diagnostics) = load(&[
        ("api.json", api),
        (
            "common/types.json",
            json!({"$defs": {"Address": {"$ref": "../more.json#/definitions/Bytes"}, "Unused": {}}}),
        ),
        (
            "whole.json",
            json!({"type": "object", "properties": {"inner": {"$ref": "#"}}}),
        ),
        (
            "more.json",
            json!({"definitions": {"Bytes": {"type": "string"}}}),
        ),
    ]);
    assert!(diagnostics.is_empty(), "{}", lines(&diagnostics));
    let ids: Vec<String> = spec.schemas.keys().map(ToString::to_string).collect();
    let expected = [
        "common/types.json#/$defs/Address",
        "common/types.json#/$defs/Unused",
        "more.json#/definitions/Bytes",
        "whole.json#",
    ];
    assert_eq!(ids, expected);
    assert_eq!(
        spec.schemas[&id("whole.json", "")].properties["inner"].reference,
        Some(id("whole.json", ""))
    );
}

#[test]
fn everything_in_a_method_can_be_a_reference() {
    let api = json!({
        "openrpc": "1.2.6", "info": {"title": "T", "version": "1"},
        "methods": [{"$ref": "m.json"}],
        "components": {
            "contentDescriptors": {"P": {"name": "p", "required": true, "schema": {"type": "string"}}},
            "errors": {"E": {"code": -3, "message": "no"}},
            "tags": {"T": {"name": "tag"}},
        },
    });
    let method = json!({
        "name": "m", "paramStructure": "by-name", "externalDocs": {"url": "https://example.org"}, "x-safety": "read",
        "params": [{"$ref": "api.json#/components/contentDescriptors/P"}],
        "errors": [{"$ref": "api.json#/components/errors/E"}],
        "tags": [{"$ref": "api.json#/components/tags/T"}, {"$ref": "tag.json"}, "plain"],
    });
    let (spec, diagnostics) = load(&[
        ("api.json", api),
        ("m.json", method),
        ("tag.json", json!({"name": "file"})),
    ]);
    assert!(diagnostics.is_empty(), "{}", lines(&diagnostics));
    let method = &spec.documents[0].methods[0];
    assert_eq!(method.at, id("m.json", ""));
    assert_eq!(
        (method.params[0].name.as_str(), method.params[0].required),
        ("p", true)
    );
    assert_eq!(
        method.params[0].at,
        id("api.json", "/components/contentDescriptors/P")
    );
    assert_eq!(method.errors[0].code, -3);
    assert_eq!(method.tags, ["tag", "file", "plain"]);
    assert_eq!(method.result, None);
    assert_eq!(method.source.as_deref(), Some("https://example.org"));
    assert_eq!(method.extensions["x-safety"], "read");
}

#[test]
fn items_of_streams_are_schemas_like_others() {
    let method = |streams: serde_json::Value| {
        let mut api = document(json!(true), json!({"A": {"type": "string"}}));
        api["methods"][0]["x-stream"] = streams;
        load(&[("api.json", api)])
    };
    let (spec, diagnostics) = method(json!({"stop": "connection", "streams": [
        {"name": "a", "item": {"$ref": "#/components/schemas/A"}},
        {"name": "b", "item": {"type": "object"}},
    ]}));
    assert!(diagnostics.is_empty(), "{}", lines(&diagnostics));
    let [a, b] = spec.documents[0].methods[0].streams.as_slice() else {
        panic!("two streams");
    };
    assert_eq!((a.name.as_str(), b.name.as_str()), ("a", "b"));
    assert_eq!(
        a.item.reference,
        Some(id("api.json", "/components/schemas/A"))
    );
    assert!(b.item.kinds.contains(&Kind::Object));
    assert_eq!(b.item.at.pointer, "/methods/0/x-stream/streams/1/item");
    for malformed in [
        json!("heads"),
        json!({"stop": "connection", "streams": {}}),
        json!({"stop": "connection", "streams": [{"name": "a"}]}),
        json!({"stop": "connection", "streams": [{"name": "a", "item": {"$ref": "#/components/schemas/Gone"}}]}),
        json!({"item": {"type": "string"}}),
        json!({"stop": {"call": 1}, "item": {"type": "string"}}),
        json!({"stop": {"call": "a", "cancel": "b"}, "item": {"type": "string"}}),
        json!({"stop": "connection", "notification": 1, "item": {"type": "string"}}),
        json!({"stop": "connection", "notification": {"method": "n", "id": "params/0"}, "item": {"type": "string"}}),
        json!({"stop": "connection", "params": [{"value": 1}], "item": {"type": "string"}}),
    ] {
        let (_, diagnostics) = method(malformed);
        assert_eq!(diagnostics.len(), 1, "{}", lines(&diagnostics));
    }
}

#[test]
fn references_that_lead_nowhere_leave_the_place_untyped() {
    for (reference, message, remedy) in [
        ("#/components/schemas/Gone", "has no `Gone`", "add it there"),
        (
            "#/components/schemas/THING",
            "has no `THING`",
            "did you mean `Thing`?",
        ),
        (
            "gone.json#/x",
            "`gone.json` can't be read",
            "correct the path",
        ),
        (
            "broken.json#/x",
            "`broken.json` can't be read: not valid JSON",
            "correct the path, or the file",
        ),
        (
            "https://example.org/x.json",
            "read over https",
            "keep a copy",
        ),
        (
            "/etc/passwd#/x",
            "only relative paths are read",
            "correct the path",
        ),
        ("#anchor", "names an anchor", "JSON pointer"),
        (
            "#/components/schemas/Circle/properties/x",
            "runs in a circle",
            "say what it is",
        ),
    ] {
        let schemas =
            json!({"Thing": {"type": "string"}, "Circle": {"$ref": "#/components/schemas/Circle"}});
        let mut texts = std::collections::BTreeMap::new();
        texts.insert(
            "api.json".to_owned(),
            document(json!({"$ref": reference}), schemas).to_string(),
        );
        texts.insert("broken.json".to_owned(), "{".to_owned());
        let mut diagnostics = Diagnostics::default();
        let spec = super::load_texts(&texts, &["api.json"], &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{}", lines(&diagnostics));
        let place = id("api.json", "/methods/0/result/schema");
        let found = diagnostics.iter().find(|found| found.at == place).unwrap();
        assert!(found.message.contains(message), "{found}");
        assert!(found.remedy.contains(remedy), "{found}");
        let schema = &spec.documents[0].methods[0].result.as_ref().unwrap().schema;
        assert_eq!(schema.reference, None);
    }
}

#[test]
fn data_holds_no_references() {
    let data = json!({"$ref": "#/nowhere"});
    let (schema, _) = result(
        json!({"const": data, "default": data, "enum": [data], "examples": [data], "example": data, "x-note": data}),
        json!({}),
    );
    assert_eq!(schema.constant, Some(data.clone()));
    assert_eq!(schema.values, Some(vec![data]));
}

#[test]
fn circles_without_content_are_cut_and_trees_are_not() {
    let schemas = json!({
        "A": {"$ref": "#/components/schemas/B"},
        "B": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}]},
        "Self": {"$ref": "#/components/schemas/Self"},
        "Tree": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Tree"}}},
    });
    let (spec, diagnostics) = load(&[("api.json", document(json!(true), schemas))]);
    let places: Vec<&str> = diagnostics
        .iter()
        .map(|found| found.at.pointer.as_str())
        .collect();
    assert_eq!(
        places,
        ["/components/schemas/B/oneOf/0", "/components/schemas/Self"]
    );
    let schema =
        |name: &str| &spec.schemas[&id("api.json", &format!("/components/schemas/{name}"))];
    assert!(schema("A").reference.is_some());
    assert!(schema("B").one_of[0].reference.is_none());
    assert!(schema("Self").reference.is_none());
    assert!(schema("Tree").properties["next"].reference.is_some());
}

#[test]
fn long_chains_of_references_are_fine() {
    let mut schemas: serde_json::Map<_, _> = (0..5000)
        .map(|i| {
            (
                format!("S{i}"),
                json!({"$ref": format!("#/components/schemas/S{}", i + 1)}),
            )
        })
        .collect();
    schemas.insert("S5000".to_owned(), json!({"type": "string"}));
    let (_, spec) = result(json!({"$ref": "#/components/schemas/S0"}), schemas.into());
    assert_eq!(spec.schemas.len(), 5001);
}

#[test]
fn definitions_pasted_in_with_their_schema_are_found() {
    let (schema, spec) = result(
        json!({
            "type": "array", "items": {"$ref": "#/definitions/Inner"},
            "definitions": {"Inner": {"type": "string"}},
        }),
        json!({}),
    );
    let target = id("api.json", "/methods/0/result/schema/definitions/Inner");
    assert_eq!(schema.items.unwrap().reference, Some(target.clone()));
    assert!(spec.schemas[&target].kinds.contains(&Kind::String));
}

#[test]
fn descriptors_and_schemas_in_each_others_places_are_read_with_a_warning() {
    let api = json!({
        "openrpc": "1.2.4", "info": {"title": "T", "version": "1"},
        "methods": [{
            "name": "m",
            "params": [{"$ref": "#/components/schemas/Height"}, {"name": "inline", "type": "string"}],
            "result": {"name": "r", "schema": {"$ref": "#/components/contentDescriptors/D"}},
        }],
        "components": {
            "schemas": {"Height": {"type": "integer"}},
            "contentDescriptors": {"D": {"name": "d", "schema": {"type": "boolean"}}},
        },
    });
    let (spec, diagnostics) = load(&[("api.json", api)]);
    assert_eq!(diagnostics.len(), 4, "{}", lines(&diagnostics));
    let method = &spec.documents[0].methods[0];
    assert_eq!(method.params[0].name, "Height");
    assert_eq!(
        method.params[0].schema.reference,
        Some(id("api.json", "/components/schemas/Height"))
    );
    assert_eq!(method.params[1].name, "inline");
    assert!(method.params[1].schema.kinds.contains(&Kind::String));
    let target = id("api.json", "/components/contentDescriptors/D");
    assert!(spec.schemas[&target].kinds.contains(&Kind::Boolean));
}

#[test]
fn disk_overlays_and_roots() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "api/eth.yaml",
        "openrpc: 1.3.2\ninfo: {title: T, version: '1'}\nmethods:\n- name: m\n  params: []\n  result: {name: r, schema: {$ref: api/types.json#/$defs/A}}\n",
    );
    write("api/types.json", r#"{"$defs": {"A": {"type": "string"}}}"#);
    write(
        "api/eth.overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: o, version: '1'}\nactions:\n- target: $.methods[0]\n  update: {x-safety: read}\n",
    );
    write(
        "named.json",
        r#"{"overlay": "1.0.0", "actions": [{"target": "$.info", "update": {"title": "Named"}}]}"#,
    );
    let options = LoadOptions {
        root: folder.path().to_owned(),
        overlays: vec!["named.json".into()],
    };
    let mut diagnostics = Diagnostics::default();
    let loaded = load_with(
        &["./api/../api/eth.yaml".into()],
        &options,
        &mut diagnostics,
    );
    // The reference is written as if from the root of the project, which is a guess.
    assert_eq!(diagnostics.len(), 1, "{}", lines(&diagnostics));
    let document = &loaded.spec.documents[0];
    assert_eq!(
        (
            &*document.at.document,
            document.stem.as_str(),
            document.title.as_str()
        ),
        ("api/eth.yaml", "eth", "Named")
    );
    assert_eq!(document.methods[0].extensions["x-safety"], "read");
    assert_eq!(
        loaded.spec.schemas.keys().collect::<Vec<_>>(),
        [&id("api/types.json", "/$defs/A")]
    );
    let names = [
        "api/eth.overlay.yaml",
        "api/eth.yaml",
        "api/types.json",
        "named.json",
    ];
    assert_eq!(loaded.files, names.map(|name| folder.path().join(name)));
}

#[test]
fn an_overlay_for_nothing_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let overlay = r#"{"overlay": "1.0.0", "extends": "other.json", "actions": []}"#;
    std::fs::write(folder.path().join("o.json"), overlay).unwrap();
    std::fs::write(
        folder.path().join("api.json"),
        document(json!(true), json!({})).to_string(),
    )
    .unwrap();
    let options = LoadOptions {
        root: folder.path().to_owned(),
        overlays: vec!["o.json".into(), "gone.json".into()],
    };
    let mut diagnostics = Diagnostics::default();
    load_with(&["api.json".into()], &options, &mut diagnostics);
    assert_eq!(
        diagnostics
            .iter()
            .map(|found| &*found.at.document)
            .collect::<Vec<_>>(),
        ["gone.json", "o.json"]
    );
    assert!(diagnostics.has_errors());
}
