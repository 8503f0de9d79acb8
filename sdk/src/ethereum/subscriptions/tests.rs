//! Backfilled logs against a chain that grows, forks and fails at random.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod chain;

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::StreamExt;
use proptest::prelude::*;
use tokio::time::timeout;

use crate::Error;
use crate::ethereum::{Log, SubscriptionLogFilter};
use chain::{Happening, Node};

/// How long nothing comes once everything has come: longer than the longest wait between attempts.
const QUIET: Duration = Duration::from_secs(3600);

/// What a reader has, who believes what it is told: by (hash of the block, index), with the block's number.
#[derive(Debug, Default)]
struct Reader {
    logs: BTreeMap<(u64, u64), u64>,
    errors: Vec<Error>,
}

impl Reader {
    fn take(&mut self, log: Result<Log, Error>) {
        let log = match log {
            Ok(log) => log,
            Err(error) => return self.errors.push(error),
        };
        let hash = log.block_hash.expect("a hash");
        let hash = u64::from_be_bytes(hash.as_ref()[24..].try_into().expect("eight bytes"));
        let key = (hash, log.log_index.expect("an index"));
        if log.removed == Some(true) {
            assert!(
                self.logs.remove(&key).is_some(),
                "{key:?} is removed, but wasn't there"
            );
        } else {
            let number = log.block_number.expect("a number");
            assert!(
                self.logs.insert(key, number).is_none(),
                "{key:?} came twice"
            );
        }
    }
}

async fn follows(node: Node, from: u64, depth: u64, happenings: Vec<Happening>) -> Reader {
    let filter = SubscriptionLogFilter::new();
    let mut logs = node
        .client()
        .logs_backfilled(filter, from)
        .settled_depth(depth)
        .ranges(50, 100);
    let mut reader = Reader::default();
    for happening in &happenings {
        node.lock().happens(happening);
        if let Happening::Read(count) = happening {
            for _ in 0..*count {
                match timeout(QUIET, logs.next()).await {
                    Ok(log) => reader.take(log.expect("it doesn't end")),
                    Err(_) => break,
                }
            }
        }
    }
    // A last block, so that even a chain that was rolled back without a word says where it is.
    node.lock().mine(1, true);
    while let Ok(log) = timeout(QUIET, logs.next()).await {
        reader.take(log.expect("it doesn't end"));
    }
    reader
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build();
    runtime.expect("a runtime").block_on(future)
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        (prop::collection::vec(0_u8..4, 1..30), any::<bool>())
            .prop_map(|(logs, each)| Happening::Mined(logs, each)),
        (1_usize..12).prop_map(Happening::Forked),
        (1_usize..6).prop_map(Happening::RolledBack),
        Just(Happening::Cut),
        (1_usize..40).prop_map(Happening::Read),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whatever happens, the reader ends up with the logs of the canonical chain, each once.
    #[test]
    fn nothing_is_lost_and_nothing_doubled(
        blocks in 1_usize..60,
        from in 0_u64..80,
        faults in 0_u32..5,
        seed: u64,
        happenings in prop::collection::vec(happening(), 0..25),
    ) {
        let node = Node::new(blocks, faults, seed);
        // Deeper than all that can happen between two reads.
        let reader = run(follows(node.clone(), from, 600, happenings));
        prop_assert!(reader.errors.is_empty(), "{:?}", reader.errors);
        let found: Vec<_> = reader.logs.keys().copied().collect();
        let mut expected = node.lock().logs(from);
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
    }

    /// The same with old blocks in ranges, as long as nothing goes deeper than the blocks that are followed.
    #[test]
    fn ranges_of_old_blocks_fit_to_the_young_ones(
        blocks in 1_usize..300,
        from in 0_u64..300,
        faults in 0_u32..5,
        seed: u64,
        mined in prop::collection::vec(prop::collection::vec(0_u8..4, 1..40), 0..6),
        forked in 1_usize..15,
    ) {
        let node = Node::new(blocks, faults, seed);
        let happenings = mined.into_iter().flat_map(|logs| {
            [Happening::Mined(logs, true), Happening::Read(500), Happening::Forked(forked), Happening::Cut]
        });
        let reader = run(follows(node.clone(), from, 20, happenings.collect()));
        prop_assert!(reader.errors.is_empty(), "{:?}", reader.errors);
        let found: Vec<_> = reader.logs.keys().copied().collect();
        let mut expected = node.lock().logs(from);
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn ranges_shrink_to_what_the_node_gives() {
    let node = Node::new(200, 0, 1);
    let reader = run(follows(node.clone(), 0, 10, Vec::new()));
    assert_eq!(reader.logs.len(), node.lock().logs(0).len());
    let refused = node.lock().ranges_refused;
    assert!((3..60).contains(&refused), "{refused} ranges were refused");
}

#[test]
fn settings_without_end_are_none() {
    let node = Node::new(50, 0, 1);
    let reader = run(follows(
        node.clone(),
        0,
        u64::MAX,
        vec![Happening::Read(1000)],
    ));
    assert_eq!(reader.logs.len(), node.lock().logs(0).len());
}

/// However many blocks are to be followed, only some are in memory before their logs are read.
#[test]
fn many_young_blocks_are_followed_in_steps() {
    let node = Node::new(3000, 0, 1);
    let first = run(async {
        let filter = SubscriptionLogFilter::new();
        let logs = node.client().logs_backfilled(filter, 0);
        { logs.settled_depth(u64::MAX) }.next().await
    });
    assert!(first.expect("it goes on").is_ok());
    let asked = node.lock().asked;
    assert!(asked < 300, "{asked} blocks");
    let reader = run(follows(node.clone(), 0, u64::MAX, Vec::new()));
    assert!(reader.errors.is_empty(), "{:?}", reader.errors);
    assert_eq!(reader.logs.len(), node.lock().logs(0).len());
}

/// Whatever it was that the node refused.
#[test]
fn a_server_s_wait_is_kept() {
    for depth in [5, u64::MAX] {
        for patience in 0..6 {
            let node = Node::new(60, 0, 1);
            node.lock().patience = Some(patience);
            let reader = run(follows(node.clone(), 0, depth, Vec::new()));
            assert_eq!(reader.logs.len(), node.lock().logs(0).len());
            assert!(reader.errors.is_empty(), "{:?}", reader.errors);
            let disregarded = node.lock().disregarded;
            assert_eq!(disregarded, 0, "after {patience}, {depth} blocks");
        }
    }
}

#[test]
fn what_goes_too_deep_is_said() {
    let node = Node::new(100, 0, 1);
    let happenings = vec![Happening::Read(1000), Happening::Forked(50)];
    let reader = run(follows(node.clone(), 0, 10, happenings));
    assert_eq!(reader.errors.len(), 1, "{:?}", reader.errors);
    let text = reader.errors[0].to_string();
    assert!(text.contains("goes below the 10 blocks"), "{text}");
    // From there on it is right again.
    let young: Vec<_> = node.lock().logs(95);
    assert!(young.iter().all(|log| reader.logs.contains_key(log)));
}

#[test]
fn a_node_that_refuses_a_single_block_is_reported() {
    let node = Node::new(100, 0, 1);
    node.lock().largest_range = 0;
    let mut logs = node
        .client()
        .logs_backfilled(SubscriptionLogFilter::new(), 0);
    for _ in 0..2 {
        let error = run(logs.next()).expect("it goes on").expect_err("refused");
        assert_eq!(error.rpc().map(|error| error.code), Some(-32602));
    }
    node.lock().largest_range = 1;
    assert!(run(logs.next()).expect("it goes on").is_ok());
}
