//! The proxy on the way to a node.

use http::header::HeaderValue;

use super::Endpoint;
use crate::error::Error;

/// Which proxy connections go through.
#[derive(Clone, Debug, Default)]
pub(in crate::transport) enum Proxy {
    /// The one that the environment names for the URL, if it names one. What is on this machine is reached without one.
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

/// What a proxy wants to know of the caller: the user and the password of its URL.
pub(in crate::transport) fn authorization(proxy: &Endpoint) -> Result<Option<HeaderValue>, Error> {
    proxy.auth().header()
}
