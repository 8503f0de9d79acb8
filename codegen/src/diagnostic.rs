//! Diagnostics: every finding has a location and a remedy.

use std::fmt;
use std::sync::Arc;

/// A location in a document: the file's name, and a JSON pointer into it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The document, as the user named it or as a reference resolved to it.
    pub document: Arc<str>,
    /// A JSON pointer (RFC 6901); empty for the whole document.
    pub pointer: String,
}

impl Location {
    /// The root of a document.
    pub fn root(document: impl Into<Arc<str>>) -> Self {
        Self {
            document: document.into(),
            pointer: String::new(),
        }
    }

    /// Appends a key or an index, escaped as RFC 6901 requires.
    #[must_use]
    pub fn join(&self, step: impl fmt::Display) -> Self {
        let step = step.to_string().replace('~', "~0").replace('/', "~1");
        Self {
            document: Arc::clone(&self.document),
            pointer: format!("{}/{step}", self.pointer),
        }
    }

    /// The last key or index of the pointer.
    pub fn last_step(&self) -> Option<String> {
        let (_, step) = self.pointer.rsplit_once('/')?;
        Some(unescape(step))
    }
}

/// Unescapes a step of a JSON pointer.
pub(crate) fn unescape(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.document, self.pointer)
    }
}

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is left untyped (a JSON value) or guessed; `--strict` makes it an error.
    Warning,
    /// Nothing can be generated.
    Error,
}

/// A finding: location, severity, message and remedy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The location.
    pub at: Location,
    /// The severity.
    pub severity: Severity,
    /// The message.
    pub message: String,
    /// The remedy.
    pub remedy: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(
            f,
            "{severity}: {}: {}; {}",
            self.at, self.message, self.remedy
        )
    }
}

/// The findings of a run, sorted by location.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a warning: something can't be typed or is guessed.
    pub fn warn(&mut self, at: &Location, message: impl Into<String>, remedy: impl Into<String>) {
        self.push(at, Severity::Warning, message.into(), remedy.into());
    }

    /// Adds an error: nothing can be generated because of this location.
    pub fn error(&mut self, at: &Location, message: impl Into<String>, remedy: impl Into<String>) {
        self.push(at, Severity::Error, message.into(), remedy.into());
    }

    fn push(&mut self, at: &Location, severity: Severity, message: String, remedy: String) {
        let found = Diagnostic {
            at: at.clone(),
            severity,
            message,
            remedy,
        };
        if let Err(index) = self.0.binary_search(&found) {
            self.0.insert(index, found);
        }
    }

    /// The findings, sorted by location.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|found| found.severity == Severity::Error)
    }

    /// Adds another run's findings.
    pub fn extend(&mut self, other: Diagnostics) {
        for found in other.0 {
            self.push(&found.at, found.severity, found.message, found.remedy);
        }
    }

    /// The number of findings.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no findings.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
