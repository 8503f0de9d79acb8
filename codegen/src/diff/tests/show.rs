//! The whole report, as text and as JSON.

use serde_json::json;

use super::{Side, methods};

fn report() -> crate::diff::Diff {
    let old = methods(json!([
        {"name": "gone", "params": []},
        {"name": "kept", "summary": "Some.", "x-safety": "read", "params": [], "result": {"name": "r", "schema": {"type": "integer", "format": "uint64"}}},
        {"name": "renamed", "params": [{"name": "a", "schema": {"type": "string"}}]},
    ]));
    let new = methods(json!([
        {"name": "kept", "summary": "Other.", "x-safety": "read", "x-permission": "sign", "params": [{"name": "a", "schema": {"type": "string"}}], "result": {"name": "r", "schema": {"type": "string", "format": "quantity64"}}},
        {"name": "renamed", "params": [{"name": "b", "schema": {"type": "string"}}]},
    ]));
    Side::of(&[("api", &old)]).diff(&Side::of(&[("api", &new)]))
}

#[test]
fn groups_and_what_breaks_most_first() {
    let expected = "\
Breaks code and running programs:
  gone: removed

Breaks code:
  renamed(a): Rust name was `a`, is `b`

Breaks running programs:
  kept → result: was u64 as an integer, is u64 as a hex quantity

Breaks nothing:
  kept(a): added: Option<String>

Notes:
  kept: permission added: sign
";
    let report = report();
    assert_eq!(report.to_string(), expected);
    assert_eq!((report.breaks(), report.breaking()), (true, 3));
    let words: Vec<String> = report.rewordings.iter().map(ToString::to_string).collect();
    assert_eq!(words, ["kept: reworded"]);
}

#[test]
fn for_machines() {
    let report = report();
    let short = report.to_json(false);
    assert_eq!(
        [
            &short["breakingSource"],
            &short["breakingWire"],
            &short["reworded"]
        ],
        [&json!(2), &json!(2), &json!(1)]
    );
    assert!(short.get("rewordings").is_none());
    let first = json!({
        "kind": "removed", "method": "gone", "path": null, "of": "method", "methods": 1, "was": null, "is": null,
        "breaksSource": true, "breaksWire": true, "remark": null,
    });
    assert_eq!(short["changes"][0], first);
    let of = |index: usize| &short["changes"][index]["of"];
    assert_eq!([of(1), of(2)], [&json!("parameter"), &json!("result")]);
    assert_eq!(report.to_json(true)["rewordings"][0]["kind"], "words");
}

#[test]
fn for_pull_requests() {
    let text = report().to_markdown(true);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines[..2],
        [
            "**3 breaking changes.**",
            "### Breaks code and running programs"
        ]
    );
    let rows = lines.iter().filter(|line| line.starts_with("| `"));
    let expected = [
        "| `gone` | removed |",
        "| `renamed(a)` | Rust name was `a`, is `b` |",
        "| `kept → result` | was `u64 as an integer`, is `u64 as a hex quantity` |",
        "| `kept(a)` | added: `Option<String>` |",
        "| `kept` | permission added: `sign` |",
        "| `kept` | reworded |",
    ];
    assert!(rows.eq(&expected), "{text}");
    assert!(!report().to_markdown(false).contains("Words"));
}

#[test]
fn nothing_to_tell() {
    let empty = methods(json!([]));
    let side = Side::of(&[("api", &empty)]);
    assert_eq!(side.diff(&side).to_string(), "");
    assert_eq!(side.diff(&side).to_markdown(true), "**No changes.**\n");
}
