//! A mock node with a socket.

mod http;
mod socket;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::ops::Deref;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinHandle, JoinSet};

use super::script::Script;
use super::unexpected::{Unexpected, Verdict};

/// A mock node on a free port of 127.0.0.1 that speaks JSON-RPC over HTTP/1.1 and over WebSocket, at any path of the
/// same port, and responds by a [`Script`].
///
/// It lives as long as this value: dropping it closes the port and all connections, and judges the test, see
/// [`finish`](Self::finish). It needs the tokio runtime in which it was started.
#[derive(Debug)]
pub struct Node {
    // Dropped before the test is judged, so that later calls don't count.
    server: Server,
    verdict: Verdict,
    address: SocketAddr,
}

#[derive(Debug)]
enum Server {
    Running(Running),
    /// Bound but not listening: connections are refused, and the port stays taken.
    Stopped(TcpSocket),
    /// A transition failed.
    Lost,
}

#[derive(Debug)]
struct Running {
    task: JoinHandle<()>,
    commands: mpsc::Sender<Command>,
}

/// Acknowledged when it is done.
#[derive(Debug)]
enum Command {
    Cut(oneshot::Sender<()>),
    Stop(oneshot::Sender<()>),
}

impl Node {
    /// Starts a node without handlers.
    ///
    /// # Errors
    /// If no port is free.
    pub async fn start() -> io::Result<Self> {
        Self::start_with(Script::new()).await
    }

    /// Starts a node that responds by `script`.
    ///
    /// # Errors
    /// If no port is free.
    pub async fn start_with(script: Script) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        Ok(Self {
            server: Server::Running(Running::start(listener, script.clone())),
            verdict: Verdict::new(script),
            address,
        })
    }

    /// URL for HTTP clients: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// URL for WebSocket clients: `ws://127.0.0.1:PORT`.
    pub fn ws_url(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Closes all connections, and returns when they are closed. New ones are accepted at once.
    pub async fn cut(&self) {
        if let Server::Running(running) = &self.server {
            running.command(Command::Cut).await;
        }
    }

    /// Closes all connections and the port, and returns when they are closed. New connections are refused until
    /// [`restart`](Self::restart). Recorded calls and handlers stay.
    ///
    /// # Errors
    /// If the port can't be kept for a restart.
    pub async fn stop(&mut self) -> io::Result<()> {
        if let Server::Running(running) = &self.server {
            running.command(Command::Stop).await;
            self.server = Server::Lost;
            let socket = TcpSocket::new_v4()?;
            // Connections that have just been closed would keep the port for a minute. On Windows they don't, and this
            // would let others take it.
            socket.set_reuseaddr(cfg!(unix))?;
            socket.bind(self.address)?;
            self.server = Server::Stopped(socket);
        }
        Ok(())
    }

    /// Listens again after [`stop`](Self::stop), on the same port.
    ///
    /// # Errors
    /// If it wasn't stopped, or can't listen.
    pub async fn restart(&mut self) -> io::Result<()> {
        match std::mem::replace(&mut self.server, Server::Lost) {
            Server::Stopped(socket) => {
                let listener = socket.listen(1024)?;
                let script = self.verdict.script().clone();
                self.server = Server::Running(Running::start(listener, script));
                Ok(())
            }
            other => {
                self.server = other;
                Err(io::Error::other("the node isn't stopped"))
            }
        }
    }

    /// Ends the test. A node that is dropped without it panics instead of returning an error.
    ///
    /// # Errors
    /// If there were calls without a handler.
    pub fn finish(self) -> Result<(), Unexpected> {
        let Self {
            server,
            mut verdict,
            ..
        } = self;
        drop(server);
        verdict.give()
    }
}

impl Deref for Node {
    type Target = Script;

    fn deref(&self) -> &Script {
        self.verdict.script()
    }
}

impl Running {
    fn start(listener: TcpListener, script: Script) -> Self {
        let (commands, given) = mpsc::channel(1);
        let task = tokio::spawn(accept(listener, script, given));
        Self { task, commands }
    }

    async fn command(&self, command: impl FnOnce(oneshot::Sender<()>) -> Command) {
        let (done, finished) = oneshot::channel();
        // A server that is gone, with its runtime, has neither a port nor connections.
        if self.commands.send(command(done)).await.is_ok() {
            let _ = finished.await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Accepts connections until it is stopped or aborted, and drops them then.
async fn accept(listener: TcpListener, script: Script, mut commands: mpsc::Receiver<Command>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => _ = connections.spawn(http::serve(stream, script.clone())),
                // Out of file descriptors, most likely. It would fail again at once.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            // The caller may have stopped waiting.
            Some(command) = commands.recv() => match command {
                Command::Cut(done) => {
                    connections.shutdown().await;
                    let _ = done.send(());
                }
                Command::Stop(done) => {
                    drop(listener);
                    connections.shutdown().await;
                    let _ = done.send(());
                    return;
                }
            },
            Some(_) = connections.join_next() => {}
        }
    }
}
