//! What the examples share: the node that they ask, and amounts as people write them.
//!
//! Not a library for anyone else. Each example is one file in the folder above.

mod ether;
mod node;

pub use ether::ether;
pub use node::{replayed, with_node};
