//! Tipsets one after the other, null rounds between them.

use futures_util::StreamExt;
use polyrpc::RpcError;
use polyrpc::filecoin::methods::chain::{
    ChainGetTipSet, ChainGetTipSetAfterHeight, ChainGetTipSetByHeight, ChainHead,
};
use polyrpc::filecoin::{Gateway, TipSet, TipSetKey};
use polyrpc::mock::{Fault, Transport};

use super::{chain, client, heights};

/// A node with these tipsets.
fn node(tipsets: Vec<TipSet>) -> Transport {
    let node = Transport::new();
    let none = || RpcError::new(1, "looking for tipset with height greater than start point");
    let all = tipsets.clone();
    node.on::<ChainHead>(move |_| Ok(all.last().unwrap().clone()));
    let all = tipsets.clone();
    node.on::<ChainGetTipSet>(move |get| {
        let found = all.iter().find(|tipset| tipset.key() == get.tipset_key);
        found.cloned().ok_or_else(none)
    });
    let all = tipsets.clone();
    node.on::<ChainGetTipSetByHeight>(move |get| {
        let head = all.last().unwrap();
        if get.height > head.height {
            return Err(none());
        }
        let mut before = all.iter().filter(|tipset| tipset.height <= get.height);
        before.next_back().cloned().ok_or_else(none)
    });
    node.on::<ChainGetTipSetAfterHeight>(move |get| {
        let mut after = tipsets.iter().filter(|tipset| tipset.height >= get.height);
        assert!(get.tipset_key.is_some_and(|anchor| !anchor.is_head()));
        after.next().cloned().ok_or_else(none)
    });
    node
}

#[tokio::test]
async fn ancestors_go_down_to_genesis() {
    let chain = chain(&[0, 1, 4, 5]);
    let node = node(chain.clone());
    let walker = client(&node).ancestors(TipSetKey::HEAD);
    let walked: Vec<_> = walker.collect().await;
    assert_eq!(heights(&walked), [Some(5), Some(4), Some(1), Some(0)]);

    let gateway = Gateway::new(client(&node).rpc().clone());
    let walked: Vec<_> = gateway.ancestors(chain[2].key()).take(2).collect().await;
    assert_eq!(heights(&walked), [Some(4), Some(1)]);
    node.finish().unwrap();
}

#[tokio::test]
async fn a_page_that_is_refused_is_asked_for_again() {
    let node = node(chain(&[0, 1, 4]));
    let mut walker = client(&node).ancestors(TipSetKey::HEAD);
    assert_eq!(walker.next().await.unwrap().unwrap().height, 4);
    node.inject(Fault::status(400, ""));
    assert!(walker.next().await.unwrap().is_err());
    let rest: Vec<_> = walker.collect().await;
    assert_eq!(heights(&rest), [Some(1), Some(0)]);
    node.finish().unwrap();
}

#[tokio::test]
async fn a_range_has_the_tipsets_between_its_ends() {
    let node = node(chain(&[0, 1, 4, 5, 8]));
    for (range, expected) in [
        (0..=8, vec![0, 1, 4, 5, 8]),
        (1..=4, vec![1, 4]),
        // Null rounds at either end.
        (2..=7, vec![4, 5]),
        (4..=4, vec![4]),
        (2..=3, vec![]),
        (6..=7, vec![]),
        (8..=8, vec![8]),
    ] {
        let walked: Vec<_> = client(&node).tipsets(range.clone()).collect().await;
        let expected: Vec<_> = expected.into_iter().map(Some).collect();
        assert_eq!(heights(&walked), expected, "{range:?}");
    }
    // The first of the range may be a null round right before the last.
    let gateway = Gateway::new(client(&node).rpc().clone());
    let walked: Vec<_> = gateway.tipsets(3..=4).collect().await;
    assert_eq!(heights(&walked), [Some(4)]);
    #[expect(clippy::reversed_empty_ranges, reason = "that is the case")]
    let empty = client(&node).tipsets(5..=4);
    assert_eq!(empty.count().await, 0);

    let mut beyond = client(&node).tipsets(7..=9);
    assert!(beyond.next().await.unwrap().is_err());
    node.finish().unwrap();
}
