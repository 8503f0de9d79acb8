//! Names that stay: each name that a document's client was given, by what it names, for the next time.
//!
//! A newcomer may want a name that something has already, or stand before it. So names are kept in a file beside the generated code: what
//! is in it has its name again, and all others take what is left.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::names::{Case, Scope};
use crate::output::{Change, Difference};

/// The names of an earlier run, and those of this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    before: Scopes,
    now: Scopes,
}

/// For each scope the names in it, by what they name.
type Scopes = BTreeMap<String, BTreeMap<String, String>>;

/// The scope that is no scope but the file's head.
const GENERATED: &str = "generated";

impl Kept {
    /// Reads the file of an earlier run.
    ///
    /// # Errors
    /// If it isn't what [`to_text`](Self::to_text) writes.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let mut before: Scopes = serde_json::from_str(text)?;
        before.remove(GENERATED);
        for names in before.values_mut() {
            names.retain(|_, name| is_identifier(name));
        }
        Ok(Self {
            before,
            now: Scopes::new(),
        })
    }

    /// Reads the file of an earlier run, if there is one.
    ///
    /// # Errors
    /// If it can't be read, or isn't what was written there.
    pub(crate) fn load(file: &Path) -> io::Result<Self> {
        let about = |error: &dyn std::fmt::Display| {
            let path = file.display();
            let text = format!(
                "{path}: {error}; restore the file as it was generated, or remove it, which lets names move"
            );
            io::Error::new(io::ErrorKind::InvalidData, text)
        };
        match std::fs::read_to_string(file) {
            Ok(text) => Self::parse(&text).map_err(|error| about(&error)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(about(&error)),
        }
    }

    /// What writing the file changes.
    ///
    /// # Errors
    /// If the file that is there can't be read.
    pub(crate) fn check(&self, file: &Path) -> io::Result<Option<Difference>> {
        let change = match std::fs::read(file) {
            Ok(bytes) if bytes == self.to_text().as_bytes() => return Ok(None),
            Ok(_) => Change::Update,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Change::Add,
            Err(error) => return Err(error),
        };
        let path = file
            .file_name()
            .map_or_else(|| file.to_owned(), PathBuf::from);
        Ok(Some(Difference { path, change }))
    }

    /// Writes the file, if that changes it.
    ///
    /// # Errors
    /// If it can't be read or written.
    pub(crate) fn write(&self, file: &Path) -> io::Result<Option<Difference>> {
        let difference = self.check(file)?;
        if difference.is_some() {
            std::fs::write(file, self.to_text())?;
        }
        Ok(difference)
    }

    /// The names of this run, as a file.
    pub fn to_text(&self) -> String {
        let mut all = self.now.clone();
        let head = "polyrpc-codegen, which gives each of these its name again. Keep this file with the code.";
        let head = BTreeMap::from([("by".to_owned(), head.to_owned())]);
        let body = all
            .iter_mut()
            .filter(|(_, names)| !names.is_empty())
            .map(|(scope, names)| (scope.clone(), names.clone()));
        // A scope's own name never sorts before the head's, which is written by hand.
        let parts: Vec<String> = std::iter::once((GENERATED.to_owned(), head))
            .chain(body)
            .map(|(scope, names)| {
                let names: Vec<String> = names
                    .iter()
                    .map(|(item, name)| format!("    {}: {}", quoted(item), quoted(name)))
                    .collect();
                format!("  {}: {{\n{}\n  }}", quoted(&scope), names.join(",\n"))
            })
            .collect();
        format!("{{\n{}\n}}\n", parts.join(",\n"))
    }

    /// A scope in which the names of the earlier run are taken by what had them.
    pub(crate) fn scope(&self, place: &str, case: Case, reserved: &[&str]) -> Scope {
        let scope = Scope::new(case, reserved);
        match self.before.get(place) {
            Some(names) => scope.keeping(names),
            None => scope,
        }
    }

    /// Keeps the names that a scope gave.
    pub(crate) fn keep(&mut self, place: &str, scope: &Scope) {
        let names = self.now.entry(place.to_owned()).or_default();
        names.extend(scope.given().clone());
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}
