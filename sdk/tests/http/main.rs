//! The typed layer over the HTTP transport, against mock nodes.
//!
//! Tests of bytes on the wire have the small server of `server.rs`: headers, numbers of requests and connections, packed bodies, halves
//! of responses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod answers;
mod auth;
mod batch;
mod calls;
mod chia;
#[cfg(feature = "digest")]
mod digest;

mod epee;
mod headers;
mod json;
mod layers;
mod limits;
mod methods;
mod node;
mod secrets;
mod server;
mod tls;
