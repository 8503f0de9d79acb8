//! WebSockets.

mod dial;

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_util::{FutureExt, Sink};
use http::HeaderValue;
use http::header::{AUTHORIZATION, LOCATION, USER_AGENT};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::Request as Upgrade;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error as WsError, Message, Utf8Bytes};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use dial::Dial;

use super::heard::Heard;
use super::peer::{Peer, PeerSettings, peer_setters, retry_after};
use super::socket::{BoxLink, Connect, Incoming, Outgoing, Socket, SocketBuilder};
use crate::error::{BoxError, Error, Explanation, Failure, remedy};
use crate::excerpt::shorten;

/// Limit of a refusal's excerpt, in bytes.
const REFUSAL: usize = 160;

/// tungstenite's `AttackAttempt`.
const UPGRADE_LIMIT: &str = "the head of the response to the upgrade is longer than 64 KiB, or came in too many small pieces";

/// What is written at once at most, if it is of several messages.
const WRITE_BUFFER: usize = 64 << 10;

/// What is read at once. tungstenite clears it before each read, which costs a small message more than anything else if it is long.
const READ_BUFFER: usize = 16 << 10;

/// Three pings without a pong.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// Settings of WebSockets only.
#[derive(Debug)]
pub struct Ws {
    peer: PeerSettings,
}

impl Socket {
    /// Returns a builder of a transport over the WebSocket at `url`. User and password in the URL become a header.
    pub fn ws(url: &str) -> SocketBuilder<Ws> {
        let peer = PeerSettings::new(url, ["ws", "wss"]);
        SocketBuilder::new(Ws { peer }, Some(IDLE_TIMEOUT))
    }
}

impl SocketBuilder<Ws> {
    peer_setters!(kind.peer);

    pub(crate) fn peer_settings(&mut self) -> &mut PeerSettings {
        &mut self.kind.peer
    }

    /// Builds the transport. Doesn't connect yet.
    ///
    /// # Errors
    /// If the URL isn't `ws` or `wss`, a header or a credential holds invalid characters, credentials would go to
    /// another machine without TLS, a certificate or a key can't be used, `server_name` or `client_identity` are given
    /// for a URL without TLS, `server_name` without `root_certificates`, the system has no root certificates for a
    /// `wss` server, or WebSockets can't use the proxy.
    pub fn build(mut self) -> Result<Socket, Error> {
        let settings = std::mem::replace(&mut self.kind.peer, PeerSettings::new("", [""; 2]));
        let peer = settings.finish()?;
        #[cfg(feature = "digest")]
        if peer.login().is_some() {
            return Err(Error::config(
                "the handshake of a WebSocket answers no challenge, so that `digest` is for HTTP only: use `basic` or `bearer` here",
            ));
        }
        let tls = match peer.endpoint.is_tls() {
            // Only HTTP/1.1 has the upgrade that makes a WebSocket.
            true => Some(Arc::new(peer.tls(&["http/1.1"])?)),
            false => None,
        };
        let config = WebSocketConfig::default()
            .max_message_size(Some(self.message_limit()))
            .max_frame_size(Some(self.message_limit()))
            // Calls that are made together share a write: nothing waits in there longer than that, because they are flushed together.
            .write_buffer_size(WRITE_BUFFER)
            .read_buffer_size(READ_BUFFER);
        let dial = Dial::new(&peer)?;
        let connector = Connector {
            peer,
            dial,
            tls,
            config,
        };
        Ok(self.finish(connector))
    }
}

struct Connector {
    peer: Peer,
    dial: Dial,
    tls: Option<Arc<ClientConfig>>,
    config: WebSocketConfig,
}

impl Connect for Connector {
    fn connect(&self) -> BoxFuture<'_, Result<BoxLink, Error>> {
        async move {
            let (upgrade, limit) = (self.upgrade()?, self.config.max_message_size);
            let stream = self.open().await;
            let stream = stream.map_err(|error| self.broken(error, false))?;
            let link = client_async_with_config(upgrade, stream, Some(self.config)).await;
            let (stream, _) = link.map_err(|error| self.refused(error))?;
            let limit = limit.unwrap_or(usize::MAX) as u64;
            Ok(Box::pin(WsLink { stream, limit }) as BoxLink)
        }
        .boxed()
    }

    fn peer(&self) -> String {
        self.peer.endpoint.to_string()
    }
}

impl Connector {
    fn upgrade(&self) -> Result<Upgrade, Error> {
        let url = self.peer.endpoint.uri();
        let bad =
            |error: WsError| Error::config(format!("no WebSocket can have this URL: {error}"));
        let mut upgrade = url.into_client_request().map_err(bad)?;
        let headers = upgrade.headers_mut();
        let agent = concat!("polyrpc/", env!("CARGO_PKG_VERSION"));
        headers.insert(USER_AGENT, HeaderValue::from_static(agent));
        for (name, value) in &self.peer.headers {
            headers.append(name, value.clone());
        }
        if let Some(credentials) = self.peer.authorization()? {
            headers.insert(AUTHORIZATION, credentials);
        }
        Ok(upgrade)
    }

    /// Connects, over TLS if required.
    async fn open(&self) -> Result<Heard<Box<dyn Io>>, BoxError> {
        let tcp = self.dial.connect().await?;
        let stream: Box<dyn Io> = match &self.tls {
            None => Box::new(tcp),
            Some(config) => {
                let name = ServerName::try_from(self.peer.endpoint.host().to_owned())?;
                let connector = TlsConnector::from(Arc::clone(config));
                Box::new(connector.connect(name, tcp).await?)
            }
        };
        Ok(Heard::new(stream))
    }

    fn unconnected(&self, cause: impl Into<BoxError>) -> Failure {
        Failure::new(cause).connect(true).peer(&self.peer.endpoint)
    }

    /// The error of a failed connection. `opened` means that the upgrade failed over an open one.
    fn broken(&self, cause: BoxError, opened: bool) -> Error {
        let explanation = self.peer.explain(&*cause, opened);
        self.unconnected(cause).explained(explanation).into()
    }

    /// The error of a refused upgrade.
    fn refused(&self, error: WsError) -> Error {
        let answer = match error {
            WsError::Http(answer) => answer,
            // Its limits are fixed: 64 KiB, 512 reads, and after 64 of them 128 bytes in each on average.
            WsError::AttackAttempt => return self.unconnected(UPGRADE_LIMIT).into(),
            error => return self.broken(error.into(), true),
        };
        let status = answer.status();
        let mut cause = format!("HTTP status {status}");
        if let Some(body) = answer.body().as_deref().filter(|body| !body.is_empty()) {
            cause = format!("{cause}: {}", shorten(body, REFUSAL));
        }
        let location = answer.headers().get(LOCATION);
        let location = location.and_then(|location| location.to_str().ok());
        let redirect = location.and_then(|to| self.peer.endpoint.redirect(to));
        let explanation = Explanation {
            remedy: remedy(status.as_u16(), redirect.as_deref()),
            ..Explanation::default()
        };
        Error::refused(
            self.unconnected(cause).explained(explanation),
            status.as_u16(),
            retry_after(answer.headers()),
        )
    }
}

trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// The reason in the node's close frame: limits, maintenance, messages that it can't read.
fn farewell_error(farewell: Option<CloseFrame>) -> BoxError {
    match farewell {
        Some(farewell) => {
            let (code, reason) = (farewell.code, shorten(farewell.reason.as_bytes(), REFUSAL));
            format!("the node closed it with code {code}: {reason}").into()
        }
        None => "the node closed it".into(),
    }
}

struct WsLink {
    stream: WebSocketStream<Heard<Box<dyn Io>>>,
    limit: u64,
}

impl WsLink {
    fn error(&self, error: WsError) -> BoxError {
        match error {
            WsError::Capacity(_) => Error::too_large(self.limit).into(),
            error => error.into(),
        }
    }
}

impl Stream for WsLink {
    type Item = Result<Incoming, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let message = match Pin::new(&mut self.stream).poll_next(context) {
            Poll::Ready(message) => message,
            Poll::Pending if self.stream.get_mut().take() => Some(Ok(Message::Pong(Bytes::new()))),
            Poll::Pending => return Poll::Pending,
        };
        Poll::Ready(message.map(|message| match message {
            Ok(Message::Text(text)) => Ok(Incoming::Message(text.into())),
            Ok(Message::Binary(bytes)) => Ok(Incoming::Message(bytes)),
            Ok(Message::Close(farewell)) => {
                // Nothing follows a close frame. Ours is queued by now; whether it still gets out makes no difference.
                _ = Pin::new(&mut self.stream).poll_flush(context);
                Err(farewell_error(farewell))
            }
            Ok(_) => Ok(Incoming::Alive),
            Err(error) => Err(self.error(error)),
        }))
    }
}

impl Sink<Outgoing> for WsLink {
    type Error = BoxError;

    fn poll_ready(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), BoxError>> {
        let ready = ready!(Pin::new(&mut self.stream).poll_ready(context));
        Poll::Ready(ready.map_err(|error| self.error(error)))
    }

    fn start_send(mut self: Pin<&mut Self>, outgoing: Outgoing) -> Result<(), BoxError> {
        let message = match outgoing {
            Outgoing::Message(text) => Message::Text(Utf8Bytes::try_from(text)?),
            Outgoing::Ping => Message::Ping(Bytes::new()),
            Outgoing::Close => Message::Close(None),
        };
        let sent = Pin::new(&mut self.stream).start_send(message);
        sent.map_err(|error| self.error(error))
    }

    fn poll_flush(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), BoxError>> {
        let flushed = ready!(Pin::new(&mut self.stream).poll_flush(context));
        Poll::Ready(flushed.map_err(|error| self.error(error)))
    }

    fn poll_close(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), BoxError>> {
        let closed = ready!(Pin::new(&mut self.stream).poll_close(context));
        Poll::Ready(closed.map_err(|error| self.error(error)))
    }
}
