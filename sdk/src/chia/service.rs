//! The services of an installation.

use std::fmt;

/// A service of a Chia installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Service {
    /// The full node, or the simulator in its place.
    FullNode,
    /// The wallet.
    Wallet,
    /// The farmer.
    Farmer,
    /// A harvester.
    Harvester,
    /// The timelord.
    Timelord,
    /// The crawler, which looks for peers.
    Crawler,
    /// The data layer.
    DataLayer,
    /// The solver.
    Solver,
    /// The daemon, which starts the others and forwards calls to them. WebSocket only.
    Daemon,
}

impl Service {
    /// The service of a name in settings and documents.
    #[cfg(feature = "cli")]
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut all = super::config::SERVICES.into_iter();
        all.find(|service| service.name() == name)
    }

    /// The name in settings and documents: `full_node`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FullNode => "full_node",
            Self::Wallet => "wallet",
            Self::Farmer => "farmer",
            Self::Harvester => "harvester",
            Self::Timelord => "timelord",
            Self::Crawler => "crawler",
            Self::DataLayer => "data_layer",
            Self::Solver => "solver",
            Self::Daemon => "daemon",
        }
    }

    /// The destination in messages over the daemon's WebSocket: `chia_full_node`, and `daemon` for the daemon itself.
    pub const fn daemon_name(self) -> &'static str {
        match self {
            Self::FullNode => "chia_full_node",
            Self::Wallet => "chia_wallet",
            Self::Farmer => "chia_farmer",
            Self::Harvester => "chia_harvester",
            Self::Timelord => "chia_timelord",
            Self::Crawler => "chia_crawler",
            Self::DataLayer => "chia_data_layer",
            Self::Solver => "chia_solver",
            Self::Daemon => "daemon",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
