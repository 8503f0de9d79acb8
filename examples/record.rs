//! Keeps what a client asks a node, and what the node answers: how the files in `recorded/` were made.
//!
//! `cargo run --example record -- http://localhost:8545 traffic.json` prints an address. Point a client at it; all that passes is
//! written to the file, one exchange for each method and parameters. `cargo run --example quickstart -- ADDRESS` then makes
//! `recorded/quickstart.json`.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use anyhow::Context as _;
use polyrpc::transport::Request;
use polyrpc::{RawJson, Rpc, Safety};
use polyrpc_examples::{Exchange, Question, Recording, Reply, serve};
use serde_json::{Value, json};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().context("the URL of a node is missing")?;
    let file = arguments.next().context("the file to write is missing")?;

    let recorder = Recorder {
        node: Rpc::http(&url)?,
        recording: Arc::default(),
        file: Arc::new(file.into()),
    };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    serve(listener, move |body| recorder.clone().pass(body)).await;
    Ok(())
}

#[derive(Clone)]
struct Recorder {
    node: Rpc,
    recording: Arc<Mutex<Recording>>,
    file: Arc<PathBuf>,
}

impl Recorder {
    async fn pass(self, body: Vec<u8>) -> Vec<u8> {
        match self.exchange(body).await {
            Ok(answer) => answer,
            Err(error) => {
                let error = json!({ "code": -32603, "message": format!("{error:#}") });
                let answer = json!({ "jsonrpc": "2.0", "id": null, "error": error });
                answer.to_string().into_bytes()
            }
        }
    }

    /// What is already written needs no type.
    async fn exchange(&self, body: Vec<u8>) -> anyhow::Result<Vec<u8>> {
        let request = Request::batch(
            list(&body)?
                .iter()
                .map(call)
                .collect::<Result<Vec<_>, _>>()?,
        );
        let answer = self.node.send(request).await?.body().to_vec();
        let answers = list(&answer)?;
        {
            let mut recording = self
                .recording
                .lock()
                .unwrap_or_else(|poisoned| poisoned.into_inner());
            for call in list(&body)? {
                let answer = answers.iter().find(|answer| answer["id"] == call["id"]);
                let response = reply(answer.context("a call has no answer")?)?;
                let request: Question = serde_json::from_value(call)?;
                recording.add(Exchange { request, response });
            }
            let text = serde_json::to_string_pretty(&*recording)? + "\n";
            std::fs::write(&*self.file, text)?;
        }
        Ok(answer)
    }
}

fn call(call: &Value) -> anyhow::Result<Request> {
    let id = call["id"]
        .as_u64()
        .context("a call has no number as its id")?;
    let method = call["method"].as_str().context("a call names no method")?;
    let params = RawJson::new(call["params"].to_string())?;
    Ok(Request::new(id, method.to_owned(), Safety::Write, &params))
}

fn list(text: &[u8]) -> serde_json::Result<Vec<Value>> {
    Ok(match serde_json::from_slice(text)? {
        Value::Array(batch) => batch,
        single => vec![single],
    })
}

fn reply(answer: &Value) -> anyhow::Result<Reply> {
    match (answer.get("result"), answer.get("error")) {
        (_, Some(error)) => Ok(Reply::Error(error.clone())),
        (Some(result), None) => Ok(Reply::Result(result.clone())),
        (None, None) => anyhow::bail!("an answer is neither a result nor an error: {answer}"),
    }
}
