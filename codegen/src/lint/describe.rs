//! Rule: every method, parameter, parameter group and component has a description that says more than its name does.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{component, methods, words};
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{ContentDescriptor, Spec, StreamParam};

/// Words without meaning of their own.
const SILENT: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "by",
    "for",
    "from",
    "get",
    "given",
    "in",
    "is",
    "it",
    "its",
    "of",
    "on",
    "or",
    "return",
    "returned",
    "specified",
    "that",
    "the",
    "this",
    "to",
    "which",
    "with",
];

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    for method in methods(spec) {
        let texts = [&method.summary, &method.description];
        check_texts(&method.at, "method", &method.name, &texts, found);
        for param in &method.params {
            check_param(param, found);
        }
        for stream in &method.streams {
            // A method that is a stream itself has been looked at.
            if stream.name != method.name {
                let texts = [&stream.description, &stream.item.description];
                check_texts(&stream.at, "stream", &stream.name, &texts, found);
            }
            for param in stream.params.iter().flatten() {
                if let StreamParam::Given { descriptor, .. } = param {
                    check_param(descriptor, found);
                }
            }
        }
    }
    for document in &spec.documents {
        let groups = document
            .extensions
            .get("x-groups")
            .and_then(Value::as_object);
        for (name, group) in groups.into_iter().flatten() {
            let text = group.get("description").and_then(Value::as_str);
            let at = document.at.join("x-groups").join(name);
            check_texts(&at, "group", name, &[&text.map(str::to_owned)], found);
        }
    }
    for (id, schema) in &spec.schemas {
        if let Some(name) = component(id) {
            check_texts(id, "component", &name, &[&schema.description], found);
        }
    }
}

fn check_param(param: &ContentDescriptor, found: &mut Diagnostics) {
    let texts = [
        &param.summary,
        &param.description,
        &param.schema.description,
    ];
    check_texts(&param.at, "parameter", &param.name, &texts, found);
}

fn check_texts(
    at: &Location,
    what: &str,
    name: &str,
    texts: &[&Option<String>],
    found: &mut Diagnostics,
) {
    let texts: Vec<&str> = texts
        .iter()
        .filter_map(|text| text.as_deref())
        .filter(|text| !text.trim().is_empty())
        .collect();
    if texts.is_empty() {
        let remedy = "say what it is for, in which unit, and what is special about it";
        found.warn(
            at,
            format!("the {what} `{name}` has no description"),
            remedy,
        );
    } else if !texts.iter().any(|text| says_more(name, text)) {
        let message = format!("the description of the {what} `{name}` only repeats its name");
        found.warn(at, message, "say what the name doesn't, or how it is meant");
    }
}

/// Whether a description has a word that isn't in the name.
fn says_more(name: &str, text: &str) -> bool {
    let name = words::split(name);
    let stems: BTreeSet<&str> = name.iter().map(|word| words::stem(word)).collect();
    // `blockhash` is `block hash`, written by somebody else.
    let together: String = name.concat();
    words::split(text).iter().any(|word| {
        let stem = words::stem(word);
        let silent = SILENT.contains(&stem) || SILENT.contains(&word.as_str());
        !silent && !stems.contains(stem) && !together.contains(word.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_more() {
        assert!(!says_more("eth_getBalance", "Returns the balance."));
        assert!(!says_more("blockHash", "Hash of the block"));
        assert!(!says_more("blockhash", "The block hash"));
        assert!(!says_more("TxPoolContent", "The content of the tx pool"));
        assert!(says_more("blockHash", "Hash of the block's header"));
        assert!(says_more("eth_getBalance", "Returns the balance in wei."));
    }
}
