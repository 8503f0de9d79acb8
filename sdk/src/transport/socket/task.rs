//! The one task that reads from and writes to a connection.

use std::future::{Future, poll_fn};
use std::iter::once;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::time::{Instant, Sleep, sleep};

use super::calls::{Calls, Reply, Waiting};
use super::feeds::Feeds;
use super::link::{BoxLink, Incoming, Outgoing};
use super::outbox::Outbox;
use super::{Command, Live, Order, Settings};
use crate::error::{BoxError, Error};
use crate::message::{Key, Protocol, Recipient};
use crate::message::{Opening, Response};

/// How many messages are read before what is to be written gets its turn.
const READ_AT_ONCE: usize = 64;

/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_secs(1);

/// Long enough for a wait that has no end.
const NEVER: Duration = Duration::from_secs(1 << 30);

/// Our own calls, which end subscriptions, have ids that no caller's have: counted from here, below what a float holds exactly.
const OWN_IDS: u64 = 1 << 52;

/// A connection at work. It ends when the other end is gone or silent for too long, when it is told to, and when nobody is left who
/// could use it: no handle, no call in flight, no subscription.
pub(super) struct Connection {
    link: BoxLink,
    protocol: Arc<dyn Protocol>,
    settings: Settings,
    peer: String,
    orders: mpsc::UnboundedReceiver<Order>,
    /// For feeds to send orders with.
    order: mpsc::UnboundedSender<Order>,
    /// Whether no handle is left.
    released: bool,
    outbox: Outbox,
    calls: Calls,
    feeds: Feeds,
    next_own_id: u64,
    last_sign_of_life: Instant,
    /// When to look for calls whose deadline has passed, and whether the silence has become too long.
    alarm: Pin<Box<Sleep>>,
    /// Whether the alarm was set and not polled since.
    is_alarm_new: bool,
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
        live: &Live,
        orders: mpsc::UnboundedReceiver<Order>,
    ) -> Self {
        let mut outbox = Outbox::new(Arc::clone(&live.room));
        if let Some(greeting) = protocol.greeting(OWN_IDS) {
            outbox.add(Outgoing::Message(greeting));
        }
        Self {
            link,
            protocol,
            peer,
            orders,
            order: live.orders.clone(),
            released: false,
            outbox,
            calls: Calls::default(),
            feeds: Feeds::new(settings.max_message_bytes),
            next_own_id: OWN_IDS + 1,
            last_sign_of_life: Instant::now(),
            // Set by the first turn.
            alarm: Box::pin(sleep(Duration::ZERO)),
            is_alarm_new: false,
            settings,
            closing: None,
            unflushed: false,
        }
    }

    /// Works until the connection is over, and tells everyone who waits.
    pub(super) async fn run(mut self) {
        let cause = poll_fn(|context| match self.turn(context) {
            Ok(()) => Poll::Pending,
            Err(cause) => Poll::Ready(cause),
        })
        .await;
        let cause = match self.closing {
            Some(_) => Error::closed().into(),
            None => cause,
        };
        self.lose(&cause);
        let Self {
            link,
            outbox,
            mut orders,
            peer,
            ..
        } = self;
        drop(link);
        // A caller may be adding to the queue at this moment: what is still in there when it is dropped would never be answered.
        orders.close();
        outbox.close();
        while let Some(order) = orders.recv().await {
            let Order::Send(command) = order else {
                continue;
            };
            let error = match cause.downcast_ref::<Error>() {
                Some(error) if error.is_closed() => error.clone(),
                _ => Error::lost(&cause.to_string(), &peer, false),
            };
            // The caller may be gone.
            _ = command.reply.send(Err(error));
        }
    }

    /// The connection is gone: everyone who waits learns it.
    fn lose(&mut self, cause: &BoxError) {
        let ours = cause.downcast_ref::<Error>().cloned();
        let cause = cause.to_string();
        // A message that was too long can only be the response to this call then.
        let alone = self.calls.len() == 1 && self.feeds.is_empty();
        for waiting in self.calls.drain() {
            let error = match &ours {
                Some(error) if error.is_closed() || alone && waiting.is_sent() => error.clone(),
                _ => Error::lost(&cause, &self.peer, waiting.is_sent()),
            };
            waiting.finish(Err(error));
        }
        let error = ours.filter(Error::is_closed);
        self.feeds
            .end_all(&error.unwrap_or_else(|| Error::lost(&cause, &self.peer, true)));
    }

    fn received(&mut self, message: Bytes) {
        let bytes = message.len();
        let (mut route, message) = match self.protocol.route(&message, self.feeds.notifications()) {
            Recipient::Enclosed(id, answer) => (Recipient::Answer(id), answer),
            route => (route, message),
        };
        if let Recipient::Answer(id) = route
            && !self.calls.expects(id)
        {
            route = match self.feeds.is_open(&Key::of_call(id)) {
                true => self.protocol.further(id, &message),
                false => self.protocol.stray(id, &message),
            };
        }
        match route {
            Recipient::Answer(id) => {
                if let Some((waiting, body)) = self.calls.answer(id, message.clone()) {
                    self.answered(waiting, body);
                } else if let Some(opening) = self.calls.abandoned(id)
                    && let Some(key) = self.protocol.opened(id, &message, &opening)
                {
                    self.stop(&key, id, opening);
                }
            }
            Recipient::Batch(ids) => {
                if let Some(waiting) = self.calls.answer_batch(&ids) {
                    waiting.finish(Ok(Response::new(message)));
                }
            }
            // Taken apart above.
            Recipient::Enclosed(..) => {}
            Recipient::Push(json) => self.feeds.push(&json),
            Recipient::Item(key, json) => {
                let opening = self.calls.is_opening();
                self.feeds.item(key, json, bytes, opening);
            }
            Recipient::Ended(key, error) => self.feeds.ended(&key, error.as_ref()),
            Recipient::Anonymous => {
                // With others in flight nobody can tell whom it is for. They have their time limits.
                if let Some(waiting) = self.calls.only() {
                    waiting.finish(Ok(Response::new(message)));
                }
            }
            Recipient::Nobody => {}
        }
        self.settle();
    }

    fn answered(&mut self, waiting: Waiting, body: Bytes) {
        let id = waiting.key();
        let opening = waiting.opening();
        let opened = opening.and_then(|opening| {
            let key = self.protocol.opened(id, &body, opening)?;
            Some((opening, key))
        });
        let response = match opened {
            Some((opening, key)) => {
                let (orders, gone) = (self.order.clone(), key.clone());
                let feed = self.feeds.open(key, id, opening, move || {
                    // Once the connection is gone there is nothing left to unsubscribe.
                    _ = orders.send(Order::Unsubscribe(gone));
                });
                Response::new(body).with_feed(feed)
            }
            None => Response::new(body),
        };
        waiting.finish(Ok(response));
    }

    /// Ends a subscription at the node.
    fn stop(&mut self, key: &Key, opened_by: u64, opening: Opening) {
        let id = self.next_own_id;
        self.next_own_id += 1;
        if let Some(message) = self.protocol.stop(key, opened_by, &opening, id) {
            self.outbox.add(Outgoing::Message(message));
        }
    }

    fn settle(&mut self) {
        if !self.calls.is_opening() {
            self.feeds.forget_early();
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Send(command) => self.accept(command),
            Order::Release => self.released = true,
            Order::Close => self.say_farewell(),
            Order::Forget(key) => _ = self.forget(key),
            Order::Unsubscribe(key) => {
                if let Some((opened_by, opening)) = self.feeds.close(&key) {
                    self.stop(&key, opened_by, opening);
                }
            }
        }
    }

    /// Abandons a call: what is left of it isn't written, and the node is told if it may be at work on it.
    fn forget(&mut self, key: u64) -> Option<Waiting> {
        let waiting = self.calls.forget(key);
        if let Some(waiting) = &waiting {
            if waiting.is_sent() {
                for id in waiting.ids() {
                    if let Some(message) = self.protocol.cancel(*id) {
                        self.outbox.add(Outgoing::Message(message));
                    }
                }
            }
            self.outbox.forget(key);
        }
        self.settle();
        waiting
    }

    fn accept(&mut self, command: Command) {
        if let Some(deadline) = command.limit.deadline
            && deadline < self.alarm.deadline()
        {
            self.alarm.as_mut().reset(deadline);
            self.is_alarm_new = true;
        }
        if self.closing.is_some() {
            return self.finish(command.reply, Err(Error::closed()));
        }
        self.enqueue(command);
    }

    /// Puts a request among what is to be written.
    fn enqueue(&mut self, command: Command) {
        let Command {
            request,
            reply,
            limit,
        } = command;
        if reply.is_closed() {
            return self.outbox.drop_request();
        }
        if request.is_batch() && request.entries().len() == 0 {
            // Nothing would identify the response, which is known anyway.
            return self.finish(reply, Ok(Response::new(&b"[]"[..])));
        }
        if request.notified().is_some() {
            self.outbox.request(once(request.body().clone()), None);
            // Nothing tells whether it arrives, not even that it was written. The caller may be gone.
            _ = reply.send(Ok(Response::new(Bytes::new())));
            return;
        }
        if let Some(opening) = request.opening() {
            self.feeds.announce(opening);
        }
        let waiting = Waiting::new(&request, reply, limit);
        let key = Some(waiting.key());
        if let Err(refused) = self.calls.insert(waiting) {
            self.outbox.drop_request();
            return refused.finish(Err(Error::config(
                "a call with the same id is in flight on this connection: clients that share a connection must be clones of one, \
                 or of one `Rpc`",
            )));
        }
        if self.protocol.batches() && request.fits_socket() {
            return self.outbox.request(once(request.body().clone()), key);
        }
        let encoded = |call| self.protocol.encode(call, request.destination());
        self.outbox.request(request.entries().map(encoded), key);
    }

    /// Answers a request that isn't written.
    fn finish(&mut self, reply: Reply, answer: Result<Response, Error>) {
        self.outbox.drop_request();
        // The caller may be gone.
        _ = reply.send(answer);
    }

    fn say_farewell(&mut self) {
        if self.closing.is_none() {
            self.outbox.add(Outgoing::Close);
            self.closing = Some(Box::pin(sleep(FAREWELL)));
        }
    }

    /// Reads; whether there may be more at once.
    fn read(&mut self, context: &mut Context<'_>) -> Result<bool, BoxError> {
        for read in 0..READ_AT_ONCE {
            match self.link.as_mut().poll_next(context) {
                Poll::Ready(Some(incoming)) => {
                    let incoming = incoming?;
                    if read == 0 {
                        self.last_sign_of_life = Instant::now();
                    }
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

    /// Takes what callers want; whether that was anything.
    fn take(&mut self, context: &mut Context<'_>) -> bool {
        let mut taken = false;
        while let Poll::Ready(Some(order)) = self.orders.poll_recv(context) {
            self.obey(order);
            taken = true;
        }
        // Somebody may still wait or read.
        if self.released && self.calls.is_empty() && self.feeds.is_empty() {
            self.say_farewell();
        }
        taken
    }

    /// Writes as much as the connection takes.
    fn write(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        let written = self.write_all(context);
        self.outbox.let_in();
        written
    }

    fn write_all(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        while !self.outbox.is_empty() {
            ready!(self.link.as_mut().poll_ready(context))?;
            if let Some(outbound) = self.outbox.next() {
                // Its caller may be gone, though the order that says so is still to come.
                if outbound.call.is_some_and(|call| !self.calls.begin(call)) {
                    continue;
                }
                self.link.as_mut().start_send(outbound.outgoing)?;
                self.unflushed = true;
            }
        }
        if self.unflushed {
            ready!(self.link.as_mut().poll_flush(context))?;
            self.unflushed = false;
        }
        Poll::Ready(Ok(()))
    }

    /// Ends the calls whose deadline has passed, and pings when it is time; the error is that nobody is there.
    fn watch(&mut self, context: &mut Context<'_>) -> Result<(), BoxError> {
        let Settings {
            ping_interval,
            idle_timeout,
            ..
        } = self.settings;
        self.is_alarm_new = false;
        while self.alarm.as_mut().poll(context).is_ready() {
            let (now, last) = (Instant::now(), self.last_sign_of_life);
            for key in self.calls.late(now) {
                if let Some(waiting) = self.forget(key) {
                    let error = waiting.limit().error(&self.peer, waiting.is_sent());
                    waiting.finish(Err(error));
                }
            }
            let silence = now.saturating_duration_since(last);
            if idle_timeout.is_some_and(|limit| silence >= limit) {
                return Err(format!("nothing was heard for {} ms", silence.as_millis()).into());
            }
            let due = silence >= ping_interval;
            if due && self.closing.is_none() {
                self.outbox.ping();
            }
            let next_ping = if due { now } else { last }.checked_add(ping_interval);
            let end = idle_timeout.and_then(|limit| last.checked_add(limit));
            let deadline = self.calls.next_deadline();
            let next = [next_ping, end, deadline].into_iter().flatten().min();
            self.alarm.as_mut().reset(next.unwrap_or(now + NEVER));
        }
        Ok(())
    }

    /// One turn; the error is why it was the last.
    fn turn(&mut self, context: &mut Context<'_>) -> Result<(), BoxError> {
        let more = self.read(context)?;
        self.watch(context)?;
        loop {
            let taken = self.take(context);
            if self.is_alarm_new {
                self.watch(context)?;
            }
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

#[cfg(test)]
mod tests;
