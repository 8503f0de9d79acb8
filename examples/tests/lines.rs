//! Limits the length of the examples.

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines that an example may have of its own.
const MOST: usize = 25;

/// The most lines of an example of one of [`OTHERS`], the chains whose calls take more words.
const MOST_OF_OTHERS: usize = 30;

/// The prefixes of the names of the examples that may have [`MOST_OF_OTHERS`] lines.
const OTHERS: [&str; 3] = ["filecoin_", "infinium_", "libra_"];

/// The examples whose test is what they show, so that it counts.
const TESTS_COUNT: [&str; 1] = ["mocked"];

/// The lines of a program's own: all but blank ones, comments, `use` items, the `allow` at the top, and the tests at the end. What `main` says
/// counts, and so does each line of what rustfmt has broken into several.
fn own_lines(name: &str, text: &str) -> usize {
    let mut tests = false;
    let mut skipped_to: Option<&str> = None; // how the item ends that doesn't count
    let lines = text.lines().filter(|line| {
        tests |= line.starts_with("#[cfg(") && !TESTS_COUNT.contains(&name);
        if let Some(end) = skipped_to {
            skipped_to = Some(end).filter(|end| !line.ends_with(*end));
            return false;
        }
        let code = line.trim_start();
        for (start, end) in [("use ", ";"), ("#![allow(", ")]")] {
            if code.starts_with(start) {
                skipped_to = Some(end).filter(|end| !line.ends_with(*end));
                return false;
            }
        }
        !tests && !code.is_empty() && !code.starts_with("//")
    });
    lines.count()
}

fn examples() -> std::io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![folder.join("own_document/src/main.rs")];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}

#[test]
fn no_example_is_long() -> std::io::Result<()> {
    let files = examples()?;
    assert!(files.len() > 20, "they are elsewhere");
    let mut long = Vec::new();
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let own = own_lines(&name, &fs::read_to_string(&path)?);
        let most = match OTHERS.iter().any(|chain| name.starts_with(chain)) {
            true => MOST_OF_OTHERS,
            false => MOST,
        };
        if own > most {
            long.push(format!("{} has {own} lines of {most}", path.display()));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
    Ok(())
}

#[test]
fn what_counts() {
    let text = [
        "//! Docs.\n#![allow(\n    a,\n    reason = \"b\"\n)]\n\nuse a::{\n    b,\n};\nuse c;\n\n",
        "/// More.\nfn main() {\n    // Why.\n    b(); // what\n}\n\n",
        "#[cfg(test)]\nmod tests {\n    use super::*;\n    fn c() {}\n}\n",
    ];
    let text = &text.concat();
    assert_eq!(own_lines("a", text), 3);
    assert_eq!(own_lines("mocked", text), 7);
}
