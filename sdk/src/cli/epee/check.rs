//! `polyrpc epee check`: round trips of bodies.

use std::fmt;
use std::io::{self, Write};

use clap::Args;

use super::input;
use crate::cli::report::one_line;
use crate::epee;

/// Decodes and encodes bodies, and reports those that come out different.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Check {
    /// Files of one body each, as bytes or hex digits; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Expect invalid bodies: those that can be decoded are reported.
    #[arg(long)]
    expect_invalid: bool,
}

const HELP: &str = "\
For each body that isn't equal, one line:
  FILE failed|differs detail
failed   it isn't valid epee, or JSON can't hold it: a float that is NaN or infinite, a name that isn't UTF-8
differs  it becomes other bytes: its writer wrote lengths in more bytes than they need, which means the same

The last line sums up: files N equal N differs N failed N
With --expect-invalid the lines are about bodies that could be decoded, `equal` among them.

Exit code: 0 when all bodies are equal (with --expect-invalid: failed), 1 when not, 2 when a file can't be read.";

impl Check {
    pub(super) fn run(&self, output: &mut impl Write) -> io::Result<bool> {
        let mut sums = Sums::default();
        for file in &self.files {
            let outcome =
                input::body(file)?.map_or_else(Outcome::Failed, |body| Outcome::of(&body));
            sums.count(&outcome);
            if outcome.is_failed() != self.expect_invalid || matches!(outcome, Outcome::Differs(_))
            {
                writeln!(output, "{file} {outcome}")?;
            }
        }
        writeln!(output, "{sums}")?;
        let right = if self.expect_invalid {
            sums.failed
        } else {
            sums.equal
        };
        Ok(right == self.files.len())
    }
}

/// The outcome of a body.
#[derive(Debug, PartialEq)]
enum Outcome {
    Equal,
    /// With a description of the difference.
    Differs(String),
    Failed(String),
}

impl Outcome {
    fn of(body: &[u8]) -> Self {
        let again = epee::to_json(body).and_then(|view| epee::from_json(view.as_str()));
        match again {
            Err(error) => Self::Failed(error.to_string()),
            Ok(again) if again == body => Self::Equal,
            Ok(again) => {
                let place = body.iter().zip(&again).take_while(|(old, new)| old == new);
                Self::Differs(format!(
                    "{} bytes become {}, the first other one at byte {}",
                    body.len(),
                    again.len(),
                    place.count()
                ))
            }
        }
    }

    const fn is_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Equal => f.write_str("equal"),
            Self::Differs(how) => write!(f, "differs {how}"),
            Self::Failed(error) => write!(f, "failed {}", one_line(error)),
        }
    }
}

#[derive(Debug, Default)]
struct Sums {
    equal: usize,
    differs: usize,
    failed: usize,
}

impl Sums {
    const fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Equal => self.equal += 1,
            Outcome::Differs(_) => self.differs += 1,
            Outcome::Failed(_) => self.failed += 1,
        }
    }
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            equal,
            differs,
            failed,
        } = self;
        let files = equal + differs + failed;
        write!(
            f,
            "files {files} equal {equal} differs {differs} failed {failed}"
        )
    }
}
