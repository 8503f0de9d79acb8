//! The `polyrpc` command-line tool, built here as well because a test can only run the binaries of its own package. It knows the methods of
//! monerod's document besides.

use std::process::ExitCode;

use polyrpc::MethodInfo;
use polyrpc::cli::Api;

/// The client generated from that document.
#[allow(dead_code, unreachable_pub, reason = "only the methods are used")]
mod monero {
    include!("../../cases/monero.rs");
}

/// A row for each method.
macro_rules! methods {
    ($($Method:ident),+) => {
        &[$(MethodInfo::of::<monero::methods::$Method>("monero", "", &[])),+]
    };
}

const MONERO: &[MethodInfo] = methods![
    GetBlocksBin,
    GetBlocksByHeightBin,
    GetHashesBin,
    GetOIndexesBin,
    GetOutputDistributionBin,
    GetOutsBin,
    GetblocksBin
];

fn main() -> ExitCode {
    polyrpc::cli::main_with(&[Api::new::<polyrpc::Plain>(MONERO)])
}
