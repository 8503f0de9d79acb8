//! Error classification for layers.

use std::time::Duration;

use super::{BoxError, Error, Failure, Inner, Kind, Origin};

impl Error {
    /// Creates the error of a request that a layer held back, with the time after which to retry.
    pub(crate) fn held_back(source: impl Into<BoxError>, retry_after: Duration) -> Self {
        Self::from_inner(Inner {
            kind: Kind::Transport(Failure::new(source).unsent(true)),
            status: None,
            retry_after: Some(retry_after),
            origin: Origin::default(),
        })
    }

    /// Whether the error counts against the endpoint: it couldn't be reached, sent no complete or no valid response, or
    /// a gateway reports that nothing is behind it. An error object doesn't count, and neither does a rate limit or a busy node.
    pub(crate) fn blames_endpoint(&self) -> bool {
        match &self.inner.kind {
            Kind::Transport(failure) => !failure.is_held_back(),
            // The service is up and rejects the request.
            Kind::Http(bare) if bare.meaning.is_some() => false,
            // Malformed, too large or rate-limited requests are the sender's fault.
            Kind::Http(_) => !matches!(self.inner.status, Some(400 | 413 | 429)),
            Kind::Rpc(_) => matches!(self.inner.status, Some(502..=504)),
            Kind::Decode(_) => true,
            Kind::Config(_) | Kind::NoSubscriptions | Kind::Encode(_) | Kind::TooLarge(_) => false,
            // Closed by this side, or the outcome of several endpoints.
            Kind::Closed | Kind::NoQuorum { .. } | Kind::Inconsistent(_) => false,
            Kind::Busy(_) | Kind::Stale(_) | Kind::NotFound(_) => false,
        }
    }

    /// The error's class, one word for labels and spans.
    #[cfg(any(feature = "metrics", feature = "trace"))]
    pub(crate) fn class(&self) -> &'static str {
        match &self.inner.kind {
            _ if self.is_timeout() => "timeout",
            _ if self.is_connect() => "connect",
            _ if self.is_rate_limit() => "rate_limit",
            _ if self.is_busy() => "busy",
            Kind::Transport(failure) if failure.is_held_back() => "not_sent",
            Kind::Transport(_) => "transport",
            Kind::Http(_) => "http",
            Kind::Rpc(_) | Kind::Busy(_) => "rpc",
            Kind::Decode(_) => "decode",
            Kind::NotFound(_) => "not_found",
            Kind::TooLarge(_) => "too_large",
            Kind::NoQuorum { .. } => "no_quorum",
            Kind::Inconsistent(_) => "inconsistent",
            Kind::Stale(_) => "stale",
            Kind::Closed => "closed",
            Kind::Config(_) | Kind::Encode(_) | Kind::NoSubscriptions => "config",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{BareStatus, RpcError};
    use crate::transport::Response;

    #[test]
    fn who_is_to_blame() {
        let http = |status| {
            let response = Response::new("").with_status(status);
            let bare = BareStatus::new(response.body(), "response", None);
            Error::answered(Kind::Http(bare), &response)
        };
        let rpc = |status| {
            let response = Response::new("").with_status(status);
            Error::answered(Kind::Rpc(RpcError::new(-32000, "x")), &response)
        };
        let blamed = [
            Error::transport("reset"),
            Error::timeout("slow"),
            Error::connect("refused"),
            http(500),
            http(503),
            http(401),
            http(200),
            rpc(503),
        ];
        for error in blamed {
            assert!(error.blames_endpoint(), "{error}");
        }
        let innocent = [
            Error::not_sent("held"),
            Error::config("wrong"),
            Error::too_large(1),
            http(429),
            http(413),
            http(400),
            rpc(200),
            rpc(500),
            rpc(429),
        ];
        for error in innocent {
            assert!(!error.blames_endpoint(), "{error}");
        }
    }
}
