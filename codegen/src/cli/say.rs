//! Messages on standard error.

use std::fmt;
use std::io::{self, Write};

use polyrpc_codegen::diagnostic::Diagnostics;

/// Prints a line; ignores a closed standard error.
pub(super) fn line(text: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Prints diagnostics, sorted by location.
pub(super) fn diagnostics(found: &Diagnostics) {
    for diagnostic in found.iter() {
        line(format_args!("{diagnostic}"));
    }
}

/// `1 method`, `2 methods`.
pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
