//! Connections for HTTP: straight or through a proxy, with TLS where the URL wants it.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::future::BoxFuture;
use futures_util::FutureExt;
use http::uri::Scheme;
use http::{HeaderMap, HeaderValue, Uri};
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::TlsConnector;
use tower::ServiceExt;

use super::super::peer::{Peer, Unhelpful, Via};
use super::USER_AGENT;
use crate::error::{BoxError, Error};

/// How often a silent connection is asked for a sign of life.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How many of these may go unanswered.
const KEEP_ALIVE_RETRIES: u32 = 3;

/// How long sent bytes may stay unacknowledged.
#[cfg(any(target_os = "android", target_os = "linux"))]
const UNACKNOWLEDGED: Duration = Duration::from_secs(30);

/// Connects to the server of `http` and `https` URLs.
#[derive(Clone)]
pub(super) struct Connector(Arc<Settings>);

struct Settings {
    tcp: HttpConnector,
    tls: Arc<ClientConfig>,
    /// For a proxy that is itself reached over TLS: it is asked in HTTP/1.1.
    proxy_tls: Arc<ClientConfig>,
    via: Option<Via>,
    timeout: Duration,
}

impl Connector {
    pub(super) fn new(peer: &Peer, timeout: Duration, alpn: &[&str]) -> Result<Self, Error> {
        let via = peer.via()?;
        if let Some(via) = &via
            && !matches!(via.uri.scheme_str(), Some("http" | "https"))
        {
            return Err(Error::config(
                "HTTP goes through proxies whose URL begins with `http://` or `https://`: name such a one with `proxy`, or take the \
                 straight way with `no_proxy`",
            ));
        }
        let tls = peer.tls(alpn)?;
        let mut proxy_tls = tls.clone();
        proxy_tls.alpn_protocols.clear();
        let mut tcp = HttpConnector::new();
        // `https` is for whoever speaks TLS over what is connected here.
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(timeout));
        tcp.set_keepalive(Some(KEEP_ALIVE));
        tcp.set_keepalive_interval(Some(KEEP_ALIVE));
        tcp.set_keepalive_retries(Some(KEEP_ALIVE_RETRIES));
        #[cfg(any(target_os = "android", target_os = "linux"))]
        tcp.set_tcp_user_timeout(Some(UNACKNOWLEDGED));
        Ok(Self(Arc::new(Settings {
            tcp,
            tls: Arc::new(tls),
            proxy_tls: Arc::new(proxy_tls),
            via,
            timeout,
        })))
    }

    /// The time limit of connecting.
    pub(super) fn timeout(&self) -> Duration {
        self.0.timeout
    }

    /// What the proxy wants to know of the caller with each request that it passes on unencrypted.
    pub(super) fn proxy_authorization(&self, to: &Uri) -> Option<&HeaderValue> {
        let via = self.0.via.as_ref().filter(|_| !is_tls(to))?;
        via.auth.as_ref()
    }
}

impl tower::Service<Uri> for Connector {
    type Response = TokioIo<Stream>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, to: Uri) -> Self::Future {
        let settings = Arc::clone(&self.0);
        async move {
            let limit = settings.timeout;
            match tokio::time::timeout(limit, settings.connect(to)).await {
                Ok(stream) => stream.map(TokioIo::new),
                Err(elapsed) => Err(io::Error::new(io::ErrorKind::TimedOut, elapsed).into()),
            }
        }
        .boxed()
    }
}

impl Settings {
    async fn connect(self: Arc<Self>, to: Uri) -> Result<Stream, BoxError> {
        let Some(via) = self.via.clone() else {
            let tls = Arc::clone(&self.tls);
            return self.open(tls, to).await;
        };
        if !is_tls(&to) {
            let tls = Arc::clone(&self.proxy_tls);
            let stream = self.open(tls, via.uri.clone()).await;
            let stream = stream.map_err(|error| Unhelpful::new(&via.uri, &*error))?;
            let agreed = Agreed::Proxy;
            return Ok(Stream { agreed, ..stream });
        }
        let agent = HeaderMap::from_iter([(http::header::USER_AGENT, USER_AGENT)]);
        let mut tunnel =
            Tunnel::new(via.uri.clone(), ToProxy(Arc::clone(&self))).with_headers(agent);
        if let Some(auth) = via.auth {
            tunnel = tunnel.with_auth(auth);
        }
        let stream = tunnel.oneshot(to.clone()).await;
        let stream = stream.map_err(|error| Unhelpful::new(&via.uri, &error))?;
        encrypt(Arc::clone(&self.tls), to, stream.into_inner()).await
    }

    /// A connection to the host of a URL.
    async fn open(self: Arc<Self>, tls: Arc<ClientConfig>, to: Uri) -> Result<Stream, BoxError> {
        let tcp = self.tcp.clone().oneshot(to.clone()).await?.into_inner();
        match is_tls(&to) {
            true => encrypt(tls, to, tcp).await,
            false => Ok(Stream {
                io: Box::new(tcp),
                agreed: Agreed::Nothing,
            }),
        }
    }
}

async fn encrypt(
    tls: Arc<ClientConfig>,
    to: Uri,
    io: impl Io + 'static,
) -> Result<Stream, BoxError> {
    // The brackets of an IPv6 address belong to the URL.
    let host = to.host().unwrap_or_default().trim_matches(['[', ']']);
    let name = ServerName::try_from(host.to_owned())?;
    let io = TlsConnector::from(tls).connect(name, io).await?;
    let agreed = match io.get_ref().1.alpn_protocol() {
        Some(b"h2") => Agreed::Http2,
        _ => Agreed::Nothing,
    };
    let io = Box::new(io);
    Ok(Stream { io, agreed })
}

fn is_tls(to: &Uri) -> bool {
    to.scheme() == Some(&Scheme::HTTPS)
}

trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// Connects to the proxy itself.
struct ToProxy(Arc<Settings>);

impl tower::Service<Uri> for ToProxy {
    type Response = TokioIo<Stream>;
    type Error = io::Error;
    type Future = BoxFuture<'static, io::Result<Self::Response>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, proxy: Uri) -> Self::Future {
        let opening = Arc::clone(&self.0).open(Arc::clone(&self.0.proxy_tls), proxy);
        async move { opening.await.map(TokioIo::new).map_err(io::Error::other) }.boxed()
    }
}

/// A connection, and what was agreed on over it.
pub(super) struct Stream {
    io: Box<dyn Io>,
    agreed: Agreed,
}

enum Agreed {
    Nothing,
    /// The TLS handshake has chosen HTTP/2.
    Http2,
    /// A proxy passes requests on, and wants their whole URLs.
    Proxy,
}

impl Connection for Stream {
    fn connected(&self) -> Connected {
        match self.agreed {
            Agreed::Nothing => Connected::new(),
            Agreed::Http2 => Connected::new().negotiated_h2(),
            Agreed::Proxy => Connected::new().proxy(true),
        }
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(context, buffer)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(context)
    }
}
