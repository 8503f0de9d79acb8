//! Errors with data: what a method's errors carry, where its document says so.

use std::collections::BTreeMap;

use serde_json::Value;

use super::lower::Lowering;
use super::variants::{is_name, words};
use super::{Name, TypedError, TypedErrors};
use crate::diagnostic::Location;
use crate::document::{self, Schema, Spec};
use crate::names::{Case, camel};

/// The errors of a method as a type, if the data of one of them is typed. The enum gets its name when all methods have theirs.
pub(super) fn draft(
    lowering: &mut Lowering<'_>,
    method: &document::Method,
    errors: &[document::ErrorObject],
) -> Option<TypedErrors> {
    if errors.iter().all(|error| error.data.is_none()) {
        return None;
    }
    let mut sorted: Vec<&document::ErrorObject> = errors.iter().collect();
    sorted.sort_by_key(|error| (error.code, error.data.is_none()));
    let key = |error: &document::ErrorObject| match &error.name {
        Some(name) => name.clone(),
        None => format!("{} {}", error.code, error.message),
    };
    let mut keys: Vec<String> = Vec::new();
    sorted.retain(|error| {
        let key = key(error);
        let is_new = !keys.contains(&key);
        keys.push(key);
        is_new
    });
    let place = format!("errors of {}", method.name);
    let mut scope = lowering.kept.scope(&place, Case::Type, &["Unknown"]);
    let names: Vec<Name> = sorted
        .iter()
        .map(|error| scope.claim_for(&key(error), &wanted(error)))
        .collect();
    lowering.kept.keep(&place, &scope);
    let variants = sorted.into_iter().zip(names).map(|(error, name)| {
        let data = error.data.as_ref();
        TypedError {
            name,
            code: error.code,
            message: error.message.clone(),
            data: data.map(|data| lowering.shape(data, 0).with_null()),
        }
    });
    let variants = variants.collect();
    Some(TypedErrors {
        name: Name::alone(Case::Type, "Error"),
        variants,
    })
}

/// What an error is called in every method that has it: as the component, by its message, or what this ends with behind a colon, if that is
/// a name, by its code. That it is an error goes without saying.
pub(super) fn wanted(error: &document::ErrorObject) -> String {
    let message = error.message.trim().trim_end_matches(['.', '!']);
    let message = message.rsplit(": ").next().unwrap_or(message);
    let name = match &error.name {
        Some(name) => camel(name),
        None if is_name(message) => camel(message),
        None => return camel(&words(&Value::from(error.code)).replacen("value", "code", 1)),
    };
    let short = name.strip_suffix("Error").filter(|short| !short.is_empty());
    short.unwrap_or(&name).to_owned()
}

/// What the data of errors is called where all methods that have an error mean the same data: after the error, not after a method.
#[derive(Debug, Default)]
pub(super) struct SharedData(BTreeMap<String, Option<Schema>>);

impl SharedData {
    pub(super) fn of(spec: &Spec) -> Self {
        let mut shared = Self::default();
        let methods = spec.documents.iter().flat_map(|document| &document.methods);
        for error in methods.flat_map(|method| &method.errors) {
            if let Some(data) = &error.data {
                let data = anywhere(data);
                let known = shared
                    .0
                    .entry(wanted(error))
                    .or_insert_with(|| Some(data.clone()));
                if known.as_ref() != Some(&data) {
                    *known = None;
                }
            }
        }
        shared
    }

    /// The wanted name of an error's data.
    pub(super) fn name(&self, method: &str, error: &document::ErrorObject) -> String {
        let wanted = wanted(error);
        match self.0.get(&wanted) {
            Some(Some(_)) => format!("{wanted}Data"),
            _ => format!("{method}{wanted}Data"),
        }
    }
}

/// A schema without where it stands.
fn anywhere(schema: &Schema) -> Schema {
    let mut schema = Schema {
        at: Location::root(""),
        ..schema.clone()
    };
    schema
        .children_mut()
        .for_each(|child| *child = anywhere(child));
    schema
}

impl TypedErrors {
    /// The types of the data.
    pub(crate) fn types(&self) -> impl Iterator<Item = &super::Type> {
        self.variants.iter().filter_map(|error| error.data.as_ref())
    }
}
