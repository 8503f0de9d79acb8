//! A chain's facts as a value, carried by every request and read by layers, mocks, recordings and tools.

use crate::error::{Refusals, RpcError};
use crate::message::Format;

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
    /// As [`Chain::MAX_REQUEST_BYTES`](crate::Chain::MAX_REQUEST_BYTES).
    pub max_request_bytes: Option<usize>,
    /// As [`Chain::EXTRA_HEADERS`](crate::Chain::EXTRA_HEADERS).
    pub extra_headers: &'static [(&'static str, &'static str)],
    /// As [`Chain::is_rate_limit`](crate::Chain::is_rate_limit).
    pub is_rate_limit: fn(&RpcError) -> bool,
    /// As [`Chain::is_busy`](crate::Chain::is_busy).
    pub is_busy: fn(&RpcError) -> bool,
    /// As [`Chain::repeated`](crate::Chain::repeated).
    pub repeated: fn(&str, &[u8], &RpcError) -> Option<String>,
    /// As [`Chain::NOT_RUNNING`](crate::Chain::NOT_RUNNING).
    pub not_running: Option<&'static str>,
    /// As [`Chain::CREDENTIALS`](crate::Chain::CREDENTIALS).
    pub credentials: Option<&'static str>,
    /// As [`Chain::STATUS`](crate::Chain::STATUS).
    pub status: Option<StatusRule>,
    /// As [`Chain::keep`](crate::Chain::keep).
    pub keep: fn(&str, &[u8], Option<u64>) -> Keep,
    /// As [`Chain::height`](crate::Chain::height).
    pub height: fn(&str) -> Option<u64>,
    /// As [`Chain::HEAD`](crate::Chain::HEAD).
    pub head: Option<HeadQuery>,
    /// Secrets in its traffic.
    pub secrets: Secrets,
    /// How its nodes write bytes in hex.
    pub hex: HexForm,
}

impl ChainInfo {
    /// What the error objects of its nodes mean.
    pub(crate) fn refusals(&self) -> Refusals {
        Refusals {
            is_rate_limit: self.is_rate_limit,
            is_busy: self.is_busy,
            not_running: self.not_running,
            credentials: self.credentials,
        }
    }
}

/// Where a result has its status, and what each status means.
///
/// ```
/// use polyrpc::chain::{Status, StatusRule};
///
/// const STATUS: StatusRule = StatusRule::new("status", |status| match status {
///     "OK" | "" => Status::Ok,
///     "BUSY" => Status::Busy,
///     _ => Status::Failed,
/// });
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StatusRule {
    pub(crate) key: &'static str,
    pub(crate) judge: fn(&str) -> Status,
}

impl StatusRule {
    /// Creates the rule of results that have their status as a string under `key`, which `judge` gets. A result without it is a good one.
    pub const fn new(key: &'static str, judge: fn(&str) -> Status) -> Self {
        Self { key, judge }
    }
}

/// What a result's status means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The result is a good one.
    Ok,
    /// The node is busy: a [transient error](crate::Error::is_busy).
    Busy,
    /// The call failed: an [error](crate::Error::rpc) with the status as its message and the whole result as its data.
    Failed,
}

/// The call that gets the height of a node's head: a method without parameters, and where its result has the height.
///
/// ```
/// use polyrpc::chain::HeadQuery;
/// use polyrpc::wire;
///
/// const HEAD: HeadQuery = HeadQuery::new(&wire::JSONRPC, "get_height", |result| result.parse().ok());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HeadQuery {
    wire: &'static Format,
    method: &'static str,
    height: fn(&str) -> Option<u64>,
}

impl HeadQuery {
    /// Creates the query of `method` on `wire`. `height` gets the result as JSON; `None` where it isn't a height.
    pub const fn new(
        wire: &'static Format,
        method: &'static str,
        height: fn(&str) -> Option<u64>,
    ) -> Self {
        Self {
            wire,
            method,
            height,
        }
    }

    /// The wire of the method.
    pub const fn wire(&self) -> &'static Format {
        self.wire
    }

    /// The method's name.
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// The height in a result, which is JSON.
    pub fn height(&self, result: &str) -> Option<u64> {
        (self.height)(result)
    }
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

    /// Creates the same limit for all transports.
    pub const fn same(calls: usize) -> Self {
        Self::new(calls, calls)
    }
}

/// Whether the response to a call can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Keep {
    /// It may change.
    Never,
    /// It can't change once there is one.
    Always,
    /// It can't change once the block is final that it is in, by the [height](crate::Chain::height) that the chain finds in it.
    WhenFinal,
}

/// Secrets in a chain's traffic beside those of every chain, such as passwords: masked in recordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Secrets {
    /// Methods whose parameters are secret as a whole. A `*` at the end stands for anything: `personal_*`.
    pub params: &'static [&'static str],
    /// Methods whose result is secret as a whole, as above.
    pub results: &'static [&'static str],
    /// Keys whose value is secret wherever they stand, in lower case and without `_` and `-`: `farmersk`.
    pub keys: &'static [&'static str],
}

impl Secrets {
    /// Nothing beside what is secret everywhere.
    pub const NONE: Self = Self {
        params: &[],
        results: &[],
        keys: &[],
    };

    /// Adds methods whose parameters are secret as a whole.
    #[must_use]
    pub const fn params(self, params: &'static [&'static str]) -> Self {
        Self { params, ..self }
    }

    /// Adds methods whose result is secret as a whole.
    #[must_use]
    pub const fn results(self, results: &'static [&'static str]) -> Self {
        Self { results, ..self }
    }

    /// Adds keys whose value is secret wherever they stand.
    #[must_use]
    pub const fn keys(self, keys: &'static [&'static str]) -> Self {
        Self { keys, ..self }
    }
}

/// How nodes write bytes in hex. `polyrpc verify` compares by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HexForm {
    /// Always with `0x`.
    Prefixed,
    /// With and without `0x`, for the same bytes.
    Mixed,
    /// Always without `0x`.
    Bare,
}
