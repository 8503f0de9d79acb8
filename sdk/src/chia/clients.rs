//! The services' clients and their constructors.

use super::Chia;
#[cfg(feature = "http")]
use super::Config;
#[cfg(any(feature = "http", feature = "chia-daemon"))]
use super::Service;
#[cfg(feature = "http")]
use crate::Error;

/// Declares a client per service, with constructors from an installation's settings and through the daemon, and the feature that each stands
/// behind.
macro_rules! services {
    ($($(#[$attribute:meta])* $Client:ident, $function:ident, $Service:ident, feature = $feature:literal;)+) => {
        $(#[cfg(feature = $feature)] crate::client! {
            $(#[$attribute])*
            pub struct $Client: Chia;
        })+

        /// Clients over HTTPS. Each connects at its first call, trusts the installation's certificate authority alone
        /// and presents its certificate.
        #[cfg(feature = "http")]
        impl Config {
            $(
                #[cfg(feature = $feature)]
                #[doc = concat!("A [`", stringify!($Client), "`] of this installation.")]
                ///
                /// # Errors
                /// When the settings don't say where it or a file is, or a file can't be read or used.
                pub fn $function(&self) -> Result<$Client, Error> {
                    self.rpc(Service::$Service).map($Client::new)
                }
            )+
        }

        /// # Other services
        ///
        /// Clients of other services through the daemon: the same calls over its one connection.
        #[cfg(feature = "chia-daemon")]
        impl Daemon {
            $(
                #[cfg(feature = $feature)]
                #[doc = concat!("A [`", stringify!($Client), "`] whose calls the daemon passes on. One that isn't running answers nothing: with [`RunningCheck`](super::RunningCheck), as of `Config::daemon`, calls end with [`NotRunning`](super::NotRunning), and without it with their timeout.")]
                #[must_use]
                pub fn $function(&self) -> $Client {
                    let name = Service::$Service.daemon_name();
                    $Client::new(self.rpc.clone().with_destination(name))
                }
            )+
        }
    };
}

services! {
    /// A client of a full node.
    FullNode, full_node, FullNode, feature = "chia-full-node";
    /// A client of a wallet.
    Wallet, wallet, Wallet, feature = "chia-wallet";
    /// A client of a farmer.
    Farmer, farmer, Farmer, feature = "chia-farming";
    /// A client of a harvester.
    Harvester, harvester, Harvester, feature = "chia-farming";
    /// A client of a timelord.
    Timelord, timelord, Timelord, feature = "chia-base";
    /// A client of a crawler.
    Crawler, crawler, Crawler, feature = "chia-base";
    /// A client of a data layer.
    DataLayer, data_layer, DataLayer, feature = "chia-data-layer";
    /// A client of a solver.
    Solver, solver, Solver, feature = "chia-base";
    /// A client of the calls that a simulator has beside a full node's, for which there is [`FullNode`].
    Simulator, simulator, FullNode, feature = "chia-full-node";
}

#[cfg(feature = "chia-daemon")]
crate::client! {
    /// A client of the daemon, over its WebSocket.
    pub struct Daemon: Chia;
}
