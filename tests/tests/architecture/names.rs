//! Which files may name a chain.

use std::fs;
use std::path::PathBuf;

use crate::{root, source_files};

/// The names of chains, and how their methods begin.
const NAMES: [&str; 11] = [
    "chia",
    "diem",
    "ethereum",
    "filecoin",
    "infinium",
    "libra",
    "lotus",
    "monero",
    "\"eth_",
    "\"personal_",
    "\"web3_",
];

/// Where chains may be named in code, below `sdk/src`: wires, of which some are one chain's, the list of chains, and the help of a tool
/// with its examples. The folders of chains are found by those in `schemas`.
const ALLOWED: [&str; 5] = [
    "wire",
    "lib.rs",
    "chains.rs",
    "cli/help.rs",
    "cli/verify.rs",
];

/// The lines of code, with their numbers: without comments, conditions on features, and the tests at the end.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_test = |line: &str| {
        let line = line.trim_start();
        line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(all(test")
    };
    let mut lines: Vec<_> = (1..).zip(text.lines()).collect();
    if let Some(module) = lines.iter().position(|(_, line)| *line == "mod tests {") {
        lines.truncate(module);
    }
    let kept = lines.into_iter().filter(move |(_, line)| {
        !line.trim_start().starts_with("//") && !line.contains("feature = \"") && !is_test(line)
    });
    kept.map(|(number, line)| (number, line.split(" // ").next().unwrap_or(line)))
}

#[test]
fn only_a_chain_s_own_folder_names_it() {
    let source = root().join("sdk/src");
    let chains = fs::read_dir(root().join("schemas")).unwrap();
    let mut allowed: Vec<PathBuf> = ALLOWED.iter().map(|path| source.join(path)).collect();
    allowed.extend(chains.map(|chain| source.join(chain.unwrap().file_name())));
    let all = source_files(&source);
    assert!(all.len() > 100, "the code is elsewhere");
    let mut named = Vec::new();
    for path in all {
        if allowed.iter().any(|allowed| path.starts_with(allowed)) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in code(&text) {
            // The name of a wire, which has its own place.
            let lower = line.to_lowercase().replace("wire::chia", "");
            if NAMES.iter().any(|name| lower.contains(name)) {
                let place = path.strip_prefix(&source).unwrap().display();
                named.push(format!("{place}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(
        named.is_empty(),
        "a fact of a chain belongs in its folder:\n{}",
        named.join("\n")
    );
}
