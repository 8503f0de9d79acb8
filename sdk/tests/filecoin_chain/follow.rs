//! Following the chain without a hole.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::RpcError;
use polyrpc::filecoin::methods::chain::{ChainGetPath, ChainHead, ChainNotify};
use polyrpc::filecoin::{
    ChainChange, ChainChanges, FullNode, Gateway, HeadChange, HeadChangeKind, TipSet, TipSetKey,
};
use polyrpc::mock::{Fault, Node, Topic, Transport, sample};
use tokio::time::timeout;

use super::{LIMIT, chain, client, tipset};

/// A change as a node tells it.
fn told(kind: HeadChangeKind, tipset: &TipSet) -> HeadChange {
    let mut change: HeadChange = sample();
    change.r#type = kind;
    change.val = Some(tipset.clone());
    change
}

fn apply(tipset: &TipSet) -> HeadChange {
    told(HeadChangeKind::Apply, tipset)
}

fn revert(tipset: &TipSet) -> HeadChange {
    told(HeadChangeKind::Revert, tipset)
}

fn current(tipset: &TipSet) -> HeadChange {
    told(HeadChangeKind::Current, tipset)
}

/// A node that knows these tipsets, and the ways between them. What it was asked for is kept: from and to.
type Ways = Arc<Mutex<Vec<(TipSetKey, TipSetKey)>>>;

fn node(known: Vec<TipSet>, head: &TipSet) -> (Transport, Topic<ChainNotify>, Ways) {
    let node = Transport::new();
    let topic = node.topic(ChainNotify::new()).unwrap();
    let head = head.clone();
    node.on::<ChainHead>(move |_| Ok(head.clone()));
    let ways = Ways::default();
    let asked = Arc::clone(&ways);
    node.on::<ChainGetPath>(move |get| {
        asked
            .lock()
            .unwrap()
            .push((get.from.clone(), get.to.clone()));
        path(&known, &get.from, &get.to).ok_or_else(|| RpcError::new(1, "no such tipset"))
    });
    (node, topic, ways)
}

/// Down from one tipset to the last that both have in common, and up to the other.
fn path(known: &[TipSet], from: &TipSetKey, to: &TipSetKey) -> Option<Vec<HeadChange>> {
    let find = |key: &TipSetKey| known.iter().find(|tipset| tipset.key() == *key);
    let (mut left, mut right) = (find(from)?, find(to)?);
    let (mut down, mut up) = (Vec::new(), Vec::new());
    while left.key() != right.key() {
        if left.height > right.height {
            down.push(revert(left));
            left = find(&left.parents())?;
        } else {
            up.push(apply(right));
            right = find(&right.parents())?;
        }
    }
    up.reverse();
    Some([down, up].concat())
}

/// The next changes: `+4` and `-4` for the tipset at 4.
async fn next(changes: &mut ChainChanges, count: usize) -> Vec<String> {
    let mut found = Vec::new();
    for _ in 0..count {
        let change = timeout(LIMIT, changes.next()).await.expect("in time");
        found.push(match change.unwrap().unwrap() {
            ChainChange::Applied(tipset) => format!("+{}", tipset.height),
            ChainChange::Reverted(tipset) => format!("-{}", tipset.height),
        });
    }
    found
}

#[tokio::test]
async fn changes_that_fit_come_as_they_are_told() {
    let main = chain(&[0, 1, 2, 4]);
    let other = tipset("other", 3, Some(&main[2]));
    let (node, topic, ways) = node(main.clone(), &main[2]);
    let mut changes = client(&node).follow_chain().await.unwrap();
    topic.push(&vec![current(&main[1])]).unwrap();
    topic.push(&vec![apply(&main[2])]).unwrap();
    topic.push(&vec![apply(&other)]).unwrap();
    topic.push(&vec![revert(&other), apply(&main[3])]).unwrap();
    let found = next(&mut changes, 5).await;
    assert_eq!(found, ["+1", "+2", "+3", "-3", "+4"]);
    assert!(ways.lock().unwrap().is_empty());
    node.finish().unwrap();
}

#[tokio::test]
async fn what_happened_without_a_connection_is_made_up_for() {
    let main = chain(&[0, 1, 2, 3]);
    let fork = [
        tipset("fork 3", 3, Some(&main[2])),
        // After null rounds.
        tipset("other 6", 6, Some(&main[1])),
    ];
    let last = tipset("other 7", 7, Some(&fork[1]));
    let known = [main.clone(), fork.to_vec(), vec![last.clone()]].concat();
    let (node, topic, ways) = node(known, &last);
    let gateway = Gateway::new(client(&node).rpc().clone());
    let mut changes = gateway.follow_chain().await.unwrap();
    topic.push(&vec![current(&main[3])]).unwrap();
    assert_eq!(next(&mut changes, 1).await, ["+3"]);

    // Connected again, the node first tells its head.
    node.cut();
    let reader = tokio::spawn(async move { (next(&mut changes, 3).await, changes) });
    timeout(LIMIT, topic.until(1)).await.unwrap();
    topic.push(&vec![current(&fork[1])]).unwrap();
    let (found, mut changes) = timeout(LIMIT, reader).await.unwrap().unwrap();
    assert_eq!(found, ["-3", "-2", "+6"]);
    assert_eq!(*ways.lock().unwrap(), [(main[3].key(), fork[1].key())]);

    // The head is still the same after the next one: nothing is told twice.
    node.cut();
    let reader = tokio::spawn(async move { (next(&mut changes, 1).await, changes) });
    timeout(LIMIT, topic.until(1)).await.unwrap();
    topic.push(&vec![current(&fork[1])]).unwrap();
    topic.push(&vec![apply(&last)]).unwrap();
    let (found, _) = timeout(LIMIT, reader).await.unwrap().unwrap();
    assert_eq!(found, ["+7"]);
    assert_eq!(ways.lock().unwrap().len(), 1);
    node.finish().unwrap();
}

#[tokio::test]
async fn changes_that_do_not_fit_are_made_up_for() {
    let main = chain(&[0, 1, 2, 3, 4]);
    let (node, topic, ways) = node(main.clone(), &main[4]);
    // A node that doesn't tell its head first.
    let mut changes = client(&node).follow_chain().await.unwrap();
    topic.push(&vec![apply(&main[0])]).unwrap();
    // One is missing before it, then one was never applied, and then the node tells what we don't know.
    topic.push(&vec![apply(&main[2])]).unwrap();
    topic.push(&vec![revert(&main[3])]).unwrap();
    topic
        .push(&vec![told(
            HeadChangeKind::Unknown("reset".to_owned()),
            &main[1],
        )])
        .unwrap();
    let mut empty: HeadChange = sample();
    empty.val = None;
    topic.push(&vec![empty]).unwrap();
    let found = next(&mut changes, 11).await;
    assert_eq!(
        found,
        [
            "+0", "+1", "+2", "+3", "+4", "-4", "-3", "-2", "+2", "+3", "+4"
        ]
    );
    assert_eq!(ways.lock().unwrap().len(), 4);
    node.finish().unwrap();
}

#[tokio::test]
async fn it_goes_on_from_where_a_program_ended() {
    let main = chain(&[0, 1, 2]);
    let fork = tipset("fork", 2, Some(&main[1]));
    let known = [main.clone(), vec![fork.clone()]].concat();
    let (node, topic, _) = node(known, &main[2]);
    let gone = ChainChange::Reverted(fork.clone());
    assert_eq!((gone.head(), gone.tipset()), (main[1].key(), &fork));
    let seen = ChainChange::Applied(fork.clone()).head();
    let mut changes = client(&node).follow_chain_from(seen).await.unwrap();
    topic.push(&vec![current(&main[2])]).unwrap();
    assert_eq!(next(&mut changes, 2).await, ["-2", "+2"]);
    node.finish().unwrap();
}

#[tokio::test]
async fn a_refusal_is_told_and_leaves_nothing_out() {
    let main = chain(&[0, 1, 2, 3]);
    let (node, topic, _) = node(main.clone(), &main[3]);
    let mut changes = client(&node).follow_chain().await.unwrap();
    topic.push(&vec![current(&main[0])]).unwrap();
    assert_eq!(next(&mut changes, 1).await, ["+0"]);
    let known = main.clone();
    node.on::<ChainGetPath>(|_| Err(RpcError::new(1, "busy compacting")))
        .then(move |get| Ok(path(&known, &get.from, &get.to).unwrap()));
    topic.push(&vec![apply(&main[2])]).unwrap();
    let error = timeout(LIMIT, changes.next()).await.unwrap().unwrap();
    assert!(error.is_err_and(|error| error.rpc().is_some()));
    assert_eq!(next(&mut changes, 2).await, ["+1", "+2"]);

    // An item that can't be read may have said anything.
    topic.push_raw(&7).unwrap();
    let error = timeout(LIMIT, changes.next()).await.unwrap().unwrap();
    assert!(error.is_err_and(|error| error.is_decode()));
    assert_eq!(next(&mut changes, 1).await, ["+3"]);
    node.finish().unwrap();
}

#[tokio::test]
async fn a_node_without_subscriptions_is_asked_for_its_head() {
    let main = chain(&[0, 1, 2]);
    let fork = tipset("fork", 2, Some(&main[1]));
    let known = [main.clone(), vec![fork.clone()]].concat();
    let node = Node::start().await.unwrap();
    let heads = [&main[1], &main[1], &main[2], &fork, &fork];
    node.on_sequence::<ChainHead>(heads.map(|head| Ok(head.clone())));
    node.on::<ChainGetPath>(move |get| Ok(path(&known, &get.from, &get.to).unwrap()));
    let client = FullNode::builder(node.url()).poll_interval(Duration::from_millis(5));
    let client = client.without_retry().connect().await.unwrap();
    let mut changes = client.follow_chain().await.unwrap();
    assert_eq!(next(&mut changes, 2).await, ["+1", "+2"]);
    // One that is away for a moment is asked again.
    node.inject(Fault::status(503, ""));
    assert_eq!(next(&mut changes, 2).await, ["-2", "+2"]);
    node.finish().unwrap();

    let nobody = FullNode::builder("http://127.0.0.1:1").without_retry();
    let nobody = nobody.connect().await.unwrap().follow_chain().await;
    assert!(nobody.is_err_and(|error| error.is_connect()));
}

#[tokio::test]
async fn a_way_that_leads_elsewhere_is_refused() {
    let main = chain(&[0, 1, 2]);
    let (node, topic, _) = node(main.clone(), &main[2]);
    let mut changes = client(&node).follow_chain().await.unwrap();
    topic.push(&vec![current(&main[0])]).unwrap();
    assert_eq!(next(&mut changes, 1).await, ["+0"]);
    let (short, wrong) = (apply(&main[1]), current(&main[2]));
    node.on::<ChainGetPath>(move |_| Ok(vec![short.clone()]))
        .then(move |_| Ok(vec![wrong.clone()]));
    topic.push(&vec![apply(&main[2])]).unwrap();
    for said in ["doesn't lead to the second", "of another kind"] {
        let error = timeout(LIMIT, changes.next()).await.unwrap().unwrap();
        let error = error.unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
    node.finish().unwrap();
}
