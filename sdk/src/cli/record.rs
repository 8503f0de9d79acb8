//! `polyrpc record`: a call whose traffic is kept in a file.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use tower::{Layer, service_fn};

use super::arguments::params;
use super::call::print;
use super::catalog::Catalog;
use super::exit::{Failure, Outcome};
use super::name;
use super::node::call;
use super::print::Paint;
use super::words::CallArgs;
use crate::Rpc;
use crate::record::{Record, Recording};
use crate::transport::Request;

/// Calls a method, and records the call in a file.
///
/// It prints what `polyrpc call` prints, and adds the call with its outcome to a file of recorded traffic.
#[derive(Debug, Args)]
#[command(
    override_usage = "polyrpc record [OPTIONS] FILE CHAIN METHOD [ARG]...\n       \
                      polyrpc record [OPTIONS] --document DOCUMENT FILE METHOD [ARG]...",
    after_help = HELP
)]
pub(super) struct RecordCall {
    /// The file, which is made if it isn't there.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    pub(super) call: CallArgs,
}

const HELP: &str = "\
It records single calls, and is no proxy: a program's own traffic is recorded by the layer `polyrpc::record::Record` in that program. Tests
replay the file with `polyrpc::record::Replay`, or with a mock node's `replay`. Secrets in parameters and results are masked; ids, addresses
and headers aren't kept. An error that the node answers with is recorded too, and the exit code is 1.";

impl RecordCall {
    pub(super) async fn run(
        &self,
        catalog: &Catalog,
        paint: Paint,
        output: &mut impl Write,
    ) -> Outcome {
        let (api, entry, given) = self.call.method(catalog)?;
        let params = params(&entry, &given)?;
        let before = match self.file.exists() {
            true => Recording::load(&self.file).map_err(Failure::Setup)?,
            false => Recording::default(),
        };
        let talk = self.call.talk;
        let found = self.call.node.connect(&api, entry.service()).await?;
        talk.detail(|| format!("{} of {}, found by {}", entry.name, entry.api, found.by));
        let record = Record::new();
        let node = found.rpc.clone();
        let node = service_fn(move |request: Request| {
            let node = node.clone();
            async move { node.send(request).await }
        });
        let rpc = Rpc::new(record.layer(node));
        let result = call(&rpc, &entry, &params).await;
        let exchanges = before.exchanges().iter().cloned();
        let recording = record.recording();
        let all = Recording::new(exchanges.chain(recording.exchanges().iter().cloned()));
        let saved = all.save(&self.file);
        saved.map_err(|error| name(&self.file.display().to_string(), &error))?;
        print(&entry, talk, paint, result, output)
    }
}
