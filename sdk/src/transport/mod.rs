//! Bytes in, bytes out: what a client sends through, and the requests and responses that pass there.
//!
//! A transport is any [`tower::Service`] from [`Request`] to [`Response`]; [`Rpc::new`](crate::Rpc::new) takes one, with or without
//! layers around it. Nothing here knows a chain or a type of its answers.

#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "socket")]
pub mod socket;

mod feed;
mod headers;
#[cfg(any(feature = "ws", all(feature = "ipc", unix)))]
mod heard;
#[cfg(all(feature = "ipc", unix))]
mod ipc;
#[cfg(feature = "net")]
mod peer;
mod request;
mod response;
#[cfg(feature = "ws")]
mod ws;

pub use feed::{Feed, FeedEvent, FeedSender, feed};
#[cfg(feature = "net")]
pub use peer::JwtSecret;
#[cfg(feature = "net")]
pub(crate) use peer::{PeerPlan, peer_setters};
pub use request::{Entry, Opening, Request};
pub use response::Response;

pub(crate) use headers::Headers;
#[cfg(feature = "net")]
pub(crate) use headers::parse as parse_header;
pub(crate) use request::Writer;
