//! Typed async clients for blockchain nodes, generated from the schema documents in `schemas/`.
//!
//! Every family of nodes has a module behind a feature of its name, with a `Client` that has a function for each method,
//! the types that go in and out, and a struct for each method in `methods`. What is common to all stands here:
//!
//! - [`Call`] is what a client's function gives: await it for the value. [`Batch`] and [`BatchStream`] send many at once.
//! - [`Error`] is the one error type; its predicates say what a caller has to decide on.
//! - [`Method`] is what a call is; implement it for a method that no document describes.
//! - [`Rpc`] is what a client sends through: any `tower` service of [`transport::Request`]s.
//! - `ClientBuilder` puts a client together from addresses, credentials and layers.
//! - `Subscription` is a stream of what a node tells by itself.
//! - `layer` has retries, rate limits, fail-over and other layers to put around a transport.
//! - [`epee`] is portable storage, the binary format of some nodes' endpoints, for any type.
//! - [`scalar`] has the types and codecs of what nodes write as text: quantities, bytes, addresses.
//!
//! | feature | adds |
//! | --- | --- |
//! | `http` (default) | the HTTP transport, `transport::http` |
//! | `ws`, `ipc` | WebSockets and Unix sockets, `transport::socket` |
//! | `layers` | retries, fail-over and the other layers, `layer`; every transport has it |
//! | `trace`, `metrics` | spans by `tracing`, counters by `metrics`, as layers |
//! | `ethereum` | the Ethereum client, `ethereum` |
//! | `chia` | Chia's services, `chia` |
//! | `jsonrpsee` | adapters to and from jsonrpsee's clients, `jsonrpsee` |
//! | `mock` | nodes for tests, `mock` |
//! | `record` | traffic kept in a file and answers from it, `record` |
//! | `registry` | a table of all methods, for tools that choose one at run time |
//! | `cli` | the `polyrpc` command-line tool |
//!
//! Without a transport there are types and methods, and no I/O dependency at all.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod batch;
mod call;
pub mod chain;
mod chain_info;
#[cfg(feature = "chia")]
pub mod chia;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod client;
#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
mod connect;
pub mod epee;
mod error;
#[cfg(feature = "ethereum")]
pub mod ethereum;
#[cfg(any(feature = "cli", feature = "layers", feature = "record"))]
mod json;
#[cfg(feature = "jsonrpsee")]
pub mod jsonrpsee;
#[cfg(feature = "layers")]
pub mod layer;
mod method;
#[cfg(feature = "mock")]
pub mod mock;
mod raw;
#[cfg(feature = "record")]
pub mod record;
mod rpc;
#[doc(hidden)]
pub mod rt;
pub mod scalar;
#[cfg(feature = "layers")]
mod subscription;
pub mod transport;
mod wire;

pub use batch::{Batch, BatchStream, IntoCall, OutputOf, Tuple};
pub use call::{Call, Meta, WithMeta};
pub use chain::{Chain, ChainInfo, Client, Plain};
#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
pub use connect::ClientBuilder;
pub use error::{BoxError, DecodeError, Error, Reached, RpcError};
pub use method::{ErrorCode, Method, MethodInfo, Notify, ParamInfo, Safety, StreamInfo, Wire};
pub use raw::RawJson;
pub use rpc::Rpc;
#[cfg(feature = "layers")]
pub use subscription::{
    Event, Fallback, GapCause, Subscribe, SubscribeCall, Subscribing, Subscription,
};
