//! `polyrpc epee`: epee bodies as readable JSON, and back.

mod check;
mod input;

use std::io::{self, Write};

use clap::{Args, Subcommand};

use self::check::Check;
use super::report::one_line;
use crate::epee;

/// Decodes, encodes and checks epee, the binary bodies of Monero's family of nodes (`/getblocks.bin`).
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Epee {
    #[command(subcommand)]
    command: Command,
}

const HELP: &str = "\
A body is read as bytes or as text of hex digits, with or without 0x and white space.

The view of a body is the same object as JSON. Each key ends with the kind of its value, so that nothing is lost:
  {\"start_height:u64\":0,\"block_ids:hex\":\"10081c\",\"status:string\":\"OK\",\"blocks:object[]\":[{\"block:hex\":\"1010\"}]}
Kinds are i64, i32, i16, i8, u64, u32, u16, u8, f64, bool, string, hex (a string of any bytes) and object, with [] a list.

  polyrpc epee encode request.json | curl --data-binary @- http://localhost:18081/getblocks.bin | polyrpc epee decode

Exit code: 0 when all is right, 1 when a body or a view is not, 2 when a file can't be read or the usage is wrong.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints the view of a body.
    Decode {
        /// The body; `-` is standard input.
        #[arg(default_value = "-")]
        file: String,
    },
    /// Encodes the body of a view.
    Encode {
        /// The view; `-` is standard input.
        #[arg(default_value = "-")]
        file: String,
        /// Write a line of hex digits instead of bytes.
        #[arg(long)]
        hex: bool,
    },
    Check(Check),
}

impl Epee {
    /// Runs the command; returns whether everything was valid.
    ///
    /// # Errors
    /// If a file can't be read, named in the error, or the output can't be written.
    pub(super) fn run(&self, output: &mut impl Write, errors: &mut impl Write) -> io::Result<bool> {
        let (file, outcome) = match &self.command {
            Command::Check(check) => return check.run(output),
            Command::Decode { file } => (file, input::body(file)?.and_then(|body| decode(&body))),
            Command::Encode { file, hex } => (file, encode(&input::text(file)?, *hex)),
        };
        match outcome {
            Ok(bytes) => output.write_all(&bytes).map(|()| true),
            Err(error) => {
                let message = one_line(&error);
                writeln!(errors, "polyrpc: {file}: {message}").map(|()| false)
            }
        }
    }
}

fn decode(body: &[u8]) -> Result<Vec<u8>, String> {
    let view = epee::to_json(body).map_err(|error| error.to_string())?;
    Ok(format!("{view}\n").into_bytes())
}

fn encode(view: &str, hex: bool) -> Result<Vec<u8>, String> {
    let bytes = epee::from_json(view).map_err(|error| error.to_string())?;
    Ok(if hex {
        format!("{}\n", const_hex::encode(bytes)).into_bytes()
    } else {
        bytes
    })
}
