//! Generator cases: what is generated from each document of `cases/` is what stands beside it.
//!
//! `NAME.rs` is the code in one file; `NAME.txt`, where there is one, what the generator has to say about the document. With
//! `POLYRPC_BLESS=1` both are written anew. `cases.rs` compiles and uses the code.

use std::fs;
use std::path::{Path, PathBuf};

use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::{LoadOptions, load_with};
use polyrpc_codegen::{Layout, Runtime, Settings, generate};
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

/// The generated code, and the remarks about the document.
fn run(root: &Path, name: &str) -> TestResult<(String, String)> {
    let mut diagnostics = Diagnostics::default();
    let options = LoadOptions {
        root: root.to_owned(),
        ..LoadOptions::default()
    };
    let loaded = load_with(
        &[PathBuf::from(format!("{name}.json"))],
        &options,
        &mut diagnostics,
    );
    let settings = Settings {
        name: name.to_owned(),
        runtime: Runtime::Path("::polyrpc".to_owned()),
        layout: Layout::OneFile,
    };
    let output = generate(&loaded.spec, &settings, &mut diagnostics);
    let remarks = diagnostics
        .iter()
        .map(|found| format!("{found}\n"))
        .collect();
    if diagnostics.has_errors() {
        return Err(format!("{name} has errors:\n{remarks}").into());
    }
    let mut files = output.files.into_values();
    match (files.next(), files.next()) {
        (Some(code), None) => Ok((code, remarks)),
        _ => Err(format!("{name} isn't one file").into()),
    }
}

fn names(root: &Path) -> TestResult<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
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
