//! The tool lists exactly the methods that the nodes have.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// The methods of each API.
fn inventory(text: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut api = None;
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            api = name.strip_suffix(']');
            continue;
        }
        let methods = found.entry(api.expect("a method stands below its API"));
        let is_new = methods.or_default().insert(line);
        assert!(is_new, "{line} stands there twice");
    }
    found
}

#[test]
fn every_service_of_filecoin_has_its_methods_and_no_others() {
    let inventory = inventory(include_str!("../inventory/filecoin.txt"));
    assert_eq!(inventory.len(), 9);
    assert_eq!(inventory.values().map(BTreeSet::len).sum::<usize>(), 906);
    for (api, expected) in inventory {
        let tool = env!("CARGO_BIN_EXE_polyrpc-under-test");
        let output = Command::new(tool).args(["methods", api]).output();
        let output = output.expect("the tool runs");
        assert!(output.status.success(), "{api}");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let name = |line| str::split_whitespace(line).nth(1).expect("a name");
        let listed: Vec<&str> = text.lines().map(name).collect();
        let names: BTreeSet<&str> = listed.iter().copied().collect();
        assert_eq!(listed.len(), names.len(), "{api} lists a method twice");
        let missing: Vec<_> = expected.difference(&names).collect();
        let others: Vec<_> = names.difference(&expected).collect();
        assert!(
            missing.is_empty() && others.is_empty(),
            "{api} lacks {missing:?} and has {others:?}"
        );
    }
}

/// The names of Ethereum's inventory, each of which says where it is known from.
#[test]
fn every_method_that_is_known_of_ethereum_is_in_the_registry() {
    let lines = include_str!("../inventory/ethereum.txt").lines();
    let rows = lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
    let mut expected = BTreeSet::new();
    for row in rows {
        let (name, sources) = row.split_once(' ').expect("a name and its sources");
        assert!(sources.len() > 3, "{row}");
        assert!(expected.insert(name), "{name} stands there twice");
    }
    assert!(expected.len() > 600, "only {}", expected.len());
    let names = polyrpc::ethereum::registry::METHODS.iter();
    let names: BTreeSet<&str> = names.map(|method| method.name).collect();
    let missing: Vec<_> = expected.difference(&names).collect();
    let others: Vec<_> = names.difference(&expected).collect();
    assert!(
        missing.is_empty() && others.is_empty(),
        "the registry lacks {missing:?} and has {others:?}"
    );
}

/// Who serves a method is told of all that aren't in the execution API's own documents, and nodes have one name each.
#[test]
fn nodes_are_told_by_known_names() {
    let methods = polyrpc::ethereum::registry::METHODS;
    let told = methods.iter().filter(|method| !method.nodes.is_empty());
    assert!(told.count() > 500);
    for node in methods.iter().flat_map(|method| method.nodes) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(node.chars().all(plain), "{node}");
    }
}
