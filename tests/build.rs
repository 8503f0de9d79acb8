//! Lists the generated code of the generator cases as modules, so that `tests/cases.rs` compiles all of them.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=cases");
    let variable = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .ok_or(io::ErrorKind::NotFound)
    };
    let cases = variable("CARGO_MANIFEST_DIR")?.join("cases");
    let mut files = fs::read_dir(&cases)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    fs::write(variable("OUT_DIR")?.join("cases.rs"), modules(&files))
}

fn modules(files: &[PathBuf]) -> String {
    let mut text = String::new();
    for path in files {
        let name = path
            .file_stem()
            .map(|stem| stem.to_string_lossy())
            .unwrap_or_default();
        // Writing to a `String` can't fail.
        _ = writeln!(
            text,
            "/// From `{name}.json`.\n#[path = {path:?}]\npub mod {name};"
        );
    }
    text
}
