//! The calls in flight on a connection.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use rustc_hash::FxHashMap;
use tokio::sync::oneshot;
use tokio::time::Instant;
use tower::timeout::error::Elapsed;

use crate::error::Error;
use crate::message::{Entry, Opening, Request, Response};
use crate::wire::jsonrpc::join;

/// The most abandoned calls that are remembered. Each is an id and how to end what it opens.
const ABANDONED: usize = 1024;

/// Pending calls, by their id or that of the first call of their batch.
#[derive(Debug, Default)]
pub(super) struct Calls {
    waiting: FxHashMap<u64, Waiting>,
    /// For each call of a batch, its first call.
    batches: FxHashMap<u64, u64>,
    openings: usize,
    /// Sent, and abandoned before the node responded: what they open must be closed. By their ids, which grow.
    abandoned: BTreeMap<u64, Opening>,
}

/// The sender of the response.
pub(super) type Reply = oneshot::Sender<Result<Response, Error>>;

/// How long a caller waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    /// None if that is beyond what the clock can say.
    pub(super) deadline: Option<Instant>,
    pub(super) timeout: Duration,
}

impl Limit {
    pub(super) fn of(timeout: Duration) -> Self {
        let deadline = Instant::now().checked_add(timeout);
        Self { deadline, timeout }
    }

    /// The error of a caller who has waited that long.
    pub(super) fn error(self, peer: &str, sent: bool) -> Error {
        Error::late(self.timeout, Elapsed::new(), peer, sent)
    }
}

/// A pending caller.
#[derive(Debug)]
pub(super) struct Waiting {
    reply: Reply,
    limit: Limit,
    ids: Ids,
    /// Whether the node may have seen any of it.
    is_sent: bool,
    /// Apart, because few calls have one.
    opening: Option<Box<Opening>>,
}

#[derive(Debug)]
enum Ids {
    One(u64),
    /// A batch, and its responses so far if they come one by one.
    Many(Vec<u64>, Vec<Bytes>),
}

impl Waiting {
    pub(super) fn new(request: &Request, reply: Reply, limit: Limit) -> Self {
        let ids = match request.single() {
            Some(call) => Ids::One(call.id()),
            None => Ids::Many(request.entries().map(Entry::id).collect(), Vec::new()),
        };
        let opening = request.opening().cloned().map(Box::new);
        Self {
            reply,
            limit,
            ids,
            is_sent: false,
            opening,
        }
    }

    pub(super) fn opening(&self) -> Option<&Opening> {
        self.opening.as_deref()
    }

    /// Whether the node may have seen any of it.
    pub(super) fn is_sent(&self) -> bool {
        self.is_sent
    }

    pub(super) fn limit(&self) -> Limit {
        self.limit
    }

    pub(super) fn finish(self, answer: Result<Response, Error>) {
        // The caller may be gone.
        _ = self.reply.send(answer);
    }

    /// The key of the whole request.
    pub(super) fn key(&self) -> u64 {
        self.ids().first().copied().unwrap_or_default()
    }

    pub(super) fn ids(&self) -> &[u64] {
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
    pub(super) fn begin(&mut self, key: u64) -> bool {
        let waiting = self.waiting.get_mut(&key);
        waiting.is_some_and(|waiting| {
            let begins = waiting.is_sent || !waiting.reply.is_closed();
            waiting.is_sent = begins;
            begins
        })
    }

    /// The earliest deadline.
    pub(super) fn next_deadline(&self) -> Option<Instant> {
        let deadlines = self.waiting.values();
        deadlines.filter_map(|waiting| waiting.limit.deadline).min()
    }

    /// The keys of calls whose deadline has passed.
    pub(super) fn late(&self, now: Instant) -> Vec<u64> {
        let late = self.waiting.iter().filter(|(_, waiting)| {
            let deadline = waiting.limit.deadline;
            deadline.is_some_and(|deadline| deadline <= now)
        });
        late.map(|(key, _)| *key).collect()
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

    /// Abandons a call; returns its caller.
    pub(super) fn forget(&mut self, key: u64) -> Option<Waiting> {
        let waiting = self.remove(key)?;
        if waiting.is_sent()
            && let Some(opening) = &waiting.opening
        {
            self.abandoned.insert(key, Opening::clone(opening));
            if self.abandoned.len() > ABANDONED {
                // A node that didn't respond after so many others won't any more.
                self.abandoned.pop_first();
            }
        }
        Some(waiting)
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
