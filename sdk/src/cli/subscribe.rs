//! `polyrpc subscribe`: the items of a stream.

use std::io::Write;

use clap::Args;
use futures_util::StreamExt;
use polyrpc_codegen::reference::MethodEntry;

use super::arguments::params;
use super::catalog::{Catalog, Entry, Opened};
use super::exit::{Failure, Outcome};
use super::node::{outcome, request};
use super::print::{Paint, Talk};
use super::words::{CallArgs, chain_and_name};
use crate::error::{DecodeError, Error};
use crate::subscription::Failures;
use crate::transport::{Feed, FeedEvent, Opening};
use crate::{RawJson, Rpc};

/// How many items may wait to be printed.
const BUFFER: usize = 1024;

/// Prints the items of a stream as they come, until Ctrl-C.
///
/// An item is a line of JSON in a pipe. The node has to push them: over a WebSocket or a Unix socket.
#[derive(Debug, Args)]
#[command(
    override_usage = "polyrpc subscribe [OPTIONS] CHAIN STREAM [ARG]...\n       polyrpc subscribe [OPTIONS] --document FILE STREAM [ARG]..."
)]
pub(super) struct Subscribe {
    #[command(flatten)]
    pub(super) call: CallArgs,
    /// End after this many items.
    #[arg(long, short = 'n', value_name = "N")]
    count: Option<u64>,
}

impl Subscribe {
    pub(super) async fn run(
        &self,
        catalog: &Catalog,
        paint: Paint,
        output: &mut impl Write,
    ) -> Outcome {
        let (api, name, rest) = chain_and_name(catalog, &self.call.words, "STREAM")?;
        let opened = api.stream(name)?;
        let entry = opening(&opened);
        let params = params(&entry, &self.call.given(rest))?;
        let talk = self.call.talk;
        let found = self.call.node.connect(&api, entry.service()).await?;
        talk.detail(|| format!("{name} of {}, found by {}", entry.api, found.by));
        let mut live = Live {
            rpc: &found.rpc,
            opened: &opened,
            params,
            talk,
        };
        let stopped = tokio::signal::ctrl_c();
        tokio::select! {
            outcome = live.print(self.count, paint, output) => outcome,
            stopped = stopped => {
                stopped?;
                output.flush()?;
                Ok(true)
            }
        }
    }
}

/// The call that opens a stream, with the stream's own parameters.
fn opening<'a>(opened: &Opened<'a>) -> Entry<'a> {
    let mut said: MethodEntry = opened.entry.said();
    said.params.clone_from(&opened.said.params);
    opened.entry.clone().saying(said)
}

struct Live<'a> {
    rpc: &'a Rpc,
    opened: &'a Opened<'a>,
    params: RawJson,
    talk: Talk,
}

impl Live<'_> {
    /// Prints items until there are enough, or the stream ends.
    async fn print(
        &mut self,
        count: Option<u64>,
        paint: Paint,
        output: &mut impl Write,
    ) -> Outcome {
        let mut left = count.unwrap_or(u64::MAX);
        let mut is_clean = true;
        let mut feed = self.open().await.map_err(Failure::Call)?;
        while left > 0 {
            match feed.next().await {
                Some(FeedEvent::Item(json)) => {
                    let text = String::from_utf8_lossy(&json);
                    is_clean &= self.is_typed(&text);
                    writeln!(output, "{}", paint.json(&text))?;
                    output.flush()?;
                    left -= 1;
                }
                Some(FeedEvent::Lagged(items)) => {
                    self.talk
                        .note(&format!("{items} items came too fast and were dropped"));
                }
                Some(FeedEvent::Ended(error)) if self.opened.said.finite => {
                    return Err(Failure::Call(error));
                }
                Some(FeedEvent::Finished) | None if self.opened.said.finite => break,
                Some(FeedEvent::Finished | FeedEvent::Ended(_)) | None => {
                    feed = self.again().await?
                }
            }
        }
        Ok(is_clean)
    }

    /// Opens the stream once.
    async fn open(&self) -> Result<Feed, Error> {
        let entry = &self.opened.entry;
        let request = request(self.rpc, entry, &self.params)?.with_opening(Opening {
            stop: self.opened.stop(),
            items: self.opened.items(),
            buffer: BUFFER,
        });
        let mut response = self.rpc.send(request.clone()).await?;
        let feed = response.take_feed();
        outcome(entry, &request, &response)?;
        feed.ok_or_else(|| Error::no_subscriptions().of(Some(entry.name), entry.safety))
    }

    /// Opens it again after the connection was lost, until that works or the node refuses.
    async fn again(&self) -> Result<Feed, Failure> {
        self.talk
            .note("the connection was lost; items may be missing until it is back");
        let mut failures = Failures::default();
        loop {
            failures.wait().await;
            match self.open().await {
                Ok(feed) => return Ok(feed),
                Err(error) if error.is_transient() => failures.add(Some(&error)),
                Err(error) => return Err(Failure::Call(error)),
            }
        }
    }

    /// Whether an item is of the stream's type; a note, if not.
    fn is_typed(&self, item: &str) -> bool {
        let Some(Err(error)) = self.opened.recode.map(|recode| recode(item)) else {
            return true;
        };
        let error = DecodeError::locate(item.as_bytes(), &error);
        self.talk.note(&format!(
            "the next item isn't of the type that the schema has: {}: {}",
            error.path(),
            error.message()
        ));
        false
    }
}
