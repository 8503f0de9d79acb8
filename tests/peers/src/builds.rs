//! What it costs to build a program that makes one call, with each client.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail, ensure};
use nix::sys::resource::{UsageWho, getrusage};
use serde_json::Value;

use crate::aims::{Bound, Standing};
use crate::report::Section;
use crate::table::{Facts, bytes};

/// The clients: name, dependencies, and the program.
const PROGRAMS: [(&str, &str, &str); 3] = [
    (
        "polyrpc",
        r#"polyrpc = { path = "POLYRPC", features = ["ethereum"] }"#,
        r#"let eth = polyrpc::ethereum::Client::connect("http://127.0.0.1:8545").await?;
    let balance = eth.get_balance("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48".parse()?).await?;"#,
    ),
    (
        "alloy-provider",
        r#"alloy-provider = "2.5"
alloy-primitives = "1""#,
        r#"use alloy_provider::Provider;
    let eth = alloy_provider::ProviderBuilder::new().connect("http://127.0.0.1:8545").await?;
    let account: alloy_primitives::Address = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48".parse()?;
    let balance = eth.get_balance(account).await?;"#,
    ),
    (
        "jsonrpsee, http client",
        r#"jsonrpsee = { version = "0.26", features = ["http-client"] }"#,
        r#"use jsonrpsee::core::client::ClientT;
    let eth = jsonrpsee::http_client::HttpClientBuilder::default().build("http://127.0.0.1:8545")?;
    let account = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
    let balance: String = eth.request("eth_getBalance", jsonrpsee::rpc_params![account, "latest"]).await?;"#,
    ),
];

/// The chains' features, and where their methods are.
const CHAINS: [(&str, &[&str]); 5] = [
    ("chia", &["chia"]),
    (
        "ethereum",
        &[
            "ethereum-debug",
            "ethereum-dev",
            "ethereum-extended",
            "ethereum-l2",
            "ethereum-mev",
            "ethereum-node",
            "ethereum-wallet",
        ],
    ),
    (
        "filecoin",
        &[
            "filecoin-miner",
            "filecoin-v0",
            "filecoin-v2",
            "filecoin-wallet",
            "filecoin-worker",
        ],
    ),
    ("infinium", &["infinium"]),
    ("libra", &["libra"]),
];

/// Builds everything `rounds` times from nothing, in turns.
pub fn tables(rounds: usize) -> Result<Vec<Section>> {
    let folder = tempfile::tempdir()?;
    Ok(vec![
        programs(folder.path(), rounds)?.into(),
        chains(folder.path(), rounds)?.into(),
    ])
}

/// What a build took.
struct Cost {
    cpu: f64,
    wall: f64,
    crates: usize,
    binary: u64,
}

fn programs(folder: &Path, rounds: usize) -> Result<Facts> {
    let mut table = Facts::new(
        "builds",
        "The same program of one call",
        &[
            "cold, CPU s",
            "cold, wall s",
            "crates",
            "binary",
            "again after a change, CPU s",
            "again, wall s",
            "cold CPU, polyrpc = 1",
        ],
    );
    let projects = PROGRAMS
        .map(|(name, dependencies, program)| Project::new(folder, name, dependencies, program));
    let mut cold: [Vec<Cost>; 3] = Default::default();
    let mut again: [Vec<Cost>; 3] = Default::default();
    for round in 0..rounds {
        for (index, project) in projects.iter().enumerate() {
            let project = project
                .as_ref()
                .map_err(|error| anyhow::anyhow!("{error}"))?;
            project.forget()?;
            cold[index].push(project.build()?);
            project.change(round)?;
            again[index].push(project.build()?);
        }
    }
    let cpu = |index: usize| median(&cold[index], |cost| cost.cpu);
    let ours = cpu(0);
    for (index, most) in [(1, 0.45), (2, 1.1)] {
        table.aims.push(Standing {
            what: format!(
                "cold build, one call: CPU time over that of {}",
                PROGRAMS[index].0
            ),
            bound: Bound::AtMost(most),
            measured: ours / cpu(index),
        });
    }
    for (index, (name, _, _)) in PROGRAMS.iter().enumerate() {
        let (cold, again) = (&cold[index], &again[index]);
        let cpu = cpu(index);
        let first = cold.first().context("no round")?;
        table.push(
            name,
            vec![
                format!("{cpu:.0}"),
                format!("{:.0}", median(cold, |cost| cost.wall)),
                first.crates.to_string(),
                bytes(first.binary as usize),
                format!("{:.1}", median(again, |cost| cost.cpu)),
                format!("{:.1}", median(again, |cost| cost.wall)),
                format!("**{:.2}**", cpu / ours),
            ],
        );
    }
    Ok(table)
}

/// What each chain adds to polyrpc itself: its crate alone is built, once with the chain and once without.
fn chains(folder: &Path, rounds: usize) -> Result<Facts> {
    let mut table = Facts::new(
        "chains",
        "What a chain adds to the dev build of polyrpc's crate",
        &["methods", "CPU s", "CPU s per 100 methods"],
    );
    let project = |name: &str, features: &[&str]| {
        let features = features
            .iter()
            .map(|feature| format!("\"{feature}\""))
            .collect::<Vec<_>>()
            .join(", ");
        let dependency = format!(r#"polyrpc = {{ path = "POLYRPC", features = [{features}] }}"#);
        Project::new(folder, name, &dependency, "let balance = 0;")
    };
    let none = project("no-chain", &[])?;
    none.build()?;
    let mut with = Vec::new();
    for (chain, features) in CHAINS {
        let project = project(&format!("chain-{chain}"), features)?;
        project.build()?;
        with.push((chain, project, Vec::new()));
    }
    for _ in 0..rounds {
        let without = none.rebuild()?.cpu;
        for (_, project, added) in &mut with {
            added.push(project.rebuild()?.cpu - without);
        }
    }
    for (chain, _, added) in with {
        let methods = methods(chain)?;
        let cpu = median(&added, |added| *added);
        table.aims.push(Standing {
            what: format!("build, {chain}: CPU seconds per 100 methods"),
            bound: Bound::AtMost(6.0),
            measured: cpu / methods as f64 * 100.0,
        });
        table.push(
            chain,
            vec![
                methods.to_string(),
                format!("{cpu:.1}"),
                format!("**{:.2}**", cpu / methods as f64 * 100.0),
            ],
        );
    }
    Ok(table)
}

/// How many methods were generated for a chain.
fn methods(chain: &str) -> Result<usize> {
    let folder = sdk().join("src").join(chain).join("generated/methods");
    let mut count = 0;
    for file in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        count += std::fs::read_to_string(file?.path())?
            .matches("const NAME: ")
            .count();
    }
    ensure!(count > 0, "{chain} has no methods in {}", folder.display());
    Ok(count)
}

fn sdk() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sdk")
}

fn median<T>(values: &[T], of: impl Fn(&T) -> f64) -> f64 {
    let mut values: Vec<f64> = values.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// A project of its own, with a target folder of its own.
struct Project {
    folder: PathBuf,
}

impl Project {
    fn new(parent: &Path, name: &str, dependencies: &str, program: &str) -> Result<Self> {
        let name = name.replace(", ", "-").replace(' ', "-");
        let folder = parent.join(&name);
        std::fs::create_dir_all(folder.join("src"))?;
        let dependencies =
            dependencies.replace("POLYRPC", &sdk().canonicalize()?.display().to_string());
        let manifest = format!(
            r#"[package]
name = "{name}"
edition = "2024"
[workspace]
[dependencies]
{dependencies}
tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}
"#
        );
        std::fs::write(folder.join("Cargo.toml"), manifest)?;
        let main = format!(
            r#"#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {{
    {program}
    println!("{{balance}}");
    Ok(())
}}
"#
        );
        std::fs::write(folder.join("src/main.rs"), main)?;
        // The versions that the rest of this crate has.
        std::fs::copy(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"),
            folder.join("Cargo.lock"),
        )?;
        let project = Self { folder };
        let fetched = project.cargo(&["fetch", "--quiet"]).status()?;
        ensure!(fetched.success(), "{name}: cargo fetch fails");
        Ok(project)
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new("cargo");
        cargo
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            // As on a developer's machine, whatever this one's CI has set.
            .env_remove("CARGO_INCREMENTAL")
            .env_remove("RUSTFLAGS");
        cargo
    }

    /// Removes what was built.
    fn forget(&self) -> Result<()> {
        match std::fs::remove_dir_all(self.folder.join("target")) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            done => Ok(done?),
        }
    }

    /// Changes the program, so that it's compiled again.
    fn change(&self, round: usize) -> Result<()> {
        let file = self.folder.join("src/main.rs");
        let text = std::fs::read_to_string(&file)?;
        let text = text.replace("println!(\"", &format!("println!(\"{round}: "));
        Ok(std::fs::write(file, text)?)
    }

    /// Builds polyrpc once more, and nothing else that is there already but what stands on it.
    fn rebuild(&self) -> Result<Cost> {
        let cleaned = self
            .cargo(&["clean", "--quiet", "-p", "polyrpc"])
            .status()?;
        ensure!(cleaned.success(), "cargo clean fails");
        self.build()
    }

    fn build(&self) -> Result<Cost> {
        let (cpu, start) = (children_cpu()?, Instant::now());
        let output = self
            .cargo(&["build", "--quiet", "--offline", "--message-format=json"])
            .stderr(Stdio::inherit())
            .output()?;
        let (cpu, wall) = (children_cpu()? - cpu, start.elapsed().as_secs_f64());
        ensure!(
            output.status.success(),
            "{} doesn't build",
            self.folder.display()
        );
        let mut crates = BTreeSet::new();
        let mut binary = None;
        for line in String::from_utf8(output.stdout)?.lines() {
            let message: Value = serde_json::from_str(line)?;
            if message["reason"] == "compiler-artifact" {
                crates.insert(message["package_id"].to_string());
                if let Some(path) = message["executable"].as_str() {
                    binary = Some(path.to_owned());
                }
            }
        }
        let Some(binary) = binary else {
            bail!("there is no program in {}", self.folder.display())
        };
        Ok(Cost {
            cpu,
            wall,
            crates: crates.len(),
            binary: std::fs::metadata(binary)?.len(),
        })
    }
}

/// CPU time of all processes that were started here and have ended.
fn children_cpu() -> Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds =
        |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Ok(seconds(usage.user_time()) + seconds(usage.system_time()))
}
