//! Ethereum's chain facts.

use super::cache;
use crate::chain::{Chain, Keep, Plain, Secrets};
use crate::error::RpcError;

/// The chain of Ethereum, and of every network whose nodes have its execution API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ethereum {}

impl Chain for Ethereum {
    const NAME: &'static str = "ethereum";
    /// Keys of accounts, and the passwords that unlock them.
    const SECRETS: Secrets = Secrets::NONE.params(&["personal_*"]);

    fn is_rate_limit(error: &RpcError) -> bool {
        Plain::is_rate_limit(error) || is_proxyd_limit(error)
    }

    fn keep(method: &str, params: &[u8], finalized: Option<u64>) -> Keep {
        cache::keep(method, params, finalized)
    }

    fn height(result: &str) -> Option<u64> {
        cache::height(result)
    }
}

/// The limits of proxyd, which stands before nodes of Base and Optimism: capacity, clients, senders and requests. Other nodes use its codes
/// for other things.
fn is_proxyd_limit(error: &RpcError) -> bool {
    let says = |words: &str| error.message.contains(words);
    match error.code {
        _ if error.name.is_some() => false,
        -32012 => says("over capacity"),
        -32016 | -32017 => says("rate limit"),
        -32024 => says("too many requests"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_limits_of_its_proxies() {
        for (code, message) in [
            (-32005, "daily request count exceeded, request rate limited"),
            (-32012, "backend is over capacity"),
            (-32016, "over rate limit"),
            (-32017, "sender is over rate limit"),
            (-32024, "too many requests"),
        ] {
            let error = RpcError::new(code, message);
            assert!(Ethereum::is_rate_limit(&error), "{code} {message}");
        }
        for (code, message) in [
            (-32000, "execution reverted: rate limit"),
            (-32012, "already imported"),
            (-32016, "the key isn't valid"),
        ] {
            let error = RpcError::new(code, message);
            assert!(!Ethereum::is_rate_limit(&error), "{code} {message}");
        }
    }
}
