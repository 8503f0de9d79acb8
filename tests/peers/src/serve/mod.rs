//! The node that clients are measured against, in a process of its own, so that nothing of it is in the clients' CPU time.
//!
//! It gives prebuilt results with the ids of what it is asked, over HTTP, WebSockets and a Unix socket, from one thread. It ends when its
//! standard input does, which is when the process that has started it ends.

mod answer;
mod http;
mod sockets;

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, UnixListener};
use tokio::process::{Child, Command};
use tokio::runtime::Runtime;

/// Where the node listens.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Addresses {
    pub http: String,
    pub ws: String,
    pub ipc: PathBuf,
}

/// The node's process, which ends with this value.
#[derive(Debug)]
pub struct Node {
    pub addresses: Addresses,
    _child: Child,
}

impl Node {
    /// Starts this program once more, as a node.
    pub fn start(runtime: &Runtime) -> Result<Self> {
        runtime.block_on(async {
            let mut child = Command::new(std::env::current_exe()?)
                .arg("serve")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .kill_on_drop(true)
                .spawn()?;
            let stdout = child.stdout.take().context("the node has no output")?;
            let mut line = String::new();
            BufReader::new(stdout).read_line(&mut line).await?;
            Ok(Self {
                addresses: serde_json::from_str(&line)?,
                _child: child,
            })
        })
    }
}

/// Serves until standard input ends.
pub fn run() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("node.ipc");
        let http = TcpListener::bind("127.0.0.1:0").await?;
        let ws = TcpListener::bind("127.0.0.1:0").await?;
        let ipc = UnixListener::bind(&path)?;
        let addresses = Addresses {
            http: format!("http://{}", http.local_addr()?),
            ws: format!("ws://{}", ws.local_addr()?),
            ipc: path,
        };
        let line = serde_json::to_string(&addresses)? + "\n";
        tokio::io::stdout().write_all(line.as_bytes()).await?;
        tokio::io::stdout().flush().await?;
        let (mut stdin, mut ended) = (tokio::io::stdin(), Vec::new());
        tokio::select! {
            done = http::accept(http) => done,
            done = sockets::accept_ws(ws) => done,
            done = sockets::accept_ipc(ipc) => done,
            _ = stdin.read_to_end(&mut ended) => Ok(()),
        }
    })
}
