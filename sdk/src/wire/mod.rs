//! How calls and answers are written: from a method to bytes, and from bytes to its result.

pub(crate) mod jsonrpc;
