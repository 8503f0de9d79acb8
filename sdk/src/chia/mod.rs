//! Chia.

#[rustfmt::skip]
mod generated;

use crate::Call;
pub use crate::scalar::{B256, Bech32mAddress as Address, Bytes, FixedBytes};
pub use generated::methods;
#[cfg(feature = "registry")]
pub use generated::registry;
pub use generated::types::*;

crate::client! {
    /// A full node.
    pub struct FullNode;
}
crate::client! {
    /// A wallet.
    pub struct Wallet;
}
crate::client! {
    /// A farmer.
    pub struct Farmer;
}
crate::client! {
    /// A harvester.
    pub struct Harvester;
}
crate::client! {
    /// A timelord.
    pub struct Timelord;
}
crate::client! {
    /// A crawler.
    pub struct Crawler;
}
crate::client! {
    /// A data layer.
    pub struct DataLayer;
}
crate::client! {
    /// A solver.
    pub struct Solver;
}
crate::client! {
    /// A simulator.
    pub struct Simulator;
}
crate::client! {
    /// The daemon.
    pub struct Daemon;
}
