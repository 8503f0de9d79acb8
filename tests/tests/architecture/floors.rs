//! What may import what in the crates, by their `use` lines.

use std::fs;

use crate::{root, source_files};

/// The modules of the crate from the ground up: one imports from its own floor and from those below.
///
/// A request carries the facts of its chain, and one of the facts is a request to be made, so these stand on one floor.
const FLOORS: &[&[&str]] = &[
    &[
        "backoff", "excerpt", "extras", "json", "locate", "parse", "raw", "safety", "unit",
    ],
    &["epee", "scalar"],
    &["error"],
    &["chain_info", "message", "wait"],
    &["wire"],
    &["transport"],
    &["method", "registry", "rt"],
    &[
        "batch",
        "call",
        "chain",
        "client",
        "endpoint_layer",
        "pages",
        "raw_call",
        "rpc",
        "subscription",
    ],
    &["layer"],
    &["connect", "jsonrpsee", "mock", "record"],
    &["connector"],
    &["chains"],
    &["chia", "cli", "ethereum", "filecoin", "infinium", "libra"],
];

/// The modules of the crate `polyrpc-codegen` from the ground up, the command line aside.
const CODEGEN: &[&[&str]] = &[
    &["diagnostic", "macros", "names"],
    &["document"],
    &["valid"],
    &["scalars"],
    &["normalise", "output", "tags"],
    &["kept"],
    &["ir"],
    &["given"],
    &["settings"],
    &["usage"],
    &["diff", "emit", "lint", "list"],
    &["package", "pipeline"],
    &["reference"],
    &["builder"],
    &["project"],
    &["explorer"],
];

/// The modules of the emitter from the ground up.
const EMIT: &[&[&str]] = &[
    &["expressions", "features", "layout", "markdown"],
    &["docs"],
    &["member"],
    &[
        "accessors",
        "constructor",
        "dispatch",
        "enums",
        "errors",
        "packed",
        "pages",
        "rows",
        "texts",
    ],
    &["groups", "structs", "unions"],
    &["methods"],
    &["client", "registry", "streams"],
];

#[test]
fn no_module_of_the_sdk_imports_from_above() {
    let (seen, mut wrong) = check("sdk/src", "use crate::", FLOORS);
    let top = FLOORS.last().unwrap();
    wrong.extend(between(top, "sdk/src", "use crate::"));
    assert!(seen > 100, "only {seen} imports were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_module_of_the_generator_imports_from_above() {
    let (seen, mut wrong) = check("codegen/src", "use crate::", CODEGEN);
    assert!(seen > 100, "only {seen} imports were found");
    let (seen, of_emitter) = check("codegen/src/emit", "use super::", EMIT);
    assert!(seen > 20, "only {seen} imports were found");
    wrong.extend(of_emitter);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How many imports there are, and those that are from a floor above.
fn check(folder: &str, prefix: &str, floors: &[&[&str]]) -> (usize, Vec<String>) {
    let floor = |module: &str| floors.iter().position(|floor| floor.contains(&module));
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (path, module, import) in all(folder, prefix) {
        let Some(own) = floor(&module) else {
            panic!("the module `{module}` of {folder} has no floor: give it one");
        };
        // What is no module of the folder is an item, or stands in code that is generated.
        let Some(other) = floor(&import) else {
            continue;
        };
        seen += 1;
        if other > own {
            wrong.push(format!("{path}: {module} imports from {import}"));
        }
    }
    (seen, wrong)
}

/// The imports between modules of one floor.
fn between(floor: &[&str], folder: &str, prefix: &str) -> Vec<String> {
    let imports = all(folder, prefix).into_iter();
    let wrong = imports.filter(|(_, own, other)| {
        own != other && floor.contains(&own.as_str()) && floor.contains(&other.as_str())
    });
    wrong
        .map(|(path, own, other)| format!("{path}: {own} imports from {other}"))
        .collect()
}

/// Every import below a folder: its file, the module that the file belongs to, and the module that is imported from.
fn all(folder: &str, prefix: &str) -> Vec<(String, String, String)> {
    let source = root().join(folder);
    let mut found = Vec::new();
    for file in source_files(&source) {
        let path = file.strip_prefix(&source).unwrap();
        let module = path.iter().next().unwrap().to_str().unwrap();
        let module = module.trim_end_matches(".rs");
        if matches!(module, "lib" | "main" | "mod" | "bin")
            || (module == "cli" && folder != "sdk/src")
        {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let imports = imports(&text, prefix);
        let path = path.display().to_string();
        found.extend(imports.map(|import| (path.clone(), module.to_owned(), import.to_owned())));
    }
    found
}

/// The modules that a file imports from, tests aside.
fn imports<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let uses = code.split(prefix).skip(1);
    let names = uses.flat_map(|rest| match rest.strip_prefix('{') {
        Some(list) => list
            .split('}')
            .next()
            .unwrap_or_default()
            .split(',')
            .collect(),
        None => vec![rest],
    });
    let names = names.map(|name| {
        name.trim()
            .split(|c: char| !(c.is_ascii_lowercase() || c == '_'))
    });
    // Items of the root are no modules.
    names.filter_map(|mut name| name.next().filter(|name| !name.is_empty()))
}
