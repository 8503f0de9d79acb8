//! Filecoin: full nodes and gateways, storage miners with their workers, and wallets, as Lotus has them.
//!
//! | client | service | feature |
//! | --- | --- | --- |
//! | [`FullNode`], [`Gateway`] | the stable API (v1) of full nodes, and the part of it that anybody may call | `filecoin` |
//! | `FullNodeV2`, `GatewayV2` | the experimental API (v2) | `filecoin-v2` |
//! | `FullNodeV0`, `GatewayV0` | the deprecated API (v0) | `filecoin-v0` |
//! | `StorageMiner` | sealing and proving sectors | `filecoin-miner` |
//! | `Worker` | tasks of a storage miner | `filecoin-worker` |
//! | `Wallet` | a wallet that signs for others | `filecoin-wallet` |
//!
//! Any of these has `filecoin-base`: the scalars, and what several services have in common. Names of functions leave out the `Filecoin.` of
//! the wire name; each call is also a type, in [`methods`], and what can be subscribed to is in `streams`.
//!
//! ```no_run
//! # #[cfg(all(feature = "filecoin", feature = "http"))]
//! # async fn run() -> Result<(), polyrpc::Error> {
//! use polyrpc::filecoin::{Address, FullNode};
//!
//! let node = FullNode::connect("http://localhost").await?; // port 1234, /rpc/v1
//! let head = node.chain_head().await?;
//! let balance = node.wallet_balance(Address::id(99)).await?;
//! let actor = node.state_get_actor(Address::id(99)).tipset_key((&head).into()).await?;
//! println!("{balance:?} {actor:?} at {}", head.height);
//! # Ok(()) }
//! ```
//!
//! Calls of Lotus have no optional parameters: what isn't set goes out as null. A call that takes a tipset's key looks at the head of the
//! chain where none is set.
//!
//! # Messages and the chain
//!
//! [`FullNode::push_and_wait`](FullNode::push_and_wait) sends a [`Message`], such as [`Message::transfer`], and waits until it is executed;
//! [`wait_for_message`](FullNode::wait_for_message) only waits. [`follow_chain`](FullNode::follow_chain) tells each tipset that is
//! applied or reverted, without a hole; [`ancestors`](FullNode::ancestors) and [`tipsets`](FullNode::tipsets) read what is there.
//! Amounts are exact: [`parse_fil`]`("1.5 FIL")` and [`format_fil`].
//!
//! # Streams
//!
//! Functions that begin with `subscribe_` need a `ws://` or `wss://` address: over HTTP, nodes have no channels. They follow
//! [`Subscription`](crate::Subscription): dropping one cancels it at the node, and one that the node ends, as Lotus does where a reader lags behind, is
//! opened again with an [`Event::Gap`](crate::Event::Gap), as after a lost connection. Nothing is resumed: after a gap, the first item of
//! `subscribe_chain_notify` is the head as it is then. A snapshot of the chain would begin anew as
//! well, so it is written by [`write_to`](crate::SubscribeCall::write_to), which asks for it once and checks that it is whole.
//!
//! # Errors
//!
//! [`Failure::of`] an [`Error`](crate::Error) says why a node refused a call. Waiting for a message fails with `WaitError`.
//!
//! # Bytes beside a call
//!
//! Some calls of storage miners and workers take more bytes than a parameter can hold. Their parameter is a `ReaderSource`: zeros, a URL that the
//! node fetches, or `ReaderSource::push()` with the bytes of any `AsyncRead`, which `PushStreams` sends beside the call.
//!
//! # Nodes
//!
//! The types are those of Lotus 1.36, and read what Forest writes as well: it leaves null members out. Lists, maps and bytes that Go never
//! made, which are null, are empty ones here.

mod address;
mod amount;
#[cfg(all(
    any(feature = "http", feature = "ws"),
    any(
        feature = "filecoin",
        feature = "filecoin-miner",
        feature = "filecoin-wallet",
        feature = "filecoin-worker"
    )
))]
mod api_info;
mod bitfield;
mod chain;
mod cid;
#[cfg(any(
    feature = "filecoin",
    feature = "filecoin-miner",
    feature = "filecoin-wallet",
    feature = "filecoin-worker"
))]
mod clients;
#[cfg(all(feature = "filecoin", feature = "layers"))]
mod export;
mod failure;
#[cfg(all(feature = "filecoin", feature = "layers"))]
mod follow;
mod message;
#[cfg(feature = "cli")]
mod nodes;
#[cfg(all(feature = "filecoin", feature = "layers"))]
mod pages;
#[cfg(all(feature = "http", feature = "uploads"))]
mod push;
#[cfg(feature = "uploads")]
mod reader_source;
#[cfg(feature = "mock")]
mod samples;
mod time;
mod tipset_key;
mod token;
#[cfg(all(feature = "filecoin", feature = "layers"))]
mod wait;

/// What [`polyrpc::units`](crate::units) has of this chain.
pub(crate) mod units {
    pub use super::amount::{ATTO_PER_FIL, FIL, format_fil, parse_fil};
}

// Behind what is written by hand: the docs have a client's functions in the order of the modules.
#[rustfmt::skip]
mod generated;

pub use crate::scalar::{Address as EthAddress, B256, Bytes, FixedBytes, Secret, U256};
pub use ::uuid::Uuid;
pub use address::{Address, AddressError, Network, Payload};
pub use amount::{ATTO_PER_FIL, BigInt, FIL, IntegerError, TokenAmount, format_fil, parse_fil};
pub use bitfield::{BitField, Bits};
pub use chain::Filecoin;
pub use cid::{Cid, CidError};
#[cfg(feature = "filecoin-miner")]
pub use clients::StorageMiner;
#[cfg(feature = "filecoin-wallet")]
pub use clients::Wallet;
#[cfg(feature = "filecoin-worker")]
pub use clients::Worker;
#[cfg(feature = "filecoin")]
pub use clients::{FullNode, Gateway};
#[cfg(feature = "filecoin-v0")]
pub use clients::{FullNodeV0, GatewayV0};
#[cfg(feature = "filecoin-v2")]
pub use clients::{FullNodeV2, GatewayV2};
pub use failure::{Failure, Reason};
#[cfg(all(feature = "filecoin", feature = "layers"))]
pub use follow::{ChainChange, ChainChanges};
pub use generated::methods;
#[cfg(feature = "registry")]
pub use generated::registry;
#[cfg(feature = "layers")]
pub use generated::streams;
pub use generated::types::*;
#[cfg(feature = "cli")]
pub(crate) use nodes::NODES;
#[cfg(all(feature = "http", feature = "uploads"))]
pub use push::PushStreams;
pub use time::{Nanoseconds, Timestamp, TimestampError, UnixTime};
pub use tipset_key::TipSetKey;
pub use token::Token;
#[cfg(all(feature = "filecoin", feature = "layers"))]
pub use wait::WaitError;

#[cfg(all(feature = "filecoin", feature = "layers"))]
pub use crate::pages::Pages;

/// A call of `M` to a node of Filecoin.
pub type Call<M> = crate::Call<M, Filecoin>;
