//! The Ethereum client against a real node: anvil.
//!
//! Each test has a node of its own. All that it says to the node and hears from it is recorded and given to `polyrpc verify` at the
//! end, so that a field that anvil sends and our types don't have fails the test that came across it.

mod alloy;
mod backfill;
mod batches;
mod blocks;
mod chain;
mod contracts;
mod coverage;
mod development;
mod errors;
mod explorer;
mod fees;
mod live;
mod logs;
mod node;
mod pending;
mod pool;
mod signing;
mod simulation;
mod sockets;
mod state;
mod traces;
mod transactions;
mod transport;
mod tutorial;
