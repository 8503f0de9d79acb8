//! monerod, the node of Monero, on a chain of its own. Its binary methods use the wire that Infinium's node speaks.

mod long;
mod payments;
mod wallet;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::sleep;

use super::http;
use super::installed::Installed;
use super::process::Process;
use crate::TestResult;
use crate::limits::STEP;

pub use wallet::MoneroWallet;

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

    /// How many blocks there are [with a long chain](Self::with_long_chain), the first one included.
    pub const LONG: u64 = long::BLOCKS;

    /// The blocks with payments, by their heights, and how many payments each has.
    pub const PAYMENTS: [(u64, usize); 2] = payments::PAYMENTS;

    /// Starts monerod with nothing but the first block. None, after saying so, if it isn't installed and doesn't have to be.
    ///
    /// # Errors
    /// When it doesn't start, or `tests/run` says that it is installed and it isn't.
    pub async fn start() -> TestResult<Option<Self>> {
        match Installed::find("monerod")? {
            Some(installed) => Ok(Some(Self::on(&installed, None, None).await?)),
            None => Ok(None),
        }
    }

    /// Starts monerod with nothing but the first block, which asks everybody for this user and password, `user:password`.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn with_login(login: &str) -> TestResult<Option<Self>> {
        match Installed::find("monerod")? {
            Some(installed) => Ok(Some(Self::on(&installed, None, Some(login)).await?)),
            None => Ok(None),
        }
    }

    /// Starts monerod with a chain of [`LONG`](Self::LONG) blocks. It is made once and then kept.
    ///
    /// # Errors
    /// As [`start`](Self::start), or when the chain can't be made.
    pub async fn with_long_chain() -> TestResult<Option<Self>> {
        let Some(installed) = Installed::find("monerod")? else {
            return Ok(None);
        };
        let database = long::database(&installed).await?;
        Ok(Some(Self::on(&installed, Some(&database), None).await?))
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
        Ok(Some(Self::on(&installed, Some(&database), None).await?))
    }

    /// Starts a wallet that talks to this node, in a folder of its own.
    ///
    /// # Errors
    /// When it doesn't start.
    pub async fn wallet(&self) -> TestResult<MoneroWallet> {
        let installed = Installed::find("monerod")?.ok_or("the node is gone")?;
        MoneroWallet::start(&installed, &self.address, None).await
    }

    /// Starts monerod with a copy of a database, asking for a user and a password if there are any.
    async fn on(
        installed: &Installed,
        database: Option<&Path>,
        login: Option<&str>,
    ) -> TestResult<Self> {
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
        if let Some(login) = login {
            command.args(["--rpc-login", login]);
        }
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
        if login.is_none() {
            node.json_rpc("get_block_count", json!({})).await?;
        }
        Ok(node)
    }

    /// Ends it, once it has written all that it has in memory, and gives its folder.
    async fn stopped(mut self) -> TestResult<TempDir> {
        self.post("/stop_daemon", b"{}").await?;
        let asked = Instant::now();
        while self.process.ended()?.is_none() {
            if asked.elapsed() > STEP {
                return Err(format!("monerod doesn't stop within {STEP:?}").into());
            }
            sleep(Duration::from_millis(20)).await;
        }
        Ok(self.home)
    }

    /// Where it answers, such as `http://127.0.0.1:41234`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it answers to a body posted to a path such as `/get_hashes.bin`: the status, and the body.
    ///
    /// # Errors
    /// When there is no response.
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
