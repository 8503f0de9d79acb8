//! The `polyrpc` command-line tool; see [`polyrpc::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    polyrpc::cli::main()
}
