//! Names never move: whatever is added to a document, and wherever, each name means what it meant.

use std::collections::BTreeMap;
use std::path::Path;

use polyrpc_codegen::{Builder, Change};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Method names that want the same Rust names.
const METHODS: [&str; 6] = [
    "SUI_get", "sui-get", "suiGet", "sui_get", "sui_get2", "call",
];
/// Keys, of which the same is true.
const KEYS: [&str; 6] = ["A-b", "aB", "a_b", "a_b_2", "self", "type"];
/// Components, of which the same is true.
const TYPES: [&str; 5] = ["BALANCE", "Balance", "Balance2", "SuiGetResult", "balance"];
/// Values of an enum, of which the same is true.
const VALUES: [&str; 5] = ["ON", "On", "on", "o-n", "unknown"];

/// Says of each thing that a document may have whether it does.
struct Bits(u64);

impl Bits {
    fn next(&mut self) -> bool {
        let bit = self.0 & 1 == 1;
        self.0 = self.0.rotate_right(1);
        bit
    }

    fn chosen<'a>(&mut self, from: &[&'a str]) -> Vec<&'a str> {
        from.iter().copied().filter(|_| self.next()).collect()
    }
}

fn document(bits: u64) -> Value {
    let bits = &mut Bits(bits);
    let mut schemas = Map::new();
    for name in TYPES {
        let is_there = bits.next();
        let keys = bits.chosen(&KEYS);
        if is_there {
            let properties = keys
                .iter()
                .map(|key| ((*key).to_owned(), json!({ "type": "string" })));
            let properties: Map<_, _> = properties.collect();
            schemas.insert(
                name.to_owned(),
                json!({ "type": "object", "properties": properties }),
            );
        }
    }
    let mut branches = vec![json!({ "type": "string", "enum": ["fixed"] })];
    for (place, key) in KEYS.iter().enumerate() {
        if bits.next() {
            let property =
                json!({ "type": "object", "properties": { "x": { "type": "integer" } } });
            let branch =
                json!({ "type": "object", "properties": { *key: property }, "required": [key] });
            branches.insert(place % branches.len(), branch);
        }
    }
    let mut values = vec!["always"];
    values.extend(bits.chosen(&VALUES));
    let methods: Vec<Value> = METHODS
        .iter()
        .enumerate()
        .filter(|_| bits.next())
        .map(|(place, name)| {
            let result = match place {
                0 => json!({ "oneOf": branches }),
                1 => json!({ "type": "string", "enum": values }),
                _ => match schemas.keys().nth(place - 2) {
                    Some(target) => json!({ "$ref": format!("#/components/schemas/{target}") }),
                    None => json!({ "type": "object", "properties": { "own": { "type": "object", "properties": { "y": { "type": "integer" } } } } }),
                },
            };
            json!({ "name": name, "params": [], "result": { "name": "result", "schema": result } })
        })
        .collect();
    json!({
        "openrpc": "1.3.2",
        "info": { "title": "Names", "version": "1" },
        "methods": methods,
        "components": { "schemas": schemas }
    })
}

type Names = BTreeMap<String, BTreeMap<String, String>>;

#[expect(clippy::unwrap_used, reason = "only tests call it")]
fn generated(folder: &Path, document: &Value) -> Names {
    let file = folder.join("api.json");
    std::fs::write(&file, document.to_string()).unwrap();
    let names = folder.join("names.json");
    let builder = Builder::new()
        .document(&file)
        .out_dir(folder.join("out"))
        .names(&names);
    builder.generate().unwrap();
    assert_eq!(builder.check().unwrap().differences, []);
    serde_json::from_str(&std::fs::read_to_string(names).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_name_means_what_it_meant(before in any::<u64>(), more in any::<u64>()) {
        let folder = tempfile::tempdir().unwrap();
        let old = generated(folder.path(), &document(before));
        let new = generated(folder.path(), &document(before | more));
        for (scope, names) in old.iter().filter(|(scope, _)| *scope != "generated") {
            for (item, name) in names {
                let now = new.get(scope).and_then(|names| names.get(item));
                // A result may be another type now; then nothing has the old one's place.
                if let Some(now) = now {
                    prop_assert_eq!(now, name, "{} in {}", item, scope);
                }
            }
        }
    }
}

#[test]
fn a_newcomer_that_sorts_first_takes_no_name() {
    let folder = tempfile::tempdir().unwrap();
    let method = |name: &str| json!({ "name": name, "params": [], "result": { "name": "r", "schema": { "type": "boolean" } } });
    let with = |methods: Vec<Value>| json!({ "openrpc": "1.3.2", "info": { "title": "Names", "version": "1" }, "methods": methods });
    let old = generated(folder.path(), &with(vec![method("sui_getObject")]));
    assert_eq!(old["methods"]["sui_getObject"], "SuiGetObject");
    let both = with(vec![method("SUI_getObject"), method("sui_getObject")]);
    let new = generated(folder.path(), &both);
    assert_eq!(new["methods"]["sui_getObject"], "SuiGetObject");
    assert_eq!(new["methods"]["SUI_getObject"], "SuiGetObject2");
}

/// Results that are the same are one type. Each of them keeps its name when another is gone, and the first when they part.
#[test]
fn a_shared_type_keeps_its_name_for_each_that_has_it() {
    let with = |results: &[(&str, Value)]| {
        let methods = results.iter().map(|(name, schema)| json!({ "name": name, "params": [], "result": { "name": "r", "schema": schema } }));
        let methods: Vec<_> = methods.collect();
        json!({ "openrpc": "1.3.2", "info": { "title": "Names", "version": "1" }, "methods": methods })
    };
    let own = |key: &str| json!({ "type": "object", "properties": { key: { "type": "integer" } } });
    let folder = tempfile::tempdir().unwrap();
    let all = [("a_get", own("x")), ("aGet", own("y")), ("a-get", own("y"))];
    let old = generated(folder.path(), &with(&all));
    let name = |names: &Names, method: &str| names["types"][&format!("{method} -> ")].clone();
    assert_eq!(name(&old, "aGet"), name(&old, "a-get"));
    for gone in ["aGet", "a-get"] {
        let left: Vec<_> = all
            .iter()
            .filter(|(name, _)| *name != gone)
            .cloned()
            .collect();
        let folder = tempfile::tempdir().unwrap();
        generated(folder.path(), &with(&all));
        let new = generated(folder.path(), &with(&left));
        for (method, _) in left {
            assert_eq!(name(&new, method), name(&old, method), "{method}");
        }
    }
    let parted = [("a_get", own("x")), ("aGet", own("y")), ("a-get", own("z"))];
    let new = generated(folder.path(), &with(&parted));
    let kept = ["aGet", "a-get"].map(|method| name(&new, method) == name(&old, method));
    assert_eq!(kept.iter().filter(|kept| **kept).count(), 1);
    assert_eq!(name(&new, "a_get"), name(&old, "a_get"));
}

#[test]
fn a_stale_file_of_names_is_found() {
    let folder = tempfile::tempdir().unwrap();
    generated(folder.path(), &document(u64::MAX));
    let names = folder.path().join("names.json");
    let text = std::fs::read_to_string(&names).unwrap();
    std::fs::write(&names, text.replace("\"types\"", "\"tipes\"")).unwrap();
    let builder = Builder::new()
        .document(folder.path().join("api.json"))
        .out_dir(folder.path().join("out"))
        .names(&names);
    let differences = builder.check().unwrap().differences;
    assert!(
        differences
            .iter()
            .any(|found| found.path.ends_with("names.json") && found.change == Change::Update),
        "{differences:?}"
    );
    std::fs::write(&names, "{").unwrap();
    let refused = builder.check().unwrap_err().to_string();
    assert!(
        refused.contains("names.json") && refused.contains("remove it"),
        "{refused}"
    );
}
