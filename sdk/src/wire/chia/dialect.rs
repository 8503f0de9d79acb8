//! The dialect of Chia's daemon.

use crate::wire::Dialect;
use crate::wire::dialect::dialect;

impl Dialect {
    /// The messages of Chia's daemon, which aren't JSON-RPC: calls of [services](crate::wire::Chia) go to the one that
    /// [`Rpc::with_destination`](crate::Rpc::with_destination) names, commands of the [daemon](crate::wire::ChiaDaemon) to itself.
    ///
    /// Each socket is registered under a name of its own, again on each new connection. What the daemon pushes to the services that a
    /// connection is registered as goes to all subscriptions on it, each item with its whole envelope. A service that isn't there answers
    /// with silence, so that only the timeout ends a call.
    pub const CHIA_DAEMON: Self = dialect!("Chia daemon", super::daemon::Daemon::new());
}
