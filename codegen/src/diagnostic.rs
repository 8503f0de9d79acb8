//! Diagnostics: every finding has a location and a remedy.

use std::collections::BTreeMap;
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

/// The severity of a diagnostic; what is worse comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Something is left untyped (a JSON value) or guessed; `--strict` makes it an error.
    Warning,
}

/// A finding: location, severity, message and remedy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// The location; the first, where one cause shows at several.
    pub at: Location,
    /// The message.
    pub message: String,
    /// The remedy.
    pub remedy: String,
    /// The further locations where the same cause shows, sorted.
    pub also_at: Vec<Location>,
}

impl Diagnostic {
    /// The finding without its severity, for what says itself how severe it is.
    pub fn text(&self) -> impl fmt::Display {
        fmt::from_fn(|f| {
            write!(f, "{}", self.at)?;
            if !self.also_at.is_empty() {
                write!(f, " (the first of {} places)", self.also_at.len() + 1)?;
            }
            write!(f, ": {}; {}", self.message, self.remedy)
        })
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}: {}", self.text())
    }
}

/// The findings of a run: errors before warnings, each sorted by location.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// The first location of each cause that may show at several, by its message.
    causes: BTreeMap<String, Location>,
}

impl Diagnostics {
    /// Adds a warning: something can't be typed or is guessed.
    pub fn warn(&mut self, at: &Location, message: impl Into<String>, remedy: impl Into<String>) {
        self.push(warning(at, message.into(), remedy.into()));
    }

    /// Adds a warning whose cause, which the message names, is elsewhere, so that it may show at several locations. However many these are,
    /// it is one finding.
    pub fn warn_of_cause(
        &mut self,
        at: &Location,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push_cause(warning(at, message.into(), remedy.into()));
    }

    /// Adds an error: nothing can be generated because of this location.
    pub fn error(&mut self, at: &Location, message: impl Into<String>, remedy: impl Into<String>) {
        self.push(Diagnostic {
            severity: Severity::Error,
            ..warning(at, message.into(), remedy.into())
        });
    }

    fn push(&mut self, found: Diagnostic) {
        if let Err(index) = self.found.binary_search(&found) {
            self.found.insert(index, found);
        }
    }

    fn push_cause(&mut self, found: Diagnostic) {
        let Some(index) = self.index_of_cause(&found) else {
            self.causes.insert(found.message.clone(), found.at.clone());
            self.push(found);
            return;
        };
        let mut known = self.found.remove(index);
        for mut place in found.also_at.into_iter().chain([found.at]) {
            if place < known.at {
                std::mem::swap(&mut place, &mut known.at);
            }
            if let Err(index) = known.also_at.binary_search(&place)
                && place != known.at
            {
                known.also_at.insert(index, place);
            }
        }
        self.causes.insert(known.message.clone(), known.at.clone());
        self.push(known);
    }

    /// Where a finding of the same cause stands.
    fn index_of_cause(&self, found: &Diagnostic) -> Option<usize> {
        let first = self.causes.get(&found.message)?;
        let before = |other: &Diagnostic| (other.severity, &other.at) < (found.severity, first);
        let from = self.found.partition_point(before);
        let here = self.found.iter().enumerate().skip(from);
        let mut here = here.take_while(|(_, other)| other.at == *first);
        let is_same =
            |other: &Diagnostic| (&other.message, &other.remedy) == (&found.message, &found.remedy);
        here.find_map(|(index, other)| is_same(other).then_some(index))
    }

    /// The findings: errors before warnings, each sorted by location.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        let first = self.found.first();
        first.is_some_and(|found| found.severity == Severity::Error)
    }

    /// Adds another run's findings.
    pub fn extend(&mut self, other: Diagnostics) {
        for found in other.found {
            if other.causes.contains_key(&found.message) {
                self.push_cause(found);
            } else {
                self.push(found);
            }
        }
    }

    /// The number of findings.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether there are no findings.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

fn warning(at: &Location, message: String, remedy: String) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        at: at.clone(),
        message,
        remedy,
        also_at: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(found: &Diagnostics) -> Vec<String> {
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn errors_come_before_warnings() {
        let (a, b) = (Location::root("a"), Location::root("b"));
        let mut found = Diagnostics::default();
        found.warn(&a, "one", "mend it");
        assert!(!found.has_errors());
        found.error(&b, "two", "mend it");
        found.error(&b, "two", "mend it");
        found.error(&a, "three", "mend it");
        assert!(found.has_errors());
        assert_eq!(
            lines(&found),
            [
                "error: a#: three; mend it",
                "error: b#: two; mend it",
                "warning: a#: one; mend it"
            ]
        );
    }

    #[test]
    fn what_says_itself_how_severe_it_is_does_not_say_it_twice() {
        let mut found = Diagnostics::default();
        found.warn(&Location::root("a"), "one", "mend it");
        let texts: Vec<String> = found.iter().map(|found| found.text().to_string()).collect();
        assert_eq!(texts, ["a#: one; mend it"]);
    }

    #[test]
    fn a_cause_is_one_finding_at_its_first_place() {
        let at = |step: usize| Location::root("a").join(step);
        let mut found = Diagnostics::default();
        found.warn(&at(1), "here", "mend it");
        for step in [3, 1, 2, 1, 3] {
            found.warn_of_cause(&at(step), "`x` is missing", "add it");
        }
        found.warn_of_cause(&at(2), "`y` is missing", "add it");
        let mut other = Diagnostics::default();
        other.warn_of_cause(&at(0), "`x` is missing", "add it");
        other.warn(&at(0), "here", "mend it");
        found.extend(other);
        assert_eq!(
            lines(&found),
            [
                "warning: a#/0 (the first of 4 places): `x` is missing; add it",
                "warning: a#/0: here; mend it",
                "warning: a#/1: here; mend it",
                "warning: a#/2: `y` is missing; add it"
            ]
        );
    }
}
