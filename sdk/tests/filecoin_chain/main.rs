//! Helpers around Filecoin's chain, against a scripted node: waiting for messages, walking over tipsets, following the chain.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod follow;
mod pages;
mod wait;

use std::time::Duration;

use cid::multihash::Multihash;
use polyrpc::filecoin::{BlockHeader, Cid, FullNode, TipSet};
use polyrpc::mock::{Transport, sample};
use polyrpc::{Error, Rpc};

/// How long anything may take.
const LIMIT: Duration = Duration::from_secs(20);

/// A CID of its own for each text.
fn cid(name: &str) -> Cid {
    let hash = Multihash::wrap(0, name.as_bytes()).unwrap();
    ::cid::Cid::new_v1(0x55, hash).into()
}

/// A tipset of one block, called by its name.
fn tipset(name: &str, height: i64, parent: Option<&TipSet>) -> TipSet {
    let mut block: BlockHeader = sample();
    block.height = height;
    block.parents = parent.map_or_else(|| vec![cid("before")], |parent| parent.cids.clone());
    let mut tipset: TipSet = sample();
    tipset.height = height;
    tipset.cids = vec![cid(name)];
    tipset.blocks = vec![block];
    tipset
}

/// Tipsets at these heights, each the parent of the next one.
fn chain(heights: &[i64]) -> Vec<TipSet> {
    let mut chain: Vec<TipSet> = Vec::new();
    for height in heights {
        let next = tipset(&format!("at {height}"), *height, chain.last());
        chain.push(next);
    }
    chain
}

fn client(node: &Transport) -> FullNode {
    let rpc = Rpc::new(node.clone()).with_poll_interval(Duration::from_millis(5));
    FullNode::new(rpc)
}

fn heights(tipsets: &[Result<TipSet, Error>]) -> Vec<Option<i64>> {
    let height = |tipset: &Result<TipSet, Error>| tipset.as_ref().ok().map(|one| one.height);
    tipsets.iter().map(height).collect()
}
