//! Errors that hold what a program wrote.

use std::error::Error;
use std::fmt;

/// An error of many lines. Test harnesses show errors by `Debug`, and in that of a string all lines become one.
pub(crate) struct Report(pub(crate) String);

impl Error for Report {}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
