//! What the examples share: their arguments, the node that they ask, and for their tests a chain with a token.
//!
//! Not a library for anyone else. Each example is one file in the folder above.

mod arguments;
#[cfg(feature = "anvil")]
pub mod chain;
mod node;

pub use arguments::arguments;
pub use node::{replayed, with_node};
