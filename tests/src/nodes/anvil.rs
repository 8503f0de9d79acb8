//! anvil, the development node of Foundry.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tokio::process::Command;

use super::installed::Installed;
use super::process::Process;
use crate::TestResult;

/// The Unix socket in its home folder.
const IPC: &str = "anvil.ipc";

/// A running anvil with ten accounts of 10,000 ether, whose keys it holds, and a block for each transaction.
#[derive(Debug)]
pub struct Anvil {
    address: String,
    // Dropped in this order: the folder goes when the process has.
    _process: Process,
    home: TempDir,
}

impl Anvil {
    /// Starts anvil on a free port. None, after saying so, if it isn't installed and doesn't have to be.
    ///
    /// # Errors
    /// When it doesn't start, or `tests/run` says that it is installed and it isn't.
    pub async fn start() -> TestResult<Option<Self>> {
        Self::start_with(&[]).await
    }

    /// Starts anvil with more arguments.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_with(arguments: &[&str]) -> TestResult<Option<Self>> {
        let Some(installed) = Installed::find("anvil")? else {
            return Ok(None);
        };
        let home = tempfile::tempdir()?;
        let mut command = Command::new(binary(&installed.modules())?);
        // With port 0 anvil finds a free one and says which. It keeps caches in the home folder.
        command
            .args(["--host", "127.0.0.1", "--ipc"])
            .arg(home.path().join(IPC));
        if !arguments.contains(&"--port") {
            command.args(["--port", "0"]);
        }
        command.args(arguments).env("HOME", home.path());
        let (process, address) = Process::start(&mut command, |line| {
            line.strip_prefix("Listening on ").map(str::to_owned)
        })
        .await?;
        Ok(Some(Self {
            address,
            _process: process,
            home,
        }))
    }

    /// Where it answers over HTTP, such as `http://127.0.0.1:41234`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it answers over a WebSocket.
    pub fn ws_url(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// Where it answers over a Unix socket.
    pub fn ipc_path(&self) -> PathBuf {
        self.home.path().join(IPC)
    }
}

/// The binary is in the package for this machine, such as `@foundry-rs/anvil-linux-amd64`.
fn binary(modules: &Path) -> TestResult<PathBuf> {
    for package in fs::read_dir(modules.join("@foundry-rs"))? {
        let path = package?.path().join("bin/anvil");
        if path.is_file() {
            return Ok(path);
        }
    }
    Err(format!("no anvil binary in {}", modules.display()).into())
}
