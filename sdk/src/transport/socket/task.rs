//! The one task that reads from and writes to a connection.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::time::{Instant, Sleep, sleep};

use super::calls::{Calls, Waiting};
use super::feeds::Feeds;
use super::link::{BoxLink, Incoming, Outgoing};
use super::protocol::{Protocol, Route};
use super::{Command, Order, Settings};
use crate::error::{BoxError, Error};
use crate::transport::Response;

/// How many messages are read before what is to be written gets its turn.
const READ_AT_ONCE: usize = 64;

/// How many messages may wait for being written. Beyond that commands wait in their queue, and behind it their callers.
const OUTBOX: usize = 16;

/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_secs(1);

/// Our own calls, which end subscriptions, have ids that no caller's have: counted from here, below what a float holds exactly.
const OWN_IDS: u64 = 1 << 52;

/// A connection at work. It ends when the other end is gone or silent for too long, when it is told to, and when nobody is left who
/// could use it: no handle, no call in flight, no subscription.
pub(super) struct Connection {
    link: BoxLink,
    protocol: Arc<dyn Protocol>,
    settings: Settings,
    peer: String,
    commands: mpsc::Receiver<Command>,
    /// From callers and readers that are gone.
    orders: mpsc::UnboundedReceiver<Order>,
    /// For feeds to send orders with.
    order: mpsc::UnboundedSender<Order>,
    /// What is to be written, and for which call.
    outbox: VecDeque<(Outgoing, Option<u64>)>,
    calls: Calls,
    feeds: Feeds,
    next_own_id: u64,
    last_sign_of_life: Instant,
    next_ping: Pin<Box<Sleep>>,
    /// Until when the farewell may take, once it has begun.
    closing: Option<Pin<Box<Sleep>>>,
    /// Whether something was written that isn't flushed.
    unflushed: bool,
}

impl Connection {
    pub(super) fn new(
        link: BoxLink,
        protocol: Arc<dyn Protocol>,
        settings: Settings,
        peer: String,
        commands: mpsc::Receiver<Command>,
        (order, orders): (mpsc::UnboundedSender<Order>, mpsc::UnboundedReceiver<Order>),
    ) -> Self {
        Self {
            link,
            protocol,
            peer,
            commands,
            orders,
            order,
            outbox: VecDeque::new(),
            calls: Calls::default(),
            feeds: Feeds::default(),
            next_own_id: OWN_IDS,
            last_sign_of_life: Instant::now(),
            next_ping: Box::pin(sleep(settings.ping_interval)),
            settings,
            closing: None,
            unflushed: false,
        }
    }

    /// The connection is gone: everyone who waits learns it.
    fn lose(&mut self, cause: BoxError) {
        let ours = cause.downcast_ref::<Error>().cloned();
        let cause = cause.to_string();
        let alone = self.calls.len() == 1;
        for waiting in self.calls.drain() {
            let error = match &ours {
                // Whether it was closed, or the message that was too long can only be the answer to this call.
                Some(error) if error.is_closed() || alone => error.clone(),
                _ => Error::lost(&cause, &self.peer, waiting.is_sent()),
            };
            waiting.finish(Err(error));
        }
        let error = ours.filter(Error::is_closed);
        self.feeds
            .end_all(&error.unwrap_or_else(|| Error::lost(&cause, &self.peer, true)));
    }

    fn received(&mut self, message: Bytes) {
        let mut route = self.protocol.route(&message);
        if let Route::Answer(id) = route
            && !self.calls.waits_for(id)
        {
            route = self.protocol.further(id, &message);
        }
        match route {
            Route::Answer(id) => {
                if let Some((waiting, body)) = self.calls.answer(id, message) {
                    self.answered(waiting, body);
                }
            }
            Route::Batch(ids) => {
                if let Some(waiting) = self.calls.answer_batch(&ids) {
                    waiting.finish(Ok(Response::new(message)));
                }
            }
            Route::Item(key, json) => self.feeds.item(key, json, self.calls.is_opening()),
            Route::Ended(key) => self.feeds.ended(&key),
            Route::Anonymous => {
                // With others in flight nobody can tell whom it is for. They have their time limits.
                if let Some(waiting) = self.calls.only() {
                    waiting.finish(Ok(Response::new(message)));
                }
            }
            Route::Nobody => {}
        }
    }

    fn answered(&mut self, waiting: Waiting, body: Bytes) {
        let key = waiting.opening().and_then(|_| self.protocol.opened(&body));
        let response = match waiting.opening().zip(key) {
            Some((opening, key)) => {
                let (orders, gone) = (self.order.clone(), key.clone());
                let feed = self.feeds.open(key, waiting.key(), opening, move || {
                    // Once the connection is gone there is nothing left to unsubscribe.
                    _ = orders.send(Order::Unsubscribe(gone));
                });
                Response::new(body).with_feed(feed)
            }
            None => Response::new(body),
        };
        waiting.finish(Ok(response));
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Forget(key) => {
                for id in self.calls.forget(key) {
                    if let Some(message) = self.protocol.cancel(id) {
                        self.send(message, None);
                    }
                }
                self.outbox.retain(|(_, call)| *call != Some(key));
            }
            Order::Unsubscribe(key) => {
                if let Some((opened_by, opening)) = self.feeds.close(&key) {
                    let id = self.next_own_id;
                    self.next_own_id += 1;
                    let message = self.protocol.stop(&key, opened_by, &opening, id);
                    self.send(message, None);
                }
            }
        }
    }

    fn accept(&mut self, command: Command) {
        let (request, reply) = match command {
            Command::Send(_, reply) if reply.is_gone() => return,
            Command::Send(request, reply) => (request, reply),
            Command::Close => return self.say_farewell(),
        };
        if request.is_batch() && request.entries().len() == 0 {
            // Nothing would identify the answer, which is known anyway.
            return reply.finish(Ok(Response::new(&b"[]"[..])));
        }
        if request.notified().is_some() {
            // Nothing tells whether it arrives, not even that it was written.
            self.send(request.body().clone(), None);
            return reply.finish(Ok(Response::new(Bytes::new())));
        }
        let waiting = Waiting::new(&request, reply);
        let key = Some(waiting.key());
        if let Err(refused) = self.calls.insert(waiting) {
            return refused.finish(Err(Error::config(
                "a call with the same id is in flight on this connection: clients that share a connection must be clones of one, \
                 or of one `Rpc`",
            )));
        }
        if request.is_batch() && !self.protocol.batches() {
            for entry in request.entries() {
                self.send(entry.text(), key);
            }
        } else {
            self.send(request.body().clone(), key);
        }
    }

    fn send(&mut self, message: Bytes, call: Option<u64>) {
        self.outbox.push_back((Outgoing::Message(message), call));
    }

    fn say_farewell(&mut self) {
        if self.closing.is_none() {
            self.outbox.push_back((Outgoing::Close, None));
            self.closing = Some(Box::pin(sleep(FAREWELL)));
        }
    }

    /// Reads; whether there may be more at once.
    fn read(&mut self, context: &mut Context<'_>) -> Result<bool, BoxError> {
        for _ in 0..READ_AT_ONCE {
            match self.link.as_mut().poll_next(context) {
                Poll::Ready(Some(incoming)) => {
                    let incoming = incoming?;
                    self.last_sign_of_life = Instant::now();
                    if let Incoming::Message(message) = incoming {
                        self.received(message);
                    }
                }
                Poll::Ready(None) => return Err("the connection was closed".into()),
                Poll::Pending => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Takes what callers want, as far as there is room for it; whether that was anything.
    fn take(&mut self, context: &mut Context<'_>) -> bool {
        let mut taken = false;
        while let Poll::Ready(Some(order)) = self.orders.poll_recv(context) {
            self.obey(order);
            taken = true;
        }
        while self.outbox.len() < OUTBOX && self.closing.is_none() {
            match self.commands.poll_recv(context) {
                Poll::Ready(Some(command)) => self.accept(command),
                // No handle is left, but somebody may still wait or read.
                Poll::Ready(None) if self.calls.is_empty() && self.feeds.is_empty() => {
                    self.say_farewell();
                }
                Poll::Ready(None) | Poll::Pending => break,
            }
            taken = true;
        }
        taken
    }

    /// Writes as much as the connection takes.
    fn write(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        while !self.outbox.is_empty() {
            ready!(self.link.as_mut().poll_ready(context))?;
            if let Some((outgoing, call)) = self.outbox.pop_front() {
                if let Some(call) = call {
                    self.calls.written(call);
                }
                self.link.as_mut().start_send(outgoing)?;
                self.unflushed = true;
            }
        }
        if self.unflushed {
            ready!(self.link.as_mut().poll_flush(context))?;
            self.unflushed = false;
        }
        Poll::Ready(Ok(()))
    }

    /// Pings when it is time; the error is that nobody is there.
    fn watch(&mut self, context: &mut Context<'_>) -> Result<(), BoxError> {
        while self.next_ping.as_mut().poll(context).is_ready() {
            let silence = self.last_sign_of_life.elapsed();
            if silence >= self.settings.idle_timeout {
                return Err(format!("nothing was heard for {} ms", silence.as_millis()).into());
            }
            if silence >= self.settings.ping_interval && self.closing.is_none() {
                self.outbox.push_back((Outgoing::Ping, None));
            }
            let next = Instant::now() + self.settings.ping_interval;
            self.next_ping.as_mut().reset(next);
        }
        Ok(())
    }

    /// One turn; the error is why it was the last.
    fn turn(&mut self, context: &mut Context<'_>) -> Result<(), BoxError> {
        let more = self.read(context)?;
        self.watch(context)?;
        loop {
            let taken = self.take(context);
            // The connection wakes this task once it takes more; callers do once they want more.
            let full = self.write(context)?.is_pending();
            if full || !taken {
                break;
            }
        }
        if let Some(limit) = &mut self.closing
            && limit.as_mut().poll(context).is_ready()
        {
            return Err(Error::closed().into());
        }
        if more {
            context.waker().wake_by_ref();
        }
        Ok(())
    }
}

impl Future for Connection {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match self.turn(context) {
            Ok(()) => Poll::Pending,
            Err(cause) => {
                let closed = self.closing.is_some();
                self.lose(if closed {
                    Error::closed().into()
                } else {
                    cause
                });
                Poll::Ready(())
            }
        }
    }
}
