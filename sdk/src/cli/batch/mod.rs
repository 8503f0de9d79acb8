//! `polyrpc batch`: many calls from a file.

mod file;

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};

use clap::Args;
use futures_util::{StreamExt, stream};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::Value;

pub(super) use self::file::Planned;
use super::catalog::{Catalog, DocumentArgs};
use super::exit::{Failure, Outcome, is_answered};
use super::node::{NodeArgs, call};
use super::print::{Talk, one_line};
use crate::error::Error;
use crate::{RawJson, Rpc};

/// Makes many calls: a line of JSON for each in, and one out.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Batch {
    /// The file of calls; `-` is standard input.
    #[arg(value_name = "FILE")]
    file: String,
    /// The chain of lines that name none, or a service of one.
    #[arg(long, value_name = "CHAIN")]
    chain: Option<String>,
    /// How many calls may be under way at once.
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..))]
    in_flight: u16,
    /// Print results as they come, rather than in the order of the calls.
    #[arg(long)]
    unordered: bool,
    #[command(flatten)]
    pub(super) document: DocumentArgs,
    #[command(flatten)]
    node: NodeArgs,
    #[command(flatten)]
    talk: Talk,
}

const HELP: &str = "\
A line is a call: {\"api\":CHAIN,\"method\":NAME,\"params\":PARAMETERS,\"id\":ANYTHING}. Without --chain it has an `api`; `params` may be
missing where there are none, and the `id` is the number of the line unless it is given. Blank lines don't count.

All lines are checked first: when one of them can't be sent, none is.

A result is {\"id\":…,\"result\":…}, and that of a call that failed {\"id\":…,\"error\":{\"message\":…}}, with `code` and `data`
where the node gave them. The order is that of the calls, unless --unordered.

Exit code: 0 when all calls succeeded, 1 when the node answered some of them with an error, 2 when a line can't be sent, 3 when some calls
had no answer.";

impl Batch {
    pub(super) async fn run(&self, catalog: &Catalog, output: &mut impl Write) -> Outcome {
        let planned = file::read(&self.file, self.chain.as_deref(), catalog)?;
        let nodes = connect(&planned, &self.node, self.talk).await?;
        let bar = bar(planned.len(), self.talk);
        let mut worst = None;
        let calls = planned.iter().map(|one| {
            let rpc = nodes.get(one.entry.api);
            async move {
                match rpc {
                    Some(rpc) => (one, call(rpc, &one.entry, &one.params).await),
                    // Each API of a line has been connected.
                    None => (one, Err(Error::config("no node is connected"))),
                }
            }
        });
        let width = usize::from(self.in_flight);
        let mut results = match self.unordered {
            true => stream::iter(calls).buffer_unordered(width).boxed_local(),
            false => stream::iter(calls).buffered(width).boxed_local(),
        };
        while let Some((one, result)) = results.next().await {
            bar.inc(1);
            if let Err(error) = &result {
                let is_lost = !is_answered(error);
                worst = Some(worst.unwrap_or(false) || is_lost);
            }
            let line = line(&one.id, result);
            bar.suspend(|| writeln!(output, "{}", one_line(&line)))?;
            output.flush()?;
        }
        bar.finish_and_clear();
        match worst {
            None => Ok(true),
            Some(false) => Ok(false),
            Some(true) => Err(Failure::Lost),
        }
    }
}

/// Connects to the node of each API, once.
async fn connect(
    planned: &[Planned<'_>],
    node: &NodeArgs,
    talk: Talk,
) -> Result<BTreeMap<&'static str, Rpc>, Failure> {
    let mut nodes = BTreeMap::new();
    for one in planned {
        if nodes.contains_key(one.entry.api) {
            continue;
        }
        let found = node.connect(&one.api, one.entry.service()).await?;
        talk.detail(|| format!("{}, found by {}", one.entry.api, found.by));
        nodes.insert(one.entry.api, found.rpc);
    }
    Ok(nodes)
}

/// A progress bar on standard error, if that is a terminal.
pub(super) fn bar(calls: usize, talk: Talk) -> ProgressBar {
    let is_shown = !talk.quiet && std::io::stderr().is_terminal();
    let target = match is_shown {
        true => ProgressDrawTarget::stderr(),
        false => ProgressDrawTarget::hidden(),
    };
    let bar = ProgressBar::with_draw_target(Some(calls as u64), target);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} calls, {per_sec}, {eta} left");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// The line of a result.
fn line(id: &Value, result: Result<RawJson, Error>) -> String {
    match result {
        Ok(result) => format!(r#"{{"id":{id},"result":{}}}"#, result.as_str()),
        Err(error) => format!(r#"{{"id":{id},"error":{}}}"#, of_error(&error)),
    }
}

fn of_error(error: &Error) -> String {
    let Some(rpc) = error.rpc() else {
        return format!(r#"{{"message":{}}}"#, Value::from(error.to_string()));
    };
    let data = rpc
        .data
        .as_ref()
        .map(|data| format!(r#","data":{}"#, data.as_str()));
    format!(
        r#"{{"code":{},"message":{}{}}}"#,
        rpc.code,
        Value::from(rpc.message.as_str()),
        data.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::RpcError;

    #[test]
    fn an_error_has_what_the_node_gave() {
        let data = RawJson::new("[1]").expect("JSON");
        let refused = RpcError::new(-32000, "no \"such\" block").with_data(data);
        assert_eq!(
            line(&Value::from(7), Err(refused.into())),
            r#"{"id":7,"error":{"code":-32000,"message":"no \"such\" block","data":[1]}}"#
        );
        let lost = line(&Value::from("a"), Err(Error::timeout("slow")));
        assert!(
            lost.starts_with(r#"{"id":"a","error":{"message":""#),
            "{lost}"
        );
    }
}
