//! The engine API, and what anvil doesn't answer, against a real node: EthereumJS in a network of its own.
//!
//! As in the tests against anvil, everything said is recorded and must survive decoding and encoding.

mod driving;
mod jwt;
mod live;
mod network;
mod reading;
