//! Proxy settings.

use http::header::HeaderValue;

use super::Endpoint;
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

/// The proxy's credentials, from the user and password of its URL.
pub(in crate::transport) fn authorization(proxy: &Endpoint) -> Result<Option<HeaderValue>, Error> {
    proxy.auth().header()
}
