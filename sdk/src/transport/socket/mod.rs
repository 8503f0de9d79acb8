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
//! | `ping_interval` | 20 s, at least 1 ms | proxies drop what is silent for a minute |
//! | `idle_timeout` | 60 s; none for Unix sockets | three pings without a response |
//! | `queue` | 256 requests | beyond it callers wait |

mod builder;
mod calls;
mod feeds;
mod link;
mod outbox;
mod task;
#[cfg(feature = "ipc")]
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::sync::{Semaphore, SemaphorePermit, mpsc, oneshot, watch};
use tokio::time::{Instant, timeout, timeout_at};

pub use crate::wire::Dialect;
pub use builder::SocketBuilder;

#[cfg(all(feature = "ipc", unix))]
pub use super::ipc::Ipc;
#[cfg(feature = "ws")]
pub use super::ws::Ws;

use super::{Request, Response};
use crate::error::Error;
use crate::transport::service_items;
use calls::{Limit, Reply};
use task::Connection;

use crate::message::{Key, Protocol};
pub(crate) use link::{BoxLink, Connect, Incoming, Outgoing};

/// A connection with many calls in flight at once, over which a node may push notifications. Cloning is cheap; clones share
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
    /// The connection, if there was one already.
    live: Mutex<Option<Arc<Live>>>,
    /// Held while connecting, so that one attempt serves all who wait; with the last that failed.
    attempt: tokio::sync::Mutex<Option<Failed>>,
    closed: watch::Sender<bool>,
}

struct Failed {
    began: Instant,
    error: Error,
}

/// A handle of a connection at work. The task learns when the last of its clones is gone.
struct Live {
    orders: mpsc::UnboundedSender<Order>,
    /// For requests that aren't written yet.
    room: Arc<Semaphore>,
}

impl Live {
    /// Takes room for a request, if there is some.
    fn takes_room(&self) -> bool {
        let room = self.room.try_acquire();
        room.map(SemaphorePermit::forget).is_ok()
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        // Without a task nobody needs to know.
        _ = self.orders.send(Order::Release);
    }
}

#[derive(Clone, Copy, Debug)]
struct Settings {
    timeout: Duration,
    connect_timeout: Duration,
    ping_interval: Duration,
    /// None where silence means nothing.
    idle_timeout: Option<Duration>,
    queue: usize,
    max_message_bytes: usize,
}

/// A request that a caller has room for.
#[derive(Debug)]
struct Command {
    request: Request,
    reply: Reply,
    limit: Limit,
}

/// An order to the task of a connection. The requests among it are limited by [`Live::room`], and the rest by the number of calls and
/// subscriptions.
#[derive(Debug)]
enum Order {
    Send(Command),
    Forget(u64),
    Unsubscribe(Key),
    /// No handle is left.
    Release,
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
                attempt: tokio::sync::Mutex::default(),
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

    /// Whether there is a connection now. One that was lost a moment ago may still count as one.
    pub fn is_connected(&self) -> bool {
        self.shared.open().is_some()
    }

    /// Where it connects to, in a form that may be printed.
    pub(crate) fn peer(&self) -> String {
        self.shared.connect.peer()
    }

    /// Says farewell and ends for all clones: calls in flight fail, subscriptions end, nothing connects again.
    pub async fn close(&self) {
        // Whoever is connecting gives up, so that the lock is free soon.
        self.shared.closed.send_replace(true);
        let attempt = self.shared.attempt.lock().await;
        let live = self.shared.lock().take();
        drop(attempt);
        if let Some(live) = live
            && live.orders.send(Order::Close).is_ok()
        {
            // Until its task is done.
            live.orders.closed().await;
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Option<Arc<Live>>> {
        // Nothing is done under it that could panic.
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connection, if there is one.
    fn open(&self) -> Option<Arc<Live>> {
        let live = self.lock();
        live.as_ref()
            .filter(|live| !live.orders.is_closed())
            .cloned()
    }

    /// The connection; a new one if need be. An attempt goes on when its caller gives up: others wait for it, and those who have less
    /// time than it takes would never get through.
    async fn live(self: &Arc<Self>) -> Result<Arc<Live>, Error> {
        if let Some(live) = self.open() {
            return Ok(live);
        }
        let asked = Instant::now();
        let (tell, told) = oneshot::channel();
        let shared = Arc::clone(self);
        tokio::spawn(async move {
            let mut attempt = shared.attempt.lock().await;
            // Those who have given up by now need none.
            if !tell.is_closed() {
                _ = tell.send(shared.connected(&mut attempt, asked).await);
            }
        });
        told.await.unwrap_or_else(|_| Err(self.lost(false)))
    }

    async fn connected(
        &self,
        last: &mut Option<Failed>,
        asked: Instant,
    ) -> Result<Arc<Live>, Error> {
        if *self.closed.borrow() {
            return Err(Error::closed());
        }
        if let Some(live) = self.open() {
            return Ok(live);
        }
        // An attempt that began after they had asked has failed for all who waited.
        if let Some(failed) = last.as_ref().filter(|failed| failed.began > asked) {
            return Err(failed.error.clone());
        }
        let began = Instant::now();
        let link = self.link().await;
        *last = link.as_ref().err().map(|error| Failed {
            began,
            error: error.clone(),
        });
        Ok(self.work(link?))
    }

    async fn link(&self) -> Result<BoxLink, Error> {
        let mut closed = self.closed.subscribe();
        let limit = self.settings.connect_timeout;
        let connecting = timeout(limit, self.connect.connect());
        let link = tokio::select! {
            biased;
            _ = closed.wait_for(|closed| *closed) => return Err(Error::closed()),
            link = connecting => link,
        };
        link.unwrap_or_else(|elapsed| {
            Err(Error::connect_timeout(limit, elapsed, &self.connect.peer()))
        })
    }

    /// Puts a connection to work.
    fn work(&self, link: BoxLink) -> Arc<Live> {
        let (orders, receiver) = mpsc::unbounded_channel();
        let live = Arc::new(Live {
            orders,
            room: Arc::new(Semaphore::new(self.settings.queue)),
        });
        let connection = Connection::new(
            link,
            Arc::clone(&self.protocol),
            self.settings,
            self.connect.peer(),
            &live,
            receiver,
        );
        tokio::spawn(connection.run());
        let before = self.lock().replace(Arc::clone(&live));
        #[cfg(feature = "metrics")]
        if before.is_some() {
            metrics::counter!(crate::layer::metric_names::RECONNECTS).increment(1);
        }
        drop(before);
        live
    }

    async fn exchange(self: Arc<Self>, request: Request) -> Result<Response, Error> {
        self.protocol.check(&request)?;
        let limit = Limit::of(request.timeout().unwrap_or(self.settings.timeout));
        let live = match self.open().filter(|live| live.takes_room()) {
            Some(live) => live,
            // Apart, because few calls have to wait, and the future of each is moved about.
            None => Box::pin(self.wait_for_room(limit)).await?,
        };
        let key = request.entries().next().map(|call| call.id());
        let (reply, response) = oneshot::channel();
        let command = Command {
            request,
            reply,
            limit,
        };
        let sent = live.orders.send(Order::Send(command));
        sent.map_err(|_| self.lost(false))?;
        // Dropped before the response is there, it says so to the task.
        let mut given_up = GivenUp { live, key };
        let response = response.await;
        given_up.key = None;
        response.map_err(|_| self.lost(true))?
    }
    /// Waits for a connection, and for room on it.
    async fn wait_for_room(self: &Arc<Self>, limit: Limit) -> Result<Arc<Live>, Error> {
        let waiting = async {
            let live = self.live().await?;
            let room = live.room.acquire().await;
            room.map_err(|_| self.lost(false))?.forget();
            Ok(live)
        };
        match limit.deadline {
            Some(deadline) => timeout_at(deadline, waiting)
                .await
                .unwrap_or_else(|_| Err(limit.error(&self.connect.peer(), false))),
            None => waiting.await,
        }
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
struct GivenUp {
    live: Arc<Live>,
    key: Option<u64>,
}

impl Drop for GivenUp {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            // Without a task there is nothing to forget.
            _ = self.live.orders.send(Order::Forget(key));
        }
    }
}

impl tower::Service<Request> for Socket {
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        let shared = Arc::clone(&self.shared);
        shared.exchange(request).boxed()
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
