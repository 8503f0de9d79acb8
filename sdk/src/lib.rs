//! Typed async clients for blockchain nodes, generated from the schema documents in `schemas/`.
//!
//! Every chain has a module behind a feature of its name, with a `Client` that has a function for each method,
//! the parameter and result types, and a struct for each method in `methods`. Common to all are:
//!
//! - [`Call`] is the return type of a client's functions: await it for the value. [`Batch`] and [`BatchStream`] send many at once.
//! - [`Error`] is the one error type; its predicates classify it.
//! - [`Method`] is the trait of a call; implement it for a method that no document describes.
//! - [`Rpc`] is the handle behind a client: any `tower` service of [`transport::Request`]s.
//! - `ClientBuilder` builds a client from URLs, credentials and layers.
//! - [`Pages`] is a stream over a long list that a node gives a page at a time, of any [`Paged`] method's call.
//! - `Subscription` is a stream of notifications that a node pushes.
//! - `layer` has retries, rate limits, failover and other layers around a transport.
//! - [`wire`] has the encodings of calls and responses: JSON-RPC and others.
//! - `epee` is the binary serialization format of Monero's family of nodes.
//! - [`scalar`] has the types and codecs of scalars in strings: quantities, bytes, addresses.
//!
//! | feature | adds |
//! | --- | --- |
//! | `http` (default) | the HTTP transport, `transport::http` |
//! | `digest` | HTTP digest authentication, `ClientBuilder::digest` |
//! | `epee` | the wire `epee`, and the format by itself, `epee` |
//! | `ws`, `ipc` | WebSockets and Unix sockets, `transport::socket` |
//! | `layers` | retries, failover and the other layers, `layer`; every transport enables it |
//! | `trace`, `metrics` | `tracing` spans and `metrics` counters, as layers |
//! | `ethereum` | the Ethereum client, `ethereum` |
//! | `alloy` | alloy's signers, contract calls, events and types on that client, `ethereum::alloy` |
//! | `ethereum-debug`, `ethereum-dev`, … | what nodes serve beyond the specification, by audience |
//! | `chia` | Chia's services, `chia` |
//! | `filecoin`, `filecoin-miner`, … | Filecoin's services, `filecoin` |
//! | `infinium` | Infinium's daemon and wallet, `infinium` |
//! | `libra` | the Libra and Diem client, `libra` |
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
    chia::Chia, feature = "chia-base", nodes = NODES;
    ethereum::Ethereum, feature = "ethereum";
    filecoin::Filecoin, feature = "filecoin-base", nodes = NODES;
    infinium::Infinium, feature = "infinium", nodes = NODES;
    libra::Libra, feature = "libra";
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
