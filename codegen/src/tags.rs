//! Tags as Cargo features: each document becomes one for each set of tags that its methods have.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Method, Spec};
use crate::names::snake;

/// What joins the tags of methods with several: such a method is there where any of them is.
const OR: &str = "-or-";

/// Divides the documents by the tags of their methods. Those without a tag stay where they are.
pub(crate) fn divide(spec: &Spec, diagnostics: &mut Diagnostics) -> Spec {
    let mut documents = Vec::new();
    for document in &spec.documents {
        let mut parts: BTreeMap<Vec<String>, Vec<Method>> = BTreeMap::new();
        for method in &document.methods {
            let tags: BTreeSet<String> = method
                .tags
                .iter()
                .map(|tag| feature(tag))
                .filter(|tag| !tag.is_empty())
                .collect();
            let tags = tags.into_iter().collect();
            parts.entry(tags).or_default().push(method.clone());
        }
        if parts.keys().any(|tags| !tags.is_empty())
            && document.extensions.contains_key("x-feature")
        {
            diagnostics.warn(
                &document.at.join("x-feature"),
                "methods with tags stand behind the features of these alone",
                "remove it, or the tags",
            );
        }
        documents.extend(
            parts
                .into_iter()
                .map(|(tags, methods)| part(document, tags, methods)),
        );
        if document.methods.is_empty() {
            documents.push(document.clone());
        }
    }
    documents.sort_by(|a, b| a.stem.cmp(&b.stem));
    Spec {
        documents,
        schemas: spec.schemas.clone(),
    }
}

fn part(document: &Document, tags: Vec<String>, methods: Vec<Method>) -> Document {
    let mut part = Document {
        methods,
        ..document.clone()
    };
    if tags.is_empty() {
        return part;
    }
    let feature = tags.join(OR);
    part.stem = format!("{}_{}", document.stem, snake(&feature));
    part.extensions
        .insert("x-feature".to_owned(), Value::from(feature));
    if tags.len() > 1 {
        part.turned_on_by = tags;
    }
    part
}

/// The feature of a tag: its letters and digits in small, with dashes between.
fn feature(tag: &str) -> String {
    let words = tag.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("-")
}
