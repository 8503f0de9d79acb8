//! Where the command-line tool finds nodes, miners, workers and wallets.

use std::env;
use std::path::PathBuf;

use super::Filecoin;
use super::api_info::{from_env, from_repo, from_text};
use crate::ClientBuilder;
use crate::chain::Client;
use crate::connector::{Any, Connecting, Connector, Nodes, Wanted};
use crate::error::Error;
use crate::rpc::Rpc;

/// Nodes as Lotus's own tools find them.
pub(crate) const NODES: Nodes = Nodes {
    preferred: &["full-v1", "gateway-v1", "full-v0", "full-v2"],
    found_by: "FULLNODE_API_INFO, MINER_API_INFO, WORKER_API_INFO or WALLET_API_INFO, and the repository of a node at LOTUS_PATH or ~/.lotus",
    connect,
};

/// Declares where the services listen, and what their own tools read.
macro_rules! services {
    ($($name:literal as $Client:ident at $path:literal, $port:literal: $variable:literal $(or $repo:literal, $folder:literal)?;)+) => {
        $(
            /// A client of the service, whichever features there are.
            struct $Client(Any<Filecoin>);

            impl From<Rpc> for $Client {
                fn from(rpc: Rpc) -> Self {
                    Self(rpc.into())
                }
            }

            impl AsRef<Rpc> for $Client {
                fn as_ref(&self) -> &Rpc {
                    self.0.as_ref()
                }
            }

            impl Client for $Client {
                type Chain = Filecoin;
                const PATH: &'static str = $path;
                const SOCKET_PATH: &'static str = $path;
                const PORT: Option<u16> = Some($port);
            }
        )+

        fn connect(connector: &Connector, wanted: Wanted<'_>) -> Result<Option<Connecting>, Error> {
            match wanted.service {
                $($name => open::<$Client>(connector, wanted.address, $variable, {
                    let folders: &[(&str, &str)] = &[$(($repo, $folder))?];
                    folders.first().copied()
                }),)+
                _ => open::<Any<Filecoin>>(connector, wanted.address, "FULLNODE_API_INFO", None),
            }
        }
    };
}

services! {
    "full-v0" as FullV0 at "/rpc/v0", 1234: "FULLNODE_API_INFO" or "LOTUS_PATH", ".lotus";
    "full-v1" as FullV1 at "/rpc/v1", 1234: "FULLNODE_API_INFO" or "LOTUS_PATH", ".lotus";
    "full-v2" as FullV2 at "/rpc/v2", 1234: "FULLNODE_API_INFO" or "LOTUS_PATH", ".lotus";
    "gateway-v0" as GatewayV0 at "/rpc/v0", 2346: "FULLNODE_API_INFO";
    "gateway-v1" as GatewayV1 at "/rpc/v1", 2346: "FULLNODE_API_INFO";
    "gateway-v2" as GatewayV2 at "/rpc/v2", 2346: "FULLNODE_API_INFO";
    "miner" as Miner at "/rpc/v0", 2345: "MINER_API_INFO" or "LOTUS_MINER_PATH", ".lotusminer";
    "worker" as Worker at "/rpc/v0", 3456: "WORKER_API_INFO" or "LOTUS_WORKER_PATH", ".lotusworker";
    "wallet" as Wallet at "/rpc/v0", 1777: "WALLET_API_INFO" or "WALLET_PATH", ".lotuswallet";
}

/// Connects to the address, `TOKEN:ADDRESS` or just the address; or by the variable; or by the repository, which another variable names.
fn open<C: Client<Chain = Filecoin> + Send + 'static>(
    connector: &Connector,
    address: Option<&str>,
    variable: &str,
    repository: Option<(&str, &str)>,
) -> Result<Option<Connecting>, Error> {
    let builder: ClientBuilder<C> = match (address, repository) {
        (Some(address), _) => from_text(address)?,
        (None, _) if env::var_os(variable).is_some() => from_env(variable)?,
        (None, Some((path, folder))) => match repository_at(path, folder) {
            Some(folder) => from_repo(&folder)?,
            None => return Ok(None),
        },
        (None, None) => return Ok(None),
    };
    Ok(Some(connector.open(builder)))
}

/// The folder that a variable names, or one in the home folder if it is there.
fn repository_at(variable: &str, folder: &str) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable).filter(|path| !path.is_empty()) {
        return Some(path.into());
    }
    env::home_dir()
        .map(|home| home.join(folder))
        .filter(|folder| folder.is_dir())
}
