//! Tipsets, one after the other.

use std::ops::RangeInclusive;

use super::{FullNode, Gateway, TipSet, TipSetKey};
use crate::pages::Pages;

/// # Long lists
///
/// Tipsets as streams. Null rounds, epochs without a block, have no tipset: heights that are missing are theirs.
impl FullNode {
    /// Streams a tipset and its ancestors, down to genesis: each is the parent of the one before. From
    /// [`TipSetKey::HEAD`] on, whichever that is when the first one is read.
    ///
    /// ```no_run
    /// # async fn run(node: polyrpc::filecoin::FullNode) -> Result<(), polyrpc::Error> {
    /// use futures_util::StreamExt;
    /// use polyrpc::filecoin::TipSetKey;
    ///
    /// let mut newest = node.ancestors(TipSetKey::HEAD).take(10);
    /// while let Some(tipset) = newest.next().await {
    ///     println!("{}", tipset?.height);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn ancestors(&self, tipset_key: TipSetKey) -> Pages<TipSet> {
        let node = self.clone();
        Pages::new(tipset_key, move |key| {
            let node = node.clone();
            async move {
                let tipset = match key.is_head() {
                    true => node.chain_head().await?,
                    false => node.chain_get_tip_set(key).await?,
                };
                let parents = tipset.parents();
                // Genesis has a parent that is no tipset.
                let next = (tipset.height > 0 && !parents.is_head()).then_some(parents);
                Ok((vec![tipset], next))
            }
        })
    }

    /// Streams the tipsets of a range of heights, from the lowest on. All of them are of one chain, the one that has the highest of them
    /// when the stream is read first: a reorganisation meanwhile doesn't mix two.
    ///
    /// The node refuses a height beyond its head.
    pub fn tipsets(&self, heights: RangeInclusive<i64>) -> Pages<TipSet> {
        let node = self.clone();
        let (first, last) = heights.into_inner();
        if first > last {
            return Pages::empty();
        }
        // The height of the next one, and the last one of all once it is known.
        Pages::new(
            (first, None),
            move |(height, end): (i64, Option<TipSet>)| {
                let node = node.clone();
                async move {
                    let end = match end {
                        Some(end) => end,
                        None => node.chain_get_tip_set_by_height(last).await?,
                    };
                    // Only null rounds, from the first height on.
                    if end.height < height {
                        return Ok((Vec::new(), None));
                    }
                    if end.height == height {
                        return Ok((vec![end], None));
                    }
                    let next = node.chain_get_tip_set_after_height(height);
                    let tipset = next.tipset_key(end.key()).await?;
                    let after = (tipset.height.saturating_add(1), Some(end.clone()));
                    let more = tipset.height < end.height;
                    Ok((vec![tipset], more.then_some(after)))
                }
            },
        )
    }
}

/// # Long lists
///
/// Tipsets as streams, as [`FullNode`] has them. Gateways give out only tipsets that aren't too old.
impl Gateway {
    /// Streams a tipset and its ancestors; see [`FullNode::ancestors`].
    pub fn ancestors(&self, tipset_key: TipSetKey) -> Pages<TipSet> {
        FullNode::new(self.rpc().clone()).ancestors(tipset_key)
    }

    /// Streams the tipsets of a range of heights; see [`FullNode::tipsets`].
    pub fn tipsets(&self, heights: RangeInclusive<i64>) -> Pages<TipSet> {
        FullNode::new(self.rpc().clone()).tipsets(heights)
    }
}
