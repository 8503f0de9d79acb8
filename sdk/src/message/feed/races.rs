//! Sender and reader on threads of their own, in every order. A reader who sleeps through an event, and a thread that waits for itself,
//! are deadlocks, which loom finds.

use std::future::poll_fn;
use std::panic::resume_unwind;
use std::sync::PoisonError;
use std::task::Wake;

use futures_util::StreamExt;
use loom::future::block_on;
use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::thread;

use super::*;

/// Waits for a thread, and panics as it did.
fn join<T>(thread: thread::JoinHandle<T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

fn send(sender: &FeedSender, items: u64) {
    for item in 0..items {
        sender.item(item.to_string().into());
    }
}

/// Reads to the end: how many items came, and how many are said to be missing. They come in order.
fn read(mut feed: Feed) -> (u64, u64) {
    let (mut came, mut missing) = (0, 0);
    while let Some(event) = block_on(feed.next()) {
        match event {
            FeedEvent::Item(json) => {
                assert_eq!(json, (came + missing).to_string());
                came += 1;
            }
            FeedEvent::Lagged(items) => missing += items,
            FeedEvent::Finished | FeedEvent::Ended(_) => {}
        }
    }
    (came, missing)
}

#[test]
fn nobody_sleeps_through_an_item_or_the_end() {
    for capacity in [1, 2] {
        loom::model(move || {
            let (sender, feed) = feed(capacity);
            let sending = thread::spawn(move || send(&sender, 2));
            let (came, missing) = read(feed);
            assert_eq!(came + missing, 2);
            assert!(capacity == 1 || missing == 0);
            join(sending);
        });
    }
}

/// The count at the end of the buffer grows while the reader takes it away.
#[test]
fn what_is_dropped_is_counted() {
    loom::model(|| {
        let (sender, feed) = feed(1);
        send(&sender, 2);
        let sending = thread::spawn(move || {
            sender.item("2".into());
            sender.end(Error::closed());
        });
        let (came, missing) = read(feed);
        assert_eq!(came + missing, 3);
        join(sending);
    });
}

#[test]
fn the_reader_s_end_is_told_once() {
    loom::model(|| {
        let told = Arc::new(AtomicUsize::new(0));
        let (sender, feed) = feed(1);
        let reading = thread::spawn(move || drop(feed));
        let count = Arc::clone(&told);
        sender.on_drop(move || _ = count.fetch_add(1, Ordering::Relaxed));
        sender.item("0".into());
        sender.end(Error::closed());
        join(reading);
        assert_eq!(told.load(Ordering::Relaxed), 1);
        assert!(sender.is_unread() && sender.0.lock().events.is_empty());
    });
}

/// Drops the feed as soon as it is woken, on the thread that wakes it.
struct Leaves(std::sync::Mutex<Option<Feed>>);

impl Wake for Leaves {
    fn wake(self: std::sync::Arc<Self>) {
        let feed = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(feed);
    }
}

#[test]
fn whoever_is_woken_may_drop_the_feed() {
    loom::model(|| {
        let (sender, mut feed) = feed(1);
        let reader = std::sync::Arc::new(Leaves(std::sync::Mutex::default()));
        let waker = std::sync::Arc::clone(&reader).into();
        let polled = feed.poll_next_unpin(&mut Context::from_waker(&waker));
        assert!(polled.is_pending());
        *reader.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(feed);
        let told = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&told);
        sender.on_drop(move || _ = count.fetch_add(1, Ordering::Relaxed));
        let sending = thread::spawn(move || send(&sender, 1));
        join(sending);
        assert_eq!(told.load(Ordering::Relaxed), 1);
    });
}

/// A task that is polled by another one than before is woken as that one.
#[test]
fn the_last_who_polled_is_woken() {
    loom::model(|| {
        let (sender, mut feed) = feed(1);
        let before = futures_util::task::noop_waker();
        let polled = feed.poll_next_unpin(&mut Context::from_waker(&before));
        assert!(polled.is_pending());
        let sending = thread::spawn(move || sender.item("0".into()));
        let event = block_on(poll_fn(|context| feed.poll_next_unpin(context)));
        assert!(matches!(event, Some(FeedEvent::Item(_))));
        join(sending);
    });
}
