//! Instructions that a call takes between the caller and the socket, counted by valgrind's callgrind.
//!
//! ```text
//! cargo run --release -p polyrpc-instructions
//! ```
//!
//! Unlike times, counts are the same in every run of one binary, however busy the machine is. `counts.txt` keeps them: the command fails when
//! one has grown by more than 3%, and with `POLYRPC_BLESS=1` it writes the file. Names of [`subjects::SUBJECTS`] behind `--` count these alone;
//! `-- --call NAME` makes that call as valgrind, `perf` or another profiler wants it.

mod counts;
#[path = "../../../sdk/benches/page/mod.rs"]
mod page;
mod subjects;
#[path = "../../../codegen/benches/impls/traffic.rs"]
#[allow(
    dead_code,
    reason = "the generator's bench, which the file belongs to, uses the rest"
)]
mod traffic;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use counts::Counts;
use subjects::SUBJECTS;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The tolerance: the layout of the binary changes a count, another run doesn't.
const TOLERANCE: f64 = 1.03;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [flag, name] if flag == "--call" => subjects::call(name),
        names => count(names, &mut io::stdout().lock()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when that fails.
            _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// Counts the subjects of these names, or all, and compares with the file.
fn count(names: &[String], out: &mut impl Write) -> Result<()> {
    if let Some(name) = names.iter().find(|name| !SUBJECTS.contains(&name.as_str())) {
        return Err(format!("{name} isn't one of {}", SUBJECTS.join(", ")).into());
    }
    let kept = Counts::read()?;
    let mut counts = Counts::default();
    let mut grown = Vec::new();
    writeln!(out, "what | kept | now | ratio")?;
    for name in SUBJECTS {
        if !names.is_empty() && !names.iter().any(|chosen| chosen == name) {
            continue;
        }
        let now = counts::measure(name)?;
        counts.set(name, now);
        match kept.get(name) {
            Some(before) => {
                let ratio = now as f64 / before as f64;
                writeln!(out, "{name} | {before} | {now} | {ratio:.3}")?;
                if ratio > TOLERANCE {
                    grown.push(name);
                }
            }
            None => {
                writeln!(out, "{name} | - | {now} | -")?;
                grown.push(name);
            }
        }
    }
    if std::env::var_os("POLYRPC_BLESS").is_some() {
        return kept.with(counts).write();
    }
    if grown.is_empty() {
        return Ok(());
    }
    Err(format!(
        "more than 3% over tests/instructions/counts.txt, or not in it: {}. If that is meant, POLYRPC_BLESS=1 writes the file. It was counted with {}, \
         and another compiler counts otherwise",
        grown.join(", "),
        kept.compiler()
    )
    .into())
}
