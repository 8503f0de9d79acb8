//! How calls and answers are written: from a method to bytes, and from bytes to its result.

#[cfg(feature = "socket")]
pub(crate) mod frames;
pub(crate) mod jsonrpc;
