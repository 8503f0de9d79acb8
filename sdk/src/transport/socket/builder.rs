//! The settings that sockets of all kinds share.

use std::time::Duration;

use super::{Connect, Settings, Socket};
use crate::wire::Dialect;

/// Zero would never let the task rest.
const SHORTEST: Duration = Duration::from_millis(1);

/// Settings for a [`Socket`]. `K` has those of its kind: a WebSocket's or a Unix socket's.
#[derive(Debug)]
#[must_use = "it does nothing until it is built"]
pub struct SocketBuilder<K> {
    pub(in crate::transport) kind: K,
    dialect: Dialect,
    settings: Settings,
}

impl<K> SocketBuilder<K> {
    pub(in crate::transport) fn new(kind: K, idle_timeout: Option<Duration>) -> Self {
        Self {
            kind,
            dialect: Dialect::JSON_RPC,
            settings: Settings {
                timeout: Duration::from_secs(60),
                connect_timeout: Duration::from_secs(10),
                ping_interval: Duration::from_secs(20),
                idle_timeout,
                queue: 256,
                max_message_bytes: 256 << 20,
            },
        }
    }

    /// The time from asking to the response, connecting included, for requests that have no limit of their own; 60 s by default.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.settings.timeout = limit;
        self
    }

    /// The time for connecting, with all that belongs to it; 10 s by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.settings.connect_timeout = limit;
        self
    }

    /// The length of the longest message accepted, in bytes; 256 MiB by default. A longer one ends the connection. It is also how much is
    /// kept, in all, of items that a node sends before it has answered the call that opens their subscription; the oldest are dropped
    /// and reported as missed.
    pub fn max_message_bytes(mut self, limit: usize) -> Self {
        self.settings.max_message_bytes = limit;
        self
    }

    /// As it is set.
    pub(in crate::transport) fn message_limit(&self) -> usize {
        self.settings.max_message_bytes
    }

    /// After how long a silence a ping is sent, at least 1 ms; 20 s by default.
    pub fn ping_interval(mut self, interval: Duration) -> Self {
        self.settings.ping_interval = interval.max(SHORTEST);
        self
    }

    /// After how long a silence the connection counts as lost, at least 1 ms; 60 s by default, and never over a Unix socket. Anything
    /// that comes in ends a silence.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.settings.idle_timeout = Some(limit.max(SHORTEST));
        self
    }

    /// How many requests may wait for being written before callers have to wait; 256 by default.
    pub fn queue(mut self, requests: usize) -> Self {
        self.settings.queue = requests.max(1);
        self
    }

    /// What the node speaks; [`Dialect::JSON_RPC`] by default.
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
    }

    pub(in crate::transport) fn finish(self, connect: impl Connect) -> Socket {
        Socket::new(connect, self.dialect.protocol(), self.settings)
    }
}
