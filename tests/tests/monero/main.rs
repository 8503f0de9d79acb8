//! monerod's binary methods, live: the wire of Infinium's node on a node that can be installed.
//!
//! Each test has a node of its own, with a copy of the same chain.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it meets what it does not expect"
)]

mod answers;
mod blocks;
mod cut;
mod family;
mod layers;
mod login;
mod mocked;
mod node;
mod recorded;
mod refusals;
mod sync;

/// The client generated from the document of these methods.
pub mod monero {
    include!("../../cases/monero.rs");
}

/// The client generated from the document of its JSON methods.
pub mod monero_node {
    include!("../../cases/monero_node.rs");
}

/// The client generated from the document of its wallet.
pub mod monero_wallet {
    include!("../../cases/monero_wallet.rs");
}
