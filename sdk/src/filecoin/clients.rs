//! The services' clients.

#[cfg(any(feature = "http", feature = "ws"))]
use std::path::Path;

use super::Filecoin;
#[cfg(any(feature = "http", feature = "ws"))]
use super::api_info;
#[cfg(any(feature = "http", feature = "ws"))]
use crate::{ClientBuilder, Error};

// The ports of full nodes, gateways and miners are those of Lotus's configuration. Those of workers and wallets, and the wallet's path and
// variable, were seen on no node.

/// Declares a client for each service, with where it listens, the environment variable that says so, and the feature that it stands behind.
macro_rules! services {
    ($($(#[$attribute:meta])* $Client:ident, $path:literal, $port:literal, $variable:literal, feature = $feature:literal;)+) => {
        $(#[cfg(feature = $feature)] crate::client! {
            $(#[$attribute])*
            pub struct $Client: Filecoin, path = $path, port = $port;
        }

        #[cfg(all(feature = $feature, any(feature = "http", feature = "ws")))]
        /// # Connections by Lotus's settings
        impl $Client {
            #[doc = concat!("Creates a builder from the environment variable `", $variable, "`; see [`from_api_info`](Self::from_api_info).")]
            ///
            /// # Errors
            /// When it isn't set, or can't be used.
            pub fn from_env() -> Result<ClientBuilder<Self>, Error> {
                api_info::from_env($variable)
            }

            /// Creates a builder from `TOKEN:ADDRESS`, as Lotus's tools take it. The address is a multiaddr, such as
            /// `/ip4/127.0.0.1/tcp/1234/http`, or a URL, and there may be no token. Of several, separated by commas, the later ones are used
            /// while the first fails.
            ///
            /// A multiaddr is called over a WebSocket where this build has the feature `ws`, as Lotus's tools do.
            ///
            /// # Errors
            /// When it has another form.
            pub fn from_api_info(info: &str) -> Result<ClientBuilder<Self>, Error> {
                api_info::from_text(info)
            }

            /// Creates a builder from the repository of a node that runs on this machine, such as `~/.lotus`: its address from the file
            /// `api`, and the token of all permissions from the file `token`.
            ///
            /// # Errors
            /// When one of the files can't be read or used.
            pub fn from_repo(folder: impl AsRef<Path>) -> Result<ClientBuilder<Self>, Error> {
                api_info::from_repo(folder.as_ref())
            }
        })+
    };
}

services! {
    /// A client of a full node, by its stable API.
    FullNode, "/rpc/v1", 1234, "FULLNODE_API_INFO", feature = "filecoin";
    /// A client of a full node, by its deprecated API.
    FullNodeV0, "/rpc/v0", 1234, "FULLNODE_API_INFO", feature = "filecoin-v0";
    /// A client of a full node, by its experimental API.
    FullNodeV2, "/rpc/v2", 1234, "FULLNODE_API_INFO", feature = "filecoin-v2";
    /// A client of a gateway, by its stable API: calls of a full node that anybody may make.
    Gateway, "/rpc/v1", 2346, "FULLNODE_API_INFO", feature = "filecoin";
    /// A client of a gateway, by its deprecated API.
    GatewayV0, "/rpc/v0", 2346, "FULLNODE_API_INFO", feature = "filecoin-v0";
    /// A client of a gateway, by its experimental API.
    GatewayV2, "/rpc/v2", 2346, "FULLNODE_API_INFO", feature = "filecoin-v2";
    /// A client of a storage miner.
    StorageMiner, "/rpc/v0", 2345, "MINER_API_INFO", feature = "filecoin-miner";
    /// A client of a storage miner's worker.
    Worker, "/rpc/v0", 3456, "WORKER_API_INFO", feature = "filecoin-worker";
    /// A client of a wallet that signs for others.
    Wallet, "/rpc/v0", 1777, "WALLET_API_INFO", feature = "filecoin-wallet";
}
