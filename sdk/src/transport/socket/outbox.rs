//! The messages that wait for being written, and the room that their requests take.

use std::collections::VecDeque;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Semaphore;

use super::link::Outgoing;

/// Messages to be written. Each request took room when it came, and has it until its last message is written or dropped.
pub(super) struct Outbox {
    waiting: VecDeque<Outbound>,
    room: Arc<Semaphore>,
    /// Room to be given back.
    free: usize,
}

pub(super) struct Outbound {
    pub(super) outgoing: Outgoing,
    /// The call that it is of, by its key.
    pub(super) call: Option<u64>,
    is_last_of_request: bool,
}

impl Outbox {
    pub(super) fn new(room: Arc<Semaphore>) -> Self {
        Self {
            waiting: VecDeque::new(),
            room,
            free: 0,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Adds a message that no caller waits for.
    pub(super) fn add(&mut self, outgoing: Outgoing) {
        self.push(outgoing, None, false);
    }

    /// Adds a ping, in place of one that couldn't be written.
    pub(super) fn ping(&mut self) {
        self.waiting
            .retain(|outbound| !matches!(outbound.outgoing, Outgoing::Ping));
        self.add(Outgoing::Ping);
    }

    /// Adds the messages of a request.
    pub(super) fn request(&mut self, messages: impl Iterator<Item = Bytes>, call: Option<u64>) {
        let mut messages = messages.peekable();
        if messages.peek().is_none() {
            self.drop_request();
        }
        while let Some(message) = messages.next() {
            self.push(Outgoing::Message(message), call, messages.peek().is_none());
        }
    }

    /// Gives back the room of a request that isn't written.
    pub(super) fn drop_request(&mut self) {
        self.free += 1;
    }

    /// Drops the messages of a call.
    pub(super) fn forget(&mut self, call: u64) {
        let mut dropped = 0;
        self.waiting.retain(|outbound| {
            let is_of_call = outbound.call == Some(call);
            dropped += usize::from(is_of_call && outbound.is_last_of_request);
            !is_of_call
        });
        self.free += dropped;
    }

    pub(super) fn next(&mut self) -> Option<Outbound> {
        let next = self.waiting.pop_front()?;
        self.free += usize::from(next.is_last_of_request);
        Some(next)
    }

    /// Lets in as many who wait for room as there is again.
    pub(super) fn let_in(&mut self) {
        if self.free > 0 {
            self.room.add_permits(std::mem::take(&mut self.free));
        }
    }

    /// Sends away all who wait for room.
    pub(super) fn close(&self) {
        self.room.close();
    }

    fn push(&mut self, outgoing: Outgoing, call: Option<u64>, is_last_of_request: bool) {
        self.waiting.push_back(Outbound {
            outgoing,
            call,
            is_last_of_request,
        });
    }
}
