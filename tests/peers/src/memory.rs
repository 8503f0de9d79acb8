//! Peak of the memory that a client allocates for a response of 50 MB over HTTP.

use std::process::Command;
use std::str::FromStr;

use alloy_provider::{Provider, ProviderBuilder};
use alloy_rpc_types_eth as their;
use anyhow::{Context as _, Result, bail, ensure};
use polyrpc::ethereum as our;
use serde::{Deserialize, Serialize};

use crate::aims::{Bound, Standing};
use crate::serve::Node;
use crate::table::{Facts, bytes};
use crate::traffic::ethereum as traffic;

/// About 50 MB of them.
const LOGS: usize = 78_000;

/// What a call took, in bytes.
#[derive(Debug, Deserialize, Serialize)]
pub struct Taken {
    /// At most at one time.
    pub peak: usize,
    /// What was left of it when the value was there.
    pub value: usize,
    pub items: usize,
}

/// The clients, by the names that the other process is told.
#[derive(Clone, Copy, Debug)]
pub enum Client {
    Polyrpc,
    Alloy,
    Value,
}

impl Client {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Polyrpc, "polyrpc"),
        (Self::Alloy, "alloy"),
        (Self::Value, "reqwest and `serde_json::Value`"),
    ];

    /// Asks for logs.
    pub async fn logs(self, url: &str) -> Result<Logs> {
        Ok(match self {
            Self::Polyrpc => {
                let client = our::Client::connect(url).await?;
                Logs::Polyrpc(client.get_logs(our::LogFilter::new()).await?)
            }
            Self::Alloy => {
                let provider = ProviderBuilder::new().connect_http(url.parse()?);
                Logs::Alloy(provider.get_logs(&their::Filter::new()).await?)
            }
            Self::Value => {
                let body = r#"{"jsonrpc":"2.0","id":1,"method":"eth_getLogs","params":[{}]}"#;
                let response = reqwest::Client::new()
                    .post(url)
                    .body(body)
                    .send()
                    .await?
                    .bytes()
                    .await?;
                Logs::Value(serde_json::from_slice(&response)?)
            }
        })
    }
}

impl FromStr for Client {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        let client = Self::ALL.into_iter().find(|(_, other)| *other == name);
        Ok(client.with_context(|| format!("{name} isn't a client"))?.0)
    }
}

/// The value that a program gets.
#[derive(Debug)]
pub enum Logs {
    Polyrpc(Vec<our::Log>),
    Alloy(Vec<their::Log>),
    Value(serde_json::Value),
}

impl Logs {
    pub fn len(&self) -> usize {
        match self {
            Self::Polyrpc(logs) => logs.len(),
            Self::Alloy(logs) => logs.len(),
            Self::Value(value) => value["result"].as_array().map_or(0, Vec::len),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

pub fn table(node: &Node) -> Result<Facts> {
    let body = traffic::logs(LOGS).len() + r#"{"jsonrpc":"2.0","id":1,"result":}"#.len();
    let program = std::env::current_exe()?.with_file_name("peers-memory");
    let mut table = Facts::new(
        "memory",
        &format!("Memory for a response of {}", bytes(body)),
        &[
            "at most",
            "the decoded value",
            "at most beyond the body",
            "that, in values",
        ],
    );
    for (client, name) in Client::ALL {
        let output = Command::new(&program)
            .args([name, &format!("{}/logs/{LOGS}", node.addresses.http)])
            .output()
            .with_context(|| format!("{} doesn't start", program.display()))?;
        if !output.status.success() {
            bail!("{name}: {}", String::from_utf8_lossy(&output.stderr));
        }
        let taken: Taken = serde_json::from_slice(&output.stdout)?;
        ensure!(taken.items == LOGS, "{name} has {} logs", taken.items);
        let beyond = taken.peak.saturating_sub(body);
        let values = beyond as f64 / taken.value as f64;
        if let Client::Polyrpc = client {
            table.aims.push(Standing {
                what: format!("memory, {}: values at most beyond the body", bytes(body)),
                bound: Bound::AtMost(1.2),
                measured: values,
            });
        }
        table.push(
            name,
            vec![
                bytes(taken.peak),
                bytes(taken.value),
                bytes(beyond),
                format!("**{values:.2}**"),
            ],
        );
    }
    Ok(table)
}
