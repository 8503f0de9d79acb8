//! The `polyrpc` command-line tool. Not a library: no stable API.

mod compare;
mod epee;
mod json;
mod methods;
mod registry;
mod report;
mod verify;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::epee::Epee;
use self::methods::Methods;
use self::registry::Registry;
use self::verify::Verify;
use crate::chains::Listed;
use crate::{Chain, ChainInfo, MethodInfo};

/// Tools around the typed clients of blockchain nodes.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Verify(Verify),
    Methods(Methods),
    Epee(Epee),
}

/// Methods that the tool knows beside those of this build's chains.
#[derive(Clone, Copy, Debug)]
pub struct Api(Listed);

impl Api {
    /// Methods of nodes of the chain `C`.
    pub const fn new<C: Chain>(methods: &'static [MethodInfo]) -> Self {
        Self(Listed {
            chain: ChainInfo::of::<C>(),
            methods,
            streams: &[],
        })
    }
}

/// Reads recorded calls, a line of JSON each, and writes them again, as `polyrpc verify` does with a file. Methods are those of the APIs.
///
/// # Errors
/// If some of them can't be read, or aren't written as they were: what the tool says of these.
pub fn verify(apis: &[Api], lines: &str) -> Result<(), String> {
    let registry = Registry::new(apis.iter().map(|Api(listed)| *listed));
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let found = verify::lines(&registry, lines, &mut output, &mut errors);
    let is_clean = found.map_err(|error| error.to_string())?;
    output.extend(errors);
    let said = || String::from_utf8_lossy(&output).into_owned();
    if is_clean { Ok(()) } else { Err(said()) }
}

/// Runs the tool on the process's arguments and streams.
///
/// The exit code is 0 when the command found nothing wrong, 1 when it did, and 2 when it couldn't do its work: wrong
/// usage, a file that can't be read, an output that can't be written.
pub fn main() -> ExitCode {
    main_with(&[])
}

/// Runs the tool as [`main`] does, with more methods.
pub fn main_with(more: &[Api]) -> ExitCode {
    let mut errors = io::stderr().lock();
    let more = more.iter().map(|Api(listed)| *listed);
    let registry = Registry::new(crate::LISTED.iter().copied().chain(more));
    match run(&Cli::parse(), &registry, &mut errors) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            // If even this can't be written, the exit code still tells.
            let _ = writeln!(errors, "polyrpc: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli, registry: &Registry, errors: &mut impl Write) -> io::Result<bool> {
    let mut output = BufWriter::new(io::stdout().lock());
    let clean = match &cli.command {
        Command::Verify(verify) => verify.run(registry, &mut output, errors)?,
        Command::Methods(methods) => methods.run(registry, &mut output)?,
        Command::Epee(epee) => epee.run(&mut output, errors)?,
    };
    output.flush()?;
    Ok(clean)
}

/// Adds the file's name to an error.
fn name(file: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{file}: {error}"))
}
