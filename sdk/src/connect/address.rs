//! From addresses to transports.

use std::time::Duration;

use super::Connecting;
use super::unusable::unusable;
use crate::chain::Client;
#[cfg(feature = "socket")]
use crate::chain::{Chain, Dialect};
use crate::error::Error;
use crate::message::SharedService;
#[cfg(feature = "http")]
use crate::transport::http::Http;
#[cfg(feature = "socket")]
use crate::transport::socket::{Socket, SocketBuilder};
#[cfg(feature = "net")]
use crate::transport::{PeerPlan, PeerSettings};

/// A client's defaults for addresses.
#[derive(Clone, Copy)]
pub(super) struct Defaults {
    #[cfg(feature = "http")]
    path: &'static str,
    #[cfg(feature = "ws")]
    socket_path: &'static str,
    #[cfg(feature = "ws")]
    socket_headers: &'static [(&'static str, &'static str)],
    #[cfg(feature = "net")]
    port: Option<u16>,
    #[cfg(feature = "socket")]
    dialect: Dialect,
}

impl Defaults {
    pub(super) const fn of<C: Client>() -> Self {
        Self {
            #[cfg(feature = "http")]
            path: C::PATH,
            #[cfg(feature = "ws")]
            socket_path: C::SOCKET_PATH,
            #[cfg(feature = "ws")]
            socket_headers: <C::Chain as Chain>::SOCKET_HEADERS,
            #[cfg(feature = "net")]
            port: C::PORT,
            #[cfg(feature = "socket")]
            dialect: <C::Chain as Chain>::DIALECT,
        }
    }

    /// Adds the default port to a URL.
    #[cfg(feature = "net")]
    fn complete(self, url: &str) -> String {
        let Some((scheme, rest)) = url.split_once("://") else {
            return url.to_owned();
        };
        let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        // Colons also occur in credentials and in IPv6 addresses.
        let host = authority.rsplit('@').next().unwrap_or_default();
        let has_port = host.rsplit(']').next().is_some_and(|end| end.contains(':'));
        let port = self
            .port
            .filter(|_| !has_port && matches!(scheme, "http" | "ws"));
        let port = port.map_or_else(String::new, |port| format!(":{port}"));
        format!("{scheme}://{authority}{port}{rest}")
    }
}

/// Transport settings, shared by all addresses.
pub(super) struct TransportSettings {
    defaults: Defaults,
    #[cfg(feature = "net")]
    pub(super) peer: PeerPlan,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) max_response_bytes: Option<usize>,
}

/// The transport of an address.
pub(super) struct Transport {
    /// The address, safe to print.
    pub(super) name: String,
    pub(super) service: SharedService,
    /// The pending connection, if it is made before the first call.
    pub(super) connecting: Option<Connecting>,
}

impl TransportSettings {
    pub(super) fn new(defaults: Defaults) -> Self {
        Self {
            defaults,
            #[cfg(feature = "net")]
            peer: PeerPlan::default(),
            connect_timeout: None,
            max_response_bytes: None,
        }
    }

    /// Creates the transport. Doesn't connect yet.
    pub(super) fn open(&self, address: &str) -> Result<Transport, Error> {
        match address.split_once("://").map(|(scheme, _)| scheme) {
            #[cfg(feature = "http")]
            Some("http" | "https") => {
                let mut builder = Http::builder(&self.defaults.complete(address));
                self.apply(builder.peer_settings(), self.defaults.path);
                if let Some(limit) = self.connect_timeout {
                    builder = builder.connect_timeout(limit);
                }
                if let Some(limit) = self.max_response_bytes {
                    builder = builder.max_response_bytes(limit as u64);
                }
                let http = builder.build()?;
                Ok(Transport {
                    name: http.peer(),
                    service: SharedService::new(http),
                    connecting: None,
                })
            }
            #[cfg(feature = "ws")]
            Some("ws" | "wss") => {
                let mut builder = self.limit(Socket::ws(&self.defaults.complete(address)));
                let settings = builder.peer_settings();
                for (name, value) in self.defaults.socket_headers {
                    settings.header(name, value);
                }
                self.apply(settings, self.defaults.socket_path);
                builder.build().map(socket)
            }
            #[cfg(all(feature = "ipc", unix))]
            None if is_path(address) => Ok(socket(self.limit(Socket::ipc(address)).build())),
            _ => Err(unusable(address)),
        }
    }

    #[cfg(feature = "net")]
    fn apply(&self, settings: &mut PeerSettings, path: &str) {
        settings.default_json_rpc_path(path);
        self.peer.apply(settings);
    }

    #[cfg(feature = "socket")]
    fn limit<K>(&self, builder: SocketBuilder<K>) -> SocketBuilder<K> {
        let mut builder = builder.dialect(self.defaults.dialect);
        if let Some(limit) = self.connect_timeout {
            builder = builder.connect_timeout(limit);
        }
        if let Some(limit) = self.max_response_bytes {
            builder = builder.max_message_bytes(limit);
        }
        builder
    }
}

#[cfg(feature = "socket")]
fn socket(socket: Socket) -> Transport {
    Transport {
        name: socket.peer(),
        service: SharedService::new(socket.clone()),
        connecting: Some(Box::pin(async move { socket.connect().await })),
    }
}

/// `node.ipc` could as well be a host without its scheme, so a path has to look like one.
#[cfg(all(feature = "ipc", unix))]
fn is_path(address: &str) -> bool {
    address.starts_with(['/', '.']) || address.ends_with(".ipc")
}

#[cfg(all(test, feature = "http", feature = "ws", feature = "ipc", unix))]
mod tests {
    use super::*;
    use crate::Rpc;

    #[test]
    fn what_a_url_leaves_out_is_the_chain_s() {
        let defaults = Defaults {
            path: "/rpc/v1",
            socket_path: "/rpc/v1",
            socket_headers: &[],
            port: Some(1234),
            dialect: Dialect::JSON_RPC,
        };
        for (url, complete) in [
            ("http://a", "http://a:1234"),
            ("ws://a/", "ws://a:1234/"),
            ("http://a?token=x/y", "http://a:1234?token=x/y"),
            ("http://a:80", "http://a:80"),
            ("http://u:p@a/x", "http://u:p@a:1234/x"),
            ("http://[::1]", "http://[::1]:1234"),
            ("http://[::1]:1/x/", "http://[::1]:1/x/"),
            ("https://a", "https://a"),
            ("wss://a/x#y", "wss://a/x#y"),
        ] {
            assert_eq!(defaults.complete(url), complete);
        }
        let settings = TransportSettings::new(defaults);
        for (url, name) in [
            ("http://a", "http://a:1234/rpc/v1"),
            ("https://a/rpc/v1", "https://a/rpc/v1"),
            ("ws://a/", "ws://a:1234/rpc/v1"),
            ("http://a/x", "http://a:1234/x"),
        ] {
            let transport = settings.open(url).expect(url);
            assert_eq!(transport.name, name);
        }
        let none = Defaults::of::<crate::Rpc>();
        for url in ["http://a", "ws://a/", "http://a?x", "http://:"] {
            assert_eq!(none.complete(url), url);
        }
    }

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
            assert!(error.starts_with("the address can't be used: "), "{error}");
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
