//! What can go wrong with a call, in one type.

#[cfg(feature = "layers")]
mod class;
mod decode;
mod excerpt;
mod locate;
mod rate_limit;
mod rpc;
mod transport;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub use decode::DecodeError;
pub use rpc::RpcError;
#[cfg(feature = "chia")]
pub(crate) use rpc::printable;

use crate::method::Safety;
use crate::transport::Response;
pub(crate) use excerpt::shorten;
pub(crate) use locate::{join_path, push_index, push_key, said};
pub(crate) use rate_limit::is_rate_limit;
pub(crate) use transport::Failure;

/// Any error a service may give: what `tower` calls a `BoxError`.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a call failed. Ask the predicates; the kinds behind them may grow.
///
/// A clone is cheap and shares the cause. Addresses print without user, password, query and anything in their path that
/// may be a key.
#[derive(Clone)]
pub struct Error {
    method: Option<&'static str>,
    safety: Option<Safety>,
    /// Which refusals are rate limits where the call went.
    rate_limits: fn(&RpcError) -> bool,
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
    /// What the caller gave can't be used: a URL, a header, a key.
    Config(String),
    /// A subscription over a transport that has none.
    NoSubscriptions,
    /// The caller closed the connection.
    Closed,
    /// The parameters can't be written.
    Encode(Unwritten),
    /// No whole answer came back.
    Transport(Failure),
    /// The answer is longer than the client allows, in bytes.
    TooLarge(u64),
    /// It is no answer, and its status or its lack of a body says why.
    Http(BareStatus),
    /// The node answered with an error object.
    Rpc(RpcError),
    /// Answers contradict each other.
    Inconsistent(String),
    /// The answer doesn't have the form that the method promises.
    Decode(DecodeError),
    /// Too few endpoints gave the same answer; with what each said.
    #[cfg_attr(
        not(feature = "layers"),
        expect(dead_code, reason = "only a layer asks several")
    )]
    NoQuorum {
        votes: String,
        /// Nobody contradicted anybody: some just couldn't be asked, for causes that pass.
        passes: bool,
    },
}

/// Why parameters can't be written in the format of their wire.
#[derive(Debug)]
pub(crate) enum Unwritten {
    Json(serde_json::Error),
    Epee(crate::epee::Error),
}

/// What came in the place of an answer.
#[derive(Debug)]
pub(crate) struct BareStatus {
    /// What was expected, such as `JSON-RPC answer`.
    pub(crate) expected: &'static str,
    /// What the status means where it is the service itself that gives it.
    pub(crate) meaning: Option<&'static str>,
    /// The start of the body.
    pub(crate) body: String,
}

/// Whether the node may have seen the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reached {
    /// It was never sent.
    No,
    /// It was sent, or may have been, and nothing tells what became of it.
    Maybe,
    /// The node answered.
    Yes,
}

impl Error {
    /// An error of a transport or of a layer around one. Time-outs and failed connections are recognised in the chain of
    /// sources: an [`Error`], a [`std::io::Error`] and, with the feature `layers`, `tower`'s `Elapsed`.
    pub fn transport(source: impl Into<BoxError>) -> Self {
        match source.into().downcast::<Self>() {
            Ok(error) => *error,
            Err(source) => Kind::Transport(Failure::classify(source)).into(),
        }
    }

    /// A time limit that ran out; the node may have seen the request.
    pub fn timeout(source: impl Into<BoxError>) -> Self {
        Kind::Transport(Failure::new(source).timeout(true)).into()
    }

    /// A connection that could not be made, so that the node can't have seen the request.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Kind::Transport(Failure::new(source).connect(true)).into()
    }

    /// A request that was held back and never sent, for the `source` that says why: such as a limit of the client's own.
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        Kind::Transport(Failure::new(source).unsent(true)).into()
    }

    /// An answer that is longer than the `limit` in bytes that its reader set.
    pub fn too_large(limit: u64) -> Self {
        Kind::TooLarge(limit).into()
    }

    /// The transport has no subscriptions, as HTTP hasn't.
    pub fn no_subscriptions() -> Self {
        Kind::NoSubscriptions.into()
    }

    /// Answers that can be read and contradict each other.
    pub fn inconsistent(message: impl Into<String>) -> Self {
        Kind::Inconsistent(message.into()).into()
    }

    /// The caller closed the connection.
    pub fn closed() -> Self {
        Kind::Closed.into()
    }

    /// Whether the caller had closed the connection, or closed it before the answer was there.
    pub fn is_closed(&self) -> bool {
        matches!(self.inner.kind, Kind::Closed)
    }

    /// Whether a subscription was asked of a transport that has none.
    pub fn is_no_subscriptions(&self) -> bool {
        matches!(self.inner.kind, Kind::NoSubscriptions)
    }

    /// A setting that can't be used: a URL, a header, a key. Don't put a secret into `message`.
    pub fn config(message: impl Into<String>) -> Self {
        Kind::Config(message.into()).into()
    }

    /// Whether a time limit ran out, at connecting or later.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.inner.kind, Kind::Transport(failure) if failure.is_timeout())
    }

    /// Whether no connection could be made: name not found, refused, TLS, or too slow at any of these.
    pub fn is_connect(&self) -> bool {
        matches!(&self.inner.kind, Kind::Transport(failure) if failure.is_connect())
    }

    /// Whether the node refused the call because it was asked too much in too short a time: by HTTP status 429, or as its
    /// [`Chain`](crate::Chain::is_rate_limit) says.
    pub fn is_rate_limit(&self) -> bool {
        match &self.inner.kind {
            Kind::Rpc(error) => (self.rate_limits)(error) || self.inner.status == Some(429),
            Kind::Http(_) => self.inner.status == Some(429),
            _ => false,
        }
    }

    /// Whether several endpoints were asked and too few of them gave the same answer.
    pub fn is_no_quorum(&self) -> bool {
        matches!(self.inner.kind, Kind::NoQuorum { .. })
    }

    /// Whether the answer was longer than its reader accepts.
    pub fn is_too_large(&self) -> bool {
        matches!(self.inner.kind, Kind::TooLarge(_))
    }

    /// Whether an answer came that doesn't have the promised form.
    pub fn is_decode(&self) -> bool {
        self.decode().is_some()
    }

    /// Whether the same call may be sent again and may then succeed: the cause is one that passes (no connection, a
    /// time-out, a rate limit, HTTP 429, 502, 503, 504, a quorum that was missed only for such causes), and a [`Safety::Write`] can't have reached the node. Where the call
    /// isn't known, as inside a layer, it counts as a `Write`.
    pub fn is_retryable(&self) -> bool {
        let repeatable = !matches!(self.safety, None | Some(Safety::Write));
        self.is_transient() && (repeatable || self.reached_server() == Reached::No)
    }

    /// Whether the node may have seen the request.
    pub fn reached_server(&self) -> Reached {
        match &self.inner.kind {
            Kind::Config(_) | Kind::NoSubscriptions | Kind::Encode(_) => Reached::No,
            Kind::Transport(failure) if failure.is_unsent() => Reached::No,
            // What answers with a bare status may be a gateway before the node.
            Kind::Transport(_) | Kind::Http(_) | Kind::Closed => Reached::Maybe,
            Kind::TooLarge(_) | Kind::Rpc(_) | Kind::Decode(_) => Reached::Yes,
            Kind::Inconsistent(_) | Kind::NoQuorum { .. } => Reached::Yes,
        }
    }

    /// The error object that the node answered with.
    pub fn rpc(&self) -> Option<&RpcError> {
        match &self.inner.kind {
            Kind::Rpc(error) => Some(error),
            _ => None,
        }
    }

    /// Where and how the answer differs from what the method promises.
    pub fn decode(&self) -> Option<&DecodeError> {
        match &self.inner.kind {
            Kind::Decode(error) => Some(error),
            _ => None,
        }
    }

    /// The HTTP status of the answer, if there was one. Nodes send error objects with 200 as well as with 4xx and 5xx.
    pub fn http_status(&self) -> Option<u16> {
        self.inner.status
    }

    /// How long the server asked to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.retry_after
    }

    /// The method called, such as `eth_getBalance`; none for an error that concerns a whole batch or no call at all.
    pub fn method(&self) -> Option<&'static str> {
        self.method
    }

    /// Whether the cause is one that passes.
    pub(crate) fn is_transient(&self) -> bool {
        match &self.inner.kind {
            Kind::Transport(failure) if failure.is_lasting() => false,
            // Who refuses a WebSocket says why by a status: without the right token, or where there is none, trying again is of no
            // use.
            Kind::Transport(_) => !matches!(self.inner.status, Some(..=428 | 430..=499)),
            Kind::Rpc(_) | Kind::Http(_) => {
                self.is_rate_limit() || matches!(self.inner.status, Some(502..=504))
            }
            Kind::Config(_) | Kind::NoSubscriptions | Kind::Encode(_) => false,
            Kind::NoQuorum { passes, .. } => *passes,
            Kind::Closed | Kind::TooLarge(_) => false,
            Kind::Inconsistent(_) | Kind::Decode(_) => false,
        }
    }

    /// The error of an answer: keeps what its head says.
    pub(crate) fn answered(kind: Kind, response: &Response) -> Self {
        let (status, retry_after) = (response.status(), response.retry_after());
        let error = Self::from_inner(Inner {
            kind,
            status,
            retry_after,
        });
        error.with_rate_limits(response.chain().is_rate_limit)
    }

    /// A failure of which an answer told, with what its head says.
    #[cfg(feature = "ws")]
    pub(crate) fn refused(failure: Failure, status: u16, retry_after: Option<Duration>) -> Self {
        Self::from_inner(Inner {
            kind: Kind::Transport(failure),
            status: Some(status),
            retry_after,
        })
    }

    /// Says which call failed; what a layer or a batch said of it was less exact.
    pub(crate) fn of(mut self, method: Option<&'static str>, safety: Safety) -> Self {
        self.method = method.or(self.method);
        self.safety = Some(safety);
        self
    }

    /// Says which refusals are rate limits at the nodes that the call is for.
    pub(crate) fn with_rate_limits(self, rate_limits: fn(&RpcError) -> bool) -> Self {
        Self {
            rate_limits,
            ..self
        }
    }

    /// Says which request failed: its method if it is a plain call.
    #[cfg(feature = "layers")]
    pub(crate) fn of_all(mut self, request: &crate::transport::Request) -> Self {
        let single = request.single();
        self.method = single.and_then(crate::transport::Entry::static_method);
        self.safety = Some(request.safety());
        self.with_rate_limits(request.chain().is_rate_limit)
    }

    fn from_inner(inner: Inner) -> Self {
        Self {
            method: None,
            safety: None,
            rate_limits: is_rate_limit,
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
            Kind::Decode(error) => error.fmt(f),
            Kind::NoQuorum { votes, .. } => f.write_str(votes),
        }
    }
}

impl From<serde_json::Error> for Kind {
    fn from(error: serde_json::Error) -> Self {
        Self::Encode(Unwritten::Json(error))
    }
}

impl From<crate::epee::Error> for Kind {
    fn from(error: crate::epee::Error) -> Self {
        Self::Encode(Unwritten::Epee(error))
    }
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "the parameters can't be written as JSON: {error}"),
            Self::Epee(error) => write!(
                f,
                "the parameters can't be written as portable storage: {error}"
            ),
        }
    }
}

impl fmt::Display for BareStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.meaning, self.body.as_str()) {
            (Some(meaning), "") => write!(f, ": {meaning}"),
            (Some(meaning), body) => write!(f, ": {meaning}; it says: {body}"),
            (None, "") => f.write_str(" with an empty body"),
            (None, body) => write!(f, " and no {}: {body}", self.expected),
        }
    }
}

/// What `main` prints of an error that it returns, so the message comes first.
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
            // The message says all of these already; a source would make reports say it twice.
            Kind::Encode(_) | Kind::Rpc(_) | Kind::Inconsistent(_) | Kind::Decode(_) => None,
            Kind::Config(_) | Kind::Closed | Kind::NoSubscriptions => None,
            Kind::TooLarge(_) | Kind::Http(_) | Kind::NoQuorum { .. } => None,
        }
    }
}
