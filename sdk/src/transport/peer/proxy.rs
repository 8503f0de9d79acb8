//! Proxy settings.

use std::error::Error as StdError;
use std::{fmt, io, iter};

use http::{HeaderValue, Uri};
use hyper_util::client::proxy::matcher::Matcher;

use super::{Endpoint, Peer};
use crate::error::{Error, Explanation};

/// The proxy that connections go through.
#[derive(Clone, Debug, Default)]
pub(in crate::transport) enum Proxy {
    /// The one that the environment names for the URL, if any. Never for this machine.
    #[default]
    Environment,
    None,
    /// This one, whatever the URL.
    At(Box<Endpoint>),
}

impl Proxy {
    pub(super) fn at(url: &str) -> Result<Self, Error> {
        let endpoint = Endpoint::parse(url, ["http", "https"]);
        let endpoint =
            endpoint.map_err(|error| Error::config(format!("the proxy can't be used: {error}")))?;
        Ok(Self::At(Box::new(endpoint)))
    }
}

/// The proxy of a connection.
#[derive(Clone)]
pub(in crate::transport) struct Via {
    /// Scheme, host and port alone.
    pub(in crate::transport) uri: Uri,
    /// Its credentials, from the user and password of its URL.
    pub(in crate::transport) auth: Option<HeaderValue>,
}

impl Peer {
    /// The proxy on the way, if there is one.
    pub(in crate::transport) fn via(&self) -> Result<Option<Via>, Error> {
        Ok(match &self.proxy {
            Proxy::None => None,
            Proxy::Environment if self.endpoint.is_loopback() => None,
            Proxy::Environment => {
                let found = Matcher::from_env().intercept(&self.endpoint.destination()?);
                found.map(|found| Via {
                    uri: found.uri().clone(),
                    auth: found.basic_auth().cloned(),
                })
            }
            Proxy::At(proxy) => Some(Via {
                uri: proxy.destination()?,
                auth: proxy.auth().header()?,
            }),
        })
    }
}

/// What went wrong at the proxy. Without a source: that one is in its words, and means little without the proxy.
#[derive(Debug)]
pub(in crate::transport) struct Unhelpful {
    proxy: Uri,
    why: String,
}

impl Unhelpful {
    pub(in crate::transport) fn new(proxy: &Uri, error: &(dyn StdError + 'static)) -> Self {
        let root = causes(error).last().unwrap_or(error);
        Self {
            proxy: proxy.clone(),
            why: root.to_string(),
        }
    }

    pub(super) fn explanation(&self) -> Explanation {
        Explanation {
            cause: Some(self.to_string().into()),
            remedy: Some(
                "name another with `proxy` or in the environment (`HTTPS_PROXY` and the like), or take the straight way with `no_proxy`"
                    .into(),
            ),
        }
    }
}

impl fmt::Display for Unhelpful {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (proxy, why) = (self.proxy.to_string(), &self.why);
        let proxy = proxy.trim_end_matches('/');
        write!(f, "the proxy {proxy} doesn't connect to it: {why}")
    }
}

impl StdError for Unhelpful {}

/// The proxy's failure, if it is that one.
pub(super) fn unhelpful<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a Unhelpful> {
    causes(error).find_map(|cause| cause.downcast_ref())
}

/// The chain of causes, including what an [`io::Error`] holds, which its own source skips.
pub(super) fn causes<'a>(
    first: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    iter::successors(Some(first), |&cause| {
        let held = cause.downcast_ref::<io::Error>();
        match held.and_then(io::Error::get_ref) {
            Some(held) => Some(held as &(dyn StdError + 'static)),
            None => cause.source(),
        }
    })
}
