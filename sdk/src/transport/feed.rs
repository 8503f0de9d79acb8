//! Items that a node sends by itself, between the connection that receives them and the caller who reads them.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use futures_core::Stream;

use crate::error::Error;

/// The items of one subscription over one connection, as JSON text, in the order in which the node sent them.
///
/// It ends after a [`FeedEvent::Ended`]. Dropping it tells the connection that nobody listens any more.
pub struct Feed(Arc<Shared>);

/// The other end of a [`Feed`]: a transport puts in what it receives.
pub struct FeedSender(Arc<Shared>);

/// What a [`Feed`] gives.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum FeedEvent {
    /// JSON text of one item.
    Item(Bytes),
    /// The reader was too slow: this many items were dropped here, because the buffer was full.
    Lagged(u64),
    /// Nothing comes any more: the connection is gone, or the node ended the subscription.
    Ended(Error),
}

struct Shared {
    capacity: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    events: VecDeque<FeedEvent>,
    reader: Option<Waker>,
    ended: bool,
    /// Called when the reader is dropped, and only then.
    on_drop: Option<Box<dyn FnOnce() + Send>>,
    reader_gone: bool,
}

/// A feed whose buffer holds up to `capacity` items.
pub fn feed(capacity: usize) -> (FeedSender, Feed) {
    let shared = Arc::new(Shared {
        capacity: capacity.max(1),
        state: Mutex::default(),
    });
    (FeedSender(Arc::clone(&shared)), Feed(shared))
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing in here can panic half-way through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn push(&mut self, event: FeedEvent) {
        if !self.reader_gone {
            self.events.push_back(event);
            if let Some(reader) = self.reader.take() {
                reader.wake();
            }
        }
    }
}

impl FeedSender {
    /// Adds an item. If the buffer is full it is dropped and counted; the reader learns how many were, at the place where they
    /// are missing.
    pub fn item(&self, json: Bytes) {
        let mut state = self.0.lock();
        if state.events.len() < self.0.capacity {
            state.push(FeedEvent::Item(json));
        } else if let Some(FeedEvent::Lagged(dropped)) = state.events.back_mut() {
            *dropped += 1;
        } else {
            state.push(FeedEvent::Lagged(1));
        }
    }

    /// Ends the feed. Items that are still in the buffer come before.
    pub fn end(&self, cause: Error) {
        let mut state = self.0.lock();
        if !std::mem::replace(&mut state.ended, true) {
            state.push(FeedEvent::Ended(cause));
        }
    }

    /// Has `notify` called when the reader is dropped; at once if it is gone already.
    pub fn on_drop(&self, notify: impl FnOnce() + Send + 'static) {
        let mut state = self.0.lock();
        if state.reader_gone {
            drop(state);
            notify();
        } else {
            state.on_drop = Some(Box::new(notify));
        }
    }

    /// Whether the reader was dropped.
    pub fn is_unread(&self) -> bool {
        self.0.lock().reader_gone
    }
}

impl Drop for FeedSender {
    fn drop(&mut self) {
        self.end(Error::transport("the connection was closed"));
    }
}

impl Stream for Feed {
    type Item = FeedEvent;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<FeedEvent>> {
        let mut state = self.0.lock();
        match state.events.pop_front() {
            Some(event) => Poll::Ready(Some(event)),
            None if state.ended => Poll::Ready(None),
            None => {
                state.reader = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        let notify = {
            let mut state = self.0.lock();
            state.reader_gone = true;
            state.events = VecDeque::new();
            state.on_drop.take()
        };
        if let Some(notify) = notify {
            notify();
        }
    }
}

impl fmt::Debug for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Feed").finish_non_exhaustive()
    }
}

impl fmt::Debug for FeedSender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FeedSender").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::{FutureExt, StreamExt};

    use super::*;

    /// What is there without waiting: items as their text, `+n` for n dropped, `end`.
    fn drain(feed: &mut Feed) -> Vec<String> {
        let mut seen = Vec::new();
        while let Some(Some(event)) = feed.next().now_or_never() {
            seen.push(match event {
                FeedEvent::Item(json) => String::from_utf8_lossy(&json).into_owned(),
                FeedEvent::Lagged(count) => format!("+{count}"),
                FeedEvent::Ended(error) => error.to_string(),
            });
        }
        seen
    }

    fn send(sender: &FeedSender, items: std::ops::Range<usize>) {
        for item in items {
            sender.item(item.to_string().into());
        }
    }

    #[test]
    fn what_does_not_fit_is_counted_at_its_place() {
        let (sender, mut feed) = feed(2);
        send(&sender, 0..5);
        assert_eq!(drain(&mut feed), ["0", "1", "+3"]);
        send(&sender, 5..8);
        sender.end(Error::transport("gone"));
        sender.end(Error::transport("gone twice"));
        assert_eq!(drain(&mut feed), ["5", "6", "+1", "no answer: gone"]);
        assert!(matches!(feed.next().now_or_never(), Some(None)));
    }

    #[test]
    fn a_lost_sender_ends_it() {
        let (sender, mut feed) = feed(2);
        assert!(feed.next().now_or_never().is_none());
        drop(sender);
        assert_eq!(drain(&mut feed), ["no answer: the connection was closed"]);
    }

    #[test]
    fn the_reader_s_end_is_told_once() {
        let calls = Arc::new(AtomicUsize::new(0));
        let count = || {
            let calls = Arc::clone(&calls);
            move || _ = calls.fetch_add(1, Ordering::Relaxed)
        };
        let (sender, reader) = feed(2);
        sender.on_drop(count());
        assert!(!sender.is_unread());
        drop(reader);
        assert_eq!(
            (calls.load(Ordering::Relaxed), sender.is_unread()),
            (1, true)
        );
        send(&sender, 0..1000);
        assert!(sender.0.lock().events.is_empty());
        sender.on_drop(count());
        assert_eq!(calls.load(Ordering::Relaxed), 2);
    }
}
