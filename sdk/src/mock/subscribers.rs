//! Who has subscribed to what.
//!
//! All of this is done while the script is locked, and whoever is woken by an item or by the end of a feed may ask the script at once:
//! so what is to be sent and who is to be dropped are given back, for when the lock is free.

use std::sync::Arc;

use bytes::Bytes;
use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;

use super::notification;
use crate::error::RpcError;
use crate::message::{Call, Outcome};
use crate::raw::RawJson;
use crate::transport::{FeedSender, Items, Stop};

/// The topics that are offered and their subscribers.
#[derive(Debug, Default)]
pub(super) struct Subscribers {
    topics: Vec<Offer>,
    subscribers: Vec<Subscriber>,
    opened: u64,
    connections: u64,
}

/// Something that can be subscribed to.
#[derive(Debug, PartialEq)]
pub(super) struct Offer {
    /// The method that opens it.
    method: String,
    /// All of the parameters that open it.
    params: Value,
    stop: Stop,
    items: Items,
}

impl Offer {
    pub(super) fn new(method: &str, params: &RawJson, stop: Stop, items: Items) -> Self {
        Self {
            method: method.to_owned(),
            params: value(params),
            stop,
            items,
        }
    }
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
    /// The id of the call that opened it.
    opened_by: Option<RawJson>,
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
    pub(super) fn offer(&mut self, offer: Offer) -> usize {
        let known = self.topics.iter().position(|known| *known == offer);
        known.unwrap_or_else(|| {
            self.topics.push(offer);
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
        let by_name = self.topics.iter().any(|offer| offer.method == call.method);
        let params = by_name.then(|| value(&call.params))?;
        let opens = |offer: &Offer| offer.method == call.method && offer.params == params;
        self.topics.iter().position(opens)
    }

    /// A new subscription. Nothing is pushed there before [`admit`](Self::admit): the client has to know the id first.
    pub(super) fn open(&mut self, topic: usize, call: &Call, connection: u64) -> Opened {
        self.opened += 1;
        Opened {
            topic,
            connection,
            id: format!("\"{:#x}\"", self.opened),
            opened_by: call.id.clone(),
        }
    }

    /// Answers what ends a subscription of the same connection; none if no topic is ended so.
    pub(super) fn close(
        &mut self,
        call: &Call,
        connection: Option<u64>,
    ) -> Option<(Outcome, Vec<Subscriber>)> {
        let topics = &self.topics;
        if !topics.iter().any(|offer| offer.is_ended_by(&call.method)) {
            return None;
        }
        let ended = self.subscribers.extract_if(.., |subscriber| {
            let opened = &subscriber.opened;
            Some(opened.connection) == connection && topics[opened.topic].ends(opened, call)
        });
        let ended: Vec<_> = ended.collect();
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
        let items = &self.topics[topic].items;
        let deliveries = self.of(topic).map(|Subscriber { opened, outlet }| {
            let message = match (outlet, items) {
                (Outlet::Socket(_), Items::Notifications(notification)) => {
                    notification::message(notification, &opened.id, item)
                }
                (Outlet::Socket(_), Items::Responses) => opened.response(item),
                // A push is an envelope of its own.
                (Outlet::Socket(_), Items::Pushes) | (Outlet::Feed(_), _) => {
                    item.as_str().to_owned().into()
                }
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

impl Offer {
    fn is_ended_by(&self, method: &str) -> bool {
        match &self.stop {
            Stop::Call { method: stop, .. } => stop == method,
            Stop::Cancel(stop) | Stop::SameId(stop) => *stop == method,
            Stop::Connection => false,
        }
    }

    /// Whether a call ends one of its subscriptions.
    fn ends(&self, opened: &Opened, call: &Call) -> bool {
        if !self.is_ended_by(&call.method) {
            return false;
        }
        let id = || serde_json::from_str::<Value>(&opened.id).ok();
        let opened_by = opened.opened_by.as_ref();
        match &self.stop {
            Stop::Call { param: None, .. } => value(&call.params).get(0) == id().as_ref(),
            Stop::Call {
                param: Some(param), ..
            } => value(&call.params).get(param) == id().as_ref(),
            Stop::Cancel(_) => value(&call.params).get(0) == opened_by.map(value).as_ref(),
            Stop::SameId(_) => call.id.as_ref() == opened_by,
            Stop::Connection => false,
        }
    }

    /// Whether the response that opens it is an object, as on all wires but JSON-RPC.
    fn answers_objects(&self) -> bool {
        self.items == Items::Pushes
    }
}

impl Subscribers {
    /// The response to a call that opens a subscription.
    pub(super) fn outcome(&self, opened: &Opened) -> Outcome {
        match self.topics[opened.topic].answers_objects() {
            true => json("{}"),
            false => json(&opened.id),
        }
    }
}

impl Opened {
    /// A further response to the call.
    fn response(&self, item: &RawJson) -> Bytes {
        let id = self.opened_by.as_ref().map_or("null", RawJson::as_str);
        format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{item}}}"#).into()
    }
}

/// JSON, to be compared whatever the order of its keys.
fn value(text: &RawJson) -> Value {
    text.decode().unwrap_or_default()
}

fn json(text: &str) -> Outcome {
    RawJson::new(text).map_err(|error| RpcError::new(-32603, error.to_string()))
}
