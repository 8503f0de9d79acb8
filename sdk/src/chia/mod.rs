//! Chia: the services of a node, each at its own HTTPS port or all through the daemon's WebSocket.
//!
//! | client | service |
//! | --- | --- |
//! | [`FullNode`] | the chain: blocks, coins, the mempool |
//! | [`Wallet`] | keys, balances, transactions, offers, CATs, NFTs, DIDs, credentials |
//! | [`DataLayer`] | key-value stores whose state is on the chain |
//! | [`Farmer`], [`Harvester`] | farming and plots |
//! | [`Timelord`], [`Crawler`], [`Solver`] | optional services |
//! | [`Simulator`] | a full node for tests that makes blocks on request |
//! | [`Daemon`] | starts the others, keeps the keys, and pushes events |
//!
//! Servers and clients use certificates made by `chia init` (mutual TLS), so a client needs the installation's files. `Config`
//! reads where they are and at which ports the services listen:
//!
//! ```no_run
//! # #[cfg(feature = "http")]
//! # async fn run() -> Result<(), polyrpc::Error> {
//! use polyrpc::chia::Config;
//!
//! let config = Config::from_env()?; // CHIA_ROOT, or ~/.chia/mainnet
//! let state = config.full_node()?.get_blockchain_state().await?.blockchain_state;
//! let balance = config.wallet()?.get_wallet_balance(1).await?.wallet_balance;
//! println!("{} mojo at height {:?}", balance.confirmed_wallet_balance, state.peak.map(|peak| peak.height));
//! # Ok(()) }
//! ```
//!
//! Each method is also a type, in [`methods`], by service. Bytes are read with and without `0x`, because nodes write both, and are
//! written with it. [`Failure`] tells why a service refused a call.

#[rustfmt::skip]
mod generated;

mod amount;
mod chain;
mod clients;
mod coin;
#[cfg(any(feature = "http", feature = "ws"))]
mod config;
#[cfg(feature = "layers")]
mod events;
mod failure;
#[cfg(feature = "layers")]
mod pages;
mod service;
#[cfg(feature = "layers")]
mod wait;

use crate::Call;
pub use crate::scalar::{B256, Bech32mAddress as Address, Bytes, FixedBytes, Secret};
pub use amount::{MOJOS_PER_CAT, MOJOS_PER_XCH, format_cat, format_xch, parse_cat, parse_xch};
pub use chain::Chia;
pub use clients::{
    Crawler, Daemon, DataLayer, Farmer, FullNode, Harvester, Simulator, Solver, Timelord, Wallet,
};
#[cfg(any(feature = "http", feature = "ws"))]
pub use config::Config;
pub use failure::Failure;
pub use generated::methods;
#[cfg(feature = "registry")]
pub use generated::registry;
#[cfg(feature = "layers")]
pub use generated::streams;
pub use generated::types::*;
#[cfg(feature = "layers")]
pub use pages::Pages;
pub use service::Service;
