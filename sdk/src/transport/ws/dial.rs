//! TCP connections, straight or through a proxy.

use http::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use tokio::net::TcpStream;
use tower::ServiceExt;

use crate::error::{BoxError, Error};
use crate::transport::peer::{Peer, Unhelpful, Via};

/// The way to one host and port. All its addresses are tried, the other family's beside those that are slow to answer.
pub(super) struct Dial {
    to: Uri,
    /// The proxy, and the tunnel through it.
    via: Option<(Uri, Tunnel<HttpConnector>)>,
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
            Some((proxy, tunnel)) => {
                let stream = tunnel.clone().oneshot(to).await;
                stream.map_err(|error| Unhelpful::new(proxy, &error))?
            }
        };
        Ok(stream.into_inner())
    }
}

fn tunnel(via: Via) -> Result<(Uri, Tunnel<HttpConnector>), Error> {
    let scheme = via.uri.scheme_str().unwrap_or_default();
    // With others one would have to speak TLS first, or SOCKS.
    if scheme != "http" {
        return Err(Error::config(format!(
            "WebSockets go through proxies whose URL begins with `http://`, not `{scheme}://`: name such a one with `proxy`, or take the \
             straight way with `no_proxy`"
        )));
    }
    let tunnel = Tunnel::new(via.uri.clone(), connector());
    let tunnel = match via.auth {
        Some(auth) => tunnel.with_auth(auth),
        None => tunnel,
    };
    Ok((via.uri, tunnel))
}

fn connector() -> HttpConnector {
    let mut connector = HttpConnector::new();
    // `https` is for whoever speaks TLS over what is connected here.
    connector.enforce_http(false);
    connector.set_nodelay(true);
    connector
}
