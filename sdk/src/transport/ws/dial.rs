//! TCP connections, straight or through a proxy.

use std::error::Error as StdError;
use std::fmt;

use http::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use tokio::net::TcpStream;
use tower::ServiceExt;

use crate::error::{BoxError, Error};
use crate::transport::peer::{Peer, Via};

/// The way to one host and port. All its addresses are tried, the other family's beside those that are slow to answer.
pub(super) struct Dial {
    to: Uri,
    via: Option<Tunnel<HttpConnector>>,
}

impl Dial {
    pub(super) fn new(peer: &Peer) -> Result<Self, Error> {
        let to = peer.endpoint.destination()?;
        let via = peer.via()?.map(tunnel).transpose()?;
        Ok(Self { to, via })
    }

    pub(super) async fn connect(&self) -> Result<TcpStream, BoxError> {
        let to = self.to.clone();
        let stream = match &self.via {
            None => connector().oneshot(to).await?,
            Some(tunnel) => tunnel.clone().oneshot(to).await.map_err(Unhelpful)?,
        };
        Ok(stream.into_inner())
    }
}

fn tunnel(via: Via) -> Result<Tunnel<HttpConnector>, Error> {
    let scheme = via.uri.scheme_str().unwrap_or_default();
    // With others one would have to speak TLS first, or SOCKS.
    if scheme != "http" {
        return Err(Error::config(format!(
            "WebSockets go through proxies whose URL begins with `http://`, not `{scheme}://`: name such a one with `proxy`, or take the \
             straight way with `no_proxy`"
        )));
    }
    let tunnel = Tunnel::new(via.uri, connector());
    Ok(match via.auth {
        Some(auth) => tunnel.with_auth(auth),
        None => tunnel,
    })
}

fn connector() -> HttpConnector {
    let mut connector = HttpConnector::new();
    // `https` is for whoever speaks TLS over what is connected here.
    connector.enforce_http(false);
    connector.set_nodelay(true);
    connector
}

/// What went wrong at the proxy.
#[derive(Debug)]
struct Unhelpful<E>(E);

impl<E: StdError> fmt::Display for Unhelpful<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut root: &dyn StdError = &self.0;
        while let Some(source) = root.source() {
            root = source;
        }
        write!(f, "the proxy doesn't connect to it: {root}")
    }
}

/// Without a source: that one is in its words, and means little without the proxy.
impl<E: StdError> StdError for Unhelpful<E> {}
