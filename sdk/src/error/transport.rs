//! Transport failures: requests without a complete response.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::time::Duration;
use std::{fmt, io, iter};

use super::{BoxError, Error, Kind, Reached};

/// A transport failure.
#[derive(Debug)]
pub(crate) struct Failure {
    connect: bool,
    timeout: bool,
    /// Nothing of the request was sent.
    unsent: bool,
    /// A retry to the same peer can't succeed.
    lasting: bool,
    /// The peer's address, safe to print.
    peer: Option<String>,
    /// The timeout that ran out, if it is known.
    limit: Option<Duration>,
    explanation: Explanation,
    source: BoxError,
}

/// A failure in words that its source doesn't have.
#[derive(Debug, Default)]
pub(crate) struct Explanation {
    /// The cause, in place of the source's own words.
    pub(crate) cause: Option<Cow<'static, str>>,
    /// What to do about it.
    pub(crate) remedy: Option<Cow<'static, str>>,
}

/// A duration as a person writes it: `500 ms`, `2.5 s`.
struct Span(Duration);

impl Failure {
    pub(crate) fn new(source: impl Into<BoxError>) -> Self {
        Self {
            connect: false,
            timeout: false,
            unsent: false,
            lasting: false,
            peer: None,
            limit: None,
            explanation: Explanation::default(),
            source: source.into(),
        }
    }

    /// Classifies a foreign error by its chain of sources.
    pub(crate) fn classify(source: BoxError) -> Self {
        let connect = chain(&*source).any(|cause| match cause.downcast_ref::<Error>() {
            Some(ours) => ours.is_connect(),
            None => io_kind(cause) == Some(io::ErrorKind::ConnectionRefused),
        });
        let timeout = chain(&*source).any(is_timeout);
        let unsent = chain(&*source).any(|cause| {
            let ours = cause.downcast_ref::<Error>();
            ours.is_some_and(|error| error.reached_server() == Reached::No)
        });
        Self {
            connect,
            timeout,
            unsent,
            ..Self::new(source)
        }
    }

    pub(crate) fn connect(self, connect: bool) -> Self {
        Self { connect, ..self }
    }

    pub(crate) fn timeout(self, timeout: bool) -> Self {
        Self { timeout, ..self }
    }

    pub(crate) fn unsent(self, unsent: bool) -> Self {
        Self { unsent, ..self }
    }

    #[cfg(any(feature = "http", feature = "socket"))]
    pub(crate) fn peer(self, peer: impl fmt::Display) -> Self {
        let peer = Some(peer.to_string());
        Self { peer, ..self }
    }

    #[cfg(feature = "layers")]
    pub(crate) fn limit(self, limit: Option<Duration>) -> Self {
        Self { limit, ..self }
    }

    #[cfg(feature = "net")]
    pub(crate) fn explained(self, explanation: Explanation) -> Self {
        Self {
            explanation,
            ..self
        }
    }

    #[cfg(feature = "layers")]
    pub(crate) fn lasting(self, lasting: bool) -> Self {
        Self { lasting, ..self }
    }

    pub(super) fn is_lasting(&self) -> bool {
        self.lasting
    }

    pub(super) fn is_connect(&self) -> bool {
        self.connect
    }

    pub(super) fn is_timeout(&self) -> bool {
        self.timeout
    }

    /// Whether nothing of the request can have reached the node.
    pub(super) fn is_unsent(&self) -> bool {
        self.connect || self.unsent
    }

    /// Whether this side held the request back, so that no endpoint was involved.
    pub(super) fn is_held_back(&self) -> bool {
        self.unsent && !self.connect && self.peer.is_none()
    }

    /// Whether nothing listens at the address.
    pub(super) fn is_refused(&self) -> bool {
        self.connect
            && chain(self.source())
                .any(|cause| io_kind(cause) == Some(io::ErrorKind::ConnectionRefused))
    }

    pub(super) fn source(&self) -> &(dyn StdError + 'static) {
        &*self.source
    }

    /// The cause, where the beginning of the message doesn't say it already. The errors between only repeat the context; the last one
    /// has the cause.
    fn cause(&self) -> Option<Cow<'_, str>> {
        if let Some(cause) = &self.explanation.cause {
            return Some(Cow::Borrowed(cause));
        }
        let says_more = self.is_held_back() || !self.timeout;
        let root = chain(self.source()).last().filter(|_| says_more)?;
        Some(Cow::Owned(root.to_string()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.connect, self.timeout) {
            (true, _) => "can't connect",
            (false, _) if self.is_held_back() => "not sent",
            (false, _) => "no response",
        })?;
        if let Some(peer) = &self.peer {
            let preposition = if self.connect { "to" } else { "from" };
            write!(f, " {preposition} {peer}")?;
        }
        match self.limit {
            Some(limit) => write!(f, " within the timeout of {}", Span(limit))?,
            None if self.timeout && !self.is_held_back() => f.write_str(" within the timeout")?,
            None => {}
        }
        if let Some(cause) = self.cause() {
            write!(f, ": {cause}")?;
        }
        let setting = match self.connect {
            true => "`connect_timeout` sets another",
            false => "`timeout` sets another",
        };
        match (&self.explanation.remedy, self.limit) {
            (Some(remedy), _) => write!(f, "; {remedy}"),
            (None, Some(_)) => write!(f, "; {setting}"),
            (None, None) => Ok(()),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = self.0.as_micros().div_ceil(1000);
        let tenths = (millis + 50) / 100;
        match (millis, tenths % 10) {
            (..1000, _) => write!(f, "{millis} ms"),
            (_, 0) => write!(f, "{} s", tenths / 10),
            (_, rest) => write!(f, "{}.{rest} s", tenths / 10),
        }
    }
}

#[cfg(feature = "layers")]
impl Error {
    /// Creates the error of a timeout of this length; the node may have seen the request.
    pub(crate) fn timeout_of(limit: Duration, source: impl Into<BoxError>) -> Self {
        let failure = Failure::new(source).timeout(true);
        failure.limit(Some(limit)).into()
    }

    /// Creates the error of a request that was held back and would be for ever: a retry can't succeed.
    pub(crate) fn never_sent(source: impl Into<BoxError>) -> Self {
        Failure::new(source).unsent(true).lasting(true).into()
    }
}

#[cfg(feature = "socket")]
impl Error {
    /// Creates the failure of a connection that broke while a call was in flight.
    pub(crate) fn lost(cause: &str, peer: &str, sent: bool) -> Self {
        let failure = Failure::new(format!("the connection was lost: {cause}"));
        failure.unsent(!sent).peer(peer).into()
    }

    /// Creates the failure of a connect timeout.
    pub(crate) fn connect_timeout(
        limit: Duration,
        source: impl Into<BoxError>,
        peer: &str,
    ) -> Self {
        let failure = Failure::new(source).connect(true).timeout(true);
        failure.limit(Some(limit)).peer(peer).into()
    }

    /// Creates the failure of a call timeout, before or after sending.
    pub(crate) fn late(
        limit: Duration,
        source: impl Into<BoxError>,
        peer: &str,
        sent: bool,
    ) -> Self {
        let failure = Failure::new(source).timeout(true).limit(Some(limit));
        failure.unsent(!sent).peer(peer).into()
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Kind::Transport(failure).into()
    }
}

fn chain<'a>(
    first: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    iter::successors(Some(first), |&cause| match cause.downcast_ref::<Error>() {
        Some(ours) => ours.cause(),
        None => cause.source(),
    })
}

fn is_timeout(cause: &(dyn StdError + 'static)) -> bool {
    // With layers, tower's `timeout` is a dependency anyway; without them, it would pull in tokio.
    #[cfg(feature = "layers")]
    if cause.is::<tower::timeout::error::Elapsed>() {
        return true;
    }
    match cause.downcast_ref::<Error>() {
        Some(ours) => ours.is_timeout(),
        None => io_kind(cause) == Some(io::ErrorKind::TimedOut),
    }
}

fn io_kind(cause: &(dyn StdError + 'static)) -> Option<io::ErrorKind> {
    cause.downcast_ref::<io::Error>().map(io::Error::kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::safety::Safety;

    /// A layer's own error around another one.
    #[derive(Debug)]
    struct Wrapped(BoxError);

    impl fmt::Display for Wrapped {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("wrapped")
        }
    }

    impl StdError for Wrapped {
        fn source(&self) -> Option<&(dyn StdError + 'static)> {
            Some(&*self.0)
        }
    }

    #[test]
    fn causes_are_recognised_through_foreign_layers() {
        let timed_out = Error::transport(Wrapped(io::Error::from(io::ErrorKind::TimedOut).into()));
        assert!(timed_out.is_timeout() && !timed_out.is_connect());
        assert_eq!(timed_out.reached_server(), Reached::Maybe);

        let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
        let refused = Error::transport(Wrapped(Error::connect(refused).into()));
        assert!(refused.is_connect() && !refused.is_timeout());
        assert_eq!(refused.reached_server(), Reached::No);

        let other = Error::transport("the queue is full");
        assert!(!other.is_connect() && !other.is_timeout());
        assert_eq!(other.to_string(), "no response: the queue is full");
    }

    #[test]
    fn what_was_held_back_was_never_sent() {
        let held = Error::transport(Wrapped(Error::not_sent("the queue is full").into()));
        assert_eq!(held.reached_server(), Reached::No);
        assert!(!held.is_connect() && !held.is_timeout());
        assert_eq!(held.to_string(), "not sent: the queue is full");
        assert!(held.of(None, Safety::Write).is_retryable());
    }

    #[test]
    fn what_main_prints_begins_with_the_message() {
        let error = Error::connect("refused").of(Some("a_b"), Safety::Read);
        assert_eq!(
            format!("{error:?}"),
            "Error { message: a_b: can't connect: refused, reached_server: No, is_retryable: true, .. }"
        );
    }

    #[test]
    fn our_own_error_passes_through_unchanged() {
        let error = Error::transport(Box::new(Error::config("no such key")) as BoxError);
        assert_eq!(error.to_string(), "no such key");
    }

    #[test]
    fn a_write_is_retryable_only_if_it_was_never_sent() {
        let lost = || Error::timeout("lost");
        assert!(lost().of(None, Safety::Read).is_retryable());
        assert!(lost().of(None, Safety::Idempotent).is_retryable());
        assert!(!lost().of(None, Safety::Write).is_retryable());
        assert!(!lost().is_retryable());
        assert!(
            Error::connect("refused")
                .of(None, Safety::Write)
                .is_retryable()
        );
    }
}
