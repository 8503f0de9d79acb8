//! Items that a test sends by hand.

use serde::Serialize;

use super::script::Script;
use super::subscribers::deliver;
use crate::raw::RawJson;

/// The methods of a family of subscriptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pubsub {
    /// The method that opens a subscription and answers with its id. Its first parameter is the topic.
    pub open: &'static str,
    /// The method of the notifications that hold the items.
    pub item: &'static str,
    /// The method that ends a subscription, by its id, and answers whether there was such a one.
    pub stop: &'static str,
}

/// Something that clients can subscribe to, made by [`Script::topic`]. Items go to those who have subscribed by then.
#[derive(Clone, Debug)]
pub struct Topic {
    script: Script,
    key: usize,
}

impl Topic {
    pub(super) fn new(script: Script, key: usize) -> Self {
        Self { script, key }
    }

    /// Sends an item to all subscribers; gives how many there are.
    ///
    /// # Errors
    /// When the item can't be written as JSON.
    pub fn push<T: Serialize + ?Sized>(&self, item: &T) -> Result<usize, serde_json::Error> {
        let item = RawJson::new(serde_json::to_string(item)?)?;
        let deliveries = self.script.lock().subscribers.push(self.key, &item);
        Ok(deliver(deliveries))
    }

    /// How many subscribers there are.
    pub fn subscribers(&self) -> usize {
        self.script.lock().subscribers.count(self.key)
    }

    /// Waits until there are exactly so many subscribers: 1 until one is there, 0 until all have left. Put a timeout around it.
    pub async fn until(&self, subscribers: usize) {
        let holds = || self.subscribers() == subscribers;
        self.script.until(holds).await;
    }
}
