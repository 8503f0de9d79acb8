//! The settings of the HTTP transport.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HOST, HeaderMap, HeaderValue};
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::super::peer::{Peer, PeerSettings, peer_setters};
use super::connect::Connector;
#[cfg(feature = "digest")]
use super::digest::Digest;
use super::pool::Pool;
use super::{Http, Sender, Shared, USER_AGENT, USUAL_MEDIA_TYPE};
use crate::error::Error;

/// How long a connection that nobody uses is kept.
const IDLE: Duration = Duration::from_secs(90);

/// Settings for [`Http`]. A wrong one is reported by [`build`](Self::build).
///
/// The last of `bearer`, `basic`, `digest` and `jwt` counts, and replaces user and password in the URL.
#[derive(Debug)]
#[must_use = "it does nothing until it is built"]
pub struct HttpBuilder {
    peer: PeerSettings,
    timeout: Duration,
    connect_timeout: Duration,
    max_response_bytes: u64,
    gzip: bool,
    http2_ping: (Duration, Duration),
}

impl HttpBuilder {
    pub(super) fn new(url: &str) -> Self {
        Self {
            peer: PeerSettings::new(url, ["http", "https"]),
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            max_response_bytes: 256 << 20,
            gzip: true,
            http2_ping: (Duration::from_secs(20), Duration::from_secs(10)),
        }
    }

    peer_setters!(peer);

    pub(crate) fn peer_settings(&mut self) -> &mut PeerSettings {
        &mut self.peer
    }

    /// The time from sending to the last byte of the response, for requests that have no limit of their own; 60 s by default.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// The time for finding the host, connecting and the TLS handshake; 10 s by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// The length of the longest answer accepted, in bytes after decompression; 256 MiB by default.
    pub fn max_response_bytes(mut self, limit: u64) -> Self {
        self.max_response_bytes = limit;
        self
    }

    /// Whether to accept compressed answers; yes by default. Beside a node on the same machine it only costs time.
    pub fn gzip(mut self, accept: bool) -> Self {
        self.gzip = accept;
        self
    }

    /// After how long a silence of an HTTP/2 connection that calls wait on a ping is sent, and how long the pong may take; 20 s and
    /// 10 s by default. Without it, a connection whose other end is gone without a word would fail each call by its time limit, and
    /// the next one again.
    pub fn http2_ping(mut self, after: Duration, answer_within: Duration) -> Self {
        self.http2_ping = (after, answer_within);
        self
    }

    /// Makes the transport. Nothing is sent yet.
    ///
    /// # Errors
    /// When the URL isn't an `http` or `https` one, the path of JSON-RPC is none, a header or a credential holds characters that a header can't, credentials
    /// would go to another machine without TLS, a certificate or a key can't be used, `server_name` or `client_identity` are given for
    /// a URL without TLS, `server_name` without `root_certificates`, or the system has no certificates to check an `https` server
    /// with. Or when the proxy's URL can't be used.
    pub fn build(self) -> Result<Http, Error> {
        let peer = self.peer.finish()?;
        let connector = Connector::new(&peer, self.connect_timeout, &["h2", "http/1.1"])?;
        #[cfg(feature = "digest")]
        let sender = match peer.login() {
            Some(login) => {
                let connector = Connector::new(&peer, self.connect_timeout, &["http/1.1"])?;
                Sender::Digest(Digest::new(login.clone(), Pool::new(connector, IDLE)))
            }
            None => sender(&peer, &connector, self.http2_ping),
        };
        #[cfg(not(feature = "digest"))]
        let sender = sender(&peer, &connector, self.http2_ping);
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
        headers.insert(http::header::USER_AGENT, USER_AGENT);
        if self.gzip {
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(USUAL_MEDIA_TYPE));
        // The client would write it for each request.
        if let Some(host) = peer
            .endpoint
            .host_header()
            .filter(|_| !peer.endpoint.is_tls())
        {
            headers.insert(HOST, host);
        }
        headers.extend(peer.headers.clone());
        let shared = Shared {
            sender,
            connector,
            headers,
            address: peer.endpoint.to_string().into(),
            peer,
            timeout: self.timeout,
            max_response_bytes: self.max_response_bytes,
            gzip: self.gzip,
            answered: AtomicBool::new(false),
        };
        Ok(Http {
            shared: Arc::new(shared),
        })
    }
}

/// What sends requests to this peer.
fn sender(peer: &Peer, connector: &Connector, http2_ping: (Duration, Duration)) -> Sender {
    if !peer.endpoint.is_tls() {
        return Sender::Pool(Pool::new(connector.clone(), IDLE));
    }
    let mut client = Client::builder(TokioExecutor::new());
    client
        .timer(TokioTimer::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(IDLE)
        .http2_keep_alive_interval(http2_ping.0)
        .http2_keep_alive_timeout(http2_ping.1);
    Sender::Client(Box::new(client.build(connector.clone())))
}
