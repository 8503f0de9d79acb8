//! Items that a test sends by hand.

use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;

use super::script::Script;
use super::subscribers::deliver;
use crate::raw::RawJson;

/// Something that clients can subscribe to, made by [`Script::topic`] or [`Script::topic_raw`]. Items go to those who have subscribed by
/// then.
pub struct Topic<S = ()> {
    script: Script,
    key: usize,
    stream: PhantomData<fn(S)>,
}

impl<S> Topic<S> {
    pub(super) fn new(script: Script, key: usize) -> Self {
        Self {
            script,
            key,
            stream: PhantomData,
        }
    }

    /// Sends an item to all subscribers, whatever its type; gives how many there are.
    ///
    /// # Errors
    /// When the item can't be written as JSON.
    pub fn push_raw<T: Serialize + ?Sized>(&self, item: &T) -> Result<usize, serde_json::Error> {
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

#[cfg(feature = "layers")]
impl<S: crate::Subscribe> Topic<S> {
    /// Sends an item to all subscribers, written as the node writes it; gives how many there are.
    ///
    /// # Errors
    /// When the item can't be written as JSON.
    pub fn push(&self, item: &S::Item) -> Result<usize, serde_json::Error> {
        self.push_raw(&serde_with::ser::SerializeAsWrap::<S::Item, S::Codec>::new(
            item,
        ))
    }
}

impl<S> Clone for Topic<S> {
    fn clone(&self) -> Self {
        Self::new(self.script.clone(), self.key)
    }
}

impl<S> fmt::Debug for Topic<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Topic")
            .field("subscribers", &self.subscribers())
            .finish_non_exhaustive()
    }
}
