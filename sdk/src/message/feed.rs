//! Feeds: a subscription's items, buffered between the connection that receives them and the caller who reads them.
//!
//! Two threads meet here, so [loom](https://docs.rs/loom) explores their interleavings: `.ci/run races` runs the tests
//! in `feed/races.rs`, which use loom's locks.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::PoisonError;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use futures_core::Stream;

#[cfg(all(test, polyrpc_loom))]
use loom::sync::{Arc, Mutex, MutexGuard};
#[cfg(not(all(test, polyrpc_loom)))]
use std::sync::{Arc, Mutex, MutexGuard};

use crate::error::Error;

/// The items of one subscription over one connection, as JSON, in the order in which the node sent them.
///
/// It ends after a [`FeedEvent::Finished`] or a [`FeedEvent::Ended`]. Dropping it notifies the connection.
pub struct Feed(Arc<Shared>);

/// The sending half of a [`Feed`], held by a transport.
pub struct FeedSender(Arc<Shared>);

/// An event of a [`Feed`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum FeedEvent {
    /// JSON of one item.
    Item(Bytes),
    /// The reader was too slow: this many items were dropped here, because the buffer was full.
    Lagged(u64),
    /// The end: the node ended the subscription, and gave no error.
    Finished,
    /// The end: the connection is gone, or the node ended the subscription with an error.
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

/// Creates a feed that buffers up to `capacity` items.
pub fn feed(capacity: usize) -> (FeedSender, Feed) {
    let shared = Arc::new(Shared {
        capacity: capacity.max(1),
        state: Mutex::new(State::default()),
    });
    (FeedSender(Arc::clone(&shared)), Feed(shared))
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing in here can panic half-way through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a change, then wakes the reader that it returns. Not before: whoever is woken may drop the feed at once.
    fn change(&self, change: impl FnOnce(&mut State) -> Option<Waker>) {
        let reader = change(&mut self.lock());
        if let Some(reader) = reader {
            reader.wake();
        }
    }
}

impl State {
    /// Adds an event; returns the reader to wake.
    fn push(&mut self, event: FeedEvent) -> Option<Waker> {
        if self.reader_gone {
            return None;
        }
        self.events.push_back(event);
        self.reader.take()
    }
}

impl FeedSender {
    /// Adds an item. If the buffer is full the item is dropped and counted; the reader gets the count at the position
    /// of the gap.
    pub fn item(&self, json: Bytes) {
        let capacity = self.0.capacity;
        self.0.change(|state| {
            if state.events.len() < capacity {
                state.push(FeedEvent::Item(json))
            } else if let Some(FeedEvent::Lagged(dropped)) = state.events.back_mut() {
                *dropped += 1;
                None
            } else {
                state.push(FeedEvent::Lagged(1))
            }
        });
    }

    /// Reports items to the reader that were lost before they got here.
    #[cfg(feature = "socket")]
    pub(crate) fn missed(&self, items: u64) {
        self.0.change(|state| state.push(FeedEvent::Lagged(items)));
    }

    /// Ends the feed as the node did, after the buffered items.
    pub fn finish(&self) {
        self.last(FeedEvent::Finished);
    }

    /// Ends the feed because of an error, after the buffered items.
    pub fn end(&self, cause: Error) {
        self.last(FeedEvent::Ended(cause));
    }

    fn last(&self, event: FeedEvent) {
        self.0.change(|state| {
            let first = !std::mem::replace(&mut state.ended, true);
            first.then(|| state.push(event)).flatten()
        });
    }

    /// Calls `notify` when the reader is dropped; at once if it is gone already.
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
                let before = state.reader.replace(context.waker().clone());
                drop(state);
                drop(before);
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

#[cfg(all(test, polyrpc_loom))]
mod races;

#[cfg(all(test, not(polyrpc_loom)))]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;
    use std::time::Duration;

    use futures_util::{FutureExt, StreamExt};

    use super::*;

    /// The events that are ready: items as their JSON, `+n` for n dropped, `end`.
    fn drain(feed: &mut Feed) -> Vec<String> {
        let mut seen = Vec::new();
        while let Some(Some(event)) = feed.next().now_or_never() {
            seen.push(match event {
                FeedEvent::Item(json) => String::from_utf8_lossy(&json).into_owned(),
                FeedEvent::Lagged(count) => format!("+{count}"),
                FeedEvent::Finished => "finished".to_owned(),
                FeedEvent::Ended(error) => error.to_string(),
            });
        }
        seen
    }

    /// A waker that drops the feed, as an executor may when it cancels a task.
    struct Dropped(Mutex<Option<Feed>>);

    impl Wake for Dropped {
        fn wake(self: Arc<Self>) {
            drop(self.0.lock().unwrap_or_else(PoisonError::into_inner).take());
        }
    }

    #[test]
    fn whoever_is_woken_may_drop_the_feed() {
        let pushes: [fn(FeedSender); 3] = [
            |sender| sender.item("1".into()),
            |sender| sender.end(Error::transport("gone")),
            drop,
        ];
        for push in pushes {
            let (sender, feed) = feed(2);
            let reader = Arc::new(Dropped(Mutex::new(Some(feed))));
            let waker = Arc::clone(&reader).into();
            let mut slot = reader.0.lock().expect("no panic");
            let feed = slot.as_mut().expect("a feed");
            assert!(
                feed.poll_next_unpin(&mut Context::from_waker(&waker))
                    .is_pending()
            );
            drop(slot);
            let (done, wait) = std::sync::mpsc::channel();
            std::thread::spawn(move || {
                push(sender);
                done.send(())
            });
            wait.recv_timeout(Duration::from_secs(10))
                .expect("it waits for itself");
            assert!(reader.0.lock().expect("no panic").is_none());
        }
    }

    /// The sender and the reader on threads of their own: every item comes or is counted, in order, and nobody sleeps through one.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn nothing_is_lost_between_threads() {
        const ITEMS: u64 = 1000;

        for capacity in [1, 2, 64] {
            for _ in 0..50 {
                let (sender, mut feed) = feed(capacity);
                let sending = tokio::spawn(async move {
                    for item in 0..ITEMS {
                        sender.item(item.to_string().into());
                        if item % 64 == 0 {
                            tokio::task::yield_now().await;
                        }
                    }
                });
                let reading = tokio::spawn(async move {
                    let mut next = 0;
                    while let Some(event) = feed.next().await {
                        match event {
                            FeedEvent::Item(json) => {
                                assert_eq!(json, next.to_string());
                                next += 1;
                            }
                            FeedEvent::Lagged(count) => next += count,
                            FeedEvent::Finished | FeedEvent::Ended(_) => {}
                        }
                    }
                    next
                });
                sending.await.expect("no panic");
                let read = tokio::time::timeout(Duration::from_secs(10), reading).await;
                assert_eq!(read.expect("nobody woke it").expect("no panic"), ITEMS);
            }
        }
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
        assert_eq!(drain(&mut feed), ["5", "6", "+1", "no response: gone"]);
        assert!(matches!(feed.next().now_or_never(), Some(None)));
    }

    #[test]
    fn what_the_node_finishes_has_no_error() {
        let (sender, mut feed) = feed(2);
        send(&sender, 0..1);
        sender.finish();
        drop(sender);
        assert_eq!(drain(&mut feed), ["0", "finished"]);
        assert!(matches!(feed.next().now_or_never(), Some(None)));
    }

    #[test]
    fn a_lost_sender_ends_it() {
        let (sender, mut feed) = feed(2);
        assert!(feed.next().now_or_never().is_none());
        drop(sender);
        assert_eq!(drain(&mut feed), ["no response: the connection was closed"]);
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
