//! Safety of methods: whether a call may be retried.

/// Whether a call may be sent twice. Retries, failover and caches depend on it. Ordered by the care needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// Changes nothing on the node.
    Read,
    /// Changes something, and sending it twice is the same as sending it once.
    Idempotent,
    /// Anything else: never retried once the node may have seen it.
    Write,
}
