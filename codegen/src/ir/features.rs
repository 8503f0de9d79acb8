//! Cargo features (`x-feature`): what only the documents of one feature need stands behind it.

use serde_json::Value;

use super::directions::{members, named};
use super::{Api, Type, TypedErrors};
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{self, SchemaId};
use crate::names::snake;

/// The feature that a document's methods stand behind.
pub(super) fn of(document: &document::Document, diagnostics: &mut Diagnostics) -> Option<String> {
    let value = document.extensions.get("x-feature")?;
    name(value, &document.at.join("x-feature"), diagnostics)
}

/// The name of a feature.
pub(super) fn name(value: &Value, at: &Location, diagnostics: &mut Diagnostics) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name = value.as_str();
    let name = name.filter(|name| !name.is_empty() && name.chars().all(is_plain));
    if name.is_none() {
        diagnostics.warn(
            at,
            "this is no name of a feature",
            "give the name of a feature of the crate that the client is part of, such as `wallet`",
        );
    }
    name.map(str::to_owned)
}

/// What needs a type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Needed {
    /// Nothing yet.
    #[default]
    No,
    /// The documents of a feature alone.
    By(String),
    /// What has no feature, or more than one.
    Always,
}

impl Needed {
    /// Adds a need; whether this changed anything.
    fn add(&mut self, by: Option<&str>) -> bool {
        let next = match (&*self, by) {
            (Self::No, Some(feature)) => Self::By(feature.to_owned()),
            (Self::By(feature), Some(other)) if feature == other => return false,
            (Self::Always, _) => return false,
            _ => Self::Always,
        };
        *self = next;
        true
    }
}

/// Moves each type, and each group, that one feature's documents alone need into the feature's module. What is `asked_for` is needed
/// by the document that it stands in.
pub(super) fn divide(api: &mut Api, asked_for: impl Fn(&SchemaId) -> bool) {
    if api
        .documents
        .iter()
        .all(|document| document.feature.is_none())
    {
        return;
    }
    let mut needed = vec![Needed::No; api.types.len()];
    let mut open = Vec::new();
    for document in &api.documents {
        for method in &document.methods {
            let params = method.params.iter().map(|param| &param.ty);
            let streams = method.streams.iter().map(|stream| &stream.item);
            let errors = method.typed_errors.iter().flat_map(TypedErrors::types);
            let types = params.chain(&method.output).chain(streams).chain(errors);
            types.for_each(|ty| open.extend(needs(ty, document.feature.as_deref())));
        }
    }
    for (index, def) in api.types.iter().enumerate() {
        if asked_for(&def.at) {
            let mut documents = api.documents.iter();
            let home = documents.find(|document| *document.file == *def.at.document);
            open.push((index, home.and_then(|document| document.feature.as_deref())));
        }
    }
    while let Some((index, by)) = open.pop() {
        let (Some(need), Some(def)) = (needed.get_mut(index), api.types.get(index)) else {
            continue;
        };
        if need.add(by) {
            // What became needed always needs its members always.
            let by = by.filter(|_| *need != Needed::Always);
            members(&def.kind).for_each(|ty| open.extend(needs(ty, by)));
        }
    }
    for (def, need) in api.types.iter_mut().zip(needed) {
        if let Needed::By(feature) = need {
            def.module = snake(&feature);
            def.feature = Some(feature);
        }
    }
    for group in &mut api.groups {
        let document = api.documents.get(group.document);
        if let Some(feature) = document.and_then(|document| document.feature.as_ref()) {
            group.module = snake(feature);
            group.feature = Some(feature.clone());
        }
    }
}

fn needs<'a>(
    ty: &Type,
    by: Option<&'a str>,
) -> impl Iterator<Item = (usize, Option<&'a str>)> + use<'a> {
    let mut found = Vec::new();
    named(ty, &mut found);
    found.into_iter().map(move |index| (index, by))
}
