//! A way to a node that can be cut.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use polyrpc_tests::TestResult;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// A relay at a port of its own.
pub(crate) struct Relay {
    address: String,
    connections: Arc<Mutex<JoinSet<io::Result<()>>>>,
    listening: JoinHandle<()>,
}

impl Relay {
    pub(crate) async fn start(to: &str) -> TestResult<Self> {
        let to = to.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let connections = Arc::default();
        let shared: Arc<Mutex<JoinSet<_>>> = Arc::clone(&connections);
        let listening = tokio::spawn(async move {
            while let Ok((mut from, _)) = listener.accept().await {
                let to = to.clone();
                let mut connections = shared.lock().unwrap_or_else(PoisonError::into_inner);
                connections.spawn(async move {
                    let mut node = TcpStream::connect(to).await?;
                    copy_bidirectional(&mut from, &mut node).await?;
                    Ok(())
                });
            }
        });
        Ok(Self {
            address,
            connections,
            listening,
        })
    }

    pub(crate) fn ws_url(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// Cuts all connections. New ones are relayed.
    pub(crate) fn cut(&self) {
        let mut connections = self
            .connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        // The sockets go with their tasks.
        *connections = JoinSet::new();
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.listening.abort();
    }
}
