//! `polyrpc-codegen`: typed clients from OpenRPC documents, on the command line.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    cli::run(cli::Cli::parse())
}
