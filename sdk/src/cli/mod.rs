//! The `polyrpc` command-line tool. Not a library: no stable API.

mod arguments;
mod batch;
mod bench;
mod call;
mod catalog;
mod compare;
mod describe;
mod epee;
mod exit;
mod help;
mod json;
mod methods;
mod node;
mod pages;
mod print;
mod record;
mod registry;
mod report;
mod subscribe;
mod suggest;
mod verify;
mod words;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use self::batch::Batch;
use self::bench::Bench;
use self::call::Call;
use self::catalog::{Catalog, DocumentArgs};
use self::describe::Describe;
use self::epee::Epee;
use self::exit::Outcome;
use self::methods::Methods;
use self::pages::{Completions, Man};
use self::print::{Color, Paint};
use self::record::RecordCall;
use self::registry::Registry;
use self::subscribe::Subscribe;
use self::verify::Verify;
use crate::chains::Listed;
use crate::{Chain, MethodInfo};

/// Calls, describes and checks the methods of blockchain nodes.
#[derive(Debug, Parser)]
#[command(version, after_help = help::HELP)]
struct Cli {
    /// When there are colours.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, global = true)]
    color: Color,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Methods(Methods),
    Describe(Describe),
    Call(Call),
    Subscribe(Subscribe),
    Batch(Batch),
    Record(RecordCall),
    Bench(Bench),
    Verify(Verify),
    Epee(Epee),
    Completions(Completions),
    Man(Man),
}

impl Command {
    /// The documents that are called in the place of chains.
    fn document(&self) -> Option<&DocumentArgs> {
        match self {
            Self::Methods(methods) => Some(&methods.document),
            Self::Describe(describe) => Some(&describe.document),
            Self::Call(call) => Some(&call.call.document),
            Self::Subscribe(subscribe) => Some(&subscribe.call.document),
            Self::Batch(batch) => Some(&batch.document),
            Self::Record(record) => Some(&record.call.document),
            Self::Bench(bench) => Some(&bench.call.document),
            Self::Verify(_) | Self::Epee(_) | Self::Completions(_) | Self::Man(_) => None,
        }
    }
}

/// Methods that the tool knows beside those of this build's chains.
#[derive(Clone, Copy, Debug)]
pub struct Api(Listed);

impl Api {
    /// Methods of nodes of the chain `C`.
    pub const fn new<C: Chain>(methods: &'static [MethodInfo]) -> Self {
        Self(Listed::of::<C>(methods, &[]))
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

/// Runs the tool on the process's arguments and streams, and returns its exit code:
///
/// | code | |
/// | --- | --- |
/// | 0 | all is well |
/// | 1 | something is wrong: the node answered with an error, or a check failed |
/// | 2 | nothing was done: wrong usage, parameters that can't be sent, a file that can't be read or written |
/// | 3 | the node can't be reached, or didn't answer |
pub fn main() -> ExitCode {
    main_with(&[])
}

/// Runs the tool as [`main`] does, with more methods.
pub fn main_with(more: &[Api]) -> ExitCode {
    let cli = Cli::parse();
    let more = more.iter().map(|Api(listed)| *listed);
    let listed = crate::LISTED.iter().copied().chain(more);
    let mut errors = io::stderr();
    exit::code(&run(&cli, listed.collect(), &mut errors), &mut errors)
}

fn run(cli: &Cli, listed: Vec<Listed>, errors: &mut impl Write) -> Outcome {
    let mut output = BufWriter::new(io::stdout().lock());
    let output = &mut output;
    let clean = match &cli.command {
        Command::Verify(verify) => verify.run(&Registry::new(listed), output, errors)?,
        Command::Epee(epee) => epee.run(output, errors)?,
        Command::Completions(completions) => completions.run(&mut Cli::command(), output)?,
        Command::Man(man) => man.run(&Cli::command(), output)?,
        command => {
            let document = command.document().map(DocumentArgs::load).transpose()?;
            let catalog = Catalog::new(listed).with_document(document.flatten());
            called(command, &catalog, Paint::of_stdout(cli.color), output)?
        }
    };
    output.flush()?;
    Ok(clean)
}

/// Runs the commands that know methods.
fn called(command: &Command, catalog: &Catalog, paint: Paint, output: &mut impl Write) -> Outcome {
    match command {
        Command::Methods(methods) => return methods.run(catalog, paint, output),
        Command::Describe(describe) => return describe.run(catalog, paint, output),
        _ => {}
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match command {
            Command::Call(call) => call.run(catalog, paint, output).await,
            Command::Subscribe(subscribe) => subscribe.run(catalog, paint, output).await,
            Command::Batch(batch) => batch.run(catalog, output).await,
            Command::Record(record) => record.run(catalog, paint, output).await,
            Command::Bench(bench) => bench.run(catalog, paint, output).await,
            _ => Ok(true),
        }
    })
}

/// Adds the file's name to an error.
fn name(file: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{file}: {error}"))
}
