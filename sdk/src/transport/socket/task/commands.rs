//! What the task of a connection does for callers: it queues their requests, forgets the abandoned ones, and ends subscriptions.

use std::iter::once;

use bytes::Bytes;
use tokio::time::sleep;

use super::super::calls::{Reply, Waiting};
use super::super::link::Outgoing;
use super::super::{Command, Order};
use super::{Connection, FAREWELL};
use crate::error::Error;
use crate::message::Response;

impl Connection {
    pub(super) fn obey(&mut self, order: Order) {
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

    /// Abandons a call: drops its unwritten messages, and sends a cancellation if the node may be working on it.
    pub(super) fn forget(&mut self, key: u64) -> Option<Waiting> {
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

    pub(super) fn accept(&mut self, command: Command) {
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

    /// Queues a request for writing.
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

    /// Responds to a request that isn't written.
    fn finish(&mut self, reply: Reply, answer: Result<Response, Error>) {
        self.outbox.drop_request();
        // The caller may be gone.
        _ = reply.send(answer);
    }

    pub(super) fn say_farewell(&mut self) {
        if self.closing.is_none() {
            self.outbox.add(Outgoing::Close);
            self.closing = Some(Box::pin(sleep(FAREWELL)));
        }
    }
}
