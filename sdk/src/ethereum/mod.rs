//! Ethereum: the execution API (`eth`, `engine`, `debug`, `txpool`, `net`, `testing`) and what every client needs beside it
//! (`web3`, `trace`, `admin`, `personal`). What else nodes, relays, bundlers, wallets and development chains serve stands behind a feature
//! for each audience: `ethereum-debug`, `ethereum-dev`, `ethereum-extended`, `ethereum-l2`, `ethereum-mev`, `ethereum-node`,
//! `ethereum-wallet`. It is all on the one [`Client`]; the docs of a method say which nodes serve it.
//!
//! [`Client`] has a function for each method. Names leave out the `eth_` of the wire name and keep every other prefix:
//! `eth_getBalance` is [`Client::get_balance`], `debug_traceTransaction` is [`Client::debug_trace_transaction`].
//! Each method is also a type, in [`methods`], and so is each stream, in [`streams`].
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
//! Beside the methods there are:
//!
//! - [`LogFilter`] selects logs by contract, event, topics and blocks, for queries, subscriptions and `logs_backfilled`, a stream of
//!   all logs from a block on.
//! - [`estimate_fees`](Client::estimate_fees) tells a transaction's fees, `send` and `wait_for_receipt` wait for what becomes of it.
//! - [`ErrorExt::revert`] is what a contract reverted with.
//! - The feature `alloy` has the module `alloy`: signers, contract calls and events by alloy's crates.

#[rustfmt::skip]
mod generated;

mod amount;
#[cfg(feature = "alloy")]
pub mod alloy;
mod cache;
mod chain;
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

pub use crate::scalar::{Address, B256, Bytes, FixedBytes, StorageKey, U256};
pub use crate::unit::{format_units, parse_units};
pub use amount::{ETHER, GWEI, format_ether, format_gwei, parse_ether, parse_gwei};
pub use chain::Ethereum;
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

crate::client! {
    /// A client of an Ethereum node.
    pub struct Client: Ethereum;
}
