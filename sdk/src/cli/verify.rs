//! `polyrpc verify`: compares recorded traffic with the schema.

mod case;
mod failure;
mod folder;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use clap::Args;
use serde_json::value::RawValue;

use self::case::{Case, Side};
use self::folder::Folder;
use super::name;
use super::registry::Registry;
use super::report::{Finding, Outcome, Tally, one_line};

/// Decodes recorded calls through the typed structs, encodes them back and reports differences.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Verify {
    /// Files of JSON lines, where `-` is standard input, or folders of binary bodies.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Expect invalid calls: those that can be decoded are reported.
    #[arg(long)]
    expect_invalid: bool,
}

const HELP: &str = "\
Each line of a file is one case, a call or something that a node sent unasked:
  {\"api\":\"ethereum\",\"method\":\"eth_getBalance\",\"params\":[…],\"result\":…}
  {\"api\":\"ethereum\",\"method\":\"eth_call\",\"params\":[…],\"error\":{\"code\":3,\"message\":…}}
  {\"api\":\"ethereum\",\"stream\":\"newHeads\",\"item\":…}
Its sides are `params`, `result`, `error` and `item`; any may be missing, other keys are ignored, blank lines don't count.

The side `error` is what a node answers instead of a result. Of JSON-RPC it is the error object, of which `code`,
`message` and `data` are compared: what nodes add to it is none of JSON-RPC's. On the wire of Chia it is the whole body that says
\"success\": false, or {\"_raw\": TEXT} where the body is no JSON, and the number `http_status` may stand beside it. It is equal
when the client's error has all of it: code, name, message, data and traceback, or the status where there is nothing else.
Errors are read alike for all methods, so that the method need not be known.

For each side that isn't equal, one line, with the stream's name for METHOD where there is no method:
  FILE:LINE METHOD params|result|error|item failed|differs|dropped POINTER detail
failed   the text couldn't be decoded
dropped  a key with a value isn't written back: the type doesn't have it
differs  anything else that isn't written back as it was
The POINTER is that of the worst place, \"\" being the side as a whole; the detail names others.

Equal are numbers of the same value, objects with their keys in another order, hex digits in another letter case, null
and an absent key (absent and null are not: then the schema requires the key), null and the empty list, map or bytes that it is read as,
an empty list or map and an absent key, an optional parameter that was absent or null and its default, and null and no parameters at
all. Where the nodes of a chain write hex with and without 0x, as Chia's
do, the same bytes are equal either way, no digits among them; where they never write it, digits alone are hex.

A FILE that is a folder holds recorded bodies in epee. Its index.json lists pairs, each with `name`, `uri`, `http_status`, and
`request_decoded` and `response_decoded`: {\"height\":{\"t\":\"u64\",\"v\":7}}, or {\"undecodable\":…} of what isn't epee. The bodies are hex
digits in NAME.req.hex and NAME.resp.hex. Each has to be what the index says, in both directions, and each response the same bytes
again through the result's type. So has a request through the parameters' type, unless it is one that no client writes: nodes read integers
of other widths, and pass over keys that they don't know. Such a request is told on standard error. The methods are those of the api
that has all of the paths which were answered with 200. A request may have its keys in another order than the client's.

The last line sums up; each line that was read is counted under `cases` and under one of the others, at its worst:
  cases N equal N differs N dropped N failed N unknown N skipped N
unknown  no such method or stream, or no such api, in this build; each is named once on standard error, with its count
skipped  a line without a side; an `error` that is null is none
A line that isn't a JSON object counts as failed; its METHOD and side are `-`.

With --expect-invalid the lines are about sides that could be decoded (`equal` among them), and each case is counted at
its best: as failed only when every side failed. The side `error` is not looked at: to answer so is right.

Exit code: 0 when all cases are equal or skipped (with --expect-invalid: failed or skipped, and every line is a JSON
object), 1 when not, 2 when a file can't be read or the usage is wrong.";

impl Verify {
    /// Runs the command; returns whether everything was as expected.
    ///
    /// # Errors
    /// If a file can't be read, named in the error, or the report can't be written.
    pub(super) fn run(
        &self,
        registry: &Registry,
        output: &mut impl Write,
        errors: &mut impl Write,
    ) -> io::Result<bool> {
        let mut verifier = Verifier::new(registry, self.expect_invalid, output, errors);
        for file in &self.files {
            if Path::new(file).is_dir() {
                verifier.folder(file)?;
                continue;
            }
            let reader: Box<dyn BufRead> = if file == "-" {
                Box::new(io::stdin().lock())
            } else {
                Box::new(BufReader::new(
                    File::open(file).map_err(|error| name(file, &error))?,
                ))
            };
            verifier.file(file, reader)?;
        }
        verifier.finish()
    }
}

/// Checks lines that are at hand; returns whether everything was as expected.
///
/// # Errors
/// If the report can't be written.
pub(super) fn lines(
    registry: &Registry,
    lines: &str,
    output: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<bool> {
    let mut verifier = Verifier::new(registry, false, output, errors);
    verifier.file("line", lines.as_bytes())?;
    verifier.finish()
}

struct Verifier<'a, O, E> {
    registry: &'a Registry,
    expect_invalid: bool,
    output: &'a mut O,
    errors: &'a mut E,
    tally: Tally,
    /// Whether a line was no JSON object: a fault of the file, never expected.
    malformed: bool,
    /// What is unknown, by its name and the reason.
    unknown: BTreeMap<(String, String), Unknown>,
}

/// A method or stream that this build doesn't have.
struct Unknown {
    /// How many cases were read up to the first one of it, and where that is.
    case: u64,
    first: String,
    times: u64,
}

impl<'a, O: Write, E: Write> Verifier<'a, O, E> {
    fn new(
        registry: &'a Registry,
        expect_invalid: bool,
        output: &'a mut O,
        errors: &'a mut E,
    ) -> Self {
        Self {
            registry,
            expect_invalid,
            output,
            errors,
            tally: Tally::default(),
            malformed: false,
            unknown: BTreeMap::new(),
        }
    }

    fn file(&mut self, file: &str, mut reader: impl BufRead) -> io::Result<()> {
        let mut line = Vec::new();
        for number in 1_u64.. {
            line.clear();
            if reader
                .read_until(b'\n', &mut line)
                .map_err(|error| name(file, &error))?
                == 0
            {
                break;
            }
            if !line.trim_ascii().is_empty() {
                self.line(&format!("{file}:{number}"), line.trim_ascii())?;
            }
        }
        Ok(())
    }

    fn folder(&mut self, path: &str) -> io::Result<()> {
        let folder = Folder::open(Path::new(path))?;
        let methods = folder.methods(self.registry);
        for pair in &folder.pairs {
            self.tally.cases += 1;
            let place = format!("{path}/{}", one_line(&pair.name));
            match folder.check(pair, &methods)? {
                Ok(verdict) => {
                    if let Some(note) = verdict.note {
                        writeln!(self.errors, "{place} request no client writes it: {note}")?;
                    }
                    self.report(&place, &verdict.sides)?;
                }
                Err(reason) => {
                    self.tally.unknown += 1;
                    writeln!(self.errors, "{place} unknown: {}", one_line(&reason))?;
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, place: &str, line: &[u8]) -> io::Result<()> {
        self.tally.cases += 1;
        // A line of another encoding is as malformed as one that isn't JSON, so both go the same way.
        let case = match serde_json::from_slice::<BTreeMap<String, &RawValue>>(line) {
            Ok(members) => Case::new(members, self.expect_invalid),
            Err(error) => {
                self.malformed = true;
                self.tally.count(Outcome::Failed);
                let finding =
                    Finding::whole(Outcome::Failed, format!("not a JSON object: {error}"));
                return writeln!(self.output, "{place} - - {finding}");
            }
        };
        if case.is_empty() {
            self.tally.skipped += 1;
            return Ok(());
        }
        let name = one_line(case.name());
        match case.check(self.registry) {
            Ok(sides) => self.report(&format!("{place} {name}"), &sides),
            Err(reason) => {
                self.tally.unknown += 1;
                let found = self.unknown.entry((name, one_line(&reason)));
                let unknown = found.or_insert_with(|| Unknown {
                    case: self.tally.cases,
                    first: place.to_owned(),
                    times: 0,
                });
                unknown.times += 1;
                Ok(())
            }
        }
    }

    fn report(&mut self, case: &str, sides: &[Side]) -> io::Result<()> {
        let expected = if self.expect_invalid {
            Outcome::Failed
        } else {
            Outcome::Equal
        };
        for (side, finding) in sides {
            if finding.outcome != expected {
                writeln!(self.output, "{case} {side} {finding}")?;
            }
        }
        let outcomes = sides.iter().map(|(_, finding)| finding.outcome);
        let outcome = if self.expect_invalid {
            outcomes.min()
        } else {
            outcomes.max()
        };
        if let Some(outcome) = outcome {
            self.tally.count(outcome);
        }
        Ok(())
    }

    fn finish(self) -> io::Result<bool> {
        let mut unknown = Vec::from_iter(&self.unknown);
        unknown.sort_by_key(|(_, unknown)| unknown.case);
        for ((name, reason), Unknown { first, times, .. }) in unknown {
            write!(self.errors, "{first} {name} unknown: {reason}")?;
            match times {
                1 => writeln!(self.errors)?,
                _ => writeln!(self.errors, " ({times} cases)")?,
            }
        }
        writeln!(self.output, "{}", self.tally)?;
        let Tally {
            cases,
            equal,
            failed,
            skipped,
            ..
        } = self.tally;
        Ok(if self.expect_invalid {
            failed + skipped == cases && !self.malformed
        } else {
            equal + skipped == cases
        })
    }
}

#[cfg(test)]
mod tests;
