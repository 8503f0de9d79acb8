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
    /// All of them.
    #[cfg(any(
        feature = "http",
        feature = "ws",
        all(feature = "layers", feature = "chia-daemon")
    ))]
    pub(super) const ALL: [Self; 9] = [
        Self::FullNode,
        Self::Wallet,
        Self::Farmer,
        Self::Harvester,
        Self::Timelord,
        Self::Crawler,
        Self::DataLayer,
        Self::Solver,
        Self::Daemon,
    ];

    /// The service of a name in settings and documents.
    #[cfg(feature = "cli")]
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|service| service.name() == name)
    }

    /// The service behind the daemon to which messages for this destination go.
    #[cfg(all(feature = "layers", feature = "chia-daemon"))]
    pub(super) fn behind_daemon(destination: &str) -> Option<Self> {
        let mut others = Self::ALL.into_iter().filter(|it| *it != Self::Daemon);
        others.find(|service| service.daemon_name() == destination)
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

    /// The command that starts the service on its machine: `chia start node`, `chia start wallet`. It starts what the service needs as well:
    /// with a farmer a harvester, a full node and a wallet. `chia start` knows no solver, which is a program of its own.
    pub const fn start_command(self) -> &'static str {
        match self {
            Self::FullNode => "chia start node",
            Self::Wallet => "chia start wallet",
            Self::Farmer => "chia start farmer",
            Self::Harvester => "chia start harvester",
            Self::Timelord => "chia start timelord",
            Self::Crawler => "chia start crawler",
            Self::DataLayer => "chia start data",
            Self::Solver => "chia_solver",
            Self::Daemon => "chia start daemon",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
