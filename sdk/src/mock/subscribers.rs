//! Who has subscribed to what.
//!
//! All of this is done while the script is locked, and whoever is woken by an item or by the end of a feed may ask the script at once:
//! so what is to be sent and who is to be dropped are given back, for when the lock is free.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::mpsc::UnboundedSender;

use super::topic::Pubsub;
use crate::error::RpcError;
use crate::raw::RawJson;
use crate::transport::FeedSender;
use crate::wire::jsonrpc::serve::notification;
use crate::wire::serve::{Call, Outcome};

/// The topics that are offered and their subscribers.
#[derive(Debug, Default)]
pub(super) struct Subscribers {
    topics: Vec<Offer>,
    subscribers: Vec<Subscriber>,
    opened: u64,
    connections: u64,
}

#[derive(Debug)]
struct Offer {
    pubsub: Pubsub,
    /// The first parameter, as JSON text.
    topic: String,
}

#[derive(Debug)]
#[must_use = "dropped without the lock, because that wakes its reader"]
pub(super) struct Subscriber {
    opened: Opened,
    outlet: Outlet,
}

/// A subscription that was answered, or is just being answered.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    topic: usize,
    connection: u64,
    /// As JSON text.
    id: String,
}

/// Where the items of a subscription go.
#[derive(Clone, Debug)]
pub(super) enum Outlet {
    /// Whole messages for a socket.
    Socket(UnboundedSender<Bytes>),
    /// The items alone.
    Feed(Arc<FeedSender>),
}

/// Something to be sent.
#[derive(Debug)]
pub(super) struct Delivery {
    outlet: Outlet,
    message: Bytes,
}

impl Outlet {
    /// To be sent later.
    pub(super) fn delivery(&self, message: Bytes) -> Delivery {
        let outlet = self.clone();
        Delivery { outlet, message }
    }
}

/// Sends them all; gives how many there are.
pub(super) fn deliver(deliveries: Vec<Delivery>) -> usize {
    let count = deliveries.len();
    for Delivery { outlet, message } in deliveries {
        match outlet {
            // A connection that ends takes its subscribers away itself.
            Outlet::Socket(queue) => _ = queue.send(message),
            Outlet::Feed(feed) => feed.item(message),
        }
    }
    count
}

impl Subscribers {
    /// Makes a topic known; gives its key.
    pub(super) fn offer(&mut self, pubsub: Pubsub, topic: &str) -> usize {
        // A string can always be written as JSON.
        let topic = serde_json::to_string(topic).unwrap_or_default();
        let known = |offer: &Offer| offer.pubsub == pubsub && offer.topic == topic;
        self.topics.iter().position(known).unwrap_or_else(|| {
            self.topics.push(Offer { pubsub, topic });
            self.topics.len() - 1
        })
    }

    /// The number of a connection, which nothing else has.
    pub(super) fn connection(&mut self) -> u64 {
        self.connections += 1;
        self.connections
    }

    /// The topic that a call opens, if it is offered.
    pub(super) fn topic(&self, call: &Call) -> Option<usize> {
        let first = first(&call.params)?;
        let opens = |offer: &Offer| offer.pubsub.open == call.method && offer.topic == first;
        self.topics.iter().position(opens)
    }

    /// A new subscription. Nothing is pushed there before [`admit`](Self::admit): the client has to know the id first.
    pub(super) fn open(&mut self, topic: usize, connection: u64) -> Opened {
        self.opened += 1;
        Opened {
            topic,
            connection,
            id: format!("\"{:#x}\"", self.opened),
        }
    }

    /// Answers a call that ends a subscription of the same connection; none if no topic has such a method.
    pub(super) fn close(
        &mut self,
        call: &Call,
        connection: Option<u64>,
    ) -> Option<(Outcome, Vec<Subscriber>)> {
        let stops = |offer: &Offer| offer.pubsub.stop == call.method;
        if !self.topics.iter().any(stops) {
            return None;
        }
        let id = first(&call.params);
        let ended = self.take(|Subscriber { opened, .. }| {
            Some(opened.connection) == connection && id.as_ref() == Some(&opened.id)
        });
        let was_there = !ended.is_empty();
        Some((json(&was_there.to_string()), ended))
    }

    /// From now on items go there.
    pub(super) fn admit(&mut self, opened: Opened, outlet: Outlet) {
        self.subscribers.push(Subscriber { opened, outlet });
    }

    /// Forgets all that a connection has opened.
    pub(super) fn leave(&mut self, connection: u64) -> Vec<Subscriber> {
        self.take(|subscriber| subscriber.opened.connection == connection)
    }

    /// Ends the subscriptions that have no socket to be cut.
    pub(super) fn cut(&mut self) -> Vec<Subscriber> {
        self.take(|subscriber| matches!(subscriber.outlet, Outlet::Feed(_)))
    }

    fn take(&mut self, which: impl FnMut(&mut Subscriber) -> bool) -> Vec<Subscriber> {
        self.subscribers.extract_if(.., which).collect()
    }

    pub(super) fn count(&self, topic: usize) -> usize {
        self.of(topic).count()
    }

    /// An item for all subscribers of a topic.
    pub(super) fn push(&self, topic: usize, item: &RawJson) -> Vec<Delivery> {
        let pubsub = self.topics[topic].pubsub;
        let deliveries = self.of(topic).map(|Subscriber { opened, outlet }| {
            let message = match outlet {
                Outlet::Socket(_) => notification(pubsub.item, &opened.id, item),
                Outlet::Feed(_) => item.as_str().to_owned().into(),
            };
            outlet.delivery(message)
        });
        deliveries.collect()
    }

    fn of(&self, topic: usize) -> impl Iterator<Item = &Subscriber> {
        let all = self.subscribers.iter();
        all.filter(move |subscriber| subscriber.opened.topic == topic)
    }
}

impl Opened {
    /// The answer to the call.
    pub(super) fn outcome(&self) -> Outcome {
        json(&self.id)
    }
}

fn json(text: &str) -> Outcome {
    RawJson::new(text).map_err(|error| RpcError::new(-32603, error.to_string()))
}

/// The text of the first parameter of a list.
fn first(params: &RawJson) -> Option<String> {
    let params: Vec<RawJson> = params.decode().ok()?;
    Some(params.first()?.to_string())
}
