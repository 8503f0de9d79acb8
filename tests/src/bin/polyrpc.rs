//! The `polyrpc` command-line tool, built here as well because a test can only run the binaries of its own package.

use std::process::ExitCode;

fn main() -> ExitCode {
    polyrpc::cli::main()
}
