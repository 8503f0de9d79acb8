//! One connection, many calls: WebSockets and Unix sockets.
//!
//! A [`Socket`] connects when it is first used and again whenever it is used after its connection was lost. A task of its own reads
//! and writes; it looks at envelopes only, and answers are read into types by those who asked.
//!
//! - Answers are matched by their ids and may come in any order. A call that its caller gives up is forgotten at once.
//! - At a lost connection, calls in flight fail. An error of those that were never written says so
//!   ([`Reached::No`](crate::Reached::No)), and they may be sent again whatever they do.
//! - Commands and items wait in bounded queues: senders wait for room, and readers who are too slow learn how many items they missed.
//! - Anything that comes in is a sign of life, be it a part of a message or a pong. After a silence a ping goes out, and after a long
//!   one the connection counts as lost. A Unix socket has no pings, and the system tells when its other end is gone: there, silence
//!   means nothing unless `idle_timeout` is set.
//!
//! | setting | default | why |
//! | --- | --- | --- |
//! | `timeout` | 60 s | as over HTTP: traces of whole blocks take that long |
//! | `connect_timeout` | 10 s | a TLS handshake around the world takes one |
//! | `max_message_bytes` | 256 MiB | traces of whole blocks have been seen near it; a limit at all keeps a broken node from taking the memory |
//! | `ping_interval` | 20 s | proxies drop what is silent for a minute |
//! | `idle_timeout` | 60 s; none for Unix sockets | three pings without an answer |
//! | `queue` | 256 requests | beyond it callers wait |

mod builder;
mod calls;
mod feeds;
mod link;
mod protocol;
mod task;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::{Mutex, mpsc, oneshot, watch};
use tokio::time::timeout;

pub use builder::{Dialect, SocketBuilder};

use super::{Request, Response};
use crate::error::Error;
use calls::Reply;
use task::Connection;

pub(crate) use link::{BoxLink, Connect, Incoming, Outgoing};
pub(crate) use protocol::{Key, Protocol, Route};

/// A connection over which many calls are in flight at once, and over which a node sends by itself. Cloning is cheap; clones share
/// the connection.
///
/// It must be used inside a tokio runtime. `Debug` shows the address without what may be secret in it.
#[derive(Clone)]
pub struct Socket {
    shared: Arc<Shared>,
}

struct Shared {
    connect: Box<dyn Connect>,
    protocol: Arc<dyn Protocol>,
    settings: Settings,
    /// The connection, if there is one. Held while connecting, so that one attempt serves all who wait.
    live: Mutex<Option<Live>>,
    closed: watch::Sender<bool>,
}

#[derive(Clone)]
struct Live {
    commands: mpsc::Sender<Command>,
    orders: mpsc::UnboundedSender<Order>,
}

#[derive(Clone, Copy, Debug)]
struct Settings {
    timeout: Duration,
    connect_timeout: Duration,
    ping_interval: Duration,
    /// None where silence means nothing.
    idle_timeout: Option<Duration>,
    queue: usize,
}

/// What callers want. They wait for room in the queue.
#[derive(Debug)]
struct Command {
    request: Request,
    reply: Reply,
}

/// What is said by those who can't wait for room. There are no more of these than there were calls and subscriptions.
#[derive(Debug)]
enum Order {
    Forget(u64),
    Unsubscribe(Key),
    Close,
}

impl Socket {
    fn new(connect: impl Connect, protocol: Box<dyn Protocol>, settings: Settings) -> Self {
        Self {
            shared: Arc::new(Shared {
                connect: Box::new(connect),
                protocol: protocol.into(),
                settings,
                live: Mutex::default(),
                closed: watch::Sender::new(false),
            }),
        }
    }

    /// Connects now, unless it is connected: to learn early whether anyone is there.
    ///
    /// # Errors
    /// When the connection can't be made.
    pub async fn connect(&self) -> Result<(), Error> {
        self.shared.live().await.map(drop)
    }

    /// Says farewell and ends for all clones: calls in flight fail, subscriptions end, nothing connects again.
    pub async fn close(&self) {
        // Whoever is connecting gives up, so that the lock is free soon.
        self.shared.closed.send_replace(true);
        if let Some(live) = self.shared.live.lock().await.take()
            && live.orders.send(Order::Close).is_ok()
        {
            // Until its task is done.
            live.commands.closed().await;
        }
    }
}

impl Shared {
    async fn live(&self) -> Result<Live, Error> {
        let mut live = self.live.lock().await;
        if let Some(live) = live.as_ref().filter(|live| !live.commands.is_closed()) {
            return Ok(live.clone());
        }
        let mut closed = self.closed.subscribe();
        let connecting = timeout(self.settings.connect_timeout, self.connect.connect());
        let link = tokio::select! {
            biased;
            _ = closed.wait_for(|closed| *closed) => return Err(Error::closed()),
            link = connecting => link,
        };
        let link = match link {
            Ok(link) => link?,
            Err(elapsed) => {
                return Err(Error::connect_timeout(elapsed, &self.connect.peer()));
            }
        };
        let (commands, receiver) = mpsc::channel(self.settings.queue);
        let (orders, order_receiver) = mpsc::unbounded_channel();
        let connection = Connection::new(
            link,
            Arc::clone(&self.protocol),
            self.settings,
            self.connect.peer(),
            receiver,
            (orders.clone(), order_receiver),
        );
        tokio::spawn(connection.run());
        Ok(live.insert(Live { commands, orders }).clone())
    }

    async fn exchange(&self, request: Request) -> Result<Response, Error> {
        let sent = Arc::new(AtomicBool::new(false));
        let limit = request.timeout().unwrap_or(self.settings.timeout);
        match timeout(limit, self.send(request, Arc::clone(&sent))).await {
            Ok(answer) => answer,
            Err(elapsed) => Err(Error::late(
                elapsed,
                &self.connect.peer(),
                sent.load(Ordering::Relaxed),
            )),
        }
    }

    async fn send(&self, request: Request, sent: Arc<AtomicBool>) -> Result<Response, Error> {
        let live = self.live().await?;
        let key = request.entries().next().map(|call| call.id());
        let (reply, answer) = oneshot::channel();
        let reply = Reply::new(reply, Arc::clone(&sent));
        // Dropped before the answer is there, it says so to the task.
        let mut given_up = GivenUp {
            orders: &live.orders,
            key,
        };
        let lost = |_| self.lost(sent.load(Ordering::Relaxed));
        let queued = live.commands.send(Command { request, reply }).await;
        queued.map_err(|_| self.lost(false))?;
        let answer = answer.await;
        given_up.key = None;
        answer.map_err(lost)?
    }

    /// The task is gone without a word: the runtime is shutting down.
    fn lost(&self, sent: bool) -> Error {
        if *self.closed.borrow() {
            return Error::closed();
        }
        Error::lost("the connection ended", &self.connect.peer(), sent)
    }
}

/// A caller; dropped while it still has a key, its call is forgotten.
struct GivenUp<'a> {
    orders: &'a mpsc::UnboundedSender<Order>,
    key: Option<u64>,
}

impl Drop for GivenUp<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            // Without a task there is nothing to forget.
            _ = self.orders.send(Order::Forget(key));
        }
    }
}

impl tower::Service<Request> for Socket {
    type Response = Response;
    type Error = Error;
    type Future = BoxFuture<'static, Result<Response, Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let shared = Arc::clone(&self.shared);
        async move { shared.exchange(request).await }.boxed()
    }
}

impl fmt::Debug for Socket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Socket")
            .field("peer", &self.shared.connect.peer())
            .field("settings", &self.shared.settings)
            .finish()
    }
}
