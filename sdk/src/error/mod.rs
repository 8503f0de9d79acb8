//! The crate's one error type.

#[cfg(feature = "layers")]
mod class;
mod decode;
mod display;
mod kind;
mod refusals;
mod rpc;
mod transport;
mod typed;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

pub use decode::DecodeError;
#[cfg(feature = "ws")]
pub(crate) use kind::remedy;
pub(crate) use kind::{BODY_EXCERPT, BareStatus, Kind, Origin};
pub use rpc::RpcError;
#[cfg(any(feature = "chia-base", feature = "filecoin-base"))]
pub(crate) use rpc::printable;
pub use typed::FromRpcError;

use crate::safety::Safety;
pub(crate) use refusals::{Refusals, is_rate_limit};
#[cfg(feature = "net")]
pub(crate) use transport::Explanation;
pub(crate) use transport::Failure;

/// Any service's error, as `tower` has it.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The error of a call. Ask its predicates; the kinds behind them may grow.
///
/// A clone is cheap and shares the cause. URLs print without user, password, query, and path segments that may be a
/// key.
#[derive(Clone)]
pub struct Error {
    method: Option<Cow<'static, str>>,
    safety: Option<Safety>,
    /// What error objects mean where the call went.
    refusals: Refusals,
    /// Whether an earlier attempt at the call may have reached a node.
    is_repeated: bool,
    /// The failures of all endpoints, where several were tried.
    endpoints: Option<Arc<str>>,
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: Kind,
    status: Option<u16>,
    retry_after: Option<Duration>,
    origin: Origin,
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

    /// Creates the error of a response of an older state than the caller knows already, as of a node that is behind others: a transient error.
    pub fn stale(message: impl Into<String>) -> Self {
        Kind::Stale(message.into()).into()
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
            Kind::Http(bare) => {
                let refusal = bare.refusal.as_deref();
                self.inner.status == Some(429) || refusal.is_some_and(self.refusals.is_rate_limit)
            }
            // A WebSocket that wasn't opened.
            Kind::Transport(_) => self.inner.status == Some(429),
            _ => false,
        }
    }

    /// Whether the node responded that it is busy, by an error object or by a result's status, as its
    /// [`Chain`](crate::Chain::STATUS) says.
    pub fn is_busy(&self) -> bool {
        match &self.inner.kind {
            Kind::Busy(_) => true,
            Kind::Rpc(error) => (self.refusals.is_busy)(error),
            Kind::Http(bare) => bare.refusal.as_deref().is_some_and(self.refusals.is_busy),
            _ => false,
        }
    }

    /// Whether readable responses contradict each other, or a node is of another network than is expected.
    pub fn is_inconsistent(&self) -> bool {
        matches!(self.inner.kind, Kind::Inconsistent(_))
    }

    /// Whether the response is of an older state than is known already.
    pub fn is_stale(&self) -> bool {
        matches!(self.inner.kind, Kind::Stale(_))
    }

    /// Whether too few of several endpoints gave the same response.
    pub fn is_no_quorum(&self) -> bool {
        matches!(self.inner.kind, Kind::NoQuorum { .. })
    }

    /// Whether the response was longer than its reader accepts.
    pub fn is_too_large(&self) -> bool {
        matches!(self.inner.kind, Kind::TooLarge(_))
    }

    /// Whether the result is null where that says what the node doesn't have, such as the block at which a state was asked for: see
    /// [`Method::NULL`](crate::Method::NULL). Other nodes refuse such a call instead, by an [`RpcError`].
    pub fn is_not_found(&self) -> bool {
        matches!(self.inner.kind, Kind::NotFound(_))
    }

    /// Whether the response doesn't have the promised form.
    pub fn is_decode(&self) -> bool {
        self.decode().is_some()
    }

    /// Whether a retry may succeed: the error is transient (no connection, a timeout, a rate limit, a busy node, a stale response,
    /// HTTP 429, 502, 503, 504, a quorum missed only because of these), and a [`Safety::Write`] can't have reached the node. Where the call
    /// isn't known, as inside a layer, it counts as a `Write`.
    pub fn is_retryable(&self) -> bool {
        let repeatable = !matches!(self.safety, None | Some(Safety::Write));
        self.is_transient() && (repeatable || self.reached_server() == Reached::No)
    }

    /// Whether the request may have reached the node. The refusal of a call that isn't a [`Safety::Read`] is [`Maybe`](Reached::Maybe) if
    /// an earlier attempt's response was lost: the node may refuse the second attempt because of the first.
    pub fn reached_server(&self) -> Reached {
        if self.may_be_done() {
            return Reached::Maybe;
        }
        match &self.inner.kind {
            Kind::Config(_) | Kind::NoSubscriptions | Kind::Encode(_) => Reached::No,
            Kind::Transport(failure) if failure.is_unsent() => Reached::No,
            Kind::Http(bare) if bare.refusal.is_some() && self.is_refused_by_status() => {
                Reached::Yes
            }
            // A bare status may come from a gateway in front of the node.
            Kind::Transport(_) | Kind::Http(_) | Kind::Closed => Reached::Maybe,
            Kind::TooLarge(_) | Kind::Decode(_) => Reached::Yes,
            Kind::Rpc(_) | Kind::Busy(_) | Kind::NotFound(_) => Reached::Yes,
            Kind::Inconsistent(_) | Kind::Stale(_) | Kind::NoQuorum { .. } => Reached::Yes,
        }
    }

    /// Whether an earlier attempt may have done what this one failed to do.
    fn may_be_done(&self) -> bool {
        self.is_repeated && self.safety != Some(Safety::Read)
    }

    /// Whether the HTTP status means that the request was refused, rather than lost behind a proxy.
    fn is_refused_by_status(&self) -> bool {
        matches!(self.inner.status, Some(400..=407 | 409..=498))
    }

    /// The error object of the node's response, or the code and the message that a response with an HTTP status from 400 on gives in another
    /// form, such as `{"code":…,"message":…}` and `{"error":"…"}`: 0 where it gives no code. Where a result's status says that the call failed or that the node is busy, it is one with
    /// the code 0, the status as its message, and the whole result as its data.
    pub fn rpc(&self) -> Option<&RpcError> {
        match &self.inner.kind {
            Kind::Rpc(error) | Kind::Busy(error) => Some(error),
            Kind::Http(bare) => bare.refusal.as_deref(),
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

    /// The error of the connection or the library below, for its type: its words are part of the message.
    ///
    /// ```
    /// # fn example(error: &polyrpc::Error) {
    /// let io = error.cause().and_then(|cause| cause.downcast_ref::<std::io::Error>());
    /// # }
    /// ```
    pub fn cause(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.kind {
            Kind::Transport(failure) => Some(failure.source()),
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
    pub fn method(&self) -> Option<&str> {
        self.method.as_deref()
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
            Kind::Busy(_) | Kind::Stale(_) => true,
            Kind::Config(_) | Kind::NoSubscriptions | Kind::Encode(_) => false,
            Kind::NoQuorum { passes, .. } => *passes,
            Kind::Closed | Kind::TooLarge(_) => false,
            Kind::Inconsistent(_) | Kind::Decode(_) | Kind::NotFound(_) => false,
        }
    }

    /// Creates an error with the status and headers of a response, and where it came from.
    pub(crate) fn with_status(
        kind: Kind,
        status: Option<u16>,
        retry_after: Option<Duration>,
        origin: Origin,
    ) -> Self {
        Self::from_inner(Inner {
            kind,
            status,
            retry_after,
            origin,
        })
    }

    /// Creates the error of a refused handshake, with its status and headers.
    #[cfg(feature = "ws")]
    pub(crate) fn refused(failure: Failure, status: u16, retry_after: Option<Duration>) -> Self {
        Self::from_inner(Inner {
            kind: Kind::Transport(failure),
            status: Some(status),
            retry_after,
            origin: Origin::default(),
        })
    }

    /// Sets which call failed, more exactly than a layer or a batch could.
    pub(crate) fn of(mut self, method: Option<&'static str>, safety: Safety) -> Self {
        self.method = method.map(Cow::Borrowed).or(self.method);
        self.safety = Some(safety);
        self
    }

    /// Sets which call failed, by a name that needn't be known at compile time.
    pub(crate) fn of_named(mut self, method: Cow<'static, str>, safety: Safety) -> Self {
        self.method = Some(method);
        self.safety = Some(safety);
        self
    }

    /// Returns the error of a call that an earlier attempt may have carried to a node.
    pub(crate) fn repeated(self) -> Self {
        let is_repeated = true;
        Self {
            is_repeated,
            ..self
        }
    }

    /// Sets what error objects mean at the nodes that the call is for.
    pub(crate) fn with_refusals(self, refusals: Refusals) -> Self {
        Self { refusals, ..self }
    }

    /// Sets which call failed, or that it was none in particular.
    #[cfg(feature = "layers")]
    pub(crate) fn of_exactly(mut self, method: Option<&'static str>, safety: Safety) -> Self {
        self.method = method.map(Cow::Borrowed);
        self.safety = Some(safety);
        self
    }

    /// Sets what every endpoint failed with, in place of this failure's own message.
    #[cfg(feature = "layers")]
    pub(crate) fn of_endpoints(self, failures: &str) -> Self {
        let endpoints = Some(failures.into());
        Self { endpoints, ..self }
    }

    /// The message without the method.
    #[cfg(feature = "layers")]
    pub(crate) fn without_method(mut self) -> Self {
        self.method = None;
        self
    }

    /// The error of the same response, whose result is null and says `meaning`.
    pub(crate) fn into_not_found(self, meaning: &'static str) -> Self {
        let Inner {
            status,
            retry_after,
            origin,
            ..
        } = &*self.inner;
        Self {
            inner: Arc::new(Inner {
                kind: Kind::NotFound(meaning),
                status: *status,
                retry_after: *retry_after,
                origin: origin.clone(),
            }),
            ..self
        }
    }

    fn from_inner(inner: Inner) -> Self {
        Self {
            method: None,
            safety: None,
            refusals: Refusals::UNKNOWN,
            is_repeated: false,
            endpoints: None,
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
            origin: Origin::default(),
        })
    }
}

impl From<RpcError> for Error {
    fn from(error: RpcError) -> Self {
        Kind::Rpc(error).into()
    }
}
