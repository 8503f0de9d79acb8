//! A pool of HTTP/1.1 connections: each carries one request at a time.
//!
//! hyper-util's client keeps connections too. It does so for any number of servers, and for HTTP/2, which costs a small call to a node on the
//! same machine a seventh of its time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use bytes::Bytes;
use http::Uri;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::client::legacy::connect::Connection as _;
use tokio::time::{Instant, sleep_until};
use tower::ServiceExt;

use super::Prepared;
use super::connect::Connector;
use crate::error::BoxError;

/// A request with its whole body.
pub(super) type Outgoing = http::Request<Full<Bytes>>;

/// Connections to one server. Each has a state of `S`.
pub(super) struct Pool<S = ()> {
    connector: Connector,
    idle_timeout: Duration,
    idle: Arc<Mutex<Idle<S>>>,
}

/// The idle connections.
struct Idle<S> {
    /// The newest last.
    sessions: VecDeque<(Instant, Session<S>)>,
    /// Whether a task closes those that have been idle for long.
    has_sweeper: bool,
}

/// A connection, for one request at a time.
pub(super) struct Session<S = ()> {
    pub(super) sender: SendRequest<Full<Bytes>>,
    /// Whether it has carried a request before: the server may have closed it since.
    was_kept: bool,
    /// Whether it goes through a proxy, which wants requests in absolute form.
    pub(super) is_proxied: bool,
    #[cfg_attr(
        not(feature = "digest"),
        allow(dead_code, reason = "only digests have one")
    )]
    pub(super) state: S,
}

/// Why there is no response.
pub(super) enum Fault {
    Connect(BoxError),
    Lost(BoxError),
}

impl<S: Default + Send + 'static> Pool<S> {
    pub(super) fn new(connector: Connector, idle_timeout: Duration) -> Self {
        let idle = Idle {
            sessions: VecDeque::new(),
            has_sweeper: false,
        };
        Self {
            connector,
            idle_timeout,
            idle: Arc::new(Mutex::new(idle)),
        }
    }

    /// A connection that was kept, or else a new one.
    pub(super) async fn session(&self, to: &Uri) -> Result<Session<S>, Fault> {
        while let Some(mut session) = self.kept() {
            if session.sender.ready().await.is_ok() {
                return Ok(session);
            }
        }
        // Apart, because few calls have to wait for one.
        Box::pin(self.open(to)).await
    }

    /// Keeps a connection for the next request, once the response to the last has been read.
    pub(super) fn keep(&self, mut session: Session<S>) {
        session.was_kept = true;
        if session.sender.is_closed() {
            return;
        }
        let now = Instant::now();
        let mut idle = lock(&self.idle);
        idle.sessions.push_back((now, session));
        if !idle.has_sweeper {
            idle.has_sweeper = true;
            let sweeper = Sweeper(Arc::downgrade(&self.idle));
            tokio::spawn(sweeper.sweep(now + self.idle_timeout, self.idle_timeout));
        }
    }

    /// Takes the newest that is ready, so that the older ones go when they aren't needed; or the newest, which will be.
    fn kept(&self) -> Option<Session<S>> {
        let sessions = &mut lock(&self.idle).sessions;
        let is_ready = |(_, session): &(Instant, Session<S>)| session.sender.is_ready();
        let ready = sessions.iter().rposition(is_ready);
        let place = ready.or(sessions.len().checked_sub(1))?;
        sessions.remove(place).map(|(_, session)| session)
    }

    /// A new connection.
    pub(super) async fn open(&self, to: &Uri) -> Result<Session<S>, Fault> {
        let io = self.connector.clone().oneshot(to.clone()).await;
        let io = io.map_err(Fault::Connect)?;
        let is_proxied = io.inner().connected().is_proxied();
        let (sender, connection) = handshake(io)
            .await
            .map_err(|error| Fault::Connect(error.into()))?;
        // Ends with the connection, when the server closes it or the sender is dropped; the sender tells of its errors.
        tokio::spawn(async move { _ = connection.await });
        Ok(Session {
            sender,
            was_kept: false,
            is_proxied,
            state: S::default(),
        })
    }
}

impl Pool {
    /// Sends a request, and again over another connection where the server closed one before it was sent.
    pub(super) async fn send(
        &self,
        prepared: Box<Prepared>,
    ) -> Result<(http::Response<Incoming>, Session), Fault> {
        let to = prepared.target.uri.clone();
        let mut session = self.session(&to).await?;
        // All connections to a server are proxied, or none.
        let mut request = prepared.outgoing(session.is_proxied);
        loop {
            let mut error = match session.sender.try_send_request(request).await {
                Ok(response) => return Ok((response, session)),
                Err(error) => error,
            };
            match error.take_message().filter(|_| session.was_kept) {
                Some(unsent) => request = unsent,
                None => return Err(Fault::Lost(error.into_error().into())),
            }
            session = self.session(&to).await?;
        }
    }
}

/// The task that closes idle connections. Another one is spawned when its runtime has shut down.
struct Sweeper<S>(Weak<Mutex<Idle<S>>>);

impl<S> Sweeper<S> {
    /// Closes connections that have been idle for `timeout`, until none is left.
    async fn sweep(self, mut at: Instant, timeout: Duration) {
        loop {
            sleep_until(at).await;
            let Some(idle) = self.0.upgrade() else {
                return;
            };
            let mut idle = lock(&idle);
            let now = Instant::now();
            idle.sessions
                .retain(|(since, session)| *since + timeout > now && !session.sender.is_closed());
            match idle.sessions.front() {
                Some((since, _)) => at = *since + timeout,
                None => {
                    idle.has_sweeper = false;
                    return;
                }
            }
        }
    }
}

impl<S> Drop for Sweeper<S> {
    fn drop(&mut self) {
        if let Some(idle) = self.0.upgrade() {
            lock(&idle).has_sweeper = false;
        }
    }
}

fn lock<S>(idle: &Mutex<Idle<S>>) -> MutexGuard<'_, Idle<S>> {
    // Nothing is done under it that could panic.
    idle.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use tokio::io::AsyncReadExt;
    use tokio::net::TcpListener;
    use tokio::time::timeout;

    use super::super::super::peer::PeerSettings;
    use super::*;

    const LIMIT: Duration = Duration::from_secs(10);

    #[test]
    fn connections_that_nobody_uses_end_in_each_runtime() {
        let runtime = || {
            let mut builder = tokio::runtime::Builder::new_current_thread();
            builder.enable_all().build().expect("a runtime")
        };
        let pool = runtime().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let address = listener.local_addr().expect("an address");
            let settings = PeerSettings::new(&format!("http://{address}"), ["http", "https"]);
            let peer = settings.finish().expect("a peer");
            let connector = Connector::new(&peer, LIMIT, &["http/1.1"]).expect("a connector");
            let pool = Pool::<()>::new(connector, Duration::from_millis(20));
            for _ in 0..2 {
                let session = pool.open(peer.endpoint.uri()).await.ok();
                let (mut server, _) = listener.accept().await.expect("a connection");
                pool.keep(session.expect("a connection"));
                assert!(lock(&pool.idle).has_sweeper);
                let ended = timeout(LIMIT, server.read(&mut [0])).await;
                assert!(matches!(ended, Ok(Ok(0))), "it is open still");
            }
            // One that is idle when its runtime ends.
            let session = pool.open(peer.endpoint.uri()).await.ok();
            pool.keep(session.expect("a connection"));
            pool
        });
        assert!(!lock(&pool.idle).has_sweeper);
        // It is known to be closed, and isn't used.
        runtime()
            .block_on(async { assert!(pool.kept().is_none_or(|kept| kept.sender.is_closed())) });
    }
}
