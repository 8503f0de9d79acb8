//! The services of a Chia node, on a chain of their own: the simulator's.
//!
//! They listen on many fixed ports, some of them on all interfaces, so they only run where a network is put around them. A test takes
//! the ones that all tests of its binary [share](shared), or, if it takes some down, has some [alone].

mod https;
mod kept;
mod plots;
mod service;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::process::Command;
use tokio::time::sleep;

pub use self::kept::{alone, older, shared};
pub use self::service::Service;

use self::https::Client;
use super::installed::Installed;
use super::process::Process;
use super::report::Report;
use crate::TestResult;
use crate::limits::STEP;

/// Makes fewer plots than a simulator by itself does: they cost most of the time of a first start, and one of each kind will do.
const SIMULATOR: &str = "import sys; from chia.simulator import start_simulator as simulator; \
     simulator.PLOTS = 1; sys.exit(simulator.main())";

/// What writes the configuration.
const ROOT: &str = include_str!("root.py");

/// The services of a Chia node, running.
#[derive(Debug)]
pub struct Chia {
    node: Installed,
    home: PathBuf,
    client: Client,
    /// Those that were started here, not by another process.
    running: BTreeMap<Service, Process>,
}

impl Chia {
    /// Starts services on a new chain, which has no block yet, all of it in the empty folder `home`.
    async fn start(node: Installed, home: PathBuf, services: &[Service]) -> TestResult<Self> {
        write_root(&node, &home).await?;
        plots::take(&node, &home)?;
        let mut chia = Self::find(node, home)?;
        for &service in services {
            chia.spawn(service)?;
        }
        let started = Instant::now();
        for &service in services {
            chia.until_ready(service, started).await?;
        }
        if services.contains(&Service::FullNode) {
            plots::keep(&chia.node, &chia.home)?;
        }
        Ok(chia)
    }

    /// The services that another process started in the folder `home`.
    fn find(node: Installed, home: PathBuf) -> TestResult<Self> {
        Ok(Self {
            client: Client::new(&home.join("root/config/ssl"))?,
            node,
            home,
            running: BTreeMap::new(),
        })
    }

    /// The release.
    pub fn version(&self) -> &str {
        self.node.version()
    }

    /// The folder with the configuration and the certificates, `CHIA_ROOT`.
    pub fn root(&self) -> PathBuf {
        self.home.join("root")
    }

    /// What a service answers to a JSON object, whether it is a success or not.
    ///
    /// # Errors
    /// When there is no response, or none in JSON.
    pub async fn post(&self, service: Service, method: &str, body: Value) -> TestResult<Value> {
        self.client.post(service.port(), method, body).await
    }

    /// Whether a service is there.
    pub async fn answers(&self, service: Service) -> bool {
        self.client.answers(service).await
    }

    /// Starts a service that isn't running, and waits until it answers. It ends with this value, or by [`kill`](Self::kill).
    ///
    /// # Errors
    /// When it doesn't answer in time; what it wrote is part of the error.
    pub async fn start_service(&mut self, service: Service) -> TestResult {
        self.spawn(service)?;
        self.until_ready(service, Instant::now()).await
    }

    /// Kills a service without a warning. It has ended then.
    ///
    /// # Errors
    /// When it wasn't started here.
    pub fn kill(&mut self, service: Service) -> TestResult {
        let process = self.running.remove(&service);
        process
            .map(drop)
            .ok_or_else(|| format!("no {} was started here", service.name()).into())
    }

    fn spawn(&mut self, service: Service) -> TestResult {
        let programs = self.node.folder().join("bin");
        let root = match service {
            Service::Crawler => self.home.join("crawler"),
            _ => self.root(),
        };
        let mut command = match service {
            Service::FullNode => {
                let mut command = Command::new(programs.join("python"));
                command.args(["-c", SIMULATOR]);
                command
            }
            _ => Command::new(programs.join(format!("chia_{}", service.name()))),
        };
        let command = environment(&mut command, &self.node, &self.home)?.env("CHIA_ROOT", root);
        let process = Process::logging(command, &self.log(service))?;
        self.running.insert(service, process);
        Ok(())
    }

    async fn until_ready(&mut self, service: Service, started: Instant) -> TestResult {
        let reason = loop {
            if self.answers(service).await {
                return Ok(());
            }
            if let Some(process) = self.running.get_mut(&service)
                && let Some(status) = process.ended()?
            {
                break format!("has ended with {status}");
            }
            if started.elapsed() > STEP {
                break format!("isn't ready after {STEP:?}");
            }
            sleep(Duration::from_millis(100)).await;
        };
        let log = fs::read_to_string(self.log(service))?;
        let lines: Vec<_> = log.lines().collect();
        let last = lines[lines.len().saturating_sub(50)..].join("\n");
        let report = format!("the {} {reason}:\n{last}", service.name());
        Err(Report(report).into())
    }

    fn log(&self, service: Service) -> PathBuf {
        self.home
            .join("logs")
            .join(format!("{}.log", service.name()))
    }
}

/// Writes the configuration, the certificates and a key.
async fn write_root(node: &Installed, home: &Path) -> TestResult {
    fs::create_dir(home.join("logs"))?;
    let mut python = Command::new(node.folder().join("bin/python"));
    python.args(["-c", ROOT]).arg(home.join("crawler"));
    let output = environment(&mut python, node, home)?
        .env("CHIA_ROOT", home.join("root"))
        .output()
        .await?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    let report = format!("no configuration: {}: {errors}", output.status);
    Err(Report(report).into())
}

/// Tells a program of the node, by its environment, what all of them are told.
fn environment<'a>(
    command: &'a mut Command,
    node: &Installed,
    home: &Path,
) -> TestResult<&'a mut Command> {
    Ok(command
        // The daemon starts programs by their names.
        .env("PATH", node.path()?)
        .env("HOME", home)
        .env("CHIA_KEYS_ROOT", home.join("keys"))
        // The logs are read by people, in files.
        .env("NO_COLOR", "1"))
}
