//! What a connection has to know of the messages on it: as little as it takes to give each to the one who waits for it.

use bytes::Bytes;

use crate::error::Error;
use crate::message::{Entry, Notification, Opening, Request};

/// The identity of a subscription on one connection.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// What gave it its id: each has a numbering of its own.
    pub(crate) of: Of,
    /// JSON text of what the node calls it, or the id of the call that opened it.
    pub(crate) id: Box<str>,
}

/// By what the items of a subscription are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Of {
    /// The subscription's id, where everybody has it.
    Id,
    /// The subscription's id in notifications of this method.
    Notification(&'static str),
    /// The call that opened it.
    Call,
}

impl Key {
    /// Of the subscription that a call opened, where the node has no other name for it.
    pub(crate) fn of_call(id: u64) -> Self {
        Self {
            of: Of::Call,
            id: id.to_string().into(),
        }
    }
}

impl From<&str> for Key {
    fn from(id: &str) -> Self {
        Self {
            of: Of::Id,
            id: id.into(),
        }
    }
}

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
        call.encoded()
    }

    /// Whether the node answers batches on such a connection. If not, their calls are sent one by one.
    fn batches(&self) -> bool;

    /// Whom a message is for. `notifications` are those that were asked for on this connection and are not as everybody has them.
    fn route(&self, message: &Bytes, notifications: &[Notification]) -> Recipient;

    /// Whom a further answer to the call `opened_by` is for, which opened a subscription by [`Key::of_call`].
    fn further(&self, opened_by: u64, message: &Bytes) -> Recipient {
        _ = (opened_by, message);
        Recipient::Nobody
    }

    /// Whom an answer is for that has the id of no call in flight.
    fn stray(&self, id: u64, message: &Bytes) -> Recipient {
        _ = (id, message);
        Recipient::Nobody
    }

    /// The key of the subscription that `answer` to the call `opened_by` opens; none if the node refuses it.
    fn opened(&self, opened_by: u64, answer: &Bytes, opening: &Opening) -> Option<Key>;

    /// What ends a subscription that was opened by the call `opened_by`; none if nothing does but the end of the connection. `own_id` is
    /// free for a call.
    fn stop(&self, key: &Key, opened_by: u64, opening: &Opening, own_id: u64) -> Option<Bytes>;

    /// What tells the node that nobody waits for the response to a call any more; none if it can't be told.
    fn cancel(&self, call: u64) -> Option<Bytes>;
}

/// Whom a message is for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Recipient {
    /// The caller of one call.
    Answer(u64),
    /// The caller of one call, with the part of the message that is the response.
    Enclosed(u64, Bytes),
    /// The caller of a batch; ids of its calls, in any order.
    Batch(Vec<u64>),
    /// The reader of a subscription, with JSON text of the item.
    Item(Key, Bytes),
    /// The readers of all subscriptions, with JSON text of the item.
    Push(Bytes),
    /// The reader of a subscription that the node ends, with JSON text of the error, if it gives one.
    Ended(Key, Option<Bytes>),
    /// An error that doesn't say which call it is for.
    Anonymous,
    /// Nobody that is known here.
    Nobody,
}
