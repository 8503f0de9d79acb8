//! Hostile input gives an error, or a value that can be written again: never a panic, never an overflow of the stack.

/// What is done with hostile bytes; cargo-fuzz does the same.
#[path = "../../../fuzz/src/lib.rs"]
pub mod fuzz;
/// Methods whose bodies are binary.
pub mod monero {
    include!("../../cases/monero.rs");
}
mod binary;
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::path::Path;

use polyrpc::ethereum::registry::METHODS;
use polyrpc_tests::TestResult;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use support::values::Values;

/// `PROPTEST_CASES` asks for more cases than there are by default.
fn runner() -> TestRunner {
    TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    })
}

/// What parsers stumble over, alone or inside other values.
fn oddities() -> Vec<String> {
    let digits = "9".repeat(400);
    // Far beyond what a stack holds, if something calls itself for each.
    let (deep, deepest) = (20_000, 100_000);
    [
        "",
        " ",
        "null",
        "true",
        "\"\"",
        "[]",
        "{}",
        "-0",
        "-0.0",
        "1e999",
        "-1e999",
        "1e-999",
        "0x1",
        "01",
        "1.",
        "NaN",
        "18446744073709551616",
        "-9223372036854775809",
        "340282366920938463463374607431768211456",
        "\"0x\"",
        "\"0x0\"",
        r#""\ud800""#,
        r#""\udc00\ud800""#,
        r#""\u0000""#,
        r#"{"\ud800":1}"#,
        "\"\u{feff}\"",
        "\u{feff}{}",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\"}",
        "[,]",
        "\"\n\"",
        "nul",
        "{}{}",
        "[1e999]",
        r#"{"type":{}}"#,
        r#"{"type":"\u0001a\u0001"}"#,
    ]
    .map(str::to_owned)
    .into_iter()
    .chain([
        digits.clone(),
        format!("-{digits}.{digits}e{digits}"),
        format!("\"0x{digits}\""),
        "[".repeat(deepest),
        "{\"a\":".repeat(deep),
        format!("{}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("{}1{}", "{\"a\":".repeat(deep), "}".repeat(deep)),
        format!("{{\"x\":{}{}}}", "[".repeat(deep), "]".repeat(deep)),
        format!("{{\"x\":{},", "[".repeat(deep)),
        format!("[{{\"calls\":{}", "[{\"calls\":".repeat(deep)),
        format!(
            "{{\"type\":\"0x2\",\"accessList\":{}{}}}",
            "[".repeat(deep),
            "]".repeat(deep)
        ),
    ])
    .collect()
}

#[test]
fn oddities_are_refused_by_every_method() {
    for text in oddities() {
        for method in fuzz::methods() {
            for recode in [method.recode_params, method.recode_result] {
                if let Ok(once) = recode(&text) {
                    assert_eq!(
                        recode(&once).ok().as_ref(),
                        Some(&once),
                        "{}: {text:.200}",
                        method.name
                    );
                }
            }
        }
        for first in [0, 1] {
            fuzz::answer(&[&[first], text.as_bytes()].concat());
        }
        fuzz::generator(text.as_bytes());
        fuzz::epee(text.as_bytes());
        fuzz::parse(text.as_bytes());
    }
}

/// Answers of nodes with faults in them. Without optimisation each method makes sure by itself that serde_json alone reads the same.
#[test]
fn changed_answers_are_read_as_serde_json_reads_them() -> TestResult {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recorded/ethereum");
    let mut answers = Vec::new();
    for file in [
        "anvil.jsonl",
        "ethereumjs.jsonl",
        "ganache.jsonl",
        "hardhat.jsonl",
    ] {
        for line in fs::read_to_string(folder.join(file))?.lines() {
            let pair: Value = serde_json::from_str(line)?;
            let method = METHODS.iter().find(|method| pair["method"] == method.name);
            answers.extend(method.map(|method| (method, pair["result"].to_string())));
        }
    }
    assert!(answers.len() > 100, "only {} answers", answers.len());
    let oddities = oddities().into_iter().filter(|text| text.len() < 1000);
    let oddities: Vec<_> = oddities.collect();
    let changes = prop::collection::vec((any::<[Index; 3]>(), 0_usize..20), 1..4);
    runner().run(&(any::<Index>(), changes), |(answer, changes)| {
        let (method, text) = answer.get(&answers);
        let mut text = text.clone().into_bytes();
        for ([start, oddity, byte], len) in changes {
            let start = start.index(text.len() + 1);
            let end = (start + len).min(text.len());
            let insert = match byte.index(4) {
                0 => text[start..end].repeat(2),
                1 => Vec::new(),
                _ => oddity.get(&oddities).clone().into_bytes(),
            };
            text.splice(start..end, insert);
        }
        fuzz::parse(&text);
        if let Ok(text) = str::from_utf8(&text) {
            _ = (method.recode_result)(text);
        }
        Ok(())
    })?;
    Ok(())
}

#[test]
fn random_bytes() -> TestResult {
    runner().run(&prop::collection::vec(any::<u8>(), 0..200), |bytes| {
        fuzz::decode(&bytes);
        fuzz::answer(&bytes);
        fuzz::generator(&bytes);
        fuzz::epee(&bytes);
        Ok(())
    })?;
    Ok(())
}

/// Any JSON, with the words of the documents in it.
fn json() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "type",
        "0x2",
        "hash",
        "blockHash",
        "calls",
        "gas",
        "0x0",
        "latest",
        "result",
        "error",
        "id",
        "jsonrpc",
        "2.0",
        "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((word.clone(), inner), 0..6)
                .prop_map(|entries| entries.into_iter().collect::<Value>()),
        ]
    })
}

#[test]
fn random_json() -> TestResult {
    runner().run(&(json(), any::<[u8; 2]>()), |(value, choice)| {
        let text = value.to_string();
        fuzz::decode(&[&choice, text.as_bytes()].concat());
        fuzz::answer(&[&choice[..1], text.as_bytes()].concat());
        Ok(())
    })?;
    Ok(())
}

/// Where nothing is known of a value, what was sent is given on, to the last digit.
#[test]
fn fractions_are_kept_exactly() {
    let text = "[-5.170110622573502e-13]";
    let method = METHODS.iter().find(|method| method.name == "trace_get");
    let kept = method.and_then(|method| (method.recode_result)(text).ok());
    assert_eq!(kept.as_deref(), Some(text));
}

/// A text that a method takes on one side, and how that side is decoded and encoded.
struct Sample {
    method: &'static str,
    recode: fn(&str) -> Result<String, serde_json::Error>,
    text: String,
}

impl Sample {
    /// Another text in its place gives an error, or something that comes out the same from then on.
    fn replaced_by(&self, text: &str) {
        if let Ok(once) = (self.recode)(text) {
            let twice = (self.recode)(&once).ok();
            assert_eq!(twice.as_ref(), Some(&once), "{}: {text}", self.method);
        }
    }
}

/// Texts of some hundred bytes for both sides of every method, as the documents have them.
fn samples() -> TestResult<Vec<Sample>> {
    let choices: Vec<u32> = (0..60_u32)
        .map(|number| number.wrapping_mul(2_654_435_761) >> 7)
        .collect();
    let mut samples = Vec::new();
    for chain in support::CHAINS {
        let api = support::understood(chain.0)?;
        for (index, (info, method)) in support::methods(chain, &api)?.into_iter().enumerate() {
            let mut choices = choices.clone();
            let begin = index % choices.len();
            choices.rotate_left(begin);
            let mut values = Values::new(&api, &choices);
            samples.push(Sample {
                method: info.name,
                recode: info.recode_result,
                text: values.result(method),
            });
            samples.push(Sample {
                method: info.name,
                recode: info.recode_params,
                text: values.params(method),
            });
        }
    }
    Ok(samples)
}

#[test]
fn a_truncated_text_is_an_error_at_every_byte() -> TestResult {
    for sample in samples()? {
        let bytes = sample.text.as_bytes();
        // A number is still one without its last digit.
        let always_wrong = matches!(bytes.first(), Some(b'{' | b'[' | b'"'));
        for end in 0..bytes.len().min(1500) {
            if end % 16 == 0 {
                let answer = br#"{"jsonrpc":"2.0","id":1,"result":"#;
                fuzz::answer(&[b"\x01", &answer[..], &bytes[..end]].concat());
            }
            let Ok(text) = std::str::from_utf8(&bytes[..end]) else {
                continue;
            };
            let outcome = (sample.recode)(text);
            assert!(
                outcome.is_err() || !always_wrong,
                "{}: {text}",
                sample.method
            );
        }
    }
    Ok(())
}

#[test]
fn wrong_kinds_at_every_place() -> TestResult {
    let wrong = [
        json!(null),
        json!(true),
        json!(-7),
        json!(1.5),
        json!("x"),
        json!("0x1"),
        json!([]),
        json!([null]),
        json!({}),
        json!({"a": [1]}),
    ];
    for sample in samples()? {
        let right: Value = serde_json::from_str(&sample.text)?;
        for place in places(&right).into_iter().take(200) {
            for wrong in &wrong {
                let mut value = right.clone();
                if let Some(found) = value.pointer_mut(&place) {
                    *found = wrong.clone();
                }
                sample.replaced_by(&value.to_string());
            }
        }
    }
    Ok(())
}

#[test]
fn keys_that_stand_twice() -> TestResult {
    for sample in samples()? {
        sample.replaced_by(&doubled(&serde_json::from_str(&sample.text)?));
    }
    Ok(())
}

#[test]
fn bytes_that_are_no_text() -> TestResult {
    for sample in samples()? {
        let middle = sample.text.floor_char_boundary(sample.text.len() / 2);
        let (before, after) = sample.text.as_bytes().split_at(middle);
        for bad in [
            &b"\xff"[..],
            b"\xc3",
            b"\xed\xa0\x80",
            b"\x00",
            b"\xf4\x90\x80\x80",
        ] {
            fuzz::answer(&[b"\x00", before, bad, after].concat());
        }
    }
    Ok(())
}

#[test]
fn documents_with_something_else_at_any_place() -> TestResult {
    let cases = documents()?;
    let strategy = (
        any::<Index>(),
        prop::collection::vec((any::<Index>(), any::<Index>(), replacement()), 1..4),
    );
    runner().run(&strategy, |(which, changes)| {
        let (name, document) = which.get(&cases);
        let mut document: Value = document.clone();
        for (to, from, replacement) in changes {
            let places: Vec<String> = places(&document);
            let (from, to) = (from.get(&places).clone(), to.get(&places).clone());
            let other = document.pointer(&from).cloned();
            if let Some(place) = document.pointer_mut(&to) {
                // A part of the document in another place is what mistakes look like.
                *place = replacement.or(other).unwrap_or_default();
            }
        }
        let text = document.to_string();
        std::panic::catch_unwind(|| fuzz::generator(text.as_bytes()))
            .map_err(|_| TestCaseError::fail(format!("{name}: {text}")))
    })?;
    Ok(())
}

/// Each level writes out the one below twice.
#[test]
fn a_document_that_multiplies() {
    let level = |level: u32| {
        let below = format!("#/components/schemas/L{}", level + 1);
        let key = json!({"allOf": [{"$ref": below}, {"properties": {"z": {"type": "string"}}}]});
        let either = json!({"oneOf": [{"properties": {"a": {"const": 1}}}, {"properties": {"a": {"const": 2}}}]});
        (
            format!("L{level}"),
            json!({"allOf": [{"properties": {"key": key}}, either]}),
        )
    };
    let schemas: Value = (0..64).map(level).collect();
    let result = json!({"name": "result", "schema": {"$ref": "#/components/schemas/L0"}});
    let document = json!({
        "openrpc": "1.3.2", "info": {"title": "", "version": ""}, "components": {"schemas": schemas},
        "methods": [{"name": "get", "params": [], "result": result}],
    });
    fuzz::generator(document.to_string().as_bytes());
}

fn replacement() -> impl Strategy<Value = Option<Value>> {
    let values = [
        json!(null),
        json!(true),
        json!(false),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("\u{0}`]\n"),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"$ref": "#"}),
        json!({"$ref": "#/components/schemas/A"}),
        json!({"type": ["string", "object", "null"]}),
        json!({"allOf": [{"$ref": "#/methods/0/result/schema"}, {"oneOf": [true, false]}]}),
        json!({"enum": []}),
        json!({"const": {"a": [1]}}),
        json!({"type": "array", "minItems": 3, "maxItems": 3, "items": {"type": "null"}}),
        json!({"type": "object", "propertyNames": {"type": "object"}, "additionalProperties": {"enum": ["a"]}}),
        json!({"type": "integer", "minimum": 1e30}),
        json!({"type": "string", "format": "data99999999999"}),
    ];
    prop::option::weighted(0.6, prop::sample::select(values.to_vec()))
}

/// The documents of the generator cases.
fn documents() -> TestResult<Vec<(String, Value)>> {
    let mut documents = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("cases"))? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let name = path
                .file_stem()
                .ok_or("no name")?
                .to_string_lossy()
                .into_owned();
            documents.push((name, serde_json::from_slice(&fs::read(path)?)?));
        }
    }
    documents.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(documents)
}

/// Every place in a value, as JSON pointers, the value itself first.
fn places(value: &Value) -> Vec<String> {
    let mut places = vec![String::new()];
    let mut inside = |step: &str, inner: &Value| {
        let step = step.replace('~', "~0").replace('/', "~1");
        places.extend(
            self::places(inner)
                .into_iter()
                .map(|rest| format!("/{step}{rest}")),
        );
    };
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, item)| inside(&index.to_string(), item)),
        Value::Object(entries) => entries.iter().for_each(|(key, value)| inside(key, value)),
        _ => {}
    }
    places
}

/// The value with every key of every object twice.
fn doubled(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(doubled).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| {
                format!("{}:{}", Value::from(key.as_str()), doubled(value))
            };
            let entries: Vec<_> = entries.iter().map(entry).collect();
            format!("{{{}}}", [entries.clone(), entries].concat().join(","))
        }
        scalar => scalar.to_string(),
    }
}
