//! The subscriptions on a connection.

use std::collections::{HashMap, VecDeque};

use bytes::Bytes;

use crate::error::Error;
use crate::excerpt;
use crate::message::Key;
use crate::message::{Feed, FeedSender, feed};
use crate::message::{Items, Notification, Opening};

/// How many items are kept for subscriptions whose opening isn't answered yet: some nodes send the first item before the response.
const EARLY: usize = 1024;

#[derive(Debug)]
pub(super) struct Feeds {
    open: HashMap<Key, Open>,
    /// Those of subscriptions that were asked for, where they are not as everybody has them. What is ended by now stays known, because
    /// the rest of it may still come.
    notifications: Vec<Notification>,
    early: VecDeque<Early>,
    /// The length of the messages that those are in, which are in memory as long as their items.
    early_bytes: usize,
    most_early_bytes: usize,
    /// How many of those were too many. Nobody counts for whom: they are reported to all that open meanwhile.
    early_dropped: u64,
}

#[derive(Debug)]
struct Early {
    key: Key,
    json: Bytes,
    bytes: usize,
}

#[derive(Debug)]
struct Open {
    sender: FeedSender,
    opened_by: u64,
    opening: Opening,
}

impl Feeds {
    /// Keeps up to so many bytes of items that come early.
    pub(super) fn new(most_early_bytes: usize) -> Self {
        Self {
            open: HashMap::new(),
            notifications: Vec::new(),
            early: VecDeque::new(),
            early_bytes: 0,
            most_early_bytes,
            early_dropped: 0,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// A subscription is about to be asked for, whose items may come before the response.
    pub(super) fn announce(&mut self, opening: &Opening) {
        if let Items::Notifications(notification) = &opening.items
            && !notification.is_plain()
            && !self.notifications.contains(notification)
        {
            self.notifications.push(*notification);
        }
    }

    /// The notifications that are not as everybody has them.
    pub(super) fn notifications(&self) -> &[Notification] {
        &self.notifications
    }

    pub(super) fn is_open(&self, key: &Key) -> bool {
        self.open.contains_key(key)
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
        for early in std::mem::take(&mut self.early) {
            if early.key == key {
                self.early_bytes -= early.bytes;
                sender.item(early.json);
            } else {
                self.early.push_back(early);
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

    /// An item for `key`, in a message of so many `bytes`, which may be of a subscription that is still `opening`.
    pub(super) fn item(&mut self, key: Key, json: Bytes, bytes: usize, opening: bool) {
        match self.open.get(&key) {
            Some(open) => open.sender.item(json),
            None if opening => {
                self.early.push_back(Early { key, json, bytes });
                self.early_bytes += bytes;
                while self.early.len() > EARLY || self.early_bytes > self.most_early_bytes {
                    let Some(oldest) = self.early.pop_front() else {
                        break;
                    };
                    self.early_bytes -= oldest.bytes;
                    self.early_dropped += 1;
                }
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
        self.early_bytes = 0;
        self.early_dropped = 0;
    }

    /// The node ends one, by JSON of an error or without.
    pub(super) fn ended(&mut self, key: &Key, error: Option<&Bytes>) {
        let Some(Open { sender, .. }) = self.open.remove(key) else {
            return;
        };
        match error {
            None => sender.finish(),
            Some(error) => {
                let error = excerpt::around(error, 0);
                sender.end(Error::transport(format!(
                    "the node ended the subscription: {error}"
                )));
            }
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

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use futures_util::{FutureExt, StreamExt};

    use super::*;
    use crate::transport::{FeedEvent, Stop};

    fn opening() -> Opening {
        Opening {
            stop: Stop::call("stop"),
            items: Items::DEFAULT,
            buffer: 1 << 20,
        }
    }

    /// Early items are bounded by their bytes, across subscriptions, and dropped ones are counted.
    #[test]
    fn a_flood_before_the_answer_does_not_fill_the_memory() {
        const LIMIT: usize = 1000;

        let mut feeds = Feeds::new(LIMIT);
        let message = Bytes::from_static(&[b'1'; 100]);
        for turn in 0..500 {
            let key = if turn % 2 == 0 { "a" } else { "b" };
            feeds.item(key.into(), message.slice(..1), message.len(), true);
            let kept: usize = feeds.early.iter().map(|early| early.bytes).sum();
            assert!(kept <= LIMIT && kept == feeds.early_bytes, "{kept} bytes");
        }
        let mut feed = feeds.open("a".into(), 1, &opening(), || {});
        let missed = feed.next().now_or_never().flatten();
        assert!(matches!(missed, Some(FeedEvent::Lagged(490))), "{missed:?}");
        for _ in 0..5 {
            let item = feed.next().now_or_never().flatten();
            assert!(matches!(item, Some(FeedEvent::Item(_))), "{item:?}");
        }
        assert!(feed.next().now_or_never().is_none());
        assert_eq!((feeds.early.len(), feeds.early_bytes), (5, 500));
        feeds.forget_early();
        // One that is too long by itself is dropped and told, too.
        feeds.item("c".into(), message.clone(), LIMIT + 1, true);
        assert_eq!((feeds.early.len(), feeds.early_bytes), (0, 0));
        let mut feed = feeds.open("c".into(), 2, &opening(), || {});
        let missed = feed.next().now_or_never().expect("an event");
        assert!(matches!(missed, Some(FeedEvent::Lagged(1))), "{missed:?}");
    }
}
