//! How the error prints.

use std::fmt;

use super::{Error, Kind};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(method) = &self.method {
            write!(f, "{method}: ")?;
        }
        if let Some(failures) = &self.endpoints {
            return f.write_str(failures);
        }
        match &self.inner.kind {
            Kind::Config(message) | Kind::Inconsistent(message) | Kind::Stale(message) => {
                f.write_str(message)
            }
            Kind::Closed => f.write_str("the connection was closed by its user"),
            Kind::NoSubscriptions => f.write_str("this transport has no subscriptions: connect by `ws://`, `wss://` or a socket's path"),
            Kind::Encode(error) => error.fmt(f),
            Kind::Transport(failure) => {
                failure.fmt(f)?;
                match self.refusals.not_running {
                    Some(remedy) if failure.is_refused() => write!(f, "; {remedy}"),
                    _ => Ok(()),
                }
            }
            Kind::TooLarge(limit) => write!(f, "the response is longer than {limit} bytes"),
            Kind::Http(bare) => bare.print(f, self.inner.status, &self.inner.origin),
            Kind::Rpc(error) => error.fmt(f),
            Kind::Busy(error) => write!(f, "the node is busy: {}", error.message),
            Kind::NotFound(meaning) => f.write_str(meaning),
            Kind::Decode(error) => error.fmt(f),
            Kind::NoQuorum { votes, .. } => f.write_str(votes),
        }?;
        if let (Some(401), Some(remedy)) = (self.inner.status, self.refusals.credentials) {
            write!(f, "; {remedy}")?;
        }
        match self.may_be_done() {
            true => f.write_str(
                " (an earlier attempt, whose response was lost, may have gone through: look before sending it again)",
            ),
            false => Ok(()),
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

/// Without a source: the message has the cause, which reports of the whole chain would repeat. [`Error::cause`] has it as a value.
impl std::error::Error for Error {}
