//! What a connection speaks on which many calls are in flight.

use std::fmt;

#[cfg(feature = "socket")]
use super::{daemon, frames};
#[cfg(feature = "socket")]
use crate::transport::socket::Protocol;

/// What a WebSocket or a Unix socket speaks: how calls and answers are told apart.
#[derive(Clone, Copy)]
pub struct Dialect {
    name: &'static str,
    #[cfg(feature = "socket")]
    protocol: fn() -> Box<dyn Protocol>,
}

/// A dialect with its name and, where there are sockets, what makes its protocol.
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

    /// The messages of Chia's daemon, which aren't JSON-RPC: calls of [endpoints](crate::Wire::Endpoint) go to the services that
    /// [`Rpc::with_destination`](crate::Rpc::with_destination) names, commands of the [daemon](crate::Wire::Daemon) to itself.
    ///
    /// Each socket is registered under a name of its own, again on each new connection. What the daemon pushes to the services that a
    /// connection is registered as goes to all subscriptions on it, each item with its whole envelope. A service that isn't there answers
    /// with silence, so that only the time limit ends a call.
    pub const CHIA_DAEMON: Self = dialect!("Chia daemon", daemon::Daemon::new());

    /// What gives each message on a new connection to the one who waits for it.
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
