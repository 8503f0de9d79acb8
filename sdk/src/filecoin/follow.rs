//! Following the chain without a hole.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use tokio::time::sleep;

use super::{FullNode, Gateway, HeadChange, HeadChangeKind, TipSet, TipSetKey};
use crate::error::Error;
use crate::subscription::Failures;
use crate::{Event, Subscription};

/// A change of the chain: one tipset more, or one less.
#[derive(Clone, Debug, PartialEq)]
pub enum ChainChange {
    /// The tipset is the new head; its parent was the head before.
    Applied(TipSet),
    /// The tipset was the head, and isn't on the chain any more; its parent is the head now.
    Reverted(TipSet),
}

impl ChainChange {
    /// The tipset.
    pub fn tipset(&self) -> &TipSet {
        match self {
            Self::Applied(tipset) | Self::Reverted(tipset) => tipset,
        }
    }

    /// The head after the change: where [`FullNode::follow_chain_from`] goes on.
    pub fn head(&self) -> TipSetKey {
        match self {
            Self::Applied(tipset) => tipset.key(),
            Self::Reverted(tipset) => tipset.parents(),
        }
    }
}

/// The changes of a chain as a stream, made by [`FullNode::follow_chain`].
///
/// - Each change fits the one before: a tipset that is applied has the last head as its parent, and one that is reverted was the last head.
///   After a lost connection, or when this is read too slowly, the way from the last head to the node's is asked for and given out.
/// - An error is an item that could not be read, or a node that refuses; nothing is left out by it, and the stream goes on after it.
/// - It ends only when its connection is closed by `Socket::close`. Dropping it ends the subscription at the node.
#[must_use = "dropping it ends the subscription"]
pub struct ChainChanges(BoxStream<'static, Result<ChainChange, Error>>);

impl Stream for ChainChanges {
    type Item = Result<ChainChange, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl fmt::Debug for ChainChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChainChanges").finish_non_exhaustive()
    }
}

/// # Following the chain
impl FullNode {
    /// Follows the chain from its head on: the first change applies the head, and each further one fits the one before, whatever happens to
    /// the connection. Over a WebSocket the node tells of each change by itself; over HTTP its head is asked for every 2 s, or at the interval
    /// of [`Rpc::with_poll_interval`](crate::Rpc::with_poll_interval).
    ///
    /// ```no_run
    /// # async fn run(node: polyrpc::filecoin::FullNode) -> Result<(), polyrpc::Error> {
    /// use futures_util::StreamExt;
    /// use polyrpc::filecoin::ChainChange;
    ///
    /// let mut changes = node.follow_chain().await?;
    /// while let Some(change) = changes.next().await {
    ///     match change? {
    ///         ChainChange::Applied(tipset) => println!("+ {}", tipset.height),
    ///         ChainChange::Reverted(tipset) => println!("- {}", tipset.height),
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// When the node can't be reached or refuses.
    pub async fn follow_chain(&self) -> Result<ChainChanges, Error> {
        open(self.clone(), None).await
    }

    /// Follows the chain from a tipset on, such as the [`head`](ChainChange::head) after the last change that a program has dealt with before
    /// it ended: first come the changes that lead from there to the head.
    ///
    /// # Errors
    /// When the node can't be reached or refuses.
    pub async fn follow_chain_from(&self, tipset_key: TipSetKey) -> Result<ChainChanges, Error> {
        open(self.clone(), Some(tipset_key).filter(|key| !key.is_head())).await
    }
}

/// # Following the chain
impl Gateway {
    /// Follows the chain from its head on; see [`FullNode::follow_chain`].
    ///
    /// # Errors
    /// When the gateway can't be reached or refuses.
    pub async fn follow_chain(&self) -> Result<ChainChanges, Error> {
        open(FullNode::new(self.rpc().clone()), None).await
    }

    /// Follows the chain from a tipset on; see [`FullNode::follow_chain_from`].
    ///
    /// # Errors
    /// When the gateway can't be reached or refuses.
    pub async fn follow_chain_from(&self, tipset_key: TipSetKey) -> Result<ChainChanges, Error> {
        let node = FullNode::new(self.rpc().clone());
        node.follow_chain_from(tipset_key).await
    }
}

async fn open(node: FullNode, last: Option<TipSetKey>) -> Result<ChainChanges, Error> {
    let changes = match node.subscribe_chain_notify().await {
        Ok(changes) => Some(changes),
        Err(error) if error.is_no_subscriptions() => None,
        Err(error) => return Err(error),
    };
    let mut following = Following {
        node,
        changes,
        last,
        ready: VecDeque::new(),
        target: None,
        failures: Failures::default(),
    };
    if following.changes.is_none() {
        // So that a node that can't be reached or refuses is an error of the opening.
        following.go_to(TipSetKey::HEAD).await?;
    }
    let changes = stream::unfold(following, |mut following| async move {
        let change = following.next().await?;
        Some((change, following))
    });
    Ok(ChainChanges(changes.boxed()))
}

struct Following {
    node: FullNode,
    /// What the node tells by itself; none where it has to be asked.
    changes: Option<Subscription<Vec<HeadChange>>>,
    /// The head after all that is ready; none before the first change.
    last: Option<TipSetKey>,
    ready: VecDeque<ChainChange>,
    /// A head to which the way has to be asked for; [`TipSetKey::HEAD`] is the node's, whichever that is.
    target: Option<TipSetKey>,
    /// Refusals in a row.
    failures: Failures,
}

impl Following {
    async fn next(&mut self) -> Option<Result<ChainChange, Error>> {
        loop {
            if let Some(change) = self.ready.pop_front() {
                return Some(Ok(change));
            }
            if let Some(target) = self.target.clone() {
                match self.go_to(target).await {
                    Ok(()) => {
                        self.target = None;
                        self.failures = Failures::default();
                    }
                    Err(error) if error.is_closed() => return None,
                    Err(error) => {
                        self.failures.add(Some(&error));
                        if !error.is_transient() {
                            return Some(Err(error));
                        }
                        self.failures.wait().await;
                    }
                }
                continue;
            }
            let Some(changes) = &mut self.changes else {
                sleep(self.node.rpc().poll_interval()).await;
                self.target = Some(TipSetKey::HEAD);
                continue;
            };
            match changes.next().await? {
                Ok(Event::Item(changes)) => self.take(changes),
                // What is missing shows by the next change, which won't fit.
                Ok(Event::Gap { .. }) => {}
                Err(error) => {
                    // The item that couldn't be read is behind the head by now.
                    self.target = Some(TipSetKey::HEAD);
                    return Some(Err(error));
                }
            }
        }
    }

    /// Accepts a notified head change: as it is where it extends the last head, else as a head to catch up with.
    fn take(&mut self, changes: Vec<HeadChange>) {
        // Where a list ends with a tipset that is gone, only the node knows the head.
        let target = match changes.last() {
            Some(HeadChange {
                r#type,
                val: Some(tipset),
                ..
            }) if *r#type != HeadChangeKind::Revert => tipset.key(),
            _ => TipSetKey::HEAD,
        };
        let mut head = self.last.clone();
        let mut fitting = Vec::with_capacity(changes.len());
        for change in changes {
            // The first one that is told, once for each connection.
            let is_current = change.r#type == HeadChangeKind::Current;
            if is_current && change.val.as_ref().map(TipSet::key) == head && head.is_some() {
                continue;
            }
            let Some(change) = fit(change, head.as_ref()) else {
                self.target = Some(target);
                return;
            };
            head = Some(change.head());
            fitting.push(change);
        }
        self.last = head;
        self.ready.extend(fitting);
    }

    /// Asks for the way from the last head to another one.
    async fn go_to(&mut self, target: TipSetKey) -> Result<(), Error> {
        let Some(last) = self.last.clone() else {
            let head = self.node.chain_head().await?;
            self.last = Some(head.key());
            self.ready.push_back(ChainChange::Applied(head));
            return Ok(());
        };
        let key = match target.is_head() {
            true => self.node.chain_head().await?.key(),
            false => target,
        };
        if last == key {
            return Ok(());
        }
        let path = self.node.chain_get_path(last, key.clone()).await?;
        let mut ready = Vec::with_capacity(path.len());
        for HeadChange { r#type, val, .. } in path {
            ready.push(match (r#type, val) {
                (HeadChangeKind::Apply, Some(tipset)) => ChainChange::Applied(tipset),
                (HeadChangeKind::Revert, Some(tipset)) => ChainChange::Reverted(tipset),
                (kind, _) => {
                    let message = format!(
                        "the way between two tipsets has a change of another kind: {kind:?}"
                    );
                    return Err(Error::inconsistent(message));
                }
            });
        }
        if ready.last().is_none_or(|change| change.head() != key) {
            return Err(Error::inconsistent(
                "the way between two tipsets doesn't lead to the second",
            ));
        }
        self.ready.extend(ready);
        self.last = Some(key);
        Ok(())
    }
}

/// What a change that is told does to a head; `None` where it doesn't fit.
fn fit(change: HeadChange, head: Option<&TipSetKey>) -> Option<ChainChange> {
    let tipset = change.val?;
    match (change.r#type, head) {
        (HeadChangeKind::Apply | HeadChangeKind::Current, None) => {
            Some(ChainChange::Applied(tipset))
        }
        (HeadChangeKind::Apply, Some(head)) if tipset.parents() == *head => {
            Some(ChainChange::Applied(tipset))
        }
        (HeadChangeKind::Revert, Some(head)) if tipset.key() == *head => {
            Some(ChainChange::Reverted(tipset))
        }
        _ => None,
    }
}
