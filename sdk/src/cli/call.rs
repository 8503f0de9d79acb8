//! `polyrpc call`: a call of any method.

use std::io::Write;
use std::time::Duration;

use clap::Args;
use tokio::time::sleep;

use super::arguments::params;
use super::catalog::{Catalog, Entry};
use super::exit::{Failure, Outcome, is_answered};
use super::node::{call, seconds};
use super::print::{Paint, Talk};
use super::words::CallArgs;
use crate::error::Error;
use crate::{RawJson, Rpc};

/// Calls a method and prints its result.
///
/// The parameters are checked against their types before anything is sent.
#[derive(Debug, Args)]
#[command(
    override_usage = "polyrpc call [OPTIONS] CHAIN METHOD [ARG]...\n       polyrpc call [OPTIONS] --document FILE METHOD [ARG]..."
)]
pub(super) struct Call {
    #[command(flatten)]
    pub(super) call: CallArgs,
    /// Print the call as it would be sent, and send nothing.
    #[arg(long)]
    dry_run: bool,
    /// Call again every so many seconds, until Ctrl-C. A call that fails is told, and the next one is made.
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    watch: Option<Duration>,
}

impl Call {
    pub(super) async fn run(
        &self,
        catalog: &Catalog,
        paint: Paint,
        output: &mut impl Write,
    ) -> Outcome {
        let (api, entry, given) = self.call.method(catalog)?;
        let params = params(&entry, &given)?;
        if self.dry_run {
            let name = serde_json::Value::from(entry.name);
            let line = format!(r#"{{"method":{name},"params":{}}}"#, params.as_str());
            writeln!(output, "{}", paint.json(&line))?;
            return Ok(true);
        }
        let talk = self.call.talk;
        let found = self.call.node.connect(&api, entry.service()).await?;
        talk.detail(|| format!("{} of {}, found by {}", entry.name, entry.api, found.by));
        match self.watch {
            None => {
                let result = call(&found.rpc, &entry, &params).await;
                print(&entry, talk, paint, result, output)
            }
            Some(pause) => watch(&found.rpc, &entry, (&params, pause), talk, paint, output).await,
        }
    }
}

/// Prints a result.
pub(super) fn print(
    entry: &Entry<'_>,
    talk: Talk,
    paint: Paint,
    result: Result<RawJson, Error>,
    output: &mut impl Write,
) -> Outcome {
    let result = result.map_err(Failure::Call)?;
    writeln!(output, "{}", paint.json(result.as_str()))?;
    output.flush()?;
    if let (Some(null), "null") = (entry.null, result.as_str()) {
        talk.note(&format!("null: {null}"));
    }
    Ok(true)
}

/// Calls again and again.
async fn watch(
    rpc: &Rpc,
    entry: &Entry<'_>,
    (params, pause): (&RawJson, Duration),
    talk: Talk,
    paint: Paint,
    output: &mut impl Write,
) -> Outcome {
    let mut is_clean = true;
    let stopped = tokio::signal::ctrl_c();
    tokio::pin!(stopped);
    loop {
        let result = tokio::select! {
            result = call(rpc, entry, params) => result,
            _ = &mut stopped => return Ok(is_clean),
        };
        match result {
            Err(error) => {
                is_clean &= !is_answered(&error);
                talk.note(&error.to_string());
            }
            result => _ = print(entry, talk, paint, result, output)?,
        }
        tokio::select! {
            () = sleep(pause) => {}
            _ = &mut stopped => return Ok(is_clean),
        }
    }
}
