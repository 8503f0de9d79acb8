//! The crate's one error type.

#[cfg(feature = "layers")]
mod class;
mod decode;
mod refusals;
mod rpc;
mod transport;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

pub use decode::DecodeError;
pub use rpc::RpcError;
#[cfg(feature = "chia-base")]
pub(crate) use rpc::printable;

use crate::excerpt::shorten;
use crate::safety::Safety;
pub(crate) use refusals::{Refusals, is_rate_limit};
pub(crate) use transport::Failure;

/// Any service's error, as `tower` has it.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The error of a call. Ask its predicates; the kinds behind them may grow.
///
/// A clone is cheap and shares the cause. URLs print without user, password, query, and path segments that may be a
/// key.
#[derive(Clone)]
pub struct Error {
    method: Option<&'static str>,
    safety: Option<Safety>,
    /// What error objects mean where the call went.
    refusals: Refusals,
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: Kind,
    status: Option<u16>,
    retry_after: Option<Duration>,
}

#[derive(Debug)]
pub(crate) enum Kind {
    /// An invalid setting: a URL, a header, a key.
    Config(String),
    /// A subscription over a transport without them.
    NoSubscriptions,
    /// The caller closed the connection.
    Closed,
    /// The parameters can't be encoded.
    Encode(Unencodable),
    /// No complete response arrived.
    Transport(Failure),
    /// The response is longer than the client accepts, in bytes.
    TooLarge(u64),
    /// Not a response of the wire; its status or empty body says why.
    Http(BareStatus),
    /// The node responded with an error object, or with a result whose status says that the call failed.
    Rpc(RpcError),
    /// The node responded with a result whose status says that it is busy.
    Busy(RpcError),
    /// Responses contradict each other.
    Inconsistent(String),
    /// The response doesn't have the form that the method promises.
    Decode(DecodeError),
    /// Too few endpoints gave the same response; with a summary of each.
    #[cfg_attr(
        not(feature = "layers"),
        expect(dead_code, reason = "only a layer asks several")
    )]
    NoQuorum {
        votes: String,
        /// No endpoint disagreed: some couldn't be reached, because of transient errors.
        passes: bool,
    },
}

/// Why parameters can't be encoded.
#[derive(Debug)]
pub(crate) struct Unencodable {
    /// Such as `JSON`.
    format: &'static str,
    message: String,
}

/// An HTTP response without a response of the wire in it.
pub(crate) struct BareStatus {
    /// The expected form, such as `JSON-RPC answer`.
    expected: &'static str,
    /// The status's meaning where the service itself sends it.
    pub(crate) meaning: Option<&'static str>,
    body: Bytes,
}

/// Limit of a body's excerpt, in bytes.
pub(crate) const BODY_EXCERPT: usize = 160;

impl BareStatus {
    /// Creates the error of a response whose body isn't of the `expected` form.
    pub(crate) fn new(body: &Bytes, expected: &'static str, meaning: Option<&'static str>) -> Self {
        Self {
            expected,
            meaning,
            body: body.clone(),
        }
    }
}

/// Whether the request may have reached the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reached {
    /// It was never sent.
    No,
    /// It was sent, or may have been, and its outcome is unknown.
    Maybe,
    /// The node responded.
    Yes,
}

impl Error {
    /// Creates the error of a transport or of a layer around one. Timeouts and failed connections are recognised in the
    /// chain of sources: an [`Error`], a [`std::io::Error`] and, with the feature `layers`, `tower`'s `Elapsed`.
    pub fn transport(source: impl Into<BoxError>) -> Self {
        match source.into().downcast::<Self>() {
            Ok(error) => *error,
            Err(source) => Kind::Transport(Failure::classify(source)).into(),
        }
    }

    /// Creates a timeout error; the node may have seen the request.
    pub fn timeout(source: impl Into<BoxError>) -> Self {
        Kind::Transport(Failure::new(source).timeout(true)).into()
    }

    /// Creates a connect error: the node can't have seen the request.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Kind::Transport(Failure::new(source).connect(true)).into()
    }

    /// Creates the error of a request that was held back and never sent, for instance by a limit of the client's own.
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        Kind::Transport(Failure::new(source).unsent(true)).into()
    }

    /// Creates the error of a response longer than `limit` bytes, the limit of its reader.
    pub fn too_large(limit: u64) -> Self {
        Kind::TooLarge(limit).into()
    }

    /// Creates the error of a transport without subscriptions, such as HTTP.
    pub fn no_subscriptions() -> Self {
        Kind::NoSubscriptions.into()
    }

    /// Creates the error of readable responses that contradict each other.
    pub fn inconsistent(message: impl Into<String>) -> Self {
        Kind::Inconsistent(message.into()).into()
    }

    /// Creates the error of a connection that the caller closed.
    pub fn closed() -> Self {
        Kind::Closed.into()
    }

    /// Whether the caller closed the connection, before the call or during it.
    pub fn is_closed(&self) -> bool {
        matches!(self.inner.kind, Kind::Closed)
    }

    /// Whether the transport doesn't support subscriptions.
    pub fn is_no_subscriptions(&self) -> bool {
        matches!(self.inner.kind, Kind::NoSubscriptions)
    }

    /// Creates the error of an invalid setting: a URL, a header, a key. Don't put a secret into `message`.
    pub fn config(message: impl Into<String>) -> Self {
        Kind::Config(message.into()).into()
    }

    /// Whether a timeout ran out, at connecting or later.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.inner.kind, Kind::Transport(failure) if failure.is_timeout())
    }

    /// Whether no connection could be made: name not found, refused, TLS, or a timeout at any of these.
    pub fn is_connect(&self) -> bool {
        matches!(&self.inner.kind, Kind::Transport(failure) if failure.is_connect())
    }

    /// Whether the node refused the call because of a rate limit: by HTTP status 429, or as its
    /// [`Chain`](crate::Chain::is_rate_limit) says.
    pub fn is_rate_limit(&self) -> bool {
        match &self.inner.kind {
            Kind::Rpc(error) => {
                (self.refusals.is_rate_limit)(error) || self.inner.status == Some(429)
            }
            Kind::Http(_) => self.inner.status == Some(429),
            _ => false,
        }
    }

    /// Whether the node responded that it is busy, by an error object or by a result's status, as its
    /// [`Chain`](crate::Chain::STATUS) says.
    pub fn is_busy(&self) -> bool {
        match &self.inner.kind {
            Kind::Busy(_) => true,
            Kind::Rpc(error) => (self.refusals.is_busy)(error),
            _ => false,
        }
    }

    /// Whether too few of several endpoints gave the same response.
    pub fn is_no_quorum(&self) -> bool {
        matches!(self.inner.kind, Kind::NoQuorum { .. })
    }

    /// Whether the response was longer than its reader accepts.
    pub fn is_too_large(&self) -> bool {
        matches!(self.inner.kind, Kind::TooLarge(_))
    }

    /// Whether the response doesn't have the promised form.
    pub fn is_decode(&self) -> bool {
        self.decode().is_some()
    }

    /// Whether a retry may succeed: the error is transient (no connection, a timeout, a rate limit, a busy node,
    /// HTTP 429, 502, 503, 504, a quorum missed only because of these), and a [`Safety::Write`] can't have reached the node. Where the call
    /// isn't known, as inside a layer, it counts as a `Write`.
    pub fn is_retryable(&self) -> bool {
        let repeatable = !matches!(self.safety, None | Some(Safety::Write));
        self.is_transient() && (repeatable || self.reached_server() == Reached::No)
    }

    /// Whether the request may have reached the node.
    pub fn reached_server(&self) -> Reached {
        match &self.inner.kind {
            Kind::Config(_) | Kind::NoSubscriptions | Kind::Encode(_) => Reached::No,
            Kind::Transport(failure) if failure.is_unsent() => Reached::No,
            // A bare status may come from a gateway in front of the node.
            Kind::Transport(_) | Kind::Http(_) | Kind::Closed => Reached::Maybe,
            Kind::TooLarge(_) | Kind::Decode(_) => Reached::Yes,
            Kind::Rpc(_) | Kind::Busy(_) => Reached::Yes,
            Kind::Inconsistent(_) | Kind::NoQuorum { .. } => Reached::Yes,
        }
    }

    /// The error object of the node's response. Where a result's status says that the call failed or that the node is busy, it is one with
    /// the code 0, the status as its message, and the whole result as its data.
    pub fn rpc(&self) -> Option<&RpcError> {
        match &self.inner.kind {
            Kind::Rpc(error) | Kind::Busy(error) => Some(error),
            _ => None,
        }
    }

    /// Where and how the response differs from what the method promises.
    pub fn decode(&self) -> Option<&DecodeError> {
        match &self.inner.kind {
            Kind::Decode(error) => Some(error),
            _ => None,
        }
    }

    /// The response's HTTP status, if there was one. Nodes send error objects with 200 as well as with 4xx and 5xx.
    pub fn http_status(&self) -> Option<u16> {
        self.inner.status
    }

    /// The whole body of a response that is an error by its HTTP status alone, as of all failed calls of plain
    /// [JSON](crate::wire::Json); `None` for every other error. It may hold anything, secrets too.
    ///
    /// ```
    /// # fn example(error: &polyrpc::Error) {
    /// let json = error.http_body().map(|body| serde_json::from_slice::<polyrpc::RawJson>(body));
    /// # }
    /// ```
    pub fn http_body(&self) -> Option<&Bytes> {
        match &self.inner.kind {
            Kind::Http(bare) => Some(&bare.body),
            _ => None,
        }
    }

    /// The server's `Retry-After`: how long to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.retry_after
    }

    /// The method called, such as `eth_getBalance`; `None` for an error of a whole batch or of no call at all.
    pub fn method(&self) -> Option<&'static str> {
        self.method
    }

    /// Whether the error is transient.
    pub(crate) fn is_transient(&self) -> bool {
        match &self.inner.kind {
            Kind::Transport(failure) if failure.is_lasting() => false,
            // A WebSocket handshake refused with a status, for want of the right token or path, will be refused again.
            Kind::Transport(_) => !matches!(self.inner.status, Some(..=428 | 430..=499)),
            Kind::Rpc(_) | Kind::Http(_) => {
                let is_gateway = matches!(self.inner.status, Some(502..=504));
                is_gateway || self.is_rate_limit() || self.is_busy()
            }
            Kind::Busy(_) => true,
            Kind::Config(_) | Kind::NoSubscriptions | Kind::Encode(_) => false,
            Kind::NoQuorum { passes, .. } => *passes,
            Kind::Closed | Kind::TooLarge(_) => false,
            Kind::Inconsistent(_) | Kind::Decode(_) => false,
        }
    }

    /// Creates an error with the status and headers of a response.
    pub(crate) fn with_status(
        kind: Kind,
        status: Option<u16>,
        retry_after: Option<Duration>,
    ) -> Self {
        Self::from_inner(Inner {
            kind,
            status,
            retry_after,
        })
    }

    /// Creates the error of a refused handshake, with its status and headers.
    #[cfg(feature = "ws")]
    pub(crate) fn refused(failure: Failure, status: u16, retry_after: Option<Duration>) -> Self {
        Self::from_inner(Inner {
            kind: Kind::Transport(failure),
            status: Some(status),
            retry_after,
        })
    }

    /// Sets which call failed, more exactly than a layer or a batch could.
    pub(crate) fn of(mut self, method: Option<&'static str>, safety: Safety) -> Self {
        self.method = method.or(self.method);
        self.safety = Some(safety);
        self
    }

    /// Sets what error objects mean at the nodes that the call is for.
    pub(crate) fn with_refusals(self, refusals: Refusals) -> Self {
        Self { refusals, ..self }
    }

    /// Sets which call failed, or that it was none in particular.
    #[cfg(feature = "layers")]
    pub(crate) fn of_exactly(mut self, method: Option<&'static str>, safety: Safety) -> Self {
        self.method = method;
        self.safety = Some(safety);
        self
    }

    fn from_inner(inner: Inner) -> Self {
        Self {
            method: None,
            safety: None,
            refusals: Refusals::UNKNOWN,
            inner: Arc::new(inner),
        }
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self::from_inner(Inner {
            kind,
            status: None,
            retry_after: None,
        })
    }
}

impl From<RpcError> for Error {
    fn from(error: RpcError) -> Self {
        Kind::Rpc(error).into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(method) = self.method {
            write!(f, "{method}: ")?;
        }
        match &self.inner.kind {
            Kind::Config(message) | Kind::Inconsistent(message) => f.write_str(message),
            Kind::Closed => f.write_str("the connection was closed by its user"),
            Kind::NoSubscriptions => f.write_str("this transport has no subscriptions: connect by `ws://`, `wss://` or a socket's path"),
            Kind::Encode(error) => error.fmt(f),
            Kind::Transport(failure) => failure.fmt(f),
            Kind::TooLarge(limit) => write!(f, "the answer is longer than {limit} bytes"),
            Kind::Http(bare) => {
                match self.inner.status {
                    Some(status) => write!(f, "HTTP status {status}")?,
                    None => f.write_str("an answer")?,
                }
                bare.fmt(f)
            }
            Kind::Rpc(error) => error.fmt(f),
            Kind::Busy(error) => write!(f, "the node is busy: {}", error.message),
            Kind::Decode(error) => error.fmt(f),
            Kind::NoQuorum { votes, .. } => f.write_str(votes),
        }
    }
}

impl Kind {
    /// The parameters can't be encoded in this format, such as `JSON`.
    pub(crate) fn unencodable(format: &'static str, error: &dyn fmt::Display) -> Self {
        Self::Encode(Unencodable {
            format,
            message: error.to_string(),
        })
    }
}

impl From<serde_json::Error> for Kind {
    fn from(error: serde_json::Error) -> Self {
        Self::unencodable("JSON", &error)
    }
}

impl fmt::Display for Unencodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { format, message } = self;
        write!(f, "the parameters can't be written as {format}: {message}")
    }
}

/// Without the body, which may hold secrets.
impl fmt::Debug for BareStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BareStatus")
            .field("expected", &self.expected)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for BareStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = shorten(&self.body, BODY_EXCERPT);
        match (self.meaning, body.as_str()) {
            (Some(meaning), "") => write!(f, ": {meaning}"),
            (Some(meaning), body) => write!(f, ": {meaning}; it says: {body}"),
            (None, "") => f.write_str(" with an empty body"),
            (None, body) => write!(f, " and no {}: {body}", self.expected),
        }
    }
}

/// Prints the message first, since `main` prints an error that it returns this way.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Error");
        shown
            .field("message", &format_args!("{self}"))
            .field("reached_server", &self.reached_server())
            .field("is_retryable", &self.is_retryable());
        if let Some(status) = self.inner.status {
            shown.field("http_status", &status);
        }
        shown.finish_non_exhaustive()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.kind {
            Kind::Transport(failure) => Some(failure.source()),
            // Already part of the message; a source would repeat it in reports.
            Kind::Encode(_) | Kind::Inconsistent(_) | Kind::Decode(_) => None,
            Kind::Rpc(_) | Kind::Busy(_) => None,
            Kind::Config(_) | Kind::Closed | Kind::NoSubscriptions => None,
            Kind::TooLarge(_) | Kind::Http(_) | Kind::NoQuorum { .. } => None,
        }
    }
}
