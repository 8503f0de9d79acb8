//! Who has subscribed to what.

use bytes::Bytes;
use tokio::sync::mpsc::UnboundedSender;

use super::topic::Pubsub;
use super::wire::{Call, Outcome, jsonrpc};
use crate::error::RpcError;
use crate::raw::RawJson;
use crate::transport::FeedSender;

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
struct Subscriber {
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
#[derive(Debug)]
pub(super) enum Outlet {
    /// Whole messages for a socket.
    Socket(UnboundedSender<Bytes>),
    /// The items alone.
    Feed(FeedSender),
}

impl Outlet {
    fn send(&self, pubsub: Pubsub, id: &str, item: &RawJson) {
        match self {
            // A connection that ends takes its subscribers away itself.
            Self::Socket(queue) => _ = queue.send(jsonrpc::notification(pubsub.item, id, item)),
            Self::Feed(feed) => feed.item(item.as_str().to_owned().into()),
        }
    }
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
    pub(super) fn close(&mut self, call: &Call, connection: Option<u64>) -> Option<Outcome> {
        let stops = |offer: &Offer| offer.pubsub.stop == call.method;
        if !self.topics.iter().any(stops) {
            return None;
        }
        let id = first(&call.params);
        let before = self.subscribers.len();
        self.subscribers.retain(|Subscriber { opened, .. }| {
            Some(opened.connection) != connection || id.as_ref() != Some(&opened.id)
        });
        let was_there = self.subscribers.len() < before;
        Some(json(&was_there.to_string()))
    }

    /// From now on items go there.
    pub(super) fn admit(&mut self, opened: Opened, outlet: Outlet) {
        self.subscribers.push(Subscriber { opened, outlet });
    }

    /// Forgets all that a connection has opened.
    pub(super) fn leave(&mut self, connection: u64) {
        self.subscribers
            .retain(|subscriber| subscriber.opened.connection != connection);
    }

    /// Ends the subscriptions that have no socket to be cut.
    pub(super) fn cut(&mut self) {
        self.subscribers
            .retain(|subscriber| !matches!(subscriber.outlet, Outlet::Feed(_)));
    }

    pub(super) fn count(&self, topic: usize) -> usize {
        self.of(topic).count()
    }

    /// Sends an item to all subscribers of a topic; gives how many there are.
    pub(super) fn push(&self, topic: usize, item: &RawJson) -> usize {
        let pubsub = self.topics[topic].pubsub;
        let sent = self.of(topic).map(|Subscriber { opened, outlet }| {
            outlet.send(pubsub, &opened.id, item);
        });
        sent.count()
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

pub(super) fn json(text: &str) -> Outcome {
    RawJson::new(text).map_err(|error| RpcError::new(-32603, error.to_string()))
}

/// The text of the first parameter of a list.
fn first(params: &RawJson) -> Option<String> {
    let params: Vec<RawJson> = params.decode().ok()?;
    Some(params.first()?.to_string())
}
