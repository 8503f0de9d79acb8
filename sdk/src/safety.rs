//! Whether a call may be sent twice.

/// Whether a call may be sent twice. Retries, fail-over and caches go by this. The greater, the more care it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// Changes nothing on the node.
    Read,
    /// Changes something, and sending it twice is the same as sending it once.
    Idempotent,
    /// Anything else: never sent again once the node may have seen it.
    Write,
}
