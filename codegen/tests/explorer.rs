//! `polyrpc-codegen docs` from the outside.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

const DOCUMENT: &str = r#"{
  "openrpc": "1.3.2",
  "info": {"title": "Shop", "version": "1"},
  "methods": [
    {"name": "count", "params": [], "result": {"name": "r", "schema": {"type": "integer"}}},
    {"name": "Count", "params": [], "result": {"name": "r", "schema": {"type": "integer"}}}
  ]
}"#;

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_polyrpc-codegen"))
        .current_dir(folder)
        .args(args)
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), stderr)
}

#[test]
fn a_project_is_a_site_with_data_for_each_chain() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "schemas/one/shop.json", DOCUMENT);
    write(folder.path(), "schemas/two/shop.json", DOCUMENT);
    let (code, stderr) = run(
        &folder.path().join("schemas"),
        &["docs", "--out", "../site"],
    );
    assert_eq!(code, 0, "{stderr}");
    assert!(
        stderr.contains("4 methods, 7 files written: open ../site/index.html"),
        "{stderr}"
    );
    let read = |name: &str| std::fs::read_to_string(folder.path().join("site").join(name)).unwrap();
    assert!(read("data/one.js").contains("use polyrpc::one::Client;"));
    assert!(read("data/two.js").contains("use polyrpc::two::Client;"));
    assert!(read("index.html").contains("<title>API explorer</title>"));
    let (_, stderr) = run(folder.path(), &["docs", "--out", "site"]);
    assert!(stderr.contains("0 files written"), "{stderr}");
}

#[test]
fn a_document_is_shown_under_the_names_of_its_client() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "my-shop.json", DOCUMENT);
    let kept = r#"{"functions of Client": {"Count": "count_all"}}"#;
    write(folder.path(), "names.json", kept);
    let args = [
        "docs",
        "my-shop.json",
        "--out",
        "site",
        "--title",
        "My <shop>",
    ];
    let (code, stderr) = run(
        folder.path(),
        &[&args[..], &["--names", "names.json"]].concat(),
    );
    assert_eq!(code, 0, "{stderr}");
    let read = |name: &str| std::fs::read_to_string(folder.path().join("site").join(name)).unwrap();
    let data = read("data/my_shop.js");
    assert!(
        data.contains("use crate::my_shop::Client;") && data.contains(".count_all()"),
        "{data}"
    );
    assert!(read("index.html").contains("<title>My &lt;shop&gt;</title>"));
}

#[test]
fn what_cannot_be_shown_is_said() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "broken.json",
        "{\"openrpc\": \"1.3.2\", \"methods\": 7}",
    );
    let (code, stderr) = run(folder.path(), &["docs", "broken.json", "--out", "site"]);
    assert_eq!(code, 1, "{stderr}");
    assert!(stderr.contains("nothing was written"), "{stderr}");
    assert!(!folder.path().join("site").exists());
    let (code, stderr) = run(folder.path(), &["docs", "--out", "site"]);
    assert_eq!(code, 2, "{stderr}");
    assert_eq!(run(folder.path(), &["docs", "broken.json"]).0, 2);
    write(folder.path(), "shop.json", DOCUMENT);
    let (code, stderr) = run(
        folder.path(),
        &["docs", "shop.json", "--out", "site", "--names", "none.json"],
    );
    assert_eq!(code, 1, "{stderr}");
    assert!(stderr.contains("none.json"), "{stderr}");
}
