//! The site's data: all that is in the documents is there, as the generated client has it, and nothing of them is markup.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::Explorer;
use crate::diagnostic::Diagnostics;
use crate::document::{LoadOptions, Loaded, load_with};
use crate::ir::Api;
use crate::kept::Kept;
use crate::pipeline::understand;
use crate::project::Project;

/// The data of a file: what the script parses.
fn parsed(script: &str) -> Value {
    let start = script.find("JSON.parse('").unwrap() + "JSON.parse('".len();
    let end = script.rfind("')").unwrap();
    let text = script[start..end].replace("\\'", "'").replace("\\\\", "\\");
    serde_json::from_str(&text).unwrap()
}

/// The site of a document, and its data.
fn site_of(document: &Value) -> (BTreeMap<PathBuf, String>, Value) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.json");
    std::fs::write(&file, document.to_string()).unwrap();
    let mut diagnostics = Diagnostics::default();
    let loaded = load_with(&[file], &LoadOptions::default(), &mut diagnostics);
    let mut explorer = Explorer::new("Shop");
    let done = explorer.add(
        "shop",
        "crate",
        &loaded,
        &mut Kept::default(),
        &mut diagnostics,
    );
    assert!(done, "{diagnostics:?}");
    let files = explorer.files();
    let data = parsed(&files[Path::new("data/shop.js")]);
    (files, data)
}

/// A client of this project.
struct Client {
    name: String,
    loaded: Loaded,
    api: Api,
}

/// The clients of this project and their site, which take seconds to make.
static PROJECT: LazyLock<(Vec<Client>, BTreeMap<PathBuf, String>)> = LazyLock::new(|| {
    let project = Project::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let options = LoadOptions {
        root: project.root().to_owned(),
        ..LoadOptions::default()
    };
    let chains = project.chains().unwrap().into_iter();
    let clients = chains.map(|chain| {
        let mut diagnostics = Diagnostics::default();
        let loaded = load_with(&chain.documents, &options, &mut diagnostics);
        let api = understand(&loaded.spec, &mut diagnostics).unwrap();
        let name = chain.name;
        Client { name, loaded, api }
    });
    let clients: Vec<Client> = clients.collect();
    let files = site(&clients);
    (clients, files)
});

fn site(clients: &[Client]) -> BTreeMap<PathBuf, String> {
    let mut explorer = Explorer::new("All");
    for Client { name, loaded, .. } in clients {
        let mut diagnostics = Diagnostics::default();
        assert!(explorer.add(
            name,
            "polyrpc",
            loaded,
            &mut Kept::default(),
            &mut diagnostics
        ));
    }
    explorer.files()
}

#[test]
fn every_method_and_type_of_every_chain_is_shown_and_found() {
    let (clients, files) = &*PROJECT;
    // The same in, the same out.
    assert!(*files == site(clients));
    let index = parsed(&files[Path::new("index.js")]);
    let found: Vec<(u64, &str, &str, &str)> = index["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let text = |at: usize| entry[at].as_str().unwrap();
            (entry[0].as_u64().unwrap(), text(1), text(3), text(2))
        })
        .collect();
    let mut count = 0;
    for (place, Client { name, loaded, api }) in (0..).zip(clients) {
        let data = parsed(&files[&Path::new("data").join(format!("{name}.js"))]);
        let shown = data["methods"].as_array().unwrap();
        let mut said: Vec<(&str, &str)> = Vec::new();
        for document in &loaded.spec.documents {
            said.extend(
                document
                    .methods
                    .iter()
                    .map(|method| (document.stem.as_str(), method.name.as_str())),
            );
        }
        let of = |method: &Value| {
            data["documents"][method["document"].as_u64().unwrap() as usize]["module"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        let mut drawn: Vec<(String, &str)> = shown
            .iter()
            .map(|method| (of(method), method["wire"].as_str().unwrap()))
            .collect();
        said.sort_unstable();
        drawn.sort_unstable();
        assert!(
            said.iter()
                .copied()
                .eq(drawn.iter().map(|(module, wire)| (module.as_str(), *wire))),
            "{name}"
        );
        for (module, wire) in &said {
            assert!(found.contains(&(place, "m", module, wire)), "{name} {wire}");
        }
        let types: Vec<&str> = data["types"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        assert!(
            types
                .iter()
                .copied()
                .eq(api.types.iter().map(|def| def.name.as_str()))
        );
        assert!(
            types.iter().all(|ty| found.contains(&(place, "t", "", ty))),
            "{name}"
        );
        count += said.len();
    }
    assert!(count >= 1471, "{count}");
}

/// The generated functions of a client.
fn generated(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sdk/src");
    let folder = root.join(name).join("generated/client");
    let files = std::fs::read_dir(folder).unwrap();
    let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    texts.collect()
}

/// What a page says of a call is what the generated client offers: its functions and setters by their names.
#[test]
fn code_calls_the_functions_that_are_generated() {
    let (clients, files) = &*PROJECT;
    for Client { name, .. } in clients {
        let generated = generated(name);
        let has = |function: &str| generated.contains(&format!("pub fn {function}("));
        let data = parsed(&files[&Path::new("data").join(format!("{name}.js"))]);
        let methods = data["methods"].as_array().unwrap().iter();
        let codes = methods.flat_map(|method| method["code"].as_array().into_iter().flatten());
        for code in codes {
            let text = code["text"].as_str().unwrap();
            let (_, call) = text.split_once("await?;").unwrap();
            let (_, call) = call.split_once('.').unwrap();
            let setters = text
                .lines()
                .filter_map(|line| line.trim().strip_prefix("// ."));
            for function in setters.chain([call]) {
                let (function, _) = function.split_once('(').unwrap();
                assert!(has(function), "{name}: {function}: {text}");
            }
            syn::parse_file(&text.replace('\u{1}', "\"\"")).unwrap();
        }
    }
}

fn shop() -> Value {
    let order = json!({"$ref": "#/components/schemas/Order"});
    json!({
        "openrpc": "1.3.2", "info": {"title": "Shop", "version": "1", "description": "Sells *things*."},
        "servers": [{"url": "https://shop.example/rpc"}],
        "methods": [
            {
                "name": "order_list", "summary": "Lists orders.", "x-safety": "read", "deprecated": true, "paramStructure": "by-name",
                "externalDocs": {"url": "https://shop.example/docs"},
                "params": [
                    {"name": "customer", "required": true, "schema": {"type": "string", "examples": ["Ada's"]}},
                    {"name": "limit", "schema": {"type": "integer", "minimum": 0, "x-unit": "orders"}, "x-default": 10},
                    {"name": "cursor", "schema": {"type": "string"}},
                ],
                "result": {"name": "r", "description": "A page.", "x-null": "there is no such customer", "schema": {
                    "type": "object", "required": ["orders"], "properties": {"orders": {"type": "array", "items": order}, "next": {"type": "string"}}}},
                "x-pages": {"param": "cursor", "next": "/next", "items": "/orders"},
                "errors": [{"code": -7, "message": "closed"}],
            },
            {
                "name": "order_watch", "params": [{"name": "since", "required": true, "schema": {"type": "string", "format": "quantity64"}}],
                "result": {"name": "id", "schema": {"type": "string"}},
                "x-stream": {"stop": {"call": "order_unwatch"}, "notification": "order_seen", "item": order},
            },
            {"name": "order_unwatch", "params": [{"name": "id", "required": true, "schema": {"type": "string"}}], "result": {"name": "r", "schema": {"type": "boolean"}}},
            {"name": "order_note", "params": [{"name": "text", "required": true, "schema": {"type": "string"}}]},
            {
                "name": "order_sum", "x-nodes": ["one", "two"],
                "params": [{"name": "a", "required": true, "schema": order}, {"name": "b", "required": true, "schema": order}],
                "result": {"name": "r", "schema": {"type": "integer"}},
                "examples": [{"name": "two", "params": [{"name": "a", "value": {"id": "1"}}, {"name": "b", "value": {"id": "2"}}], "result": {"name": "r", "value": 3}}],
            },
        ],
        "components": {"schemas": {"Order": {"type": "object", "required": ["id"], "properties": {
            "id": {"type": "string", "format": "decimal64", "description": "Its <b>number</b>."},
            "parent": {"$ref": "#/components/schemas/Order"},
        }}}},
    })
}

/// What curl sends for a method.
fn body(method: &Value) -> Value {
    serde_json::from_str(method["curl"]["body"].as_str().unwrap()).unwrap()
}

#[test]
fn a_method_says_all_that_its_document_says() {
    let (_, data) = site_of(&shop());
    assert_eq!(data["server"], "https://shop.example/rpc");
    assert_eq!(
        data["documents"][0]["html"],
        "<p>Sells <em>things</em>.</p>"
    );
    let list = &data["methods"][0];
    assert_eq!(list["wire"], "order_list");
    assert_eq!(
        (&list["safety"], &list["docs"]["deprecated"]),
        (&json!("read"), &json!(true))
    );
    assert_eq!(list["docs"]["source"], "https://shop.example/docs");
    assert_eq!(list["null"], "there is no such customer");
    assert_eq!(list["errors"], json!([{"code": -7, "message": "closed"}]));
    let limit = &list["params"][1];
    assert_eq!(
        (
            &limit["presence"],
            &limit["default"],
            &limit["docs"]["unit"],
            &limit["setter"]
        ),
        (
            &json!("optional"),
            &json!("10"),
            &json!("orders"),
            &json!("limit")
        )
    );
    assert_eq!(
        body(list),
        json!({"jsonrpc":"2.0","id":1,"method":"order_list","params":{"customer":"Ada's","limit":10}})
    );
    let rust = list["code"][0]["text"].as_str().unwrap();
    let expected = "use crate::shop::Client;\nuse crate::shop::types::OrderListResult;\n\n\
        async fn example(\n    customer: String,\n) -> Result<OrderListResult, polyrpc::Error> {\n    \
            let client = Client::connect(\u{1}).await?;\n    client\n        .order_list(customer)\n        \
            // .limit(u64)\n        // .cursor(String)\n        .await\n}\n";
    assert_eq!(rust, expected);
    let pages = list["pages"][0]["text"].as_str().unwrap();
    assert!(
        pages.contains("        .pages();\n    while let Some(item) = items.next().await {"),
        "{pages}"
    );
    let note = &data["methods"][1];
    assert_eq!(note["notification"], true);
    assert_eq!(
        body(note),
        json!({"jsonrpc":"2.0","method":"order_note","params":["text"]})
    );
    assert!(
        note["code"][0]["text"]
            .as_str()
            .unwrap()
            .contains("client.notify(OrderNote::new(text)).await")
    );
    let sum = &data["methods"][2];
    assert_eq!(sum["nodes"], json!(["one", "two"]));
    assert_eq!(
        body(sum),
        json!({"jsonrpc":"2.0","id":1,"method":"order_sum","params":[{"id":"1"},{"id":"2"}]})
    );
    let stream = &data["methods"][4]["streams"][0];
    let order = data["types"]
        .as_array()
        .unwrap()
        .iter()
        .position(|ty| ty["name"] == "Order")
        .unwrap();
    assert_eq!(stream["item"], json!([order]));
    assert_eq!(stream["stop"], "by a call of order_unwatch");
    assert!(
        stream["code"][0]["text"]
            .as_str()
            .unwrap()
            .contains("client.subscribe_order_watch(since).await?"),
        "{stream}"
    );
}

#[test]
fn a_type_says_what_it_is_made_of() {
    let (_, data) = site_of(&shop());
    let types = data["types"].as_array().unwrap();
    let order = types.iter().position(|ty| ty["name"] == "Order").unwrap();
    let fields = &types[order]["parts"]["fields"];
    assert_eq!(types[order]["path"], "crate::shop::types::Order");
    assert_eq!(
        fields[0],
        json!({"wire": "id", "type": ["u64"], "form": "an integer in decimal digits", "docs": {"html": "<p>Its &lt;b&gt;number&lt;/b&gt;.</p>"}})
    );
    assert_eq!(
        fields[1],
        json!({"wire": "parent", "type": [order], "presence": "optional"})
    );
}

#[test]
fn nothing_of_a_hostile_document_is_markup() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/browser/hostile.json");
    let text = std::fs::read_to_string(file).unwrap();
    let mut document: Value = serde_json::from_str(&text).unwrap();
    let (files, data) = site_of(&document);
    for (path, text) in &files {
        let is_data = path.starts_with("data") || path.ends_with("index.js");
        assert!(!is_data || !text.contains('<'), "{}", path.display());
    }
    let method = data["methods"]
        .as_array()
        .unwrap()
        .iter()
        .find(|method| method["params"].is_array())
        .unwrap();
    // What is shown as HTML is made by the generator; the rest is text, whatever it says.
    assert_eq!(method["docs"].get("source"), None);
    assert_eq!(
        method["params"][0]["docs"]["html"],
        "<p>&lt;svg onload=hurt()&gt;</p>"
    );
    assert_eq!(method["errors"][0]["message"], "<img src=x onerror=hurt()>");
    let mut explorer = Explorer::new("<script>\"&");
    let title = "<title>&lt;script&gt;&quot;&amp;</title>";
    assert!(explorer.files()[Path::new("index.html")].contains(title));
    // What no client can be made of isn't shown.
    document["methods"] = json!(7);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.json");
    std::fs::write(&file, document.to_string()).unwrap();
    let mut diagnostics = Diagnostics::default();
    let loaded = load_with(&[file], &LoadOptions::default(), &mut diagnostics);
    explorer.add(
        "x",
        "crate",
        &loaded,
        &mut Kept::default(),
        &mut diagnostics,
    );
    assert!(diagnostics.has_errors());
}

#[test]
fn a_site_is_updated_and_nothing_else_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let write = |names: &[&str]| {
        let mut explorer = Explorer::new("Site");
        let document = folder.path().join("shop.json");
        std::fs::write(&document, shop().to_string()).unwrap();
        for name in names {
            let mut diagnostics = Diagnostics::default();
            let loaded = load_with(
                std::slice::from_ref(&document),
                &LoadOptions::default(),
                &mut diagnostics,
            );
            explorer.add(
                name,
                "crate",
                &loaded,
                &mut Kept::default(),
                &mut diagnostics,
            );
        }
        explorer.write(&folder.path().join("out"))
    };
    let out = |name: &str| folder.path().join("out").join(name);
    let all = write(&["a", "b"]).unwrap();
    assert!(out("data/b.js").is_file() && all > 5);
    assert_eq!(write(&["a", "b"]).unwrap(), 0);
    std::fs::write(out("data/mine.js"), "// mine").unwrap();
    std::fs::write(out("notes.txt"), "mine").unwrap();
    std::fs::write(
        out("old.js"),
        "// @generated by polyrpc-codegen. Do not edit.",
    )
    .unwrap();
    // The page and the index, and what is gone.
    assert_eq!(write(&["a"]).unwrap(), 4);
    assert!(!out("old.js").exists());
    assert!(
        !out("data/b.js").exists() && out("data/mine.js").is_file() && out("notes.txt").is_file()
    );
    std::fs::write(out("index.html"), "<p>mine").unwrap();
    let error = write(&["a"]).unwrap_err().to_string();
    assert!(
        error.contains("index.html") && error.contains("wasn't generated"),
        "{error}"
    );
    assert_eq!(
        std::fs::read_to_string(out("index.html")).unwrap(),
        "<p>mine"
    );
}
