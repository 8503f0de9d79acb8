//! The client.

use super::Ethereum;

crate::client! {
    /// A client of an Ethereum node.
    pub struct Client: Ethereum;
}
