//! What cargo reads from the output of a build script.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::diagnostic::{Diagnostics, Severity};

/// Cargo sets these two for build scripts only.
pub(super) fn is_build_script() -> bool {
    std::env::var_os("OUT_DIR").is_some() && std::env::var_os("HOST").is_some()
}

/// Prints which files a build depends on, and the warnings.
pub(super) fn print_instructions(
    files: &[PathBuf],
    diagnostics: Option<&Diagnostics>,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for file in files {
        writeln!(out, "cargo::rerun-if-changed={}", file.display())?;
    }
    for found in diagnostics
        .into_iter()
        .flat_map(Diagnostics::iter)
        .filter(|found| found.severity == Severity::Warning)
    {
        // Cargo says itself that it is a warning.
        let text = found.text().to_string();
        writeln!(out, "cargo::warning={}", text.replace('\n', " "))?;
    }
    Ok(())
}
