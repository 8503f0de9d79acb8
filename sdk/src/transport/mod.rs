//! Bytes in, bytes out: what a client sends through, and the requests and responses that pass there.
//!
//! A transport is any [`tower::Service`] from [`Request`] to [`Response`]; [`Rpc::new`](crate::Rpc::new) takes one, with or without
//! layers around it. Nothing here knows a chain or a type of its answers.

#[cfg(feature = "http")]
pub mod http;

mod feed;
mod headers;
mod request;
mod response;

pub use feed::{Feed, FeedEvent, FeedSender, feed};
pub use request::{Entry, Opening, Request};
pub use response::Response;

pub(crate) use headers::Headers;
#[cfg(feature = "http")]
pub(crate) use headers::parse as parse_header;
pub(crate) use request::Writer;
