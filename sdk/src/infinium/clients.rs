//! The clients.

use super::Infinium;

crate::client! {
    /// A client of a daemon, on all of its wires.
    pub struct Daemon: Infinium;
}

crate::client! {
    /// A client of a wallet that runs with its RPC port open. A wallet has no port of its own: put that into the address.
    pub struct Wallet: Infinium;
}
