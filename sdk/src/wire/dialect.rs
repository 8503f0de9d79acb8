//! Dialects of connections with many calls in flight.

use std::fmt;

#[cfg(feature = "socket")]
use super::frames;
#[cfg(feature = "socket")]
use crate::transport::socket::Protocol;

/// Protocol of a WebSocket or a Unix socket: how calls are encoded, and how a node pushes notifications.
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
    /// Notifications with `{"subscription": …, "result": …}`, ended by a call: geth and most other nodes.
    pub const JSON_RPC: Self = dialect!("JSON-RPC", frames::JsonRpc);

    /// Channels of the library go-jsonrpc, ended by cancelling the call that opened them. Such a node also learns which calls their
    /// callers gave up, and gets the calls of a batch one by one, because it would not answer a batch.
    pub const GO_JSON_RPC: Self = dialect!("go-jsonrpc", frames::GoJsonRpc);

    /// Further responses to the call that opened the subscription, ended by a call with the same id.
    pub const FURTHER_ANSWERS: Self = dialect!("further answers", frames::FurtherAnswers);

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
