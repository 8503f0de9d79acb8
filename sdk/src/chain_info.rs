//! What is known of a family of nodes, as a value: what every request carries, and layers, mocks, recordings and tools read.

/// The facts of one [`Chain`](crate::Chain), as a value; [`of`](Self::of) makes it.
///
/// Every [`Request`](crate::transport::Request) carries that of the client that sends it, so that layers treat a chain as its nodes want
/// it, whether they were put together by `ClientBuilder` or by hand.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ChainInfo {
    /// The name, as in [`Chain::NAME`](crate::Chain::NAME). Two chains have different names.
    pub name: &'static str,
    /// How many calls its nodes take in one request.
    pub batch_limits: BatchLimits,
}

/// How many calls go in one JSON-RPC batch. 0 means that there are no batches: each call goes in a request of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchLimits {
    /// Over HTTP.
    pub http: usize,
    /// Over a WebSocket or a Unix socket. What is above it is sent call by call over the same connection.
    pub socket: usize,
}

impl BatchLimits {
    /// A limit for each kind of transport.
    pub const fn new(http: usize, socket: usize) -> Self {
        Self { http, socket }
    }

    /// The same limit whatever the transport.
    pub const fn same(calls: usize) -> Self {
        Self::new(calls, calls)
    }
}
