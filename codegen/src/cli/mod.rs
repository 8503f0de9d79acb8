//! The commands and their exit codes: 0 on success, 1 for findings, 2 for wrong usage or documents that can't be
//! compared.

mod compare;
mod explore;
mod inspect;
mod make;
mod say;
mod targets;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use polyrpc_codegen::lint::Rules;

/// Generates typed async Rust clients from OpenRPC documents.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate clients: of the given documents, or of every folder in `schemas/`.
    Generate(MakeArgs),
    /// List the generated files that are not up to date.
    Check(MakeArgs),
    /// Say what changed between two versions of documents, and what of it breaks callers of the generated client.
    ///
    /// Code is taken to be of another crate than the client, where what `#[non_exhaustive]` leaves room for breaks nothing. In the
    /// client's own crate, a value of an enum, a variant or a received field more also breaks a `match` without `_` and a struct
    /// written out.
    ///
    /// Exits with 0 if nothing breaks, with 1 if something does, and with 2 if documents have errors, so that nothing was compared.
    Diff(DiffArgs),
    /// Write a static site that shows documents: types, units, errors, a curl line and Rust code for each method.
    Docs(DocsArgs),
    /// List the methods of documents.
    List(ListArgs),
    /// Look for untyped places, missing descriptions and amounts without a unit.
    Lint(LintArgs),
}

#[derive(Args, Debug)]
struct MakeArgs {
    /// OpenRPC documents, JSON or YAML; together they make one client.
    #[arg(requires = "out", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder to generate into; it is to be the client's own.
    #[arg(long, requires = "files", value_name = "DIR")]
    out: Option<PathBuf>,
    /// The file that keeps names where they are when the document grows; `names.json` in the output folder by default.
    #[arg(long, requires = "files", value_name = "FILE")]
    names: Option<PathBuf>,
    /// The name of the client's module; the first document's by default.
    #[arg(long, requires = "files")]
    name: Option<String>,
    /// The path of the chain that the clients are bound to, a type that implements `polyrpc::Chain`, such as `crate::MyNodes`.
    #[arg(long, requires = "files", value_name = "PATH")]
    chain: Option<String>,
    /// Types for formats and components, such as `uuid=uuid::Uuid,OrderId=crate::OrderId`.
    #[arg(long = "types", requires = "files", value_name = "LIST")]
    types: Vec<String>,
    /// Treat untyped places as errors. The documents of a project are always held to this.
    #[arg(long)]
    strict: bool,
    /// Overlays to apply beside those that stand next to the documents.
    #[arg(long = "overlay", requires = "files", value_name = "FILE")]
    overlays: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
    /// Generate the types alone, without methods and clients.
    #[arg(long, requires = "files")]
    types_only: bool,
    /// Put each method behind a Cargo feature of the name of its tag.
    #[arg(long, requires = "files")]
    feature_per_tag: bool,
    #[command(flatten)]
    package: PackageArgs,
}

#[derive(Args, Debug)]
struct ReadArgs {
    /// Methods that only read, by their names: `get*,list*`. Those that the document says nothing of (`x-safety`) are taken for writes,
    /// which are never sent again.
    #[arg(
        long = "read",
        requires = "files",
        value_name = "PATTERN",
        value_delimiter = ','
    )]
    patterns: Vec<String>,
}

#[derive(Args, Debug)]
struct PackageArgs {
    /// Write a crate of this name, ready to be published, with the client in it: `--out` is its folder. What was edited there stays.
    #[arg(long = "crate", requires = "files", value_name = "NAME")]
    krate: Option<String>,
    /// The licence of the crate, as an SPDX expression; that of the document by default.
    #[arg(long, requires = "krate", value_name = "SPDX")]
    license: Option<String>,
    /// The address of the crate's repository.
    #[arg(long, requires = "krate", value_name = "URL")]
    repository: Option<String>,
    /// The folder of `polyrpc`, relative to the crate, in the place of the published one.
    #[arg(long, requires = "krate", value_name = "DIR")]
    polyrpc_path: Option<PathBuf>,
}

#[derive(Args, Debug)]
struct DiffArgs {
    /// The old version: an OpenRPC document, or a folder of documents that make one client. Overlays beside documents are applied.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new version.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Overlays to apply to the old version beside those that stand next to its documents.
    #[arg(long = "old-overlay", value_name = "FILE")]
    old_overlays: Vec<PathBuf>,
    /// Overlays to apply to the new version beside those that stand next to its documents.
    #[arg(long = "new-overlay", value_name = "FILE")]
    new_overlays: Vec<PathBuf>,
    /// List reworded docs, too; they are only counted otherwise.
    #[arg(long)]
    all: bool,
    /// Print JSON: the changes, or why documents can't be compared.
    #[arg(long)]
    json: bool,
    /// Print Markdown, for a pull request: a table for each group of changes, what breaks first.
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
}

#[derive(Args, Debug)]
struct DocsArgs {
    /// OpenRPC documents, or a folder of them, which make one client; those of every folder in `schemas/` by default.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder of the site; it is to be the site's own.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What the site is called.
    #[arg(long, default_value = "API explorer")]
    title: String,
    /// The name of the client's module; the first document's by default.
    #[arg(long, requires = "files")]
    name: Option<String>,
    /// The file that keeps names, where the client was generated with one: `names.json` in its folder.
    #[arg(long, requires = "files", value_name = "FILE")]
    names: Option<PathBuf>,
    /// Overlays to apply beside those that stand next to the documents.
    #[arg(long = "overlay", requires = "files", value_name = "FILE")]
    overlays: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Args, Debug)]
struct ListArgs {
    /// OpenRPC documents; those of every folder in `schemas/` by default.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Args, Debug)]
struct LintArgs {
    /// OpenRPC documents; those of every folder in `schemas/` by default.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to look at, such as `types,units`; everything by default.
    #[arg(long, value_enum, value_delimiter = ',')]
    rules: Vec<Rules>,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Good,
    Found,
    /// Documents have errors, so nothing was done.
    Undone,
}

/// Why a command could not be run.
#[derive(Debug)]
enum Failure {
    /// Wrong usage.
    Usage(String),
    /// Files, or the terminal, can't be read or written.
    Io(std::io::Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

pub(crate) fn run(cli: Cli) -> ExitCode {
    let outcome = match cli.command {
        Command::Generate(args) => make::generate(&args),
        Command::Check(args) => make::check(&args),
        Command::Diff(args) => compare::diff(&args),
        Command::Docs(args) => explore::docs(&args),
        Command::List(args) => inspect::list(&args),
        Command::Lint(args) => inspect::lint(&args),
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::FAILURE,
        Ok(Outcome::Undone) => ExitCode::from(2),
        // The reader of the output has closed it: `list | head`.
        Err(Failure::Io(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Io(error)) => {
            say::line(format_args!("error: {error}"));
            ExitCode::FAILURE
        }
        Err(Failure::Usage(message)) => {
            say::line(format_args!("error: {message}"));
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_commands_are_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn files_need_a_folder_to_go_into() {
        let parse = |args: &[&str]| Cli::try_parse_from([&["polyrpc-codegen"], args].concat());
        assert!(parse(&["generate"]).is_ok());
        assert!(
            parse(&[
                "generate", "a.json", "b.yaml", "--out", "x", "--strict", "--name", "n"
            ])
            .is_ok()
        );
        assert_eq!(parse(&["generate", "a.json"]).unwrap_err().exit_code(), 2);
        assert_eq!(parse(&["check", "--out", "x"]).unwrap_err().exit_code(), 2);
        assert_eq!(parse(&[]).unwrap_err().exit_code(), 2);
    }
}
