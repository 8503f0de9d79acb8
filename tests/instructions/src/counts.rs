//! Counting by callgrind, and the file of counts.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use crate::Result;

const HEADER: &str = "# Instructions of a call, by `.ci/run instructions`; with POLYRPC_BLESS=1 it writes this file.\n";

/// What was counted, by the name of the subject.
#[derive(Default)]
pub(crate) struct Counts {
    compiler: String,
    counts: BTreeMap<String, u64>,
}

impl Counts {
    /// Reads the file; where there is none yet, nothing was counted.
    pub(crate) fn read() -> Result<Self> {
        let text = match std::fs::read_to_string(file()) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            text => text?,
        };
        let mut counts = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.rsplit_once(' ') {
                Some(("compiler", version)) => version.clone_into(&mut counts.compiler),
                Some((name, count)) => counts.set(name.trim(), count.parse()?),
                None => return Err(format!("not a line of counts: {line}").into()),
            }
        }
        Ok(counts)
    }

    pub(crate) fn get(&self, name: &str) -> Option<u64> {
        self.counts.get(name).copied()
    }

    pub(crate) fn set(&mut self, name: &str, count: u64) {
        self.counts.insert(name.to_owned(), count);
    }

    /// The release of the compiler that the file's counts are of.
    pub(crate) fn compiler(&self) -> &str {
        &self.compiler
    }

    /// These counts, and in place of some of them the newer ones.
    pub(crate) fn with(mut self, newer: Self) -> Self {
        self.counts.extend(newer.counts);
        self
    }

    pub(crate) fn write(&self) -> Result<()> {
        let mut text = format!("{HEADER}compiler {}\n", release()?);
        for (name, count) in &self.counts {
            text.push_str(&format!("{name} {count}\n"));
        }
        Ok(std::fs::write(file(), text)?)
    }
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("counts.txt")
}

/// The release of the compiler, as `1.95.0`.
fn release() -> Result<String> {
    let output = Command::new("rustc").arg("--version").output()?;
    let version = String::from_utf8(output.stdout)?;
    let release = version.split(' ').nth(1);
    Ok(release.ok_or("rustc doesn't say its version")?.to_owned())
}

/// The instructions of one call of the subject, in a process of its own.
pub(crate) fn measure(name: &str) -> Result<u64> {
    let folder = tempfile::tempdir()?;
    let counts = folder.path().join("callgrind.out");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--toggle-collect=*subjects::collected*"])
        .arg(format!("--callgrind-out-file={}", counts.display()))
        .arg(std::env::current_exe()?)
        .args(["--call", name])
        .output()
        .map_err(|error| format!("valgrind doesn't start: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let text = std::fs::read_to_string(&counts)?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    match total.ok_or("callgrind wrote no total")?.trim().parse()? {
        // The function that is counted was inlined, or has another name.
        0 => Err(format!("no instruction was counted in {name}").into()),
        total => Ok(total),
    }
}
