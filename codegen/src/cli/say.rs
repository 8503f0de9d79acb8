//! What goes to standard error.

use std::fmt;
use std::io::{self, Write};

use polyrpc_codegen::diagnostic::Diagnostics;

/// A line. If standard error is closed there is nobody to tell, so nothing is made of it.
pub(super) fn line(text: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// A line each, sorted by place.
pub(super) fn diagnostics(found: &Diagnostics) {
    for diagnostic in found.iter() {
        line(format_args!("{diagnostic}"));
    }
}

/// `1 method`, `2 methods`.
pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
