//! The client of EthereumJS: a node with an engine API.

use std::fs;
use std::net::Ipv4Addr;
use std::time::Duration;

use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::process::Command;
use tokio::time::{sleep, timeout};

use super::installed::Installed;
use super::process::Process;
use crate::TestResult;
use crate::limits::STEP;

/// The secret that the node shares with its consensus client.
pub const JWT_SECRET: &str = "5a64f13bfb41a147711492237995b437433bcbec80a7eb2daae11132098d7bae";

/// A chain of its own on which Prague is active from the start. The first of anvil's accounts has ether; the contracts are
/// the four that the forks since Cancun need.
const GENESIS: &str = include_str!("prague.json");

/// The node's own choice of ports. In a network of its own nobody else has them.
const USER_PORT: u16 = 8545;
const ENGINE_PORT: u16 = 8551;

/// A running node of EthereumJS at its genesis block.
///
/// It listens on fixed ports, some of them on all interfaces whatever it is told: only start it where
/// [`isolated`](super::isolated) has put a network around it.
#[derive(Debug)]
pub struct EthereumJs {
    // Dropped in this order: the folder goes when the process has.
    _process: Process,
    _home: TempDir,
}

impl EthereumJs {
    pub(super) fn installed() -> TestResult<Option<Installed>> {
        Installed::find("ethereumjs")
    }

    pub(super) async fn start(installed: &Installed) -> TestResult<Self> {
        let home = tempfile::tempdir()?;
        let (genesis, secret, data) = (
            home.path().join("genesis.json"),
            home.path().join("jwt.hex"),
            home.path().join("data"),
        );
        fs::write(&genesis, GENESIS)?;
        fs::write(&secret, JWT_SECRET)?;
        let mut command = Command::new("node");
        command
            .arg(
                installed
                    .modules()
                    .join("@ethereumjs/client/dist/esm/bin/cli.js"),
            )
            .arg("--gethGenesis")
            .arg(genesis)
            .arg("--dataDir")
            .arg(data)
            .arg("--jwtSecret")
            .arg(secret)
            .args(["--rpc", "--rpcEngine", "--isSingleNode"])
            .args(["--rpcAddr", "127.0.0.1", "--rpcEngineAddr", "127.0.0.1"])
            .env("HOME", home.path());
        let ready = |line: &str| line.contains("Client started successfully").then_some(());
        let (process, ()) = Process::start(&mut command, ready).await?;
        // It says so a moment before it listens.
        for port in [USER_PORT, ENGINE_PORT] {
            timeout(STEP, reachable(port)).await?;
        }
        Ok(Self {
            _process: process,
            _home: home,
        })
    }

    /// Where it answers the methods for users.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{USER_PORT}")
    }

    /// Where it answers the engine API to those who know [`JWT_SECRET`].
    pub fn engine_url(&self) -> String {
        format!("http://127.0.0.1:{ENGINE_PORT}")
    }
}

async fn reachable(port: u16) {
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port))
        .await
        .is_err()
    {
        sleep(Duration::from_millis(20)).await;
    }
}
