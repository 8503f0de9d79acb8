//! What is true of all nodes with Ethereum's execution API.

use crate::chain::Chain;

/// Ethereum, and every chain whose nodes have its execution API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ethereum {}

impl Chain for Ethereum {
    const NAME: &'static str = "ethereum";
}
