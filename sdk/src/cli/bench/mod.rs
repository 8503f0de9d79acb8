//! `polyrpc bench`: how fast a node answers.

mod summary;

use std::io::Write;
use std::time::{Duration, Instant};

use clap::Args;
use futures_util::{StreamExt, stream};
use hdrhistogram::Histogram;

use self::summary::Summary;
use super::arguments::{Given, params};
use super::batch::bar;
use super::catalog::{Api, Catalog, Entry};
use super::exit::{Failure, Outcome, is_answered};
use super::node::{call, seconds};
use super::print::Paint;
use super::words::{CallArgs, chain_and_name};
use crate::{RawJson, Rpc, Safety};

/// The longest latency of the histogram; a longer one counts as this.
const LONGEST: Duration = Duration::from_secs(3600);

/// Measures how fast a node answers calls of a method.
///
/// Prints a histogram of latencies, and calls per second. Calls are not retried.
#[derive(Debug, Args)]
#[command(
    override_usage = "polyrpc bench [OPTIONS] URL METHOD [ARG]...\n       polyrpc bench [OPTIONS] CHAIN METHOD [ARG]...",
    after_help = HELP
)]
pub(super) struct Bench {
    #[command(flatten)]
    pub(super) call: CallArgs,
    /// How many calls are made.
    #[arg(long, short = 'n', value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..))]
    requests: u64,
    /// End after this time, however many calls were made.
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    duration: Option<Duration>,
    /// How many calls are under way at once.
    #[arg(long, short, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..))]
    concurrency: u16,
    /// Measure calls that change something.
    #[arg(long)]
    allow_writes: bool,
    /// One object of JSON, with times in microseconds.
    #[arg(long)]
    json: bool,
}

const HELP: &str = "\
With a URL the method is looked up in all chains of this build; where several have one of the name, give the chain and --url.

Exit code: 0 when all calls succeeded, 1 when the node answered some of them with an error, 2 when the call can't be sent, 3 when some had
no answer.";

impl Bench {
    pub(super) async fn run(
        &self,
        catalog: &Catalog,
        paint: Paint,
        output: &mut impl Write,
    ) -> Outcome {
        let (url, (api, entry, given)) = self.target(catalog)?;
        let params = params(&entry, &given)?;
        if entry.safety != Safety::Read && !self.allow_writes {
            return Err(Failure::usage(format!(
                "`{}` may change something, and it would be called {} times: say --allow-writes if that is meant",
                entry.name, self.requests
            )));
        }
        let mut node = self.call.node.without_retry();
        node.url = url.map(str::to_owned).or(node.url);
        let found = node.connect(&api, entry.service()).await?;
        let talk = self.call.talk;
        talk.detail(|| format!("{} of {}, found by {}", entry.name, entry.api, found.by));
        let summary = self.measure(&found.rpc, &entry, &params).await?;
        match self.json {
            true => writeln!(output, "{}", summary.json())?,
            false => summary.print(paint, output)?,
        }
        if let Some(error) = &summary.first_error {
            talk.note(&format!("the first error: {error}"));
        }
        match (summary.errors, summary.lost) {
            (0, _) => Ok(true),
            (_, 0) => Ok(false),
            _ => Err(Failure::Lost),
        }
    }

    /// The method, and the address where one stands in the place of a chain.
    #[allow(clippy::type_complexity, reason = "it is what a call is")]
    fn target<'a>(
        &'a self,
        catalog: &'a Catalog,
    ) -> Result<(Option<&'a str>, (Api<'a>, Entry<'a>, Given<'a>)), Failure> {
        let words = &self.call.words;
        let Some((url, rest)) = words.split_first().filter(|(word, _)| is_address(word)) else {
            let (api, name, rest) = chain_and_name(catalog, words, "METHOD")?;
            let entry = api.method(name)?;
            return Ok((None, (api, entry, self.call.given(rest))));
        };
        let Some((name, rest)) = rest.split_first() else {
            return Err(Failure::usage("the METHOD is missing"));
        };
        let (api, entry) = catalog.method_anywhere(name).ok_or_else(|| {
            Failure::usage(format!(
                "`{name}` is no method of exactly one chain: give the chain, and the address by --url"
            ))
        })?;
        Ok((Some(url), (api, entry, self.call.given(rest))))
    }

    async fn measure(
        &self,
        rpc: &Rpc,
        entry: &Entry<'_>,
        params: &RawJson,
    ) -> Result<Summary, Failure> {
        let started = Instant::now();
        let bar = bar(
            usize::try_from(self.requests).unwrap_or(usize::MAX),
            self.call.talk,
        );
        let is_over = || {
            self.duration
                .is_some_and(|limit| started.elapsed() >= limit)
        };
        let calls = (0..self.requests)
            .take_while(|_| !is_over())
            .map(|_| async {
                let begun = Instant::now();
                let result = call(rpc, entry, params).await;
                (begun.elapsed(), result)
            });
        let mut results = stream::iter(calls).buffer_unordered(usize::from(self.concurrency));
        let mut summary = Summary::new(histogram()?);
        while let Some((time, result)) = results.next().await {
            bar.inc(1);
            match result {
                Ok(_) => summary.add(time.min(LONGEST)),
                Err(error) => summary.fail(!is_answered(&error), &error),
            }
        }
        bar.finish_and_clear();
        summary.elapsed = started.elapsed();
        Ok(summary)
    }
}

fn histogram() -> Result<Histogram<u64>, Failure> {
    let longest = u64::try_from(LONGEST.as_micros()).unwrap_or(u64::MAX);
    let made = Histogram::new_with_bounds(1, longest, 3);
    made.map_err(|error| Failure::usage(error.to_string()))
}

/// Whether a word is an address, rather than the name of a chain.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.ends_with(".ipc") || word.starts_with(['/', '.'])
}
