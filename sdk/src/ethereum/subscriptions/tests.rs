//! Backfilled logs against a chain that grows, forks and fails at random.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use futures_util::StreamExt;
use proptest::prelude::*;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout};
use tower::service_fn;

use crate::ethereum::{Client, Log, SubscriptionLogFilter};
use crate::transport::{Entry, FeedSender, Request, Response, feed};
use crate::{Error, Rpc, RpcError};

/// How long nothing comes once everything has come: longer than the longest wait between attempts.
const QUIET: Duration = Duration::from_secs(3600);

/// How long a node that has had enough asks to wait.
const PAUSE: Duration = Duration::from_secs(60);

/// What happens to the chain.
#[derive(Clone, Debug)]
enum Happening {
    /// Blocks with these numbers of logs. Each is announced, or only the last.
    Mined(Vec<u8>, bool),
    /// Takes back so many blocks and puts one more in their place.
    Forked(usize),
    /// Takes back so many blocks without a word.
    RolledBack(usize),
    /// The connection of all subscriptions is lost.
    Cut,
    /// The caller reads up to so many logs.
    Read(usize),
}

#[derive(Clone, Debug)]
struct Block {
    number: u64,
    hash: u64,
    parent: u64,
    logs: u8,
}

#[derive(Debug, Default)]
struct Chain {
    /// The canonical blocks, from genesis on.
    blocks: Vec<Block>,
    /// Those that aren't any more, too.
    known: HashMap<u64, Block>,
    listeners: Vec<FeedSender>,
    made: u64,
    /// Of ten requests, how many fail.
    faults: u32,
    random: fastrand::Rng,
    /// Ranges of more blocks or of more logs are refused.
    largest_range: u64,
    ranges_refused: usize,
    /// Calls for blocks.
    asked: usize,
    /// After so many requests it asks to be left alone for a while.
    patience: Option<usize>,
    /// Until when it does.
    closed: Option<Instant>,
    /// The requests that came all the same.
    disregarded: usize,
}

fn hash(number: u64) -> String {
    format!("0x{number:064x}")
}

impl Block {
    fn header(&self) -> Value {
        let zero = |bytes: usize| format!("0x{}", "00".repeat(bytes));
        json!({
            "number": format!("{:#x}", self.number), "hash": hash(self.hash), "parentHash": hash(self.parent),
            "extraData": "0x", "gasLimit": "0x1", "gasUsed": "0x0", "logsBloom": zero(256), "miner": zero(20),
            "receiptsRoot": zero(32), "sha3Uncles": zero(32), "stateRoot": zero(32), "timestamp": "0x1",
            "transactionsRoot": zero(32),
        })
    }

    fn logs(&self) -> impl Iterator<Item = Value> + '_ {
        (0..self.logs).map(|index| {
            json!({
                "address": format!("0x{}", "11".repeat(20)), "topics": [], "data": "0x", "blockHash": hash(self.hash),
                "blockNumber": format!("{:#x}", self.number), "logIndex": format!("{index:#x}"), "removed": false,
            })
        })
    }
}

impl Chain {
    /// Each time that its patience is at an end it lets in nobody for a while.
    fn is_throttled(&mut self) -> bool {
        if self.closed.is_some_and(|until| Instant::now() < until) {
            self.disregarded += 1;
            return true;
        }
        let ends = self.patience == Some(0);
        self.patience = self.patience.map(|left| left.checked_sub(1).unwrap_or(9));
        self.closed = ends.then(|| Instant::now() + PAUSE);
        ends
    }

    fn mine(&mut self, logs: u8, announced: bool) {
        self.made += 1;
        let parent = self.blocks.last().map_or(0, |block| block.hash);
        let block = Block {
            number: self.blocks.len() as u64,
            hash: self.made,
            parent,
            logs,
        };
        self.known.insert(block.hash, block.clone());
        if announced {
            for listener in &self.listeners {
                listener.item(block.header().to_string().into());
            }
        }
        self.blocks.push(block);
    }

    fn take_back(&mut self, blocks: usize) {
        let left = self.blocks.len().saturating_sub(blocks).max(1);
        self.blocks.truncate(left);
    }

    fn happens(&mut self, happening: &Happening) {
        match happening {
            Happening::Mined(logs, each) => {
                let last = logs.len().saturating_sub(1);
                for (index, logs) in logs.iter().enumerate() {
                    self.mine(*logs, *each || index == last);
                }
            }
            Happening::Forked(depth) => {
                self.take_back(*depth);
                for index in 0..=*depth {
                    self.mine((index % 3) as u8, index == *depth);
                }
            }
            Happening::RolledBack(depth) => self.take_back(*depth),
            Happening::Cut => self.listeners.clear(),
            Happening::Read(_) => {}
        }
    }

    /// The logs that there are, as (hash of the block, index).
    fn logs(&self, from: u64) -> Vec<(u64, u64)> {
        let blocks = self.blocks.iter().filter(|block| block.number >= from);
        let logs = blocks.flat_map(|block| (0..block.logs).map(|index| (block.hash, index.into())));
        logs.collect()
    }

    fn answer(&mut self, call: Entry<'_>) -> Result<Value, RpcError> {
        let params: Vec<Value> = serde_json::from_slice(call.params()).expect("parameters");
        let number = |value: &Value| {
            let text = value.as_str().expect("a number");
            match text {
                "latest" => self.blocks.len() as u64 - 1,
                hex => u64::from_str_radix(hex.trim_start_matches("0x"), 16).expect("hex"),
            }
        };
        let hash = |value: &Value| {
            let text = value.as_str().expect("a hash").trim_start_matches("0x");
            u64::from_str_radix(text, 16).expect("hex")
        };
        match call.method() {
            "eth_subscribe" => Ok(json!("0x1")),
            "eth_getBlockByNumber" => {
                self.asked += 1;
                let number = number(&params[0]) as usize;
                Ok(self.blocks.get(number).map_or(Value::Null, Block::header))
            }
            "eth_getBlockByHash" => {
                let block = self.known.get(&hash(&params[0]));
                Ok(block.map_or(Value::Null, Block::header))
            }
            "eth_getLogs" => {
                let filter = &params[0];
                if let Some(block) = filter.get("blockHash") {
                    if self.random.u32(0..20) < self.faults {
                        return Err(RpcError::new(-32000, "unknown block"));
                    }
                    let block = self.known.get(&hash(block));
                    let block = block.ok_or_else(|| RpcError::new(-32000, "unknown block"))?;
                    return Ok(block.logs().collect());
                }
                let range = number(&filter["fromBlock"])..number(&filter["toBlock"]) + 1;
                self.range(range)
            }
            other => panic!("{other} was called"),
        }
    }

    fn range(&mut self, range: Range<u64>) -> Result<Value, RpcError> {
        let length = range.end - range.start;
        let blocks = self
            .blocks
            .iter()
            .filter(|block| range.contains(&block.number));
        let logs: Vec<_> = blocks.flat_map(Block::logs).collect();
        if length > self.largest_range || length > 1 && logs.len() as u64 > self.largest_range {
            self.ranges_refused += 1;
            return Err(RpcError::new(-32602, "query exceeds max block range"));
        }
        Ok(logs.into())
    }

    fn exchange(&mut self, request: &Request) -> Result<Response, Error> {
        if self.is_throttled() {
            let response = Response::new("slow down").with_status(429);
            return Ok(response.with_retry_after(Some(PAUSE)));
        }
        let mut fails = |tenths: u32| self.random.u32(0..10) < tenths;
        if fails(self.faults) {
            return Err(Error::timeout("lost"));
        }
        let overloaded = fails(self.faults);
        let answers: Vec<Value> = request
            .entries()
            .map(|call| {
                let id = call.id();
                let answer = match overloaded {
                    true => Err(RpcError::new(-32005, "slow down")),
                    false => self.answer(call),
                };
                match answer {
                    Ok(result) => json!({ "id": id, "result": result }),
                    Err(RpcError { code, message, .. }) => {
                        json!({ "id": id, "error": { "code": code, "message": message } })
                    }
                }
            })
            .collect();
        let response = match request.is_batch() {
            true => Response::new(Value::from(answers).to_string()),
            false => Response::new(answers[0].to_string()),
        };
        Ok(match request.opening() {
            Some(opening) if !overloaded => {
                let (sender, reader) = feed(opening.buffer);
                self.listeners.push(sender);
                response.with_feed(reader)
            }
            _ => response,
        })
    }
}

#[derive(Clone, Debug)]
struct Node(Arc<Mutex<Chain>>);

impl Node {
    fn new(blocks: usize, faults: u32, seed: u64) -> Self {
        let mut chain = Chain {
            faults,
            random: fastrand::Rng::with_seed(seed),
            largest_range: 7,
            ..Chain::default()
        };
        for number in 0..blocks {
            chain.mine((number % 3) as u8, false);
        }
        Self(Arc::new(Mutex::new(chain)))
    }

    fn lock(&self) -> MutexGuard<'_, Chain> {
        self.0.lock().expect("no test panics in between")
    }

    fn client(&self) -> Client {
        let node = self.clone();
        Client::new(Rpc::new(service_fn(move |request: Request| {
            let node = node.clone();
            async move { node.lock().exchange(&request) }
        })))
    }
}

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
