//! Chia: the services of a node, each at its own HTTPS port or all through the daemon's WebSocket.
//!
//! | client | service | feature |
//! | --- | --- | --- |
//! | [`FullNode`] | the chain: blocks, coins, the mempool | `chia-full-node` |
//! | [`Wallet`] | keys, balances, transactions, offers, CATs, NFTs, DIDs, credentials | `chia-wallet` |
//! | [`DataLayer`] | key-value stores whose state is on the chain | `chia-data-layer` |
//! | [`Farmer`], [`Harvester`] | farming and plots | `chia-farming` |
//! | [`Timelord`], [`Crawler`], [`Solver`] | optional services | |
//! | [`Simulator`] | a full node for tests that makes blocks on request | `chia-full-node` |
//! | [`Daemon`] | starts the others, keeps the keys, and pushes events | `chia-daemon` |
//!
//! The feature `chia` has all of these. Any of them has `chia-base`: the settings, and each client with the calls that all services have
//! in common.
//!
//! Servers and clients use certificates made by `chia init` (mutual TLS), so a client needs the installation's files. `Config`
//! reads where they are and at which ports the services listen:
//!
//! ```no_run
//! # #[cfg(all(feature = "http", feature = "chia-full-node", feature = "chia-wallet"))]
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
//! # Streams
//!
//! [`Daemon::events`] tells what the services of an installation do. [`FullNode::wait_for_spend`], [`Wallet::wait_for_transaction`] and the other waits poll.
//! Long lists are streams too, read a page at a time: [`Wallet::transactions`], [`FullNode::blocks`].
//!
//! # Errors
//!
//! [`Failure::of`] an [`Error`](crate::Error) has the code with which a service refused a call, and the consensus rule that was broken.
//!
//! Clients made by `Config` check two things by themselves. A call that would send coins or NFTs to an address of another network than the
//! installation's isn't sent: [`AddressCheck`]. A call through the daemon to a service that isn't running ends after a second with
//! [`NotRunning`], in the place of its whole time limit: [`RunningCheck`].
//!
//! # Releases
//!
//! The types are those of 2.7.5, and read what 2.4.4, 2.5.5 and 2.5.6 write as well: what came later is an `Option`, or an empty list,
//! and its documentation says since when it is there. What changed its form is an enum, with a function that says the same for every
//! form, such as [`Memos::by_coin`]. What a program makes and sends has the form of 2.7.5. The calls are tested
//! live against 2.7.5 and 2.5.6. Wallets up to 2.5.6 have the recovery of DIDs (`did_recovery_spend` and four more), those up to 2.4.4
//! DAOs (`dao_…`): these functions are there for them.
//!
//! Each method is also a type, in [`methods`], by service. Bytes are read with and without `0x`, because nodes write both, and are
//! written with it, but where older releases compare texts. [`Failure`] tells why a service refused a call.

#[cfg(feature = "layers")]
mod address_check;
mod amount;
mod chain;
mod clients;
mod coin;
#[cfg(any(feature = "http", feature = "ws"))]
mod config;
#[cfg(all(feature = "layers", feature = "chia-daemon"))]
mod events;
mod failure;
mod forms;
#[cfg(feature = "mock")]
mod mock;
#[cfg(feature = "cli")]
mod nodes;
#[cfg(all(
    feature = "layers",
    any(
        feature = "chia-data-layer",
        feature = "chia-full-node",
        feature = "chia-wallet"
    )
))]
mod pages;
#[cfg(all(feature = "layers", feature = "chia-daemon"))]
mod running_check;
mod service;
#[cfg(all(
    feature = "layers",
    any(feature = "chia-full-node", feature = "chia-wallet")
))]
mod wait;

/// What [`polyrpc::units`](crate::units) has of this chain.
pub(crate) mod units {
    pub use super::amount::{
        MOJOS_PER_CAT, MOJOS_PER_XCH, XCH, format_cat, format_xch, parse_cat, parse_xch,
    };
}

// Behind what is written by hand: the docs have a client's functions in the order of the modules.
#[rustfmt::skip]
mod generated;

pub use crate::scalar::{B256, Bech32mAddress as Address, Bytes, FixedBytes, Secret};
#[cfg(feature = "layers")]
pub use address_check::{AddressCheck, AddressCheckService};
pub use amount::{MOJOS_PER_CAT, MOJOS_PER_XCH, XCH, format_cat, format_xch, parse_cat, parse_xch};
pub use chain::Chia;
#[cfg(feature = "chia-daemon")]
pub use clients::Daemon;
#[cfg(feature = "chia-data-layer")]
pub use clients::DataLayer;
#[cfg(feature = "chia-wallet")]
pub use clients::Wallet;
pub use clients::{Crawler, Solver, Timelord};
#[cfg(feature = "chia-farming")]
pub use clients::{Farmer, Harvester};
#[cfg(feature = "chia-full-node")]
pub use clients::{FullNode, Simulator};
#[cfg(any(feature = "http", feature = "ws"))]
pub use config::Config;
pub use failure::Failure;
pub use generated::methods;
#[cfg(feature = "registry")]
pub use generated::registry;
#[cfg(all(feature = "layers", feature = "chia-daemon"))]
pub use generated::streams;
pub use generated::types::*;
#[cfg(feature = "mock")]
pub use mock::Registered;
#[cfg(feature = "cli")]
pub(crate) use nodes::NODES;
#[cfg(all(
    feature = "layers",
    any(
        feature = "chia-data-layer",
        feature = "chia-full-node",
        feature = "chia-wallet"
    )
))]
pub use pages::Pages;
#[cfg(all(feature = "layers", feature = "chia-daemon"))]
pub use running_check::{NotRunning, RunningCheck, RunningCheckService};
pub use service::Service;
#[cfg(all(
    feature = "layers",
    any(feature = "chia-full-node", feature = "chia-wallet")
))]
pub use wait::WaitError;

/// A call of `M` to a service of Chia.
pub type Call<M> = crate::Call<M, Chia>;
