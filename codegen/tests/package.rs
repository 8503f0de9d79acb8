//! Crates around clients: what is written, which edits stay, and which examples are reported.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::path::Path;
use std::process::Command;

const DOCUMENT: &str = r##"{
  "openrpc": "1.3.2",
  "$schema": "https://meta.open-rpc.org/",
  "info": {"title": "Warehouse", "description": "What is *where*.", "version": "1.4", "license": {"name": "MIT"}},
  "servers": [{"url": "https://warehouse.example.org/rpc"}],
  "methods": [
    {
      "name": "list_orders",
      "summary": "Lists [orders]",
      "paramStructure": "by-name",
      "tags": [{"name": "Orders"}],
      "params": [
        {"name": "customer", "required": true, "schema": {"type": "string"}},
        {"name": "limit", "schema": {"type": "integer", "minimum": 1}}
      ],
      "result": {"name": "orders", "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Order"}}},
      "examples": [
        {"name": "one", "params": [{"name": "limit", "value": 1}, {"name": "customer", "value": "x"}],
         "result": {"name": "orders", "value": [{"id": "a", "weight": 1.5, "color": "red"}]}},
        {"name": "none", "params": [{"name": "first", "value": "x"}], "result": {"name": "orders", "value": []}},
        {"$ref": "#/components/examplePairingObjects/Wrong"},
        {"name": "too many", "params": [{"name": "a", "value": "x"}, {"name": "b", "value": 1}, {"name": "c", "value": 1}],
         "result": {"name": "orders", "value": [{"id": 7}]}},
        {"name": "too few", "params": [], "result": {"name": "orders", "value": [{}]}}
      ]
    },
    {
      "name": "count",
      "tags": ["Orders", {"name": "stock levels"}],
      "params": [{"name": "what", "schema": {"type": "string"}}, {"name": "depth", "schema": {"type": "integer"}}],
      "result": {"name": "count", "schema": {"type": "integer"}},
      "examples": [{"name": "by place", "params": [{"name": "depth", "value": 2}], "result": {"name": "count", "value": 3}}]
    },
    {"name": "ping", "params": [], "result": {"name": "pong", "schema": {"type": "string"}}}
  ],
  "components": {
    "schemas": {"Order": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "weight": {"type": "number"}}}},
    "examplePairingObjects": {
      "Wrong": {"name": "wrong", "params": [{"name": "customer", "value": 5}], "result": {"name": "orders", "value": "none"}}
    }
  }
}"##;

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_polyrpc-codegen"))
        .current_dir(folder)
        .args(args)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        done.status.code().unwrap(),
        text(done.stdout),
        text(done.stderr),
    )
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

const CRATE: &[&str] = &["api.json", "--crate", "warehouse-client", "--out", "out"];

fn crate_of(document: &str, more: &[&str]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.json"), document).unwrap();
    let (code, _, stderr) = run(folder.path(), &[&["generate"], CRATE, more].concat());
    assert_eq!(code, 0, "{stderr}");
    (folder, stderr)
}

#[test]
fn a_crate_is_ready_to_be_published() {
    let more = [
        "--repository",
        "https://example.org/repo",
        "--polyrpc-path",
        "../sdk",
    ];
    let (folder, _) = crate_of(DOCUMENT, &more);
    let out = folder.path().join("out");
    let manifest = read(&out, "Cargo.toml");
    for line in [
        "name = \"warehouse-client\"",
        "version = \"1.4.0\"",
        "description = \"A typed async client of Warehouse\"",
        "license = \"MIT\"",
        "repository = \"https://example.org/repo\"",
        "http = [\"polyrpc/http\"]",
        "path = \"../sdk\", version = \"",
    ] {
        assert!(manifest.contains(line), "{line} is not in {manifest}");
    }
    let readme = read(&out, "README.md");
    for line in [
        "What is \\*where\\*.",
        "warehouse_client::Client::connect(\"https://warehouse.example.org/rpc\")",
        "- `Client::list_orders`: Lists \\[orders\\].\n",
        "- `Client::ping`\n",
    ] {
        assert!(readme.contains(line), "{line} is not in {readme}");
    }
    assert!(read(&out, "src/lib.rs").contains("pub use generated::*;"));
    assert!(out.join("src/generated/registry.rs").exists());
    assert!(out.join("names.json").exists());
    let (code, stdout, _) = run(folder.path(), &[&["check"], CRATE, &more].concat());
    assert_eq!((code, stdout.as_str()), (0, ""));
}

#[test]
fn functions_have_examples_that_import_the_crate() {
    let (folder, _) = crate_of(DOCUMENT, &[]);
    let client = read(folder.path(), "out/src/generated/client/api.rs");
    let rows: Vec<&str> = client.lines().map(str::trim).collect();
    let expected = [
        "/// ```no_run",
        "/// # use warehouse_client::Client; use warehouse_client::types::Order;",
        "/// # async fn example(client: Client, customer: String) -> Result<(), polyrpc::Error> {",
        "/// let result: Vec<Order> = client",
        "///     .list_orders(customer)",
        "///     // .limit(u64)",
        "///     .await?;",
        "/// # Ok(()) }",
        "/// ```",
    ];
    let mut windows = rows.windows(expected.len());
    assert!(windows.any(|window| window == expected), "{client}");
    // The path of a module is its user's affair.
    let (code, ..) = run(folder.path(), &["generate", "api.json", "--out", "module"]);
    assert_eq!(code, 0);
    let module = read(folder.path(), "module/client/api.rs");
    assert!(!module.contains("no_run"), "{module}");
}

#[test]
fn examples_are_tests_unless_they_contradict_their_schema() {
    let (folder, stderr) = crate_of(DOCUMENT, &[]);
    let lines = read(&folder.path().join("out/src"), "examples.jsonl");
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let expected = [
        r#"{"api":"api","method":"count","name":"by place","params":[null,2],"result":3}"#,
        // By their names, in whatever order, and without the key that its schema doesn't list.
        r#"{"api":"api","method":"list_orders","name":"one","params":{"customer":"x","limit":1},"result":[{"id":"a","weight":1.5}]}"#,
        // In their order, where the names are others.
        r#"{"api":"api","method":"list_orders","name":"none","params":{"customer":"x"},"result":[]}"#,
    ];
    let found: Vec<String> = lines.iter().skip(1).map(ToString::to_string).collect();
    assert_eq!(found, expected);
    assert!(
        lines[0]["by"]
            .as_str()
            .unwrap()
            .starts_with("@generated by polyrpc-codegen from api.json")
    );
    for said in [
        "/methods/0/examples/0/result: the example has `/0/color`, which its schema doesn't list",
        "/components/examplePairingObjects/Wrong/params/0: the example contradicts its own schema: want string, but got number",
        "/components/examplePairingObjects/Wrong/result: the example contradicts its own schema: want array, but got string (and so do 2 more)",
        "/methods/0/examples/3/params/2: the example has more parameters than `list_orders`",
        "/methods/0/examples/4: the example has no `customer`, which is required",
    ] {
        assert!(stderr.contains(said), "{said} is not in {stderr}");
    }
}

#[test]
fn what_was_edited_stays() {
    let (folder, _) = crate_of(DOCUMENT, &[]);
    let out = folder.path().join("out");
    let edit = |name: &str, from: &str, to: &str| {
        let text = read(&out, name);
        assert!(text.contains(from), "{from} is not in {text}");
        std::fs::write(out.join(name), text.replace(from, to)).unwrap();
    };
    edit("Cargo.toml", "version = \"1.4.0\"", "version = \"2.0.0\"");
    edit("README.md", "## Connecting", "## How to connect");
    edit("src/lib.rs", "mod generated;", "mod generated;\nmod mine;");
    edit("src/examples.rs", "fn every_example", "fn no_example");
    std::fs::write(
        folder.path().join("api.json"),
        DOCUMENT.replace("\"ping\"", "\"pong\""),
    )
    .unwrap();
    let generate = [&["generate"], CRATE].concat();
    let (code, _, stderr) = run(folder.path(), &generate);
    assert_eq!(code, 0, "{stderr}");
    assert!(read(&out, "Cargo.toml").contains("version = \"2.0.0\""));
    assert!(read(&out, "src/lib.rs").contains("mod mine;"));
    let readme = read(&out, "README.md");
    assert!(
        readme.contains("## How to connect") && readme.contains("- `Client::pong`\n"),
        "{readme}"
    );
    assert!(!readme.contains("::ping"), "{readme}");
    assert!(read(&out, "src/examples.rs").contains("fn every_example"));
    // What the generator has not written is not its own.
    std::fs::write(out.join("src/examples.rs"), "// mine\n").unwrap();
    let (code, _, stderr) = run(folder.path(), &generate);
    assert_eq!(code, 1);
    assert!(
        stderr.contains("examples.rs: was not generated; move it"),
        "{stderr}"
    );
}

#[test]
fn only_names_of_crates_are_taken() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.json"), DOCUMENT).unwrap();
    for name in ["my client", "7up", "type", "polyrpc", ""] {
        let args = ["generate", "api.json", "--out", "out", "--crate", name];
        let (code, _, stderr) = run(folder.path(), &args);
        assert!(
            code != 0 && stderr.contains("can't be the name of a crate"),
            "{name}: {stderr}"
        );
    }
    assert!(!folder.path().join("out").exists());
}

#[test]
fn each_tag_is_a_feature() {
    let (folder, _) = crate_of(DOCUMENT, &["--feature-per-tag"]);
    let out = folder.path().join("out");
    let manifest = read(&out, "Cargo.toml");
    for line in [
        "default = [\"http\", \"orders\", \"orders-or-stock-levels\", \"stock-levels\"]",
        "\"orders\" = [\"orders-or-stock-levels\"]",
        "\"stock-levels\" = [\"orders-or-stock-levels\"]",
        "\"orders-or-stock-levels\" = []",
    ] {
        assert!(manifest.contains(line), "{line} is not in {manifest}");
    }
    let methods = read(&out, "src/generated/methods/mod.rs");
    let methods = methods.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        methods.contains("#[cfg(feature = \"orders\")] mod api_orders;"),
        "{methods}"
    );
    assert!(methods.contains(" mod api;"), "{methods}");
    assert!(
        read(&out, "src/generated/methods/api_orders_or_stock_levels.rs")
            .contains("pub struct Count")
    );
    assert!(read(&out, "src/generated/types/orders.rs").contains("pub struct Order"));
}

#[test]
fn types_may_be_all() {
    let (folder, _) = crate_of(DOCUMENT, &["--types-only"]);
    let out = folder.path().join("out");
    assert!(read(&out, "src/generated/types/api.rs").contains("pub struct Order"));
    for name in [
        "src/generated/client",
        "src/generated/methods",
        "src/generated/registry.rs",
        "src/examples.rs",
    ] {
        assert!(!out.join(name).exists(), "{name}");
    }
    let manifest = read(&out, "Cargo.toml");
    assert!(
        !manifest.contains("polyrpc/http") && !manifest.contains("dev-dependencies"),
        "{manifest}"
    );
    assert!(!read(&out, "README.md").contains("connect"));
}
