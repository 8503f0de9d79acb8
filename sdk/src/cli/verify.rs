//! `polyrpc verify`: finds out where a node and the schema part.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

use clap::Args;
use serde_json::value::RawValue;

use super::compare::{Difference, compare, compare_params};
use super::registry::Registry;
use super::report::{Finding, Outcome, Tally, one_line};
use crate::MethodInfo;

/// Decodes recorded calls through the typed structs, encodes them back and reports what isn't the same.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Verify {
    /// Files of JSON lines; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The calls are wrong on purpose: what can be decoded is reported.
    #[arg(long)]
    expect_invalid: bool,
}

const HELP: &str = "\
Each line of a file is one case:
  {\"api\":\"ethereum\",\"method\":\"eth_getBalance\",\"params\":[…],\"result\":…}
Its sides are `params` and `result`; either may be missing, other keys are ignored, blank lines don't count.

For each side that isn't equal, one line:
  FILE:LINE METHOD params|result failed|differs|dropped POINTER detail
failed   the text couldn't be decoded
dropped  a key with a value isn't written back: the type doesn't have it
differs  anything else that isn't written back as it was
The POINTER is that of the worst place, \"\" being the side as a whole; the detail names others.

Equal are numbers of the same value, objects with their keys in another order, hex digits in another letter case, null
and an absent key (absent and null are not: then the schema requires the key), an optional parameter that was absent or
null and its default, and null and no parameters at all.

The last line sums up; each line that was read is counted under `cases` and under one of the others, at its worst:
  cases N equal N differs N dropped N failed N unknown N skipped N
unknown  no such method, or no such api, in this build; named on standard error
skipped  a line with neither params nor result
A line that isn't a JSON object counts as failed; its METHOD and side are `-`.

With --expect-invalid the lines are about sides that could be decoded (`equal` among them), and each case is counted at
its best: as failed only when every side failed.

Exit code: 0 when all cases are equal or skipped (with --expect-invalid: failed or skipped, and every line is a JSON
object), 1 when not, 2 when a file can't be read or the usage is wrong.";

impl Verify {
    /// Whether everything was as it should be.
    ///
    /// # Errors
    /// When a file can't be read, named in the error, or a report can't be written.
    pub(super) fn run(
        &self,
        registry: &Registry,
        output: &mut impl Write,
        errors: &mut impl Write,
    ) -> io::Result<bool> {
        let mut verifier = Verifier::new(registry, self.expect_invalid, output, errors);
        for file in &self.files {
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

struct Verifier<'a, O, E> {
    registry: &'a Registry,
    expect_invalid: bool,
    output: &'a mut O,
    errors: &'a mut E,
    tally: Tally,
    /// Whether a line was no JSON object: a fault of the file, never what was expected.
    malformed: bool,
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

    fn line(&mut self, place: &str, line: &[u8]) -> io::Result<()> {
        self.tally.cases += 1;
        // A line of another encoding is as malformed as one that isn't JSON, so both go the same way.
        let case = match serde_json::from_slice::<BTreeMap<String, &RawValue>>(line) {
            Ok(members) => Case::new(members),
            Err(error) => {
                self.malformed = true;
                self.tally.count(Outcome::Failed);
                let finding =
                    Finding::whole(Outcome::Failed, format!("not a JSON object: {error}"));
                return writeln!(self.output, "{place} - - {finding}");
            }
        };
        if case.params.is_none() && case.result.is_none() {
            self.tally.skipped += 1;
            return Ok(());
        }
        let method = one_line(case.method.as_deref().unwrap_or("-"));
        match case.find(self.registry) {
            Ok(info) => self.case(place, &method, info, &case),
            Err(reason) => {
                self.tally.unknown += 1;
                writeln!(
                    self.errors,
                    "{place} {method} unknown: {}",
                    one_line(&reason)
                )
            }
        }
    }

    fn case(
        &mut self,
        place: &str,
        method: &str,
        info: &MethodInfo,
        case: &Case<'_>,
    ) -> io::Result<()> {
        let params = case
            .params
            .map(|params| ("params", check_params(info, params)));
        let result = case
            .result
            .map(|result| ("result", check_result(info, result)));
        let sides = || params.iter().chain(&result);
        for (side, finding) in sides() {
            let expected = if self.expect_invalid {
                Outcome::Failed
            } else {
                Outcome::Equal
            };
            if finding.outcome != expected {
                writeln!(self.output, "{place} {method} {side} {finding}")?;
            }
        }
        let outcomes = sides().map(|(_, finding)| finding.outcome);
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

/// One line of a file.
struct Case<'a> {
    api: Option<String>,
    method: Option<String>,
    params: Option<&'a RawValue>,
    result: Option<&'a RawValue>,
}

impl<'a> Case<'a> {
    fn new(mut members: BTreeMap<String, &'a RawValue>) -> Self {
        let mut text = |key| serde_json::from_str(members.remove(key)?.get()).ok();
        let (api, method) = (text("api"), text("method"));
        Self {
            api,
            method,
            params: members.remove("params"),
            result: members.remove("result"),
        }
    }

    /// The method of the case, or why there is none.
    fn find(&self, registry: &Registry) -> Result<&'static MethodInfo, String> {
        let api = self.api.as_deref().ok_or("the line names no api")?;
        let method = self.method.as_deref().ok_or("the line names no method")?;
        registry.find(api, method).ok_or_else(|| {
            if registry.has_api(api) {
                format!("the api {api:?} has no such method")
            } else {
                format!("there is no api {api:?} in this build")
            }
        })
    }
}

fn check_params(info: &MethodInfo, params: &RawValue) -> Finding {
    // JSON-RPC leaves parameters out where there are none; some clients send null instead.
    let text = if params.get() == "null" {
        "[]"
    } else {
        params.get()
    };
    let compare = |input: &RawValue, output: &RawValue| compare_params(info.params, input, output);
    check(text, info.recode_params, compare)
}

fn check_result(info: &MethodInfo, result: &RawValue) -> Finding {
    check(result.get(), info.recode_result, compare)
}

fn check(
    text: &str,
    recode: fn(&str) -> Result<String, serde_json::Error>,
    compare: impl FnOnce(&RawValue, &RawValue) -> Vec<Difference>,
) -> Finding {
    let output = match recode(text) {
        Ok(output) => output,
        Err(error) => return Finding::failed(text, &error),
    };
    match (serde_json::from_str(text), serde_json::from_str(&output)) {
        (Ok(input), Ok(output)) => Finding::compared(&compare(input, output)),
        (Err(error), _) | (_, Err(error)) => {
            Finding::whole(Outcome::Failed, format!("not JSON: {error}"))
        }
    }
}

/// The error of a file, with the file's name.
fn name(file: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{file}: {error}"))
}

#[cfg(test)]
mod tests;
