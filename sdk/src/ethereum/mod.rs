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

mod cache;
mod chain;
mod client;
#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
mod networks;
#[cfg(feature = "layers")]
mod subscriptions;
#[cfg(feature = "ethereum-debug")]
mod tracers;

// Behind what is written by hand: the docs have a client's functions in the order of the modules.
#[rustfmt::skip]
mod generated;

pub use crate::scalar::{Address, B256, Bytes, FixedBytes, StorageKey, U256};
pub use chain::Ethereum;
pub use client::Client;
pub use generated::methods;
#[cfg(feature = "registry")]
pub use generated::registry;
#[cfg(feature = "layers")]
pub use generated::streams;
pub use generated::types::*;
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

/// A call of `M` to an Ethereum node.
pub type Call<M> = crate::Call<M, Ethereum>;
