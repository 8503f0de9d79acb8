//! Dialects of connections with many calls in flight.

use std::fmt;

#[cfg(feature = "socket")]
use super::frames;
#[cfg(feature = "socket")]
use crate::message::Protocol;

/// Protocol of a WebSocket or a Unix socket: how calls are encoded, and how responses and pushed messages are told apart.
#[derive(Clone, Copy)]
pub struct Dialect {
    // Visible to the macro below.
    pub(super) name: &'static str,
    #[cfg(feature = "socket")]
    pub(super) protocol: fn() -> Box<dyn Protocol>,
}

/// Declares a dialect with its name and, where there are sockets, its protocol.
macro_rules! dialect {
    ($name:literal, $protocol:expr) => {
        $crate::wire::Dialect {
            name: $name,
            #[cfg(feature = "socket")]
            protocol: || Box::new($protocol),
        }
    };
}

pub(super) use dialect;

impl Dialect {
    /// JSON-RPC 2.0. How the items of a subscription arrive and what ends it, its [opening](crate::transport::Opening) says.
    pub const JSON_RPC: Self = dialect!("JSON-RPC", frames::JsonRpc);

    /// JSON-RPC as the library go-jsonrpc speaks it: the node learns which calls their callers gave up, by `xrpc.cancel`, and gets the
    /// calls of a batch one by one, because it would not answer a batch.
    pub const GO_JSON_RPC: Self = dialect!("go-jsonrpc", frames::GoJsonRpc);

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
