//! anvil, the development node of Foundry.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tokio::process::Command;

use super::installed::Installed;
use super::process::Process;
use crate::TestResult;

/// A running anvil with ten accounts of 10,000 ether, whose keys it holds, and a block for each transaction.
#[derive(Debug)]
pub struct Anvil {
    url: String,
    // Dropped in this order: the folder goes when the process has.
    _process: Process,
    _home: TempDir,
}

impl Anvil {
    /// Starts anvil on a free port. None, after saying so, if it isn't installed and doesn't have to be.
    ///
    /// # Errors
    /// When it doesn't start, or `tests/run` says that it is installed and it isn't.
    pub async fn start() -> TestResult<Option<Self>> {
        Self::start_with(&[]).await
    }

    /// The same with more arguments.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_with(arguments: &[&str]) -> TestResult<Option<Self>> {
        let Some(installed) = Installed::find("anvil")? else {
            return Ok(None);
        };
        let home = tempfile::tempdir()?;
        let mut command = Command::new(binary(installed.modules())?);
        // With port 0 anvil finds a free one and says which. It keeps caches in the home folder.
        command
            .args(["--host", "127.0.0.1", "--port", "0"])
            .args(arguments)
            .env("HOME", home.path());
        let (process, address) = Process::start(&mut command, |line| {
            line.strip_prefix("Listening on ").map(str::to_owned)
        })
        .await?;
        Ok(Some(Self {
            url: format!("http://{address}"),
            _process: process,
            _home: home,
        }))
    }

    /// Where it answers, such as `http://127.0.0.1:41234`.
    pub fn url(&self) -> &str {
        &self.url
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
