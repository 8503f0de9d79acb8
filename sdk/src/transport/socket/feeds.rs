//! The subscriptions on a connection.

use std::collections::{HashMap, VecDeque};

use bytes::Bytes;

use super::protocol::Key;
use crate::error::Error;
use crate::transport::feed::{Feed, FeedSender, feed};
use crate::transport::request::Opening;

/// How many items are kept for subscriptions whose opening isn't answered yet: some nodes send the first item before the answer.
const EARLY: usize = 1024;

#[derive(Debug, Default)]
pub(super) struct Feeds {
    open: HashMap<Key, Open>,
    early: VecDeque<(Key, Bytes)>,
    /// How many of those were too many. Nobody counts for whom: they are reported to all that open meanwhile.
    early_dropped: u64,
}

#[derive(Debug)]
struct Open {
    sender: FeedSender,
    opened_by: u64,
    opening: Opening,
}

impl Feeds {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Opens the one that the call `opened_by` asked for.
    pub(super) fn open(
        &mut self,
        key: Key,
        opened_by: u64,
        opening: &Opening,
        on_drop: impl FnOnce() + Send + 'static,
    ) -> Feed {
        let (sender, reader) = feed(opening.buffer);
        sender.on_drop(on_drop);
        if self.early_dropped > 0 {
            sender.missed(self.early_dropped);
        }
        for (early, json) in std::mem::take(&mut self.early) {
            if early == key {
                sender.item(json);
            } else {
                self.early.push_back((early, json));
            }
        }
        let open = Open {
            sender,
            opened_by,
            opening: opening.clone(),
        };
        // A node that gives the same key twice has ended the first one.
        self.open.insert(key, open);
        reader
    }

    /// An item for `key`, which may be of a subscription that is still `opening`.
    pub(super) fn item(&mut self, key: Key, json: Bytes, opening: bool) {
        match self.open.get(&key) {
            Some(open) => open.sender.item(json),
            None if opening => {
                if self.early.len() == EARLY {
                    self.early.pop_front();
                    self.early_dropped += 1;
                }
                self.early.push_back((key, json));
            }
            // The rest of one that was closed.
            None => {}
        }
    }

    /// An item for everyone who listens by now.
    pub(super) fn push(&self, json: &Bytes) {
        for open in self.open.values() {
            open.sender.item(json.clone());
        }
    }

    /// Nothing is being opened, so what is kept is for nobody.
    pub(super) fn forget_early(&mut self) {
        self.early = VecDeque::new();
        self.early_dropped = 0;
    }

    /// The node ends one.
    pub(super) fn ended(&mut self, key: &Key) {
        if let Some(open) = self.open.remove(key) {
            open.sender
                .end(Error::transport("the node ended the subscription"));
        }
    }

    /// The reader of one is gone; gives what it takes to end it at the node, if it isn't over already.
    pub(super) fn close(&mut self, key: &Key) -> Option<(u64, Opening)> {
        // It may be another one by now, under the same key.
        if !self.open.get(key)?.sender.is_unread() {
            return None;
        }
        let open = self.open.remove(key)?;
        Some((open.opened_by, open.opening))
    }

    pub(super) fn end_all(&mut self, cause: &Error) {
        for (_, open) in self.open.drain() {
            open.sender.end(cause.clone());
        }
    }
}
