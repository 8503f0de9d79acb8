//! The `polyrpc` binary as a user runs it.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

pub(crate) type TestResult = Result<(), Box<dyn Error>>;

/// Runs `polyrpc` and gives it something to read.
pub(crate) fn polyrpc(
    arguments: &[&str],
    input: impl AsRef<[u8]>,
) -> Result<Output, Box<dyn Error>> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_polyrpc"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // A command that reads nothing may be gone already.
    let _ = child
        .stdin
        .take()
        .map(|mut stdin| stdin.write_all(input.as_ref()));
    Ok(child.wait_with_output()?)
}

pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> Result<PathBuf, std::io::Error> {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content)?;
    Ok(path)
}
