//! Backfilled logs against a chain that grows, forks and fails at random.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod chain;
mod silence;

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::StreamExt;
use proptest::prelude::*;
use serde_json::Value;
use tokio::time::{Instant, timeout};

use crate::Error;
use crate::ethereum::{BlockTag, Log, LogFilter};
use chain::{Happening, Node, REFUSALS};

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
    let filter = LogFilter::new();
    let mut logs = node
        .client()
        .logs_backfilled(filter.from_block(from))
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

/// A response of a node that has null in the place of every empty list, and how many there are.
fn with_nulls(value: Value, nulls: &mut usize) -> Value {
    match value {
        Value::Array(items) if items.is_empty() => {
            *nulls += 1;
            Value::Null
        }
        Value::Array(items) => {
            let items = items.into_iter();
            items.map(|item| with_nulls(item, nulls)).collect()
        }
        Value::Object(fields) => {
            let fields = fields.into_iter();
            let fields = fields.map(|(key, value)| (key, with_nulls(value, nulls)));
            Value::Object(fields.collect())
        }
        other => other,
    }
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
        writes_null: bool,
        happenings in prop::collection::vec(happening(), 0..25),
    ) {
        let node = Node::new(blocks, faults, seed);
        node.lock().writes_null = writes_null;
        // Deeper than all that can happen between two reads.
        let reader = run(follows(node.clone(), from, 600, happenings));
        prop_assert!(reader.errors.is_empty(), "{:?}", reader.errors);
        let found: Vec<_> = reader.logs.keys().copied().collect();
        let mut expected = node.lock().logs(from);
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
    }

    /// Old blocks are queried in ranges: nothing is lost or doubled as long as nothing goes deeper than the blocks that are followed.
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

/// The longest that a reader waits for a log or an error while there are logs: the time without progress after which an error is reported,
/// that of a single call, and two waits between attempts.
const LONGEST_SILENCE: Duration = Duration::from_secs(300 + 60 + 120);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// However a node refuses, and for however long: there is a log or an error, and in the end there are all logs.
    #[test]
    fn no_refusal_silences_it(
        blocks in 20_usize..80,
        depth in 1_u64..100,
        range_refusal in 0..REFUSALS.len(),
        refusals in prop::collection::vec((0..REFUSALS.len(), 1_u64..5_000, 0_usize..30), 1..6),
    ) {
        let node = Node::new(blocks, 0, 1);
        let range_refusal = Some(REFUSALS[range_refusal]).filter(|refusal| refusal.may_be_of_a_range());
        node.lock().range_refusal = range_refusal;
        let found = run(async {
            let logs = node.client().logs_backfilled(LogFilter::new().from_block(0));
            let mut logs = logs.settled_depth(depth).ranges(50, 100);
            let expected = node.lock().logs(0).len();
            let mut reader = Reader::default();
            for (refusal, seconds, read) in refusals {
                let until = Instant::now() + Duration::from_secs(seconds);
                node.lock().refusals = [(REFUSALS[refusal], until)].into();
                for _ in 0..read {
                    if reader.logs.len() < expected {
                        let log = timeout(LONGEST_SILENCE, logs.next()).await;
                        reader.take(log.expect("it isn't silent").expect("it doesn't end"));
                    }
                }
            }
            node.lock().refusals.clear();
            while reader.logs.len() < expected {
                let log = timeout(LONGEST_SILENCE, logs.next()).await;
                reader.take(log.expect("it isn't silent").expect("it doesn't end"));
            }
            reader.logs.into_keys().collect::<Vec<_>>()
        });
        let mut expected = node.lock().logs(0);
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
    }
}

/// Too wide a range is refused in any words, with any code, or by a gateway that waits no longer.
#[test]
fn ranges_shrink_however_they_are_refused() {
    for refusal in REFUSALS
        .into_iter()
        .filter(|refusal| refusal.may_be_of_a_range())
    {
        let node = Node::new(200, 0, 1);
        node.lock().range_refusal = Some(refusal);
        let reader = run(follows(node.clone(), 0, 10, Vec::new()));
        let found: Vec<_> = reader.logs.keys().copied().collect();
        let mut expected = node.lock().logs(0);
        expected.sort_unstable();
        assert_eq!(found, expected, "{refusal:?}");
        assert!(reader.errors.is_empty(), "{refusal:?}: {:?}", reader.errors);
    }
}

#[test]
fn a_node_that_is_never_there_is_reported() {
    for refusal in REFUSALS {
        let node = Node::new(100, 0, 1);
        let mut logs = node
            .client()
            .logs_backfilled(LogFilter::new().from_block(0));
        run(async {
            let until = Instant::now() + QUIET;
            node.lock().refusals = [(refusal, until)].into();
            for _ in 0..3 {
                let log = timeout(LONGEST_SILENCE, logs.next()).await;
                let log = log.unwrap_or_else(|_| panic!("{refusal:?} silences it"));
                assert!(log.expect("it doesn't end").is_err(), "{refusal:?}");
            }
        });
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

/// Nodes that are written in Go may have null for a list of nothing: for the logs of a range or a block, and for the topics of a log.
#[test]
fn null_is_a_list_of_nothing() {
    let node = Node::new(200, 0, 1);
    node.lock().writes_null = true;
    let happenings = vec![
        Happening::Read(300),
        Happening::Mined(vec![0, 2, 0], true),
        Happening::Forked(2),
    ];
    let reader = run(follows(node.clone(), 0, 10, happenings));
    assert!(reader.errors.is_empty(), "{:?}", reader.errors);
    let found: Vec<_> = reader.logs.keys().copied().collect();
    let mut expected = node.lock().logs(0);
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(node.lock().nulls > 20, "{}", node.lock().nulls);
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
        let filter = LogFilter::new();
        let logs = node.client().logs_backfilled(filter.from_block(0));
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
        .logs_backfilled(LogFilter::new().from_block(0));
    for _ in 0..2 {
        let error = run(logs.next()).expect("it goes on").expect_err("refused");
        assert_eq!(error.rpc().map(|error| error.code), Some(-32602));
    }
    node.lock().largest_range = 1;
    assert!(run(logs.next()).expect("it goes on").is_ok());
}

/// The head's own logs come first: it is the first block whose logs weren't there to be asked for before.
#[test]
fn a_tag_is_the_block_that_has_it() {
    for filter in [
        LogFilter::new(),
        LogFilter::new().from_block(BlockTag::Latest),
    ] {
        let node = Node::new(100, 0, 1);
        let expected = node.lock().logs(99);
        let mut logs = node.client().logs_backfilled(filter);
        let mut reader = Reader::default();
        run(async {
            while reader.logs.len() < expected.len() {
                reader.take(logs.next().await.expect("it goes on"));
            }
        });
        assert_eq!(reader.logs.into_keys().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn a_stream_without_an_end_has_no_last_block() {
    let range = LogFilter::new().from_block(0).to_block(9);
    for (filter, name) in [
        (range, "to_block"),
        (LogFilter::new().block_hash([1; 32]), "block_hash"),
    ] {
        let node = Node::new(10, 0, 1);
        let logs = node.client().logs_backfilled(filter).ranges(1, 1);
        let items: Vec<_> = run(logs.collect());
        assert_eq!(items.len(), 1);
        let error = items[0].as_ref().expect_err("it has an end").to_string();
        assert!(error.contains(&format!("`{name}`")), "{error}");
        assert_eq!(node.lock().asked, 0);
    }
}
