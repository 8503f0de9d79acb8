//! From an address to the transport that it means.

use std::time::Duration;

use super::{Boxed, Connecting, boxed};
use crate::error::Error;
#[cfg(feature = "http")]
use crate::transport::http::Http;
#[cfg(feature = "socket")]
use crate::transport::socket::{Socket, SocketBuilder};

/// What of the settings concerns transports, for all that are made from an address.
#[derive(Default)]
pub(super) struct TransportSettings {
    #[cfg(feature = "net")]
    pub(super) peer: crate::transport::PeerPlan,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) max_answer_bytes: Option<usize>,
}

/// What an address means.
pub(super) struct Transport {
    /// The address in a form that may be printed.
    pub(super) name: String,
    pub(super) service: Boxed,
    /// Connects, where that is done before the first call.
    pub(super) connecting: Option<Connecting>,
}

impl TransportSettings {
    /// Makes the transport. Nothing is connected yet.
    pub(super) fn open(&self, address: &str) -> Result<Transport, Error> {
        match address.split_once("://").map(|(scheme, _)| scheme) {
            #[cfg(feature = "http")]
            Some("http" | "https") => {
                let mut builder = Http::builder(address);
                self.peer.apply(builder.peer_settings());
                if let Some(limit) = self.connect_timeout {
                    builder = builder.connect_timeout(limit);
                }
                if let Some(limit) = self.max_answer_bytes {
                    builder = builder.max_answer_bytes(limit as u64);
                }
                let http = builder.build()?;
                Ok(Transport {
                    name: http.peer(),
                    service: boxed(http),
                    connecting: None,
                })
            }
            #[cfg(feature = "ws")]
            Some("ws" | "wss") => {
                let mut builder = self.limit(Socket::ws(address));
                self.peer.apply(builder.peer_settings());
                builder.build().map(socket)
            }
            #[cfg(all(feature = "ipc", unix))]
            None if is_path(address) => Ok(socket(self.limit(Socket::ipc(address)).build())),
            _ => Err(Error::config(format!(
                "the address can't be used: it is none of {}",
                known()
            ))),
        }
    }

    #[cfg(feature = "socket")]
    fn limit<K>(&self, mut builder: SocketBuilder<K>) -> SocketBuilder<K> {
        if let Some(limit) = self.connect_timeout {
            builder = builder.connect_timeout(limit);
        }
        if let Some(limit) = self.max_answer_bytes {
            builder = builder.max_message_bytes(limit);
        }
        builder
    }
}

#[cfg(feature = "socket")]
fn socket(socket: Socket) -> Transport {
    Transport {
        name: socket.peer(),
        service: boxed(socket.clone()),
        connecting: Some(Box::pin(async move { socket.connect().await })),
    }
}

/// `node.ipc` could as well be a host without its scheme, so a path has to look like one.
#[cfg(all(feature = "ipc", unix))]
fn is_path(address: &str) -> bool {
    address.starts_with(['/', '.']) || address.ends_with(".ipc")
}

fn known() -> String {
    let forms = [
        (
            cfg!(feature = "http"),
            "`http://…`, `https://…` (feature `http`)",
        ),
        (cfg!(feature = "ws"), "`ws://…`, `wss://…` (feature `ws`)"),
        (
            cfg!(all(feature = "ipc", unix)),
            "the path of a Unix socket, with a slash or ending in `.ipc` (feature `ipc`)",
        ),
    ];
    let (have, lack): (Vec<_>, Vec<_>) = forms.iter().partition(|(here, _)| *here);
    let list = |forms: Vec<&(bool, &'static str)>| {
        let names: Vec<_> = forms.into_iter().map(|(_, name)| *name).collect();
        names.join(", ")
    };
    match lack.is_empty() {
        true => list(have),
        false => format!("{}; not built in: {}", list(have), list(lack)),
    }
}

#[cfg(all(test, feature = "http", feature = "ws", feature = "ipc", unix))]
mod tests {
    use crate::Rpc;

    #[tokio::test]
    async fn what_is_no_address_is_refused_without_printing_it() {
        for address in [
            "",
            "localhost:8545",
            "secret",
            "ftp://secret",
            "user:secret@host",
        ] {
            let error = Rpc::connect(address).await.expect_err(address).to_string();
            assert!(error.contains("is none of `http://…`"), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }

    #[tokio::test]
    async fn sockets_are_connected_at_once() {
        for address in [
            "/nonexistent/node.ipc",
            "nonexistent.ipc",
            "ws://127.0.0.1:1",
        ] {
            let error = Rpc::connect(address).await.expect_err(address);
            assert!(
                error.is_connect() && error.to_string().contains("can't connect to"),
                "{error}"
            );
        }
        assert!(Rpc::connect("http://127.0.0.1:1").await.is_ok());
    }
}
