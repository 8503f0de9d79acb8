//! The programs that make up a Chia node.

/// One of the services, each a process with an RPC server of its own.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Service {
    /// What the others are reached through over one WebSocket. It has no RPC over HTTP.
    Daemon,
    /// The simulator: a full node that makes blocks when told to.
    FullNode,
    /// The wallet, with one key.
    Wallet,
    /// The farmer.
    Farmer,
    /// The harvester, with the simulator's plots.
    Harvester,
    /// The data layer.
    DataLayer,
    /// The crawler, with nobody to crawl.
    Crawler,
    /// The solver.
    Solver,
    /// The timelord. It has nothing to do beside a simulator, and says so ten times a second: for tests of its own only.
    Timelord,
}

impl Service {
    /// All that a simulated chain uses: everything but the timelord.
    pub const STANDING: [Self; 8] = [
        Self::Daemon,
        Self::FullNode,
        Self::Wallet,
        Self::Farmer,
        Self::Harvester,
        Self::DataLayer,
        Self::Crawler,
        Self::Solver,
    ];

    /// What it is called in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Daemon => "daemon",
            Self::FullNode => "full_node",
            Self::Wallet => "wallet",
            Self::Farmer => "farmer",
            Self::Harvester => "harvester",
            Self::DataLayer => "data_layer",
            Self::Crawler => "crawler",
            Self::Solver => "solver",
            Self::Timelord => "timelord",
        }
    }

    /// Where it answers on the loopback interface. In a network of its own nobody else has the usual ports.
    pub fn port(self) -> u16 {
        match self {
            Self::Daemon => 55400,
            Self::FullNode => 8555,
            Self::Wallet => 9256,
            Self::Farmer => 8559,
            Self::Harvester => 8560,
            Self::DataLayer => 8562,
            Self::Crawler => 8561,
            Self::Solver => 8667,
            Self::Timelord => 8557,
        }
    }
}
