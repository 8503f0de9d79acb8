//! Documents with faults in them, made from good ones: whatever stands in a document, generating ends soon, in bounded memory, with code or with
//! an error, and never with a panic.
//!
//! The documents are the generator's cases, and those of the folder that `POLYRPC_DOCUMENTS` names. The same seed makes the same faults;
//! `POLYRPC_MUTATIONS` says how many documents of each kind are made.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says what it took"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use fastrand::Rng;
use peak_alloc::PeakAlloc;
use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::load_texts;
use polyrpc_codegen::{Layout, Runtime, Settings, generate};
use serde_json::{Value, json};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SEED: u64 = 0x0070_6f6c_7972_7063;
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// In megabytes.
const MEMORY_LIMIT: f32 = 300.0;
/// In bytes of generated code.
const OUTPUT_LIMIT: usize = 30_000_000;
/// The methods of a large document that are kept.
const METHODS: usize = 12;
/// As much as a main thread has.
const STACK: usize = 8 << 20;

/// One test, since memory is that of the whole process.
#[test]
fn no_document_is_too_much() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut peak = mutate(&documents(&root), count(400));
    if let Some(folder) = std::env::var_os("POLYRPC_DOCUMENTS") {
        let documents = documents(Path::new(&folder));
        assert!(!documents.is_empty(), "no documents in {folder:?}");
        peak = peak.max(mutate(&documents, count(200)));
    }
    eprintln!("at most {peak:.0} MB");
}

fn count(default: usize) -> usize {
    let asked = std::env::var("POLYRPC_MUTATIONS").ok();
    asked.map_or(default, |text| text.parse().unwrap())
}

/// Generates of `count` documents with faults, and returns the most memory that one of them took.
fn mutate(documents: &[(PathBuf, Value)], count: usize) -> f32 {
    let mut random = Rng::with_seed(SEED);
    let mut most = 0.0_f32;
    for number in 0..count {
        let (path, document) = &documents[number % documents.len()];
        let mut document = document.clone();
        thin(&mut document, &mut random);
        for _ in 0..random.usize(1..5) {
            fault(&mut document, &mut random);
        }
        let mut text = document.to_string();
        if number % 10 == 9 {
            break_text(&mut text, &mut random);
        }
        let name = format!("{} (number {number})", path.display());
        most = most.max(check(&text, &name));
    }
    most
}

/// Generates of a text within the limits.
fn check(text: &str, name: &str) -> f32 {
    let (done, wait) = mpsc::channel();
    let own = text.to_owned();
    let runner = thread::Builder::new().stack_size(STACK);
    MEMORY.reset_peak_usage();
    let runner = runner.spawn(move || {
        let outcome = run(&own);
        // Nobody waits any more when it took too long.
        let _ = done.send(());
        outcome
    });
    let runner = runner.unwrap();
    let waited = wait.recv_timeout(TIME_LIMIT);
    let failure = match waited {
        Err(mpsc::RecvTimeoutError::Timeout) => Err("it takes too long".to_owned()),
        _ => runner
            .join()
            .unwrap_or_else(|_| Err("it panicked".to_owned())),
    };
    let peak = MEMORY.peak_usage_as_mb();
    let failure = failure
        .err()
        .or_else(|| (peak > MEMORY_LIMIT).then(|| format!("it took {peak:.0} MB")));
    if let Some(failure) = failure {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutated.json");
        std::fs::write(&kept, text).unwrap();
        let kept = kept.display();
        panic!("{name}: {failure}; the document is kept in {kept}");
    }
    peak
}

fn run(text: &str) -> Result<(), String> {
    let texts = BTreeMap::from([("api.json".to_owned(), text.to_owned())]);
    let mut diagnostics = Diagnostics::default();
    let spec = load_texts(&texts, &["api.json"], &mut diagnostics);
    let settings = Settings::new(
        "api",
        Runtime::Path("::polyrpc".to_owned()),
        Layout::OneFile,
    );
    let output = generate(&spec, &settings, &mut diagnostics);
    let fault = diagnostics.iter().map(ToString::to_string);
    let mut fault = fault.filter(|found| found.contains("please report"));
    if let Some(fault) = fault.next() {
        return Err(fault);
    }
    let size: usize = output.files.values().map(String::len).sum();
    match size {
        0 if !diagnostics.has_errors() => Err("neither code nor an error".to_owned()),
        OUTPUT_LIMIT.. => Err(format!("{size} bytes of code")),
        _ => Ok(()),
    }
}

/// The JSON documents of a folder and its subfolders.
fn documents(folder: &Path) -> Vec<(PathBuf, Value)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(documents(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let document: Value =
                serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap_or_default();
            if document.get("methods").is_some() {
                found.push((path, document));
            }
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// Keeps some methods of a large document, so that many can be tried.
fn thin(document: &mut Value, random: &mut Rng) {
    if let Some(methods) = document["methods"].as_array_mut() {
        while methods.len() > METHODS {
            methods.swap_remove(random.usize(..methods.len()));
        }
    }
}

/// Puts something else in some place: what mistakes look like, and what they don't.
fn fault(document: &mut Value, random: &mut Rng) {
    let to = place(document, random);
    let from = place(document, random);
    let other = document.pointer(&from).cloned().unwrap_or_default();
    let Some(found) = document.pointer_mut(&to) else {
        return;
    };
    let own = found.take();
    *found = match random.u8(..10) {
        // A part of the document in another place.
        0 | 1 => other,
        2 => json!({"$ref": format!("#{from}")}),
        // A part in itself.
        3 => json!({"$ref": format!("#{}", parent(&to))}),
        4 => {
            let key = random
                .choice(["allOf", "oneOf", "anyOf"])
                .unwrap_or("allOf");
            json!({key: [own, other, {"$ref": format!("#{}", parent(&to))}]})
        }
        5 => json!({"type": "object", "properties": {"a": own}, "required": ["a"], "then": other}),
        6 => scrambled(own, random),
        7 => match own {
            Value::Array(mut items) => {
                items.extend(items.clone());
                items.push(other);
                items.into()
            }
            own => json!([own, other]),
        },
        _ => random.choice(oddities()).unwrap_or_default(),
    };
}

/// The same value with other keys, texts or numbers.
fn scrambled(value: Value, random: &mut Rng) -> Value {
    let words = [
        "",
        "type",
        "self",
        "Self",
        "r#type",
        "_",
        "0",
        "日本",
        "a b",
        "\u{0}",
        "x-names",
        "$ref",
        "```\n[x](",
        "*/",
        "client",
        "Call",
    ];
    let mut word = |_: &str| random.choice(words).unwrap_or_default().to_owned();
    match value {
        Value::Object(entries) => entries
            .into_iter()
            .map(|(key, value)| (word(&key), value))
            .collect(),
        Value::String(text) => word(&text).repeat(3).into(),
        Value::Number(_) => json!(-9_223_372_036_854_775_808_i64),
        other => other,
    }
}

fn oddities() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(-1),
        json!(1e300),
        json!("x".repeat(10_000)),
        json!([]),
        json!({}),
        json!({"$ref": "#"}),
        json!({"$ref": ""}),
        json!({"type": ["string", "object", "null"]}),
        json!({"enum": []}),
        json!({"enum": ["", "a", "A", "á", 1, null]}),
        json!({"const": {"a": [1]}}),
        json!({"oneOf": [true, false, {}]}),
        json!({"type": "array", "minItems": 4_000_000_000_u32, "maxItems": 4_000_000_000_u32, "items": {"type": "null"}}),
        json!({"type": "array", "prefixItems": vec![json!({"type": "string"}); 300]}),
        json!({"type": "object", "properties": wide()}),
        json!({"oneOf": (0..200).map(|number| json!({"properties": {"a": {"const": number}}})).collect::<Vec<_>>()}),
        json!({"type": "integer", "minimum": 1e30}),
        json!({"type": "string", "format": "data99999999999"}),
        json!({"x-variants": ["A"], "x-safety": 1, "x-unit": {}, "x-packed": [], "x-groups": {"G": ["a"]}, "x-stream": {"streams": [{}]}}),
    ]
}

fn wide() -> Value {
    (0..300)
        .map(|number| (format!("key{number}"), json!({"type": "string"})))
        .collect()
}

/// A place in a value as a JSON pointer; shallow ones are as likely as deep ones.
fn place(value: &Value, random: &mut Rng) -> String {
    let (mut at, mut pointer) = (value, String::new());
    for _ in 0..random.usize(1..14) {
        let (step, inside) = match at {
            Value::Object(entries) if !entries.is_empty() => {
                let (key, inside) = entries.iter().nth(random.usize(..entries.len())).unwrap();
                (key.replace('~', "~0").replace('/', "~1"), inside)
            }
            Value::Array(items) if !items.is_empty() => {
                let index = random.usize(..items.len());
                (index.to_string(), &items[index])
            }
            _ => break,
        };
        pointer = format!("{pointer}/{step}");
        at = inside;
    }
    pointer
}

fn parent(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// Cuts a text off, or writes something else over a part of it.
fn break_text(text: &mut String, random: &mut Rng) {
    let at = text.floor_char_boundary(random.usize(..text.len()));
    if random.bool() {
        text.truncate(at);
    } else {
        let end = text.floor_char_boundary((at + 4).min(text.len()));
        text.replace_range(
            at..end,
            random
                .choice(["\"", "}", "[", "\\u0000", "é"])
                .unwrap_or_default(),
        );
    }
}
