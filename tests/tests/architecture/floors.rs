//! What may import what in the crate `polyrpc`, by its `use` lines.

use std::fs;

use crate::{root, source_files};

/// The modules of the crate from the ground up: one imports from its own floor and from those below.
///
/// A request carries the format that it is written in, and a format reads requests and responses, so these stand on one floor.
const FLOORS: &[&[&str]] = &[
    &[
        "backoff", "excerpt", "extras", "json", "locate", "raw", "safety",
    ],
    &["epee", "scalar"],
    &["error"],
    &["chain_info", "transport", "wire"],
    &["method", "rt"],
    &["batch", "call", "chain", "client", "rpc", "subscription"],
    &["layer"],
    &["chains", "connect", "jsonrpsee", "mock", "record"],
    &["chia", "cli", "ethereum"],
];

#[test]
fn no_module_imports_from_above() {
    let source = root().join("sdk/src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for file in source_files(&source) {
        let path = file.strip_prefix(&source).unwrap();
        let module = path.iter().next().unwrap().to_str().unwrap();
        let module = module.trim_end_matches(".rs");
        if matches!(module, "lib" | "bin") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for import in imports(&text) {
            seen += 1;
            let (own, other) = (floor(module), floor(import));
            let top = own == FLOORS.len() - 1;
            if other > own || (top && other == own && import != module) {
                wrong.push(format!(
                    "{}: {module} imports from {import}",
                    path.display()
                ));
            }
        }
    }
    assert!(seen > 100, "only {seen} imports were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn floor(module: &str) -> usize {
    let found = FLOORS.iter().position(|floor| floor.contains(&module));
    found.unwrap_or_else(|| panic!("the module `{module}` has no floor: give it one"))
}

/// The modules of the crate that a file imports from, tests aside.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let uses = code.split("use crate::").skip(1);
    uses.filter_map(|rest| {
        rest.split(|c: char| !(c.is_ascii_lowercase() || c == '_'))
            .next()
    })
    // Items of the crate's root, and its macros by several.
    .filter(|name| !name.is_empty())
}
