//! The one task that reads from and writes to a connection.

mod commands;

use std::future::{Future, poll_fn};
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
use super::outbox::Outbox;
use super::{Live, Order, Settings};
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

    /// Reads messages; returns whether more may be available at once.
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

    /// Handles pending orders; returns whether there were any.
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
                // The caller may have been dropped, with its `Forget` still in the queue.
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

    /// Fails calls past their deadline, and sends keep-alive pings; the error is the idle timeout.
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
