//! What is reported.

use std::cmp::Reverse;

/// Everything that changed, what breaks most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// The changes: those that break both code and programs, those that break code, those that break programs, the others, and at
    /// the end those that only deserve a note. Among their like they are sorted by place.
    pub changes: Vec<Change>,
    /// The same for what was reworded: descriptions, summaries, the messages of error codes, links. Nobody's program minds.
    pub rewordings: Vec<Change>,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What about it.
    pub kind: Kind,
    /// What was there, if something was.
    pub was: Option<String>,
    /// What is there now, if something is.
    pub is: Option<String>,
    /// Whether code that compiled may not any more.
    pub breaks_source: bool,
    /// Whether a program that was built before may fail, or not be understood, at a node of today.
    pub breaks_wire: bool,
    /// What else there is to know.
    pub remark: Option<String>,
}

/// Where a change is, as a reader of the docs knows it: by the names on the wire, those of types excepted.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The method, behind its document where each has a client of its own. For a type, the method that is nearest to it.
    pub method: Option<String>,
    /// The part of the method, or the type and its part: `(address)`, `result`, `Block.hash`.
    pub path: Option<String>,
    /// How many methods send or answer the type; 1 for what is a method's own.
    pub methods: usize,
    /// What the path leads to.
    pub of: Subject,
}

/// What a place is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Subject {
    /// A method as a whole.
    #[default]
    Method,
    /// A parameter of a method.
    Parameter,
    /// What a method answers.
    Result,
    /// A stream that a method opens.
    Stream,
    /// A type, or a part of it. Its method is only the one that is nearest to it.
    Type,
    /// A client, or all of them.
    Client,
    /// A document.
    Document,
}

impl Subject {
    /// The subject as machines know it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Parameter => "parameter",
            Self::Result => "result",
            Self::Stream => "stream",
            Self::Type => "type",
            Self::Client => "client",
            Self::Document => "document",
        }
    }
}

/// What changed about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// It is gone.
    Removed,
    /// It is new.
    Added,
    /// Its name in Rust.
    RustName,
    /// Its name on the wire.
    WireName,
    /// How its calls are written.
    Wire,
    /// The order of its parameters.
    Order,
    /// Its type.
    Type,
    /// Whether it is always there.
    Presence,
    /// What kind of type it is: an object, one of several values, one of several shapes.
    Shape,
    /// What it always says.
    Constant,
    /// Which of its keys can't be sent together.
    Exclusive,
    /// How its bytes lie in packed lists.
    Layout,
    /// How it is told apart from other variants.
    Dispatch,
    /// Something that was generated along with it.
    Loses,
    /// Whether it may be sent twice.
    Safety,
    /// What a caller must be allowed to do.
    Permission,
    /// The error codes.
    Errors,
    /// What is sent where it isn't given.
    Default,
    /// The unit of its numbers.
    Unit,
    /// Whether it is on its way out.
    Deprecated,
    /// Who answers it.
    Services,
    /// The text that stands for a number elsewhere.
    Text,
    /// The words about it.
    Words,
}

impl Diff {
    /// Sorts what was found.
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

    /// Whether anybody's code or program may break.
    pub fn breaks(&self) -> bool {
        self.breaking() > 0
    }

    /// How many changes break code, programs or both.
    pub fn breaking(&self) -> usize {
        self.changes.iter().filter(|change| change.breaks()).count()
    }
}

impl Change {
    /// Whether it breaks code, programs or both.
    pub fn breaks(&self) -> bool {
        self.breaks_source || self.breaks_wire
    }

    /// Whether it is worth a note at most.
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
    /// Whether neither a type nor the traffic shows it.
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

    /// The kind as machines know it.
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
