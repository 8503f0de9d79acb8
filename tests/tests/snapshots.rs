//! Generator cases: what is generated from each document of `cases/` is what stands beside it.
//!
//! `NAME.rs` is the code in one file; `NAME.txt`, where there is one, what the generator has to say about the document. With
//! `POLYRPC_BLESS=1` both are written anew. `cases.rs` compiles and uses the code. A case that needs several documents is a folder
//! of them instead of a `NAME.json`. `NAME.types`, where there is one, is the list of `--types`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::{LoadOptions, is_document, load_with};
use polyrpc_codegen::{Layout, Output, Runtime, Settings, Types, generate};
use polyrpc_tests::TestResult;

#[test]
fn every_case_is_as_committed() -> TestResult {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let bless = std::env::var_os("POLYRPC_BLESS").is_some();
    let names = names(&root)?;
    assert!(names.len() > 40, "only {} cases were found", names.len());
    let mut wrong = Vec::new();
    for name in names {
        let (code, remarks) = run(&root, &name)?;
        for (file, text) in [
            (format!("{name}.rs"), code),
            (format!("{name}.txt"), remarks),
        ] {
            let path = root.join(&file);
            let committed = fs::read_to_string(&path).unwrap_or_default();
            match (committed == text, bless, text.is_empty()) {
                (true, ..) => {}
                (false, false, _) => wrong.push(first_difference(&file, &committed, &text)),
                (false, true, true) => fs::remove_file(&path)?,
                (false, true, false) => fs::write(&path, &text)?,
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "POLYRPC_BLESS=1 accepts these:\n{}",
        wrong.join("\n")
    );
    Ok(())
}

/// What only this repository's own clients have, and a case in one file hasn't.
#[test]
fn each_service_has_its_methods_in_the_registry() -> TestResult {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let settings = Settings::new("chain", Runtime::Inside, Layout::Folder);
    let (output, _) = make(&root, "services", &settings)?;
    let text = |path: &str| -> TestResult<String> {
        let text = output.files.get(Path::new(path)).ok_or(path)?;
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let registry = text("registry.rs")?;
    for section in [
        "common for \"chain/full_node\", \"chain/wallet\" { GetVersion(",
        "full_node for \"chain/full_node\" { GetCoin(",
        "offers for \"chain/wallet\" { Take(",
        "simulator for \"chain/full_node\" { Farm(",
        "wallet for \"chain/wallet\" { Burn(",
        "web for \"chain\" { Height(",
    ] {
        assert!(registry.contains(section), "{section} is not in {registry}");
    }
    assert_eq!(registry.matches(" for ").count(), 6, "{registry}");
    let clients = text("client/mod.rs")?;
    assert!(
        clients.contains("use crate::chain::{Client, FullNode, Simulator, Wallet};"),
        "{clients}"
    );
    assert!(registry.contains("STREAMS {} }"), "{registry}");

    let streams = make(&root, "streams", &settings)?.0;
    let registry = streams.files.get(Path::new("registry.rs")).ok_or("none")?;
    for name in ["heads", "logs", "syncing"] {
        let row = format!("\"{name}\" of \"subscribe\": ");
        assert!(registry.contains(&row), "{registry}");
    }
    Ok(())
}

#[test]
fn the_registry_says_which_parameters_are_required() -> TestResult {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let settings = Settings::new("chain", Runtime::Inside, Layout::Folder);
    let (output, _) = make(&root, "epee", &settings)?;
    let registry = output.files.get(Path::new("registry.rs")).ok_or("none")?;
    for params in [
        r#""need_global_indexes","#,
        r#"optional "minimum_height" = "0","#,
        r#"optional "block_ids")"#,
    ] {
        assert!(registry.contains(params), "{params} is not in {registry}");
    }
    Ok(())
}

#[test]
fn the_registry_has_the_methods_of_the_features_that_are_there() -> TestResult {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let settings = Settings::new("chain", Runtime::Inside, Layout::Folder);
    let (output, _) = make(&root, "features", &settings)?;
    let text = |path: &str| output.files.get(Path::new(path)).ok_or(path.to_owned());
    let registry = text("registry.rs")?;
    for (feature, method) in [("case-node", "GetCoin("), ("case-wallet", "GetBalance(")] {
        let (before, _) = registry.split_once(method).ok_or(method)?;
        let (_, gate) = before.rsplit_once("#[cfg").ok_or(method)?;
        assert!(
            gate.starts_with(&format!("(feature = \"{feature}\")]")),
            "{registry}"
        );
    }
    assert!(!text("types/shared.rs")?.contains("Balance"));
    assert!(text("types/case_wallet.rs")?.contains("pub enum Unit"));
    Ok(())
}

/// The words of documents are in the code as Markdown that rustdoc has nothing to say about.
#[test]
fn rustdoc_takes_the_words_of_documents() -> TestResult {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut items = String::from("//! Words.\n");
    let mut count = 0;
    for name in names(&root)? {
        let (code, _) = run(&root, &name)?;
        let mut words: Vec<&str> = Vec::new();
        for line in code.lines().map(str::trim) {
            if line.starts_with("///") || line.starts_with("#[doc = \"") {
                words.push(line);
            } else if !words.is_empty() {
                // What links to an item is the generator's, and the item isn't there.
                let is_own = |line: &&str| !line.contains("[`") || line.contains("`](http");
                count += 1;
                items += &words
                    .drain(..)
                    .filter(is_own)
                    .collect::<Vec<_>>()
                    .join("\n");
                items += &format!("\npub struct Item{count};\n");
            }
        }
    }
    assert!(count > 500, "{count}");
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("words.rs");
    fs::write(&file, items)?;
    let rustdoc = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
    let args = [
        "--crate-type",
        "lib",
        "--edition",
        "2024",
        "-D",
        "warnings",
        "-D",
        "rustdoc::all",
    ];
    let mut command = Command::new(rustdoc);
    command
        .args(args)
        .arg("--out-dir")
        .arg(folder.path().join("doc"))
        .arg(file);
    let done = command.output()?;
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.trim().is_empty(), "{said}");
    Ok(())
}

/// The generated code, and the remarks about the document.
fn run(root: &Path, name: &str) -> TestResult<(String, String)> {
    let types = fs::read_to_string(root.join(format!("{name}.types"))).unwrap_or_default();
    let types = Types::parse(&types)?;
    let runtime = Runtime::Path("::polyrpc".to_owned());
    let mut settings = Settings::new(name, runtime, Layout::OneFile);
    settings.types = types;
    let (output, remarks) = make(root, name, &settings)?;
    let mut files = output.files.into_values();
    match (files.next(), files.next()) {
        (Some(code), None) => Ok((code, remarks)),
        _ => Err(format!("{name} isn't one file").into()),
    }
}

fn make(root: &Path, name: &str, settings: &Settings) -> TestResult<(Output, String)> {
    let mut diagnostics = Diagnostics::default();
    let options = LoadOptions {
        root: root.to_owned(),
        ..LoadOptions::default()
    };
    let loaded = load_with(&documents(root, name)?, &options, &mut diagnostics);
    let output = generate(&loaded.spec, settings, &mut diagnostics);
    let remarks = diagnostics
        .iter()
        .map(|found| format!("{found}\n"))
        .collect();
    if diagnostics.has_errors() {
        return Err(format!("{name} has errors:\n{remarks}").into());
    }
    Ok((output, remarks))
}

/// The documents of a case, from the root.
fn documents(root: &Path, name: &str) -> TestResult<Vec<PathBuf>> {
    if !root.join(name).is_dir() {
        return Ok(vec![PathBuf::from(format!("{name}.json"))]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join(name))? {
        let path = entry?.path();
        if is_document(&path) {
            found.push(path.strip_prefix(root)?.to_owned());
        }
    }
    found.sort();
    Ok(found)
}

fn names(root: &Path) -> TestResult<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        let is_json = path
            .extension()
            .is_some_and(|extension| extension == "json");
        if is_json || path.is_dir() {
            names.push(
                path.file_stem()
                    .ok_or("no name")?
                    .to_string_lossy()
                    .into_owned(),
            );
        }
    }
    names.sort();
    Ok(names)
}

/// The first lines that differ, so that a report of many cases stays short.
fn first_difference(file: &str, committed: &str, generated: &str) -> String {
    let mut old = committed.lines();
    let mut new = generated.lines();
    let mut number = 0;
    loop {
        number += 1;
        match (old.next(), new.next()) {
            (None, None) => return format!("{file}: only the line ends differ"),
            (old, new) if old == new => {}
            (old, new) => {
                let [old, new] = [old, new].map(|line| line.unwrap_or("(end of file)"));
                return format!("{file}:{number}\n  committed: {old}\n  generated: {new}");
            }
        }
    }
}
