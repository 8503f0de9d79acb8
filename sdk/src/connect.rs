//! From an address to a connection, with the defaults of its transport.

use crate::error::Error;
use crate::rpc::Rpc;

impl Rpc {
    /// Sends to `address` with the defaults of its transport. `http://…` and `https://…` are connected at the first call,
    /// `ws://…`, `wss://…` and the path of a Unix socket now.
    ///
    /// # Errors
    /// When the address has another form, or one for which the crate was built without the feature; when the system has no
    /// certificates to check a server with; when a socket can't be connected.
    pub async fn connect(address: &str) -> Result<Self, Error> {
        match address.split_once("://").map(|(scheme, _)| scheme) {
            #[cfg(feature = "http")]
            Some("http" | "https") => Self::http(address),
            #[cfg(feature = "ws")]
            Some("ws" | "wss") => {
                let socket = crate::transport::socket::Socket::ws(address).build()?;
                socket.connect().await?;
                Ok(Self::new(socket))
            }
            #[cfg(all(feature = "ipc", unix))]
            None if is_path(address) => {
                let socket = crate::transport::socket::Socket::ipc(address).build();
                socket.connect().await?;
                Ok(Self::new(socket))
            }
            _ => Err(Error::config(format!(
                "the address can't be used: it is none of {}",
                known()
            ))),
        }
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
    use super::*;

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
