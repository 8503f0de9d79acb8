//! Libra and Diem: accounts, transactions and events of the ledger, submitting transactions, proofs, and streams.
//!
//! Nodes of both eras are read by the same types: those of Libra, of 2020, and those of Diem, what Libra was called from December 2020 on.
//! What only one era has is an `Option`, and its documentation says since when it is there; kinds of transactions, events, roles and statuses
//! that nobody knows yet are kept as they were sent.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use polyrpc::libra::{AccountAddress, Client, Submitted};
//!
//! # async fn run(address: AccountAddress, signed: Vec<u8>, submitted: Submitted) -> Result<(), Box<dyn std::error::Error>> {
//! let libra = Client::builder("https://testnet.example").chain_id(2).connect().await?;
//! let account = libra.get_account(address).await?;
//! let answer = libra.get_currencies().with_meta().await?;
//! println!("{} currencies at version {}", answer.value.len(), answer.meta.version);
//!
//! libra.submit(signed).await?;
//! let executed = libra.wait_for_transaction(submitted, Duration::from_secs(30)).await?;
//! # Ok(()) }
//! ```
//!
//! What the specification asks of clients:
//!
//! - [`LedgerState`] is what every response is as of: `with_meta()` returns it, and a [`LedgerTracker`] around the transport refuses
//!   responses of another chain and of an older state than is known. Clients of the builder have one.
//! - Reads are retried when the node is behind, doesn't respond or is overloaded; `submit` never is.
//! - Batches go out in parts of at most 20 calls and 32 KiB, which is what nodes take.
//! - [`Client::transactions`], [`Client::account_transactions`] and [`Client::events`] are lists of any length, read a page at a time.
//! - [`Client::subscribe_transactions`] and [`Client::subscribe_events`] resume after the last item when a connection is lost: over the
//!   stream endpoint (`ws://…`), or by pages over HTTP.
//! - [`Client::wait_for_transaction`] tells apart what may become of a transaction.
//! - [`Failure`] and [`StatusCode`] say why a node refused a call or a transaction.
//!
//! Addresses, event keys and hashes are bytes, read and written in hex digits without `0x` by nodes. In Rust their text form has it: `{:x}`
//! writes them without, and `parse` reads both.

mod amount;
#[cfg(feature = "libra-bcs")]
pub mod bcs;
mod chain;
mod client;
mod failure;
#[cfg(feature = "layers")]
mod follow;
mod forms;
mod ledger;
#[cfg(feature = "layers")]
mod live;
#[cfg(feature = "layers")]
mod pages;
mod status;
#[cfg(feature = "layers")]
mod wait;

/// What [`polyrpc::units`](crate::units) has of this chain.
pub(crate) mod units {
    pub use super::amount::{XUS, format_xus, parse_xus};
}

// Behind what is written by hand: the docs have a client's functions in the order of the modules.
#[rustfmt::skip]
mod generated;

pub use crate::scalar::{B256, Bytes, FixedBytes};
pub use amount::{XUS, format_xus, parse_xus};
pub use chain::Libra;
pub use client::Client;
pub use failure::{Failure, FailureCode, FailureSide};
pub use generated::methods;
#[cfg(feature = "registry")]
pub use generated::registry;
#[cfg(feature = "layers")]
pub use generated::streams;
pub use generated::types::*;
pub use ledger::LedgerState;
#[cfg(feature = "layers")]
pub use ledger::{LedgerService, LedgerTracker};
#[cfg(feature = "layers")]
pub use pages::MAX_PAGE;
pub use status::{StatusCategory, StatusCode};
#[cfg(feature = "layers")]
pub use wait::{Submitted, WaitError};

#[cfg(feature = "layers")]
pub use crate::pages::Pages;

/// An account's address.
pub type AccountAddress = FixedBytes<16>;

/// The key of an event stream: the number of the stream among those of its account, and the account's address.
pub type EventKey = FixedBytes<24>;

/// A call of `M` to a node of Libra or Diem.
pub type Call<M> = crate::Call<M, Libra>;

#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
impl crate::ClientBuilder<Client> {
    /// Uses only nodes of the chain with this id: 1 is mainnet, 2 testnet. Without it the chain of the first response is the right one.
    pub fn chain_id(self, id: u8) -> Self {
        self.ledger_tracker(LedgerTracker::of_chain(id))
    }

    /// Sets what the client knows of the ledger, to be asked and to be shared with other clients of the same network.
    pub fn ledger_tracker(self, tracker: LedgerTracker) -> Self {
        self.endpoint_layer(crate::chain::EndpointLayer::new(tracker))
    }
}
