//! What a connection has to know of the messages on it: as little as it takes to give each to the one who waits for it.

use bytes::Bytes;

use super::super::request::{Entry, Opening, Request};
use crate::error::Error;

/// The identity of a subscription on one connection: the JSON text of what the node calls it.
pub(crate) type Key = Box<str>;

/// A way of having many calls in flight over one connection. It looks at envelopes only; what is inside is read by the callers.
pub(crate) trait Protocol: Send + Sync + 'static {
    /// Whether a request can go over such a connection at all.
    ///
    /// # Errors
    /// When it can't, with what to do instead.
    fn check(&self, request: &Request) -> Result<(), Error>;

    /// The first message on each new connection. `id` is free for a call, whose response nobody waits for.
    fn greeting(&self, id: u64) -> Option<Bytes> {
        _ = id;
        None
    }

    /// Encodes a call that is sent alone.
    fn encode(&self, call: Entry<'_>, destination: Option<&str>) -> Bytes {
        _ = destination;
        call.text()
    }

    /// Whether the node answers batches on such a connection. If not, their calls are sent one by one.
    fn batches(&self) -> bool;

    /// Whom a message is for.
    fn route(&self, message: &Bytes) -> Route;

    /// Whom an answer is for that nobody waits for: where items are further answers to the call that opened the subscription.
    fn further(&self, call: u64, message: &Bytes) -> Route {
        _ = (call, message);
        Route::Nobody
    }

    /// The key of the subscription that `answer` to the call `opened_by` opens; none if the node refuses it.
    fn opened(&self, opened_by: u64, answer: &Bytes) -> Option<Key>;

    /// What ends a subscription that was opened by the call `opened_by`; none if nothing does but the end of the connection. `id` is free
    /// for a call.
    fn stop(&self, key: &Key, opened_by: u64, opening: &Opening, id: u64) -> Option<Bytes>;

    /// What tells the node that nobody waits for the answer to a call any more; none if it can't be told.
    fn cancel(&self, call: u64) -> Option<Bytes>;
}

/// Whom a message is for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The caller of one call.
    Answer(u64),
    /// The caller of one call, with the part of the message that is the answer.
    Enclosed(u64, Bytes),
    /// The caller of a batch; ids of its calls, in any order.
    Batch(Vec<u64>),
    /// The reader of a subscription, with JSON text of the item.
    Item(Key, Bytes),
    /// The readers of all subscriptions, with JSON text of the item.
    Push(Bytes),
    /// The reader of a subscription that the node ends.
    Ended(Key),
    /// An error that doesn't say which call it is for.
    Anonymous,
    /// Nobody that is known here.
    Nobody,
}
