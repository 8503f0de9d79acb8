//! The report of changes.

use std::cmp::Reverse;

/// All changes between two APIs, the most breaking first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// The changes: those that break both source and wire, those that break source, those that break the wire, the
    /// others, and at the end mere notes. Each group is sorted by place.
    pub changes: Vec<Change>,
    /// Changed wording, sorted likewise: descriptions, summaries, messages of error codes, links. Breaks nothing.
    pub rewordings: Vec<Change>,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The location of the change.
    pub place: Place,
    /// The kind of change.
    pub kind: Kind,
    /// The old state, if any.
    pub was: Option<String>,
    /// The new state, if any.
    pub is: Option<String>,
    /// Whether code that compiled may no longer compile.
    pub breaks_source: bool,
    /// Whether a program built with the old client may fail with a node of the new document.
    pub breaks_wire: bool,
    /// An additional remark.
    pub remark: Option<String>,
}

/// Location of a change, by wire names except for types.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The method, qualified by its document where each has a client of its own. For a type, the nearest method.
    pub method: Option<String>,
    /// The part of the method, or the type and its part: `(address)`, `result`, `Block.hash`.
    pub path: Option<String>,
    /// How many methods use the type; 1 for a method's own parts.
    pub methods: usize,
    /// The subject of the path.
    pub of: Subject,
}

/// The subject of a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Subject {
    /// A method as a whole.
    #[default]
    Method,
    /// A parameter of a method.
    Parameter,
    /// A method's result.
    Result,
    /// The data of an error of a method.
    Error,
    /// A stream that a method opens.
    Stream,
    /// A type, or a part of it. Its method is only the nearest.
    Type,
    /// A client, or all of them.
    Client,
    /// A document.
    Document,
}

impl Subject {
    /// The subject in JSON reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Parameter => "parameter",
            Self::Result => "result",
            Self::Error => "error",
            Self::Stream => "stream",
            Self::Type => "type",
            Self::Client => "client",
            Self::Document => "document",
        }
    }
}

/// The kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// Removed.
    Removed,
    /// Added.
    Added,
    /// The name in Rust.
    RustName,
    /// The name on the wire.
    WireName,
    /// The wire of a method's calls.
    Wire,
    /// The order of parameters.
    Order,
    /// The type.
    Type,
    /// The presence: required, optional or nullable.
    Presence,
    /// The kind of type: an object, an enum, a union.
    Shape,
    /// The constant value.
    Constant,
    /// The mutually exclusive keys.
    Exclusive,
    /// The byte layout in packed lists.
    Layout,
    /// The dispatch of a variant.
    Dispatch,
    /// A generated item was lost.
    Loses,
    /// The safety: whether it may be retried.
    Safety,
    /// The required permission.
    Permission,
    /// The error codes.
    Errors,
    /// The default value sent.
    Default,
    /// The unit of numbers.
    Unit,
    /// The deprecation.
    Deprecated,
    /// The services that serve it.
    Services,
    /// The string that stands for a number elsewhere.
    Text,
    /// The wording of docs.
    Words,
}

impl Diff {
    /// Sorts changes into a report.
    pub(super) fn of(found: Vec<Change>) -> Self {
        let (mut rewordings, mut changes): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|change| change.kind == Kind::Words);
        for list in [&mut rewordings, &mut changes] {
            list.sort_by(|a, b| a.rank().cmp(&b.rank()));
            list.dedup();
        }
        Self {
            changes,
            rewordings,
        }
    }

    /// Whether any change breaks source or wire.
    pub fn breaks(&self) -> bool {
        self.breaking() > 0
    }

    /// The number of changes that break source, wire or both.
    pub fn breaking(&self) -> usize {
        self.changes.iter().filter(|change| change.breaks()).count()
    }
}

impl Change {
    /// Whether it breaks source, wire or both.
    pub fn breaks(&self) -> bool {
        self.breaks_source || self.breaks_wire
    }

    /// Whether it is a mere note.
    pub fn is_note(&self) -> bool {
        !self.breaks() && self.kind.is_note()
    }

    fn rank(&self) -> impl Ord {
        let group = (
            Reverse(self.breaks_source),
            Reverse(self.breaks_wire),
            self.is_note(),
        );
        let what = (self.kind, self.was.clone(), self.is.clone());
        (group, self.place.clone(), what)
    }
}

impl Kind {
    /// Whether neither types nor traffic depend on it.
    fn is_note(self) -> bool {
        matches!(
            self,
            Self::Safety
                | Self::Permission
                | Self::Errors
                | Self::Default
                | Self::Unit
                | Self::Deprecated
                | Self::Services
                | Self::Text
                | Self::Words
        )
    }

    /// The kind in JSON reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Added => "added",
            Self::RustName => "rust-name",
            Self::WireName => "wire-name",
            Self::Wire => "wire",
            Self::Order => "order",
            Self::Type => "type",
            Self::Presence => "presence",
            Self::Shape => "shape",
            Self::Constant => "constant",
            Self::Exclusive => "exclusive",
            Self::Layout => "layout",
            Self::Dispatch => "dispatch",
            Self::Loses => "loses",
            Self::Safety => "safety",
            Self::Permission => "permission",
            Self::Errors => "errors",
            Self::Default => "default",
            Self::Unit => "unit",
            Self::Deprecated => "deprecated",
            Self::Services => "services",
            Self::Text => "text",
            Self::Words => "words",
        }
    }
}
