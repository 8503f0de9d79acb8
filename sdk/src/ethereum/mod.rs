//! Ethereum: the execution API (`eth`, `engine`, `debug`, `txpool`, `net`, `testing`) and what every client needs beside it
//! (`web3`, `trace`, `admin`, `personal`), on one [`Client`].
//!
//! ```no_run
//! use polyrpc::ethereum::{Address, BlockTag, Client};
//!
//! # async fn run(address: Address) -> Result<(), polyrpc::Error> {
//! let eth = Client::connect("http://localhost:8545").await?;
//! let balance = eth.get_balance(address).await?; // wei, at "latest"
//! let then = eth.get_balance(address).block(BlockTag::Finalized).await?;
//! let (head, price) = eth.batch((eth.block_number(), eth.gas_price())).await?; // one round trip
//! # Ok(())
//! # }
//! ```
//!
//! Names of functions leave out the `eth_` of the wire name and keep every other prefix: `eth_getBalance` is [`Client::get_balance`],
//! `debug_traceTransaction` is [`Client::debug_trace_transaction`]. The docs of a function say which nodes serve its method.
//!
//! # Beside the methods
//!
//! - [`LogFilter`] selects logs by contract, event, topics and blocks, for queries, subscriptions and `logs_backfilled`, a stream of
//!   all logs from a block on.
//! - [`estimate_fees`](Client::estimate_fees) estimates a transaction's fees; `send` and `wait_for_receipt` return a pending transaction.
//! - [`ErrorExt::revert`] is what a contract reverted with.
//! - The feature `alloy` has the module `alloy`: signers, contract calls and events by alloy's crates.
//!
//! # Streams
//!
//! [`Client::subscribe_new_heads`], [`Client::subscribe_logs`] and [`Client::subscribe_pending_transactions`] are pushed over `ws://…` and
//! Unix sockets, and poll over HTTP. They reconnect, and report where items may be missing. [`Client::logs_backfilled`] streams all logs from
//! a block on, without gaps and through reorganisations.
//!
//! # Errors
//!
//! [`Error::rpc`](crate::Error::rpc) has the code and the message of a node that refused; the docs of a function list the codes of its method. A
//! block or a state that the node doesn't know is [`Error::is_not_found`](crate::Error::is_not_found).
//!
//! # Features
//!
//! What else nodes, relays, bundlers, wallets and development chains serve stands behind a feature for each audience:
//!
//! | feature | adds |
//! | --- | --- |
//! | `ethereum-debug` | more traces, state by ranges, witnesses, and the inside of a node; typed tracers |
//! | `ethereum-dev` | development chains: Anvil, Hardhat, Ganache, Tenderly |
//! | `ethereum-extended` | what nodes add to the `eth` namespace |
//! | `ethereum-l2` | second layers, other networks, and nodes' own namespaces |
//! | `ethereum-mev` | relays of bundles, and bundlers of user operations |
//! | `ethereum-node` | running a node: peers, mining, consensus by authority |
//! | `ethereum-wallet` | wallets that sign for a page, and accounts that a node holds |
//!
//! # Where things are
//!
//! The types of parameters and results stand in this module. Each method is a type as well, in [`methods`], and so is each stream, in
//! [`streams`]: for batches that are put together at run time, for mocks, and for code that is generic over calls.

#[cfg(feature = "alloy")]
pub mod alloy;
mod amount;
mod cache;
mod chain;
mod client;
mod fees;
mod log_filter;
#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
mod networks;
#[cfg(feature = "layers")]
mod pending;
mod revert;
#[cfg(feature = "layers")]
mod subscriptions;
#[cfg(feature = "ethereum-debug")]
mod tracers;

/// What [`polyrpc::units`](crate::units) has of this chain.
pub(crate) mod units {
    pub use super::amount::{ETHER, GWEI, format_ether, format_gwei, parse_ether, parse_gwei};
}

// Behind what is written by hand: the docs have a client's functions in the order of the modules.
#[rustfmt::skip]
mod generated;

pub use crate::scalar::{Address, B256, Bytes, FixedBytes, StorageKey, U256};
pub use crate::unit::{format_units, parse_units};
pub use amount::{ETHER, GWEI, format_ether, format_gwei, parse_ether, parse_gwei};
pub use chain::Ethereum;
pub use client::Client;
pub use fees::FeeEstimate;
pub use generated::methods;
#[cfg(feature = "registry")]
pub use generated::registry;
#[cfg(feature = "layers")]
pub use generated::streams;
pub use generated::types::*;
#[doc(hidden)]
pub use log_filter::NewLogs;
#[cfg(feature = "layers")]
pub use pending::{PendingTransaction, WaitError};
pub use revert::{ErrorExt, PanicCode, Revert};
#[cfg(feature = "layers")]
pub use subscriptions::BackfilledLogs;
#[cfg(feature = "ethereum-debug")]
pub use tracers::{FourByteTracer, JavaScriptTracer, NoopTracer, Tracer};

#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
impl crate::ClientBuilder<Client> {
    /// Uses only endpoints of the chain with this id: 1 is Ethereum's main network. Each is checked before its first
    /// call.
    pub fn chain_id(self, id: u64) -> Self {
        self.identity("eth_chainId", format!("\"{id:#x}\""))
            .describe_identity(networks::other_network)
    }
}

#[cfg(all(
    feature = "alloy",
    any(feature = "http", feature = "ws", feature = "ipc")
))]
impl crate::ClientBuilder<Client> {
    /// Makes a client that signs its transactions with `key`, any signer of alloy's: `eth_sendTransaction` becomes `eth_sendRawTransaction`,
    /// with what is missing of chain id, nonce, gas and fees filled in. See [`SignerLayer`](alloy::SignerLayer) for the rules.
    ///
    /// ```no_run
    /// # async fn run(
    /// #     key: impl alloy_network::TxSigner<alloy_primitives::Signature> + Send + Sync + 'static,
    /// #     friend: polyrpc::ethereum::Address,
    /// # ) -> Result<(), Box<dyn std::error::Error>> {
    /// use polyrpc::ethereum::{Client, TransactionRequest, U256};
    ///
    /// // Such as an `alloy_signer_local::PrivateKeySigner`.
    /// let eth = Client::builder("http://localhost:8545").signer(key).connect().await?;
    /// let payment = TransactionRequest::new().with_to(friend).with_value(U256::new(7));
    /// let receipt = eth.send(payment).await?.confirmations(2).await?;
    /// # Ok(()) }
    /// ```
    pub fn signer<K>(self, key: K) -> Self
    where
        K: alloy_network::TxSigner<alloy_primitives::Signature> + Send + Sync + 'static,
    {
        self.layer(alloy::SignerLayer::new(key))
    }
}

/// A call of `M` to an Ethereum node.
pub type Call<M> = crate::Call<M, Ethereum>;
