//! ganache in its Filecoin flavour: a development node with the methods of Lotus of 2021.

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Command;

use super::http::post;
use super::installed::Installed;
use super::port::lasting_port;
use super::process::Process;
use crate::TestResult;

/// A running ganache with ten accounts of 100 FIL, whose keys it holds, and a tipset for each message.
#[derive(Debug)]
pub struct Ganache {
    address: String,
    // Dropped in this order: the folder goes when the process has.
    _process: Process,
    _home: TempDir,
}

impl Ganache {
    /// Starts ganache on a free port. None, after saying so, if it isn't installed and doesn't have to be.
    ///
    /// # Errors
    /// When it doesn't start, or `tests/run` says that it is installed and it isn't.
    pub async fn start() -> TestResult<Option<Self>> {
        let Some(installed) = Installed::find("ganache")? else {
            return Ok(None);
        };
        let home = tempfile::tempdir()?;
        let mut command = Command::new("node");
        command
            .arg(installed.modules().join("ganache/dist/node/cli.js"))
            .arg("filecoin")
            .args(["--server.host", "127.0.0.1"])
            .args(["--server.port", &lasting_port()?])
            .args(["--server.rpcEndpoint", "/rpc/v1"])
            // The second thing that it serves, which nobody asks.
            .args(["--chain.ipfsHost", "127.0.0.1"])
            .args(["--chain.ipfsPort", &lasting_port()?])
            // Without what it would have to compile for this machine.
            .env("NODE_BACKEND", "js")
            .env("HOME", home.path());
        let ready = |line: &str| {
            let address = line.strip_prefix("Lotus RPC listening on ")?;
            Some(address.to_owned())
        };
        let (process, address) = Process::start(&mut command, ready).await?;
        Ok(Some(Self {
            address,
            _process: process,
            _home: home,
        }))
    }

    /// Where it answers, over HTTP and a WebSocket: `127.0.0.1:21234`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Where it answers over HTTP.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Makes a tipset, also without messages.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn mine(&self) -> TestResult {
        let call = json!({"jsonrpc": "2.0", "id": 1, "method": "Ganache.MineTipset", "params": []});
        let call = call.to_string();
        let (_, answer) = post(&self.address, "/rpc/v1", call.as_bytes()).await?;
        let answer: Value = serde_json::from_slice(&answer)?;
        match answer.get("error") {
            None => Ok(()),
            Some(error) => Err(error.to_string().into()),
        }
    }
}
