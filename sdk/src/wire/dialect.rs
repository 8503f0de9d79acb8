//! Dialects of connections with many calls in flight.

use std::fmt;

#[cfg(feature = "socket")]
use super::{chia::daemon, frames};
#[cfg(feature = "socket")]
use crate::transport::socket::Protocol;

/// Protocol of a WebSocket or a Unix socket: how calls are encoded, and how responses and pushed messages are told apart.
#[derive(Clone, Copy)]
pub struct Dialect {
    name: &'static str,
    #[cfg(feature = "socket")]
    protocol: fn() -> Box<dyn Protocol>,
}

/// Declares a dialect with its name and, where there are sockets, its protocol.
macro_rules! dialect {
    ($name:literal, $protocol:expr) => {
        Dialect {
            name: $name,
            #[cfg(feature = "socket")]
            protocol: || Box::new($protocol),
        }
    };
}

impl Dialect {
    /// JSON-RPC 2.0. How the items of a subscription arrive and what ends it, its [opening](crate::transport::Opening) says.
    pub const JSON_RPC: Self = dialect!("JSON-RPC", frames::JsonRpc);

    /// JSON-RPC as the library go-jsonrpc speaks it: the node learns which calls their callers gave up, by `xrpc.cancel`, and gets the
    /// calls of a batch one by one, because it would not answer a batch.
    pub const GO_JSON_RPC: Self = dialect!("go-jsonrpc", frames::GoJsonRpc);

    /// The messages of Chia's daemon, which aren't JSON-RPC: calls of [services](crate::wire::Chia) go to the one that
    /// [`Rpc::with_destination`](crate::Rpc::with_destination) names, commands of the [daemon](crate::wire::ChiaDaemon) to itself.
    ///
    /// Each socket is registered under a name of its own, again on each new connection. What the daemon pushes to the services that a
    /// connection is registered as goes to all subscriptions on it, each item with its whole envelope. A service that isn't there answers
    /// with silence, so that only the timeout ends a call.
    pub const CHIA_DAEMON: Self = dialect!("Chia daemon", daemon::Daemon::new());

    /// The protocol that routes each message of a new connection to its receiver.
    #[cfg(feature = "socket")]
    pub(crate) fn protocol(self) -> Box<dyn Protocol> {
        (self.protocol)()
    }
}

impl fmt::Debug for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Dialect").field(&self.name).finish()
    }
}
