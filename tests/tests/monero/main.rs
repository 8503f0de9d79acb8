//! monerod's binary endpoints, live: the wire of Infinium's node, spoken by a node that can be had.
//!
//! Each test has a node of its own, with a copy of the same chain.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it meets what it does not expect"
)]

mod answers;
mod blocks;
mod layers;
mod mocked;
mod node;
mod recorded;
mod refusals;

/// What the generator makes of the endpoints' description.
pub mod monero {
    include!("../../cases/monero.rs");
}
