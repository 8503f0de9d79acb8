//! Typed async clients for blockchain nodes, generated from schema documents: parameters and results are real types, so a wrong call
//! doesn't compile.
//!
//! ```no_run
//! # #[cfg(all(feature = "ethereum", feature = "http"))]
//! # async fn run() -> Result<(), polyrpc::Error> {
//! use polyrpc::ethereum::{Address, BlockTag, Client};
//!
//! let eth = Client::connect("http://localhost:8545").await?; // or wss://…, or the path of a Unix socket
//!
//! let head: u64 = eth.block_number().await?;
//! const DEPOSITS: Address = Address::from_literal("0x00000000219ab540356cBB839Cbe05303d7705Fa");
//! let wei = eth.get_balance(DEPOSITS).block(BlockTag::Finalized).await?; // 256 bits; optional parameters are set on the call
//! let (chain, price) = eth.batch((eth.chain_id(), eth.gas_price())).await?; // one request
//! println!("chain {chain}, block {head}: {wei} wei, {price} wei for a unit of gas");
//! # Ok(()) }
//! ```
//!
//! # Clients
//!
//! Each stands in a module behind a feature. Its page begins with connecting and streams, and then has a function for each method, under
//! headings. The search finds functions by their names on the wire (`eth_getBalance`) too.
//!
//! | chain | clients | feature |
//! | --- | --- | --- |
//! | [Ethereum](ethereum) | [`Client`](ethereum::Client) | `ethereum`, and [surfaces](ethereum#features) such as `ethereum-debug` |
//! | [Chia](chia) | [`FullNode`](chia::FullNode), [`Wallet`](chia::Wallet), [`DataLayer`](chia::DataLayer), [`Farmer`](chia::Farmer), [`Harvester`](chia::Harvester), [`Timelord`](chia::Timelord), [`Crawler`](chia::Crawler), [`Solver`](chia::Solver), [`Simulator`](chia::Simulator), [`Daemon`](chia::Daemon) | `chia`, or `chia-full-node`, `chia-wallet`, … |
//! | [Filecoin](filecoin) | [`FullNode`](filecoin::FullNode), [`Gateway`](filecoin::Gateway), [`StorageMiner`](filecoin::StorageMiner), [`Worker`](filecoin::Worker), [`Wallet`](filecoin::Wallet) | `filecoin`, `filecoin-miner`, … |
//! | [Infinium](infinium) | [`Daemon`](infinium::Daemon), [`Wallet`](infinium::Wallet) | `infinium` |
//! | [Libra and Diem](libra) | [`Client`](libra::Client) | `libra` |
//! | any other node | a client [generated from its OpenRPC document](https://github.com/polyrpc/polyrpc/blob/HEAD/docs/guide/own-document.md) | |
//!
//! # What to use when
//!
//! | to | use |
//! | --- | --- |
//! | connect to one node | `connect` of a client |
//! | set credentials, limits, several endpoints, layers | [`ClientBuilder`], by `builder` of a client |
//! | call a method | a client's function: it returns a [`Call`], which is awaited |
//! | see a response's headers or the state of the chain that it is as of | [`Call::with_meta`] |
//! | send a few calls in one request | [`Rpc::batch`] with a tuple, or `batch` of a client |
//! | send thousands of calls | [`Rpc::batch_all`], a stream of results |
//! | read a long list that a node gives a page at a time | [`Call::pages`] |
//! | follow what happens | `subscribe_…` of a client: a [`Subscription`], which reconnects, and reports gaps as an [`Event`] |
//! | call a method that no document describes | a struct that implements [`Method`], and [`Rpc::call`] |
//! | find out why a call failed | the predicates of [`Error`]: `is_timeout`, `is_connect`, `reached_server`, [`rpc`](Error::rpc) |
//! | retry, fail over, limit the rate, cache, trace | [`layer`]; any `tower` layer over [`transport::Request`] fits |
//! | test without a node | [`mock`], a node of typed handlers; [`record`], traffic that is replayed |
//! | choose a method at run time | `registry` of a chain: [`MethodInfo`] |
//! | use code for jsonrpsee | [`jsonrpsee`] |
//! | read and write epee, the binary format of Monero's family of nodes | [`epee`] |
//!
//! Quantities, bytes and addresses are types of [`scalar`]. [`wire`] has the encodings of calls, and the trait [`Chain`] says what is special
//! about a family of nodes. The [guide](https://github.com/polyrpc/polyrpc/blob/HEAD/docs/SUMMARY.md) goes through all of it, with programs.
//!
//! # Features
//!
//! | feature | adds |
//! | --- | --- |
//! | `http` (default) | the HTTP transport, `transport::http` |
//! | `digest` | HTTP digest authentication, `ClientBuilder::digest` |
//! | `epee` | the wire `epee`, and the format by itself, `epee` |
//! | `ws`, `ipc` | WebSockets and Unix sockets, `transport::socket` |
//! | `layers` | retries, failover and the other layers, `layer`; every transport enables it |
//! | `trace`, `metrics` | `tracing` spans and `metrics` counters, as layers |
//! | `ethereum` | the Ethereum client, [`ethereum`] |
//! | `alloy` | alloy's signers, contract calls, events and types on that client, `ethereum::alloy` |
//! | `ethereum-debug`, `ethereum-dev`, … | what nodes serve beyond the specification, by audience |
//! | `chia` | Chia's services, [`chia`] |
//! | `filecoin`, `filecoin-miner`, … | Filecoin's services, [`filecoin`] |
//! | `infinium` | Infinium's daemon and wallet, [`infinium`] |
//! | `libra` | the Libra and Diem client, [`libra`] |
//! | `libra-bcs` | building, signing and hashing of its transactions, `libra::bcs` |
//! | `jsonrpsee` | adapters to and from jsonrpsee's clients, `jsonrpsee` |
//! | `mock` | nodes for tests, `mock` |
//! | `record` | recording of traffic to a file, and replay, `record` |
//! | `registry` | a table of all methods, for tools that choose one at run time |
//! | `cli` | the `polyrpc` command-line tool, with all transports |
//!
//! Without a transport there are types and methods, and no I/O dependency at all.

#![cfg_attr(docsrs, feature(doc_cfg))]
// The registry of a chain of many services is a long list to one macro: a step for each service of each document.
#![recursion_limit = "256"]

// The macro of the list has to stand before it.
#[macro_use]
mod chains;

#[cfg(feature = "layers")]
mod backoff;
mod batch;
mod call;
pub mod chain;
mod chain_info;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod client;
#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
mod connect;
#[cfg(feature = "cli")]
mod connector;
#[cfg(feature = "layers")]
mod endpoint_layer;
#[cfg(feature = "epee")]
pub mod epee;
mod error;
mod excerpt;
mod extras;
#[cfg(any(feature = "cli", feature = "layers", feature = "record"))]
mod json;
#[cfg(feature = "jsonrpsee")]
pub mod jsonrpsee;
#[cfg(feature = "layers")]
pub mod layer;
mod locate;
mod message;
mod method;
#[cfg(feature = "mock")]
pub mod mock;
mod pages;
mod parse;
mod raw;
mod raw_call;
#[cfg(feature = "record")]
pub mod record;
mod registry;
mod rpc;
#[doc(hidden)]
pub mod rt;
mod safety;
pub mod scalar;
#[cfg(feature = "layers")]
mod subscription;
pub mod transport;
mod unit;
#[cfg(all(
    feature = "layers",
    any(
        feature = "chia-full-node",
        feature = "chia-wallet",
        feature = "ethereum",
        feature = "filecoin",
        feature = "libra"
    )
))]
mod wait;
pub mod wire;

chains! {
    chia::Chia, feature = "chia-base", nodes = NODES, units = units;
    ethereum::Ethereum, feature = "ethereum", units = units;
    filecoin::Filecoin, feature = "filecoin-base", nodes = NODES, units = units;
    infinium::Infinium, feature = "infinium", nodes = NODES, units = units;
    libra::Libra, feature = "libra", units = units;
}

pub use batch::{Batch, BatchStream, IntoCall, OutputOf, Tuple};
pub use call::{Call, MetaCall, WithMeta};
pub use chain::{Chain, ChainInfo, Client, Plain};
#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
pub use connect::ClientBuilder;
pub use error::{BoxError, DecodeError, Error, FromRpcError, Reached, RpcError};
pub use extras::Extras;
pub use method::{ErrorCode, HasGroup, HasReader, Method, Notify, Safety};
pub use pages::{Paged, Pages};
pub use raw::RawJson;
pub use raw_call::RawCall;
pub use registry::{MethodInfo, ParamInfo, StreamInfo};
pub use rpc::Rpc;
#[cfg(feature = "layers")]
pub use subscription::{
    Event, Fallback, GapCause, Subscribe, SubscribeCall, Subscribing, Subscription,
};
pub use unit::{AmountError, Unit};
pub use wire::Wire;
