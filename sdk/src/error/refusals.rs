//! What error objects mean, by the chain and by the services that host its nodes.

use super::RpcError;

/// The meaning of error objects at the nodes of one chain.
#[derive(Clone, Copy)]
pub(crate) struct Refusals {
    /// Whether one is a rate limit.
    pub(crate) is_rate_limit: fn(&RpcError) -> bool,
    /// Whether one says that the node is busy.
    pub(crate) is_busy: fn(&RpcError) -> bool,
    /// What to do when nothing listens at the node's address.
    pub(crate) not_running: Option<&'static str>,
    /// Where the credentials of such nodes are.
    pub(crate) credentials: Option<&'static str>,
}

impl Refusals {
    /// Where the chain isn't known.
    pub(super) const UNKNOWN: Self = Self {
        is_rate_limit,
        is_busy: |_| false,
        not_running: None,
        credentials: None,
    };
}

/// Whether a refusal is a rate limit wherever nodes are hosted, by the codes and words of the services that host those of many chains.
/// What the nodes of one chain say beside it is that chain's.
pub(crate) fn is_rate_limit(error: &RpcError) -> bool {
    if error.name.is_some() {
        // Who names errors has numbers of its own.
        return false;
    }
    match error.code {
        // Infura's. It says so too of a query that finds too much or takes too long, which it always will.
        -32005 => !LASTING.iter().any(|words| error.message.contains(words)),
        // Alchemy, QuickNode; Ankr.
        429 | -32090 => true,
        // QuickNode's requests and credits. Nodes use these codes for other things.
        -32007 => error.message.contains("request limit reached"),
        -32012 => error.message.contains("credits"),
        _ => false,
    }
}

/// What a refusal says that isn't a rate limit in spite of its code: the call itself is too large.
const LASTING: [&str; 8] = [
    "query",
    "timeout",
    "timed out",
    "block range",
    "blocks",
    "results",
    "logs",
    "size",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_limits_of_the_services() {
        for (code, message) in [
            (-32005, "daily request count exceeded, request rate limited"),
            (
                429,
                "Your app has exceeded its compute units per second capacity.",
            ),
            (
                -32007,
                "50/second request limit reached - reduce calls per second",
            ),
            (-32012, "credits limited to 6000/sec"),
            (
                -32090,
                "Too many requests, reason: call rate limit exhausted, retry in 10s",
            ),
        ] {
            let error = RpcError::new(code, message);
            assert!(is_rate_limit(&error), "{code} {message}");
        }
        for (code, message) in [
            (-32005, "query returned more than 10000 results"),
            (-32005, "query timeout exceeded"),
            (-32005, "eth_getLogs is limited to a block range of 1000"),
            (-32005, "response size exceeded"),
            (-32000, "execution reverted: rate limit"),
            (3, "execution reverted"),
            (-32007, "slot was skipped"),
            (-32012, "already imported"),
            (0, "could not connect"),
        ] {
            let error = RpcError::new(code, message);
            assert!(!is_rate_limit(&error), "{code} {message}");
        }
        // Numbers of a node that has words are its own.
        assert!(!is_rate_limit(&RpcError::new(429, "").with_name("X")));
    }
}
