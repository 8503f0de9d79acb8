//! monero-wallet-rpc, the wallet beside monerod.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpStream;

use super::json_rpc;
use crate::TestResult;
use crate::nodes::installed::Installed;
use crate::nodes::port::lasting_port;
use crate::nodes::process::Process;

/// A wallet that answers calls.
#[derive(Debug)]
pub struct MoneroWallet {
    address: String,
    // Dropped in this order: the folder goes when the process has.
    _process: Process,
    _home: TempDir,
}

impl MoneroWallet {
    /// Starts it in a folder of its own. It asks for a user and a password, `user:password`, if there are any.
    pub(super) async fn start(
        installed: &Installed,
        node: &str,
        login: Option<&str>,
    ) -> TestResult<Self> {
        let folder = tempfile::tempdir()?;
        let home = folder.path();
        // With port 0 it doesn't say which it found.
        let port = lasting_port()?;
        let address = format!("127.0.0.1:{port}");
        let mut command = installed.program("monero-wallet-rpc")?;
        command
            .args(["--daemon-address", node, "--trusted-daemon"])
            .args(["--daemon-ssl", "disabled", "--no-dns"])
            .args(["--rpc-bind-ip", "127.0.0.1", "--rpc-bind-port", &port])
            .args(["--rpc-ssl", "disabled"])
            .arg("--wallet-dir")
            .arg(sub_folder(home, "wallets")?)
            .arg("--shared-ringdb-dir")
            .arg(sub_folder(home, "rings")?)
            .arg("--log-file")
            .arg(home.join("wallet.log"))
            .arg("--non-interactive")
            .env("HOME", home);
        match login {
            Some(login) => command.args(["--rpc-login", login]),
            None => command.arg("--disable-rpc-login"),
        };
        let (process, ()) = Process::start(&mut command, |line| {
            line.contains("Starting wallet RPC server").then_some(())
        })
        .await?;
        TcpStream::connect(&address).await?;
        Ok(Self {
            address,
            _process: process,
            _home: folder,
        })
    }

    /// Where it answers, such as `http://127.0.0.1:41234`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The result of a JSON-RPC call.
    pub(super) async fn call(&self, method: &str, params: Value) -> TestResult<Value> {
        json_rpc(&self.address, method, params).await
    }
}

fn sub_folder(home: &Path, name: &str) -> TestResult<std::path::PathBuf> {
    let folder = home.join(name);
    std::fs::create_dir(&folder)?;
    Ok(folder)
}
