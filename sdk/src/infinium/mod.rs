//! Infinium: its daemon on three wires, and its wallet.
//!
//! | client | what | where |
//! | --- | --- | --- |
//! | [`Daemon`] | the chain: blocks, transactions, aliases, offers, mining | JSON-RPC at `/json_rpc`, plain JSON at `/getheight`, epee at `/getblocks.bin`; port 31112 unless the address has one |
//! | [`Wallet`] | balance, transfers, contracts, offers, locked outputs | JSON-RPC at `/json_rpc`, at the port that the wallet was started with |
//!
//! Which wire a call goes over is its method's affair: one client has all of them.
//!
//! ```no_run
//! # #[cfg(feature = "http")]
//! # async fn run() -> Result<(), polyrpc::Error> {
//! use polyrpc::infinium::{Daemon, Wallet, format_inf};
//!
//! let daemon = Daemon::connect("http://127.0.0.1").await?;
//! let header = daemon.get_last_block_header().await?.header;
//! let alias = daemon.find_alias("superblockchain-pool").await?;
//!
//! let wallet = Wallet::connect("http://127.0.0.1:31113").await?;
//! let balance = wallet.get_balance().await?;
//! println!("{} INF at height {}, {alias:?}", format_inf(balance.unlocked_balance), header.height);
//! # Ok(()) }
//! ```
//!
//! - **Statuses.** A result whose `status` is neither `OK` nor empty is an [`Error`](crate::Error): its
//!   [`rpc`](crate::Error::rpc) has the daemon's words as the message and the whole result as the data. A busy daemon is a
//!   [transient error](crate::Error::is_busy) in each of its forms (the status `BUSY`, error -9, a wallet's -3), which is retried with backoff.
//! - **Batches.** The servers read no lists of calls, so [`batch`](Daemon::batch) sends each call in a request of its own, up to eight at once.
//! - **Texts** that people have written are [`RawText`]: daemons write their bytes into JSON as they are, be they UTF-8 or not.
//! - **Amounts** are `u64` atomic units, 10^8 to the coin: [`format_inf`] and [`parse_inf`].
//! - **Names** are spelt right in Rust where the wire's aren't, such as `details` for `datails_view`.
//! - **Credentials.** Infinium's servers ask for none. Those of its family may: the builder's `basic` and, with the feature of its name, `digest`.

mod clients;

#[cfg(feature = "layers")]
mod alias;
mod amount;
mod chain;
mod mining;
#[cfg(feature = "cli")]
mod nodes;
#[cfg(feature = "layers")]
mod sync;

/// What [`polyrpc::units`](crate::units) has of this chain.
pub(crate) mod units {
    pub use super::amount::{INF, UNITS_PER_INF, format_inf, parse_inf};
}

// Behind what is written by hand: the docs have a client's functions in the order of the modules.
#[rustfmt::skip]
mod generated;

pub use crate::scalar::{B256, Bytes, FixedBytes, RawText, Secret};
pub use amount::{INF, UNITS_PER_INF, format_inf, parse_inf};
pub use chain::Infinium;
pub use clients::{Daemon, Wallet};
pub use generated::methods;
#[cfg(feature = "registry")]
pub use generated::registry;
pub use generated::types::*;
#[cfg(feature = "cli")]
pub(crate) use nodes::NODES;
#[cfg(feature = "layers")]
pub use sync::{
    BlockPage, BlockSource, Blocks, DaemonBlocks, Event as SyncEvent, Outputs, SyncedBlock,
    SyncedOutput, SyncedTransaction, Transactions, sync_from,
};

/// A call of `M` to a daemon or a wallet of Infinium.
pub type Call<M> = crate::Call<M, Infinium>;
