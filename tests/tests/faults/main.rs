//! What the SDK makes of servers, networks and nodes that misbehave.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod batches;
mod feeds;
mod gateways;
mod http;
mod messages;
mod methods;
mod nodes;
mod outcome;
mod pipes;
mod pressure;
mod server;
mod silence;
mod table;
mod tls;
mod upgrades;
mod websockets;
