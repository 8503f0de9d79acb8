//! What layers ask of an error.

use std::time::Duration;

use super::{BoxError, Error, Failure, Inner, Kind};

impl Error {
    /// A request that a layer held back, and when it is worth coming again.
    pub(crate) fn held_back(source: impl Into<BoxError>, retry_after: Duration) -> Self {
        Self::from_inner(Inner {
            kind: Kind::Transport(Failure::new(source).unsent(true)),
            status: None,
            retry_after: Some(retry_after),
        })
    }

    /// Whether it speaks against the endpoint: it couldn't be reached, gave no whole answer, or something that is none, or a gateway
    /// says that there is nothing behind it. A node that answers with an error object is well, as is one that limits its callers.
    pub(crate) fn blames_endpoint(&self) -> bool {
        match &self.inner.kind {
            Kind::Transport(failure) => !failure.is_held_back(),
            // The service is there and says what is wrong with the request.
            Kind::Http(bare) if bare.meaning.is_some() => false,
            // A request that is malformed, too large or one too many is its sender's doing.
            Kind::Http(_) => !matches!(self.inner.status, Some(400 | 413 | 429)),
            Kind::Rpc(_) => matches!(self.inner.status, Some(502..=504)),
            Kind::Decode(_) => true,
            Kind::Config(_) | Kind::NoSubscriptions | Kind::Encode(_) | Kind::TooLarge(_) => false,
            // This side closed it, or asked several.
            Kind::Closed | Kind::NoQuorum { .. } | Kind::Inconsistent(_) => false,
        }
    }

    /// One of few words for it, for labels and spans.
    #[cfg(any(feature = "metrics", feature = "trace"))]
    pub(crate) fn class(&self) -> &'static str {
        match &self.inner.kind {
            _ if self.is_timeout() => "timeout",
            _ if self.is_connect() => "connect",
            _ if self.is_rate_limit() => "rate_limit",
            Kind::Transport(failure) if failure.is_held_back() => "not_sent",
            Kind::Transport(_) => "transport",
            Kind::Http(_) => "http",
            Kind::Rpc(_) => "rpc",
            Kind::Decode(_) => "decode",
            Kind::TooLarge(_) => "too_large",
            Kind::NoQuorum { .. } => "no_quorum",
            Kind::Inconsistent(_) => "inconsistent",
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
            let bare = BareStatus {
                expected: "answer",
                meaning: None,
                body: String::new(),
            };
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
