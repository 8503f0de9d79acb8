//! Proxy settings.

use http::{HeaderValue, Uri};
use hyper_util::client::proxy::matcher::Matcher;

use super::{Endpoint, Peer};
use crate::error::Error;

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

impl Endpoint {
    /// Scheme, host and port alone, the scheme that of HTTP: so proxies are chosen by it as for HTTP, and the port always stands there.
    pub(in crate::transport) fn destination(&self) -> Result<Uri, Error> {
        let url = self.url();
        let (scheme, default) = match self.is_tls() {
            true => ("https", 443),
            false => ("http", 80),
        };
        let host = url.host_str().unwrap_or_default();
        let authority = format!("{host}:{}", url.port().unwrap_or(default));
        let uri = Uri::builder().scheme(scheme).authority(authority);
        let bad = |error| Error::config(format!("{self} can't be connected to: {error}"));
        uri.path_and_query("/").build().map_err(bad)
    }
}
