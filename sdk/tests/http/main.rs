//! The typed layer over the HTTP transport, against small servers on this machine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod auth;
mod batch;
mod calls;
mod headers;
mod layers;
mod limits;
mod methods;
mod secrets;
mod server;
mod tls;
