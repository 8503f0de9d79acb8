//! A chain with payments. It takes some ten seconds to make, so it is kept beside the node.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::time::sleep;

use super::{DATABASE, Monerod, json_rpc};
use crate::TestResult;
use crate::limits::STEP;
use crate::nodes::installed::Installed;
use crate::nodes::port::lasting_port;
use crate::nodes::process::Process;

/// What the chain is called beside the node. Another way of making it needs another name.
const KEPT: &str = "payments-1";

/// How many blocks are mined before anything is paid. What is mined can be spent sixty blocks later, and a payment hides among
/// fifteen others, each of which is ten blocks old.
const MINED: u64 = 80;

/// The blocks with payments, and how many are in each.
pub(super) const PAYMENTS: [(u64, usize); 2] = [(MINED + 1, 1), (MINED + 2, 2)];

/// All blocks: the first one, those that are mined, those with payments and one more.
pub(super) const BLOCKS: u64 = 1 + MINED + 2 + 1;

/// What a payment pays, in piconero.
const AMOUNT: u64 = 1_000_000_000_000;

/// Of the tests of a process, the first that needs the chain makes it, and the others wait.
static MAKING: Mutex<()> = Mutex::const_new(());

/// The chain's database.
pub(super) async fn database(installed: &Installed) -> TestResult<PathBuf> {
    const NAME: &str = "data.mdb";

    let _making = MAKING.lock().await;
    let kept = installed.kept(KEPT);
    if !kept.exists() {
        let home = make(installed).await?;
        installed.keep(KEPT, |folder| {
            fs::copy(home.path().join(DATABASE), folder.join(NAME)).map(drop)
        })?;
    }
    Ok(kept.join(NAME))
}

/// Makes the chain with a node and a wallet of its own, in a new folder.
async fn make(installed: &Installed) -> TestResult<tempfile::TempDir> {
    let mut node = Monerod::on(installed, None).await?;
    let wallet = Wallet::start(installed, &node).await?;
    let wallet_file = json!({"filename": "wallet", "language": "English"});
    wallet.call("create_wallet", wallet_file).await?;
    let address = wallet.call("get_address", json!({})).await?["address"].take();
    let mine = async |blocks: u64| {
        let params = json!({"amount_of_blocks": blocks, "wallet_address": &address});
        node.json_rpc("generateblocks", params).await
    };
    mine(MINED).await?;
    for (_, payments) in PAYMENTS {
        wallet.call("refresh", json!({})).await?;
        for _ in 0..payments {
            let destination = json!({"amount": AMOUNT, "address": &address});
            let params = json!({"destinations": [destination]});
            wallet.call("transfer", params).await?;
        }
        mine(1).await?;
    }
    mine(1).await?;
    // What it has in memory is written when it ends by itself.
    node.post("/stop_daemon", b"{}").await?;
    let asked = Instant::now();
    while node.process.ended()?.is_none() {
        if asked.elapsed() > STEP {
            return Err(format!("monerod doesn't stop within {STEP:?}").into());
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok(node.home)
}

/// A wallet that answers calls.
struct Wallet {
    address: String,
    _process: Process,
}

impl Wallet {
    /// Starts it in the folder of its node.
    async fn start(installed: &Installed, node: &Monerod) -> TestResult<Self> {
        let home = node.home.path();
        // With port 0 it doesn't say which it found.
        let port = lasting_port()?;
        let address = format!("127.0.0.1:{port}");
        let mut command = installed.program("monero-wallet-rpc")?;
        command
            .args(["--daemon-address", &node.address, "--trusted-daemon"])
            .args(["--daemon-ssl", "disabled", "--no-dns"])
            .args(["--rpc-bind-ip", "127.0.0.1", "--rpc-bind-port", &port])
            .args(["--rpc-ssl", "disabled", "--disable-rpc-login"])
            .arg("--wallet-dir")
            .arg(folder(home, "wallets")?)
            .arg("--shared-ringdb-dir")
            .arg(folder(home, "rings")?)
            .arg("--log-file")
            .arg(home.join("wallet.log"))
            .arg("--non-interactive")
            .env("HOME", home);
        let (process, ()) = Process::start(&mut command, |line| {
            line.contains("Starting wallet RPC server").then_some(())
        })
        .await?;
        TcpStream::connect(&address).await?;
        Ok(Self {
            address,
            _process: process,
        })
    }

    async fn call(&self, method: &str, params: Value) -> TestResult<Value> {
        json_rpc(&self.address, method, params).await
    }
}

fn folder(home: &Path, name: &str) -> TestResult<PathBuf> {
    let folder = home.join(name);
    fs::create_dir(&folder)?;
    Ok(folder)
}
