//! Types of the caller's for formats and components (`--types`).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::json;

use crate::diagnostic::Diagnostics;
use crate::document::{Method, Schema, Spec};
use crate::ir::X_TYPE;

/// Rust types for formats and components, each with the `serde_with` codec that reads and writes it, where it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Types(BTreeMap<String, Given>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Given {
    path: String,
    codec: Option<String>,
}

/// Why types can't be given so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypesError(String);

impl fmt::Display for TypesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TypesError {}

impl Types {
    /// Parses a list such as `uuid=uuid::Uuid,date-time=chrono::DateTime<chrono::Utc>`. Behind a type may stand `as` and the codec that reads
    /// and writes it.
    ///
    /// # Errors
    /// If a part of it has no `=`, or what stands behind it is no path.
    pub fn parse(list: &str) -> Result<Self, TypesError> {
        let mut types = Self::default();
        for entry in parts(list).filter(|entry| !entry.is_empty()) {
            let (of, path) = entry.split_once('=').ok_or_else(|| {
                TypesError(format!(
                    "`{entry}` gives no type; write a format or a component, `=` and a type, such as `uuid=uuid::Uuid`"
                ))
            })?;
            types.insert(of.trim(), path.trim())?;
        }
        Ok(types)
    }

    /// Gives a format or a component a type.
    ///
    /// # Errors
    /// If it isn't the path of a type, or has another one.
    pub fn insert(&mut self, of: &str, path: &str) -> Result<(), TypesError> {
        let (path, codec) = match path.split_once(" as ") {
            Some((path, codec)) => (path.trim(), Some(codec.trim())),
            None => (path, None),
        };
        for path in std::iter::once(path).chain(codec) {
            if syn::parse_str::<syn::Path>(path).is_err() {
                return Err(TypesError(format!(
                    "`{path}`, given for `{of}`, is no path of a Rust type; write one such as `uuid::Uuid`"
                )));
            }
        }
        let given = Given {
            path: path.to_owned(),
            codec: codec.map(str::to_owned),
        };
        match self.0.insert(of.to_owned(), given.clone()) {
            Some(other) if other != given => Err(TypesError(format!(
                "`{of}` has two types, `{}` and `{path}`; give it one",
                other.path
            ))),
            _ => Ok(()),
        }
    }

    /// Adds those of another list.
    ///
    /// # Errors
    /// If both have a type for the same.
    pub fn extend(&mut self, other: &Self) -> Result<(), TypesError> {
        for (of, given) in &other.0 {
            let path = match &given.codec {
                Some(codec) => format!("{} as {codec}", given.path),
                None => given.path.clone(),
            };
            self.insert(of, &path)?;
        }
        Ok(())
    }
}

/// The parts of a list between commas, those in brackets aside.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    list.split(move |c| {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
    .map(str::trim)
}

/// The spec with the given types in the places of their formats and components.
pub(crate) fn apply<'s>(
    spec: &'s Spec,
    types: &Types,
    diagnostics: &mut Diagnostics,
) -> Cow<'s, Spec> {
    if types.0.is_empty() {
        return Cow::Borrowed(spec);
    }
    let mut spec = spec.clone();
    let mut used = BTreeSet::new();
    for (id, schema) in &mut spec.schemas {
        let name = id.last_step().unwrap_or_default();
        let pointer = format!("#{}", id.pointer);
        let found = [pointer.as_str(), name.as_str()];
        let found = found.into_iter().find_map(|of| types.0.get_key_value(of));
        if let Some((of, given)) = found {
            used.insert(of);
            give(schema, given);
        }
    }
    let methods = spec
        .documents
        .iter_mut()
        .flat_map(|document| &mut document.methods);
    methods
        .flat_map(Method::schemas_mut)
        .chain(spec.schemas.values_mut())
        .for_each(|schema| by_format(schema, types, &mut used));
    for of in types.0.keys().filter(|of| !used.contains(of)) {
        diagnostics.warn(
            &spec.at(),
            format!("a type is given for `{of}`, and there is no such format or component"),
            "correct its name, or leave it out",
        );
    }
    Cow::Owned(spec)
}

fn by_format<'t>(schema: &mut Schema, types: &'t Types, used: &mut BTreeSet<&'t String>) {
    let is_listed = schema.values.is_some() || schema.constant.is_some();
    let format = schema.format.as_deref().filter(|_| !is_listed);
    if let Some((of, given)) = format.and_then(|format| types.0.get_key_value(format)) {
        used.insert(of);
        give(schema, given);
    }
    for child in schema.children_mut() {
        by_format(child, types, used);
    }
}

/// Puts a type in the place of a schema's, unless the document says one.
fn give(schema: &mut Schema, given: &Given) {
    let value = match &given.codec {
        Some(codec) => json!({ "path": given.path, "codec": codec }),
        None => json!({ "path": given.path }),
    };
    schema.extensions.entry(X_TYPE.to_owned()).or_insert(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_outside_brackets() {
        let list = "uuid=uuid::Uuid, date-time = chrono::DateTime<chrono::Utc>,Rates=std::collections::HashMap<String, f64>,time=time::OffsetDateTime as crate::Rfc3339";
        let types = Types::parse(list).unwrap_or_default();
        let found: Vec<(&str, &str, Option<&str>)> = types
            .0
            .iter()
            .map(|(of, given)| (of.as_str(), given.path.as_str(), given.codec.as_deref()))
            .collect();
        assert_eq!(
            found,
            [
                ("Rates", "std::collections::HashMap<String, f64>", None),
                ("date-time", "chrono::DateTime<chrono::Utc>", None),
                ("time", "time::OffsetDateTime", Some("crate::Rfc3339")),
                ("uuid", "uuid::Uuid", None),
            ]
        );
        assert_eq!(Types::parse(""), Ok(Types::default()));
    }

    #[test]
    fn what_is_no_type_is_refused() {
        for (list, message) in [
            ("uuid", "`uuid` gives no type"),
            (
                "uuid=not a path",
                "`not a path`, given for `uuid`, is no path",
            ),
            ("uuid=a::B as 7", "`7`, given for `uuid`, is no path"),
            (
                "uuid=a::B,uuid=a::C",
                "`uuid` has two types, `a::B` and `a::C`",
            ),
        ] {
            let error = Types::parse(list).map_err(|error| error.to_string());
            assert!(
                error.as_ref().is_err_and(|error| error.contains(message)),
                "{list}: {error:?}"
            );
        }
    }
}
