//! The documents of the generator's cases, each changed in many places, one at a time: what is said of code is what comes of it.

use std::path::Path;

use serde_json::{Value, json};

use super::Side;

/// How many changes of a document are tried, spread over all of it.
const TRIED: usize = 8;

#[test]
#[expect(
    clippy::print_stdout,
    reason = "shown where the test fails: what was compared"
)]
fn the_verdict_on_code_is_that_of_the_generated_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    let mut tried = 0;
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        let side = Side::of(&[("api", &document)]);
        let mutants = mutants(&document);
        let step = mutants.len().div_ceil(TRIED).max(1);
        for mutant in mutants.iter().step_by(step) {
            println!("{}: {mutant}", file.display());
            let other = Side::of(&[("api", mutant)]);
            side.diff(&other);
            other.diff(&side);
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried}");
}

/// The document with one thing in it changed, in every way and at every place.
fn mutants(document: &Value) -> Vec<Value> {
    let mut pointers = Vec::new();
    places(document, "", &mut pointers);
    let mut mutants = Vec::new();
    for pointer in pointers {
        let mutations: [fn(&mut Value) -> bool; 6] = [
            requires_less,
            requires_all,
            retyped,
            shorter,
            reversed,
            grown,
        ];
        for mutate in mutations {
            let mut mutant = document.clone();
            if mutant.pointer_mut(&pointer).is_some_and(mutate) {
                mutants.push(mutant);
            }
        }
    }
    mutants
}

fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    if at.starts_with("/methods") || at.starts_with("/components") {
        found.push(at.to_owned());
    }
    let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                places(value, &format!("{at}/{}", escape(key)), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                places(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn requires_less(value: &mut Value) -> bool {
    let required = value.get_mut("required");
    match required {
        Some(Value::Array(list)) => list.pop().is_some(),
        Some(Value::Bool(flag)) => {
            *flag = !*flag;
            true
        }
        _ => false,
    }
}

fn requires_all(value: &mut Value) -> bool {
    let Some(keys) = value.get("properties").and_then(Value::as_object) else {
        return false;
    };
    value["required"] = keys.keys().map(String::as_str).collect();
    true
}

fn retyped(value: &mut Value) -> bool {
    match value.get("type") {
        Some(Value::String(kind)) if kind == "string" => *value = json!({"type": "boolean"}),
        Some(Value::String(kind)) if kind == "integer" => {
            *value = json!({"type": "string", "format": "quantity64"});
        }
        Some(Value::String(kind)) if kind == "array" => value["type"] = json!(["array", "null"]),
        _ => return false,
    }
    true
}

/// One key, parameter, branch or value less. Documents whose references lead nowhere are still documents.
fn shorter(value: &mut Value) -> bool {
    match value {
        Value::Array(list) => list.pop().is_some(),
        Value::Object(map) => match map.get_mut("properties") {
            Some(Value::Object(keys)) => {
                let first = keys.keys().next().cloned();
                first.is_some_and(|first| keys.remove(&first).is_some())
            }
            _ => false,
        },
        _ => false,
    }
}

fn reversed(value: &mut Value) -> bool {
    match value {
        Value::Array(list) if list.len() > 1 => {
            list.reverse();
            true
        }
        _ => false,
    }
}

fn grown(value: &mut Value) -> bool {
    if let Some(Value::Object(keys)) = value.get_mut("properties") {
        keys.insert("aaa".to_owned(), json!({"type": "string"}));
        return true;
    }
    for (key, more) in [
        ("enum", json!("brand-new")),
        ("oneOf", json!({"const": "brand-new"})),
    ] {
        if let Some(Value::Array(list)) = value.get_mut(key) {
            list.push(more);
            return true;
        }
    }
    false
}
