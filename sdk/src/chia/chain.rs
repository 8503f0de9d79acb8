//! What is true of all services of a Chia installation.

use crate::chain::{BatchLimits, Chain, Dialect};

/// Chia. All its services share what it says, whether they are called at a port of their own or through the daemon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chia {}

impl Chain for Chia {
    const NAME: &'static str = "chia";
    /// Only the daemon has a socket.
    const DIALECT: Dialect = Dialect::CHIA_DAEMON;
    /// Objects without an id can't share a request.
    const BATCH_LIMITS: BatchLimits = BatchLimits::same(0);
}
