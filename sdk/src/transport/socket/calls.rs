//! The calls in flight on a connection.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

#[cfg(all(test, polyrpc_loom))]
use loom::sync::atomic::{AtomicU8, Ordering};
#[cfg(not(all(test, polyrpc_loom)))]
use std::sync::atomic::{AtomicU8, Ordering};

use bytes::Bytes;
use tokio::sync::oneshot;

use crate::error::Error;
use crate::message::{Entry, Opening, Request, Response};
use crate::wire::jsonrpc::join;

/// The most abandoned calls that are remembered. Each is an id and how to end what it opens.
const ABANDONED: usize = 1024;

/// Pending calls, by their id or that of the first call of their batch.
#[derive(Debug, Default)]
pub(super) struct Calls {
    waiting: HashMap<u64, Waiting>,
    /// For each call of a batch, its first call.
    batches: HashMap<u64, u64>,
    openings: usize,
    /// Sent, and abandoned before the node responded: what they open must be closed. By their ids, which grow.
    abandoned: BTreeMap<u64, Opening>,
}

/// A pending caller.
#[derive(Debug)]
pub(super) struct Waiting {
    reply: Reply,
    ids: Ids,
    /// Apart, because few calls have one.
    opening: Option<Box<Opening>>,
}

#[derive(Debug)]
enum Ids {
    One(u64),
    /// A batch, and its responses so far if they come one by one.
    Many(Vec<u64>, Vec<Bytes>),
}

/// The sender of the response.
#[derive(Debug)]
pub(super) struct Reply {
    sender: oneshot::Sender<Result<Response, Error>>,
    progress: Arc<Progress>,
}

/// The progress of a request. Its caller and the connection decide it between them, so that a call reported as unsent
/// is never sent.
#[derive(Debug, Default)]
pub(super) struct Progress(AtomicU8);

const WAITING: u8 = 0;
const WRITTEN: u8 = 1;
const GIVEN_UP: u8 = 2;

impl Progress {
    /// Begins writing; false if its caller has abandoned it unsent.
    pub(super) fn begin(&self) -> bool {
        self.decide(WRITTEN) == WRITTEN
    }

    /// Abandons the call; returns whether the node may have seen any of it.
    pub(super) fn give_up(&self) -> bool {
        self.decide(GIVEN_UP) == WRITTEN
    }

    fn is_written(&self) -> bool {
        self.0.load(Ordering::Relaxed) == WRITTEN
    }

    /// Sets the final state: the first one wins.
    fn decide(&self, wanted: u8) -> u8 {
        let order = Ordering::Relaxed;
        let before = self.0.compare_exchange(WAITING, wanted, order, order);
        before.map_or_else(|decided| decided, |_| wanted)
    }
}

impl Reply {
    pub(super) fn new(
        sender: oneshot::Sender<Result<Response, Error>>,
        progress: Arc<Progress>,
    ) -> Self {
        Self { sender, progress }
    }

    /// Whether the caller is gone.
    pub(super) fn is_gone(&self) -> bool {
        self.sender.is_closed()
    }

    /// As [`Progress::begin`].
    pub(super) fn begin(&self) -> bool {
        self.progress.begin()
    }

    pub(super) fn finish(self, answer: Result<Response, Error>) {
        // The caller may be gone.
        _ = self.sender.send(answer);
    }
}

impl Waiting {
    pub(super) fn new(request: &Request, reply: Reply) -> Self {
        let ids = match request.single() {
            Some(call) => Ids::One(call.id()),
            None => Ids::Many(request.entries().map(Entry::id).collect(), Vec::new()),
        };
        let opening = request.opening().cloned().map(Box::new);
        Self {
            reply,
            ids,
            opening,
        }
    }

    pub(super) fn opening(&self) -> Option<&Opening> {
        self.opening.as_deref()
    }

    /// Whether the node may have seen any of it.
    pub(super) fn is_sent(&self) -> bool {
        self.reply.progress.is_written()
    }

    pub(super) fn finish(self, answer: Result<Response, Error>) {
        self.reply.finish(answer);
    }

    /// The key of the whole request.
    pub(super) fn key(&self) -> u64 {
        self.ids().first().copied().unwrap_or_default()
    }

    fn ids(&self) -> &[u64] {
        match &self.ids {
            Ids::One(id) => std::slice::from_ref(id),
            Ids::Many(ids, _) => ids,
        }
    }
}

impl Calls {
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether a subscription is being opened, so that items may come for one that isn't known yet.
    pub(super) fn is_opening(&self) -> bool {
        self.openings > 0
    }

    pub(super) fn waits_for(&self, id: u64) -> bool {
        self.waiting.contains_key(&id) || self.batches.contains_key(&id)
    }

    /// Adds a pending caller; returns it if one of its ids is in use.
    pub(super) fn insert(&mut self, waiting: Waiting) -> Result<(), Waiting> {
        if waiting.ids().iter().any(|id| self.waits_for(*id)) {
            return Err(waiting);
        }
        let key = waiting.key();
        if let Ids::Many(ids, _) = &waiting.ids {
            self.batches.extend(ids.iter().map(|id| (*id, key)));
        }
        self.openings += usize::from(waiting.opening.is_some());
        self.waiting.insert(key, waiting);
        Ok(())
    }

    /// Begins writing a message of `key`; false if nobody waits for it any more.
    pub(super) fn begin(&self, key: u64) -> bool {
        let waiting = self.waiting.get(&key);
        waiting.is_some_and(|waiting| waiting.reply.begin())
    }

    /// Takes the response to one call. Returns the caller and the body, once that is complete.
    pub(super) fn answer(&mut self, id: u64, message: Bytes) -> Option<(Waiting, Bytes)> {
        let Some(&key) = self.batches.get(&id) else {
            return Some((self.remove(id)?, message));
        };
        // The responses of a batch, one by one.
        let Ids::Many(ids, answers) = &mut self.waiting.get_mut(&key)?.ids else {
            return None;
        };
        answers.push(message);
        if answers.len() < ids.len() {
            return None;
        }
        let body = join(answers);
        Some((self.remove(key)?, body))
    }

    /// Takes the response to a batch as a whole. A list is no response to a plain call, whose caller had better learn
    /// at once.
    pub(super) fn answer_batch(&mut self, ids: &[u64]) -> Option<Waiting> {
        let key = |id: &u64| match self.waiting.contains_key(id) {
            true => Some(*id),
            false => self.batches.get(id).copied(),
        };
        let key = ids.iter().find_map(key)?;
        self.remove(key)
    }

    /// The only pending caller, if there is just one that the node can know.
    pub(super) fn only(&mut self) -> Option<Waiting> {
        let (&key, waiting) = self.waiting.iter().next()?;
        let alone = self.waiting.len() == 1 && waiting.is_sent();
        alone.then(|| self.remove(key)).flatten()
    }

    /// Abandons a call; returns the ids that the node may be working on.
    pub(super) fn forget(&mut self, key: u64) -> Vec<u64> {
        match self.remove(key) {
            Some(waiting) if waiting.is_sent() => {
                if let Some(opening) = &waiting.opening {
                    self.abandoned.insert(key, Opening::clone(opening));
                    if self.abandoned.len() > ABANDONED {
                        // A node that didn't respond after so many others won't any more.
                        self.abandoned.pop_first();
                    }
                }
                waiting.ids().to_vec()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the response to a call matters, be it only for what it opens.
    pub(super) fn expects(&self, id: u64) -> bool {
        self.waits_for(id) || self.abandoned.contains_key(&id)
    }

    /// The subscription that an abandoned call opens, now that its response is here.
    pub(super) fn abandoned(&mut self, id: u64) -> Option<Opening> {
        self.abandoned.remove(&id)
    }

    pub(super) fn drain(&mut self) -> Vec<Waiting> {
        self.batches.clear();
        self.openings = 0;
        self.waiting.drain().map(|(_, waiting)| waiting).collect()
    }

    fn remove(&mut self, key: u64) -> Option<Waiting> {
        let waiting = self.waiting.remove(&key)?;
        if let Ids::Many(ids, _) = &waiting.ids {
            for id in ids {
                self.batches.remove(id);
            }
        }
        self.openings -= usize::from(waiting.opening.is_some());
        Some(waiting)
    }
}

/// Every order in which caller and connection may decide, by `.ci/run races`.
#[cfg(all(test, polyrpc_loom))]
mod races {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use loom::sync::Arc;
    use loom::thread;

    use super::*;

    /// A caller who is told that the node can't have seen its call may send it again, so it must never have been written.
    #[test]
    fn what_is_called_unsent_is_not_written() {
        loom::model(|| {
            let progress = Arc::new(Progress::default());
            let theirs = Arc::clone(&progress);
            // A batch on a connection that has none is written piece by piece.
            let connection = thread::spawn(move || theirs.begin() | theirs.begin());
            let maybe_seen = progress.give_up();
            let written = connection.join().expect("no panic");
            assert_eq!(written, maybe_seen);
            assert_eq!(progress.is_written(), written);
        });
    }
}
