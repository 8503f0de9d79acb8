//! monerod, the node of Monero, on a chain of its own. Its binary endpoints speak the wire that Infinium's node speaks.

mod payments;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::http;
use super::installed::Installed;
use super::process::Process;
use crate::TestResult;

/// Every block is mined at once, nobody is called, and nobody outside is listened to. With a certificate it would take half a minute to
/// start, and with bans it would answer nobody after some refusals. It finds a free port by itself.
const ARGUMENTS: &str = "--regtest --keep-fakechain --fixed-difficulty 1 --offline --p2p-bind-ip 127.0.0.1 --p2p-bind-port 0 --no-igd \
     --hide-my-port --no-zmq --disable-rpc-ban --check-updates disabled --disable-dns-checkpoints --rpc-bind-ip 127.0.0.1 --rpc-bind-port 0 \
     --rpc-ssl disabled --non-interactive";

/// What it says when its port is open.
const READY: &str = "core RPC server initialized OK on port: ";

/// The database in its home folder.
const DATABASE: &str = "fake/lmdb/data.mdb";

/// A running monerod.
#[derive(Debug)]
pub struct Monerod {
    address: String,
    // Dropped in this order: the folder goes when the process has.
    process: Process,
    home: TempDir,
}

impl Monerod {
    /// How many blocks there are [with payments](Self::with_payments), the first one included.
    pub const BLOCKS: u64 = payments::BLOCKS;

    /// The blocks with payments, by their heights, and how many payments each has.
    pub const PAYMENTS: [(u64, usize); 2] = payments::PAYMENTS;

    /// Starts monerod with nothing but the first block. None, after saying so, if it isn't installed and doesn't have to be.
    ///
    /// # Errors
    /// When it doesn't start, or `tests/run` says that it is installed and it isn't.
    pub async fn start() -> TestResult<Option<Self>> {
        match Installed::find("monerod")? {
            Some(installed) => Ok(Some(Self::on(&installed, None).await?)),
            None => Ok(None),
        }
    }

    /// Starts monerod with a chain that has [payments](Self::PAYMENTS). The chain is made once, by a wallet, and then kept; each
    /// node has a copy of it.
    ///
    /// # Errors
    /// As [`start`](Self::start), or when the chain can't be made.
    pub async fn with_payments() -> TestResult<Option<Self>> {
        let Some(installed) = Installed::find("monerod")? else {
            return Ok(None);
        };
        let database = payments::database(&installed).await?;
        Ok(Some(Self::on(&installed, Some(&database)).await?))
    }

    /// Starts monerod with a copy of a database.
    async fn on(installed: &Installed, database: Option<&Path>) -> TestResult<Self> {
        let home = tempfile::tempdir()?;
        if let Some(database) = database {
            let copy = home.path().join(DATABASE);
            fs::create_dir_all(copy.parent().ok_or("no folder")?)?;
            fs::copy(database, copy)?;
        }
        let mut command = installed.program("monerod")?;
        command
            .args(ARGUMENTS.split_whitespace())
            .arg("--data-dir")
            .arg(home.path())
            .env("HOME", home.path());
        let (process, port) = Process::start(&mut command, |line| {
            let port = line.split_once(READY)?.1;
            port.trim().parse::<u16>().ok()
        })
        .await?;
        let node = Self {
            address: format!("127.0.0.1:{port}"),
            process,
            home,
        };
        // The port is open a moment before anybody answers there.
        node.json_rpc("get_block_count", json!({})).await?;
        Ok(node)
    }

    /// Where it answers, such as `http://127.0.0.1:41234`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it answers to a body posted to a path such as `/get_hashes.bin`: the status, and the body.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post(&self, path: &str, body: &[u8]) -> TestResult<(u16, Vec<u8>)> {
        http::post(&self.address, path, body).await
    }

    /// The result of a JSON-RPC call.
    ///
    /// # Errors
    /// When there is none.
    pub async fn json_rpc(&self, method: &str, params: Value) -> TestResult<Value> {
        json_rpc(&self.address, method, params).await
    }
}

/// The result of a JSON-RPC call of a node or a wallet.
async fn json_rpc(address: &str, method: &str, params: Value) -> TestResult<Value> {
    let call = json!({"jsonrpc": "2.0", "id": "1", "method": method, "params": params});
    let (_, answer) = http::post(address, "/json_rpc", call.to_string().as_bytes()).await?;
    let mut answer: Value = serde_json::from_slice(&answer)?;
    match answer["result"].take() {
        Value::Null => Err(format!("{method}: {answer}").into()),
        result => Ok(result),
    }
}
