//! Ethereum's chain facts.

use crate::chain::Chain;

/// The chain of Ethereum, and of every network whose nodes have its execution API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ethereum {}

impl Chain for Ethereum {
    const NAME: &'static str = "ethereum";
}
