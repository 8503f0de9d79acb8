//! What generating comes to: the report, and why there is nothing.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::given::TypesError;
use crate::output::Difference;

/// The result of generating.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The findings about the documents.
    pub diagnostics: Diagnostics,
    /// The number of methods.
    pub methods: usize,
    /// The number of methods without `x-safety`, which are treated as writes.
    pub unmarked: usize,
    /// The number of generated types.
    pub types: usize,
    /// The number of untyped places.
    pub untyped: usize,
    /// The files that were read.
    pub files: Vec<PathBuf>,
    /// The files that were changed, or would be.
    pub differences: Vec<Difference>,
}

/// Why nothing was generated.
#[non_exhaustive]
pub enum GenerateError {
    /// The documents have errors, which are in the report's diagnostics.
    Documents(Box<Report>),
    /// Files can't be read or written.
    Files(io::Error),
    /// There is no output folder: none was given, and this is no build script.
    NoOutDir,
    /// Types were given for formats or components that are none.
    Types(TypesError),
}

impl fmt::Display for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documents(report) => {
                f.write_str("nothing was generated:")?;
                report
                    .diagnostics
                    .iter()
                    .try_for_each(|found| write!(f, "\n{found}"))
            }
            Self::Files(error) => error.fmt(f),
            Self::Types(error) => error.fmt(f),
            Self::NoOutDir => f.write_str("no output folder was given, and OUT_DIR is not set"),
        }
    }
}

/// What is displayed: a build script whose `main` returns the error shows it so.
impl fmt::Debug for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for GenerateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // It is displayed as if it were this error.
            Self::Files(error) => error.source(),
            Self::Documents(_) | Self::NoOutDir | Self::Types(_) => None,
        }
    }
}
