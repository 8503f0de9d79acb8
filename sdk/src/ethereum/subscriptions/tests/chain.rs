//! A chain, and a node that has it.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::{HashMap, VecDeque};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;
use tower::service_fn;

use super::with_nulls;
use crate::ethereum::Client;
use crate::transport::{Entry, FeedSender, Request, Response, feed};
use crate::{Error, Rpc, RpcError};

/// How long a node that has had enough asks to wait.
const PAUSE: Duration = Duration::from_secs(60);

/// How a node, a service, or what stands before them says no.
#[derive(Clone, Copy, Debug)]
pub(super) enum Refusal {
    /// An error object.
    Object(i64, &'static str),
    /// A status with a page.
    Status(u16, &'static str),
    TimedOut,
    Reset,
    Unreachable,
    TooLarge,
    /// What is no response.
    Garbage,
}

/// The refusals of nodes and services, as they word them.
pub(super) const REFUSALS: [Refusal; 29] = [
    Refusal::Object(-32005, "query timeout exceeded"),
    Refusal::Object(-32005, "query returned more than 10000 results"),
    Refusal::Object(-32005, "limit exceeded"),
    Refusal::Object(-32005, "daily request count exceeded, request rate limited"),
    Refusal::Object(-32005, ""),
    Refusal::Object(-32000, "query exceeds max block range 100000"),
    Refusal::Object(-32000, "execution aborted (timeout = 5s)"),
    Refusal::Object(-32000, "context deadline exceeded"),
    Refusal::Object(
        -32000,
        "One of the blocks specified in filter cannot be found.",
    ),
    Refusal::Object(-32000, "too many requests"),
    Refusal::Object(-32001, "resource not found"),
    Refusal::Object(-32002, "request timed out"),
    Refusal::Object(-32016, "over rate limit"),
    Refusal::Object(-32062, "block range is too wide"),
    Refusal::Object(
        -32090,
        "Too many requests, reason: call rate limit exhausted",
    ),
    Refusal::Object(-32600, "eth_getLogs is limited to a 10,000 range"),
    Refusal::Object(-32602, "Log response size exceeded."),
    Refusal::Object(-32603, "Internal error"),
    Refusal::Object(-32614, "eth_getLogs is limited to a 10,000 range"),
    Refusal::Object(
        429,
        "Your app has exceeded its compute units per second capacity.",
    ),
    Refusal::Object(35, "ranges over 10000 blocks are not supported on freetier"),
    Refusal::Status(429, "slow down"),
    Refusal::Status(503, "<html>no server is available</html>"),
    Refusal::Status(504, "<html>gateway time-out</html>"),
    Refusal::TimedOut,
    Refusal::Reset,
    Refusal::Unreachable,
    Refusal::TooLarge,
    Refusal::Garbage,
];

impl Refusal {
    /// Whether a node may refuse too wide a range so, and no other.
    pub(super) fn may_be_of_a_range(self) -> bool {
        !matches!(self, Self::Unreachable | Self::Garbage)
    }

    fn answer(self, request: &Request) -> Result<Response, Error> {
        Ok(match self {
            Self::Object(code, message) => {
                let error = json!({ "code": code, "message": message });
                let each = request.entries();
                let each = each.map(|call| json!({ "id": call.id(), "error": error }));
                let each: Vec<_> = each.collect();
                match request.is_batch() {
                    true => Response::new(Value::from(each).to_string()),
                    false => Response::new(each[0].to_string()),
                }
            }
            Self::Status(status, page) => Response::new(page).with_status(status),
            Self::TimedOut => return Err(Error::timeout("nothing came")),
            Self::Reset => return Err(Error::transport("connection reset by peer")),
            Self::Unreachable => return Err(Error::connect("connection refused")),
            Self::TooLarge => return Err(Error::too_large(1 << 20)),
            Self::Garbage => Response::new("{"),
        })
    }
}

/// What happens to the chain.
#[derive(Clone, Debug)]
pub(super) enum Happening {
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
pub(super) struct Block {
    number: u64,
    hash: u64,
    parent: u64,
    logs: u8,
}

#[derive(Debug, Default)]
pub(super) struct Chain {
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
    pub(super) largest_range: u64,
    pub(super) ranges_refused: usize,
    /// How it refuses them, instead of an error object with -32602.
    pub(super) range_refusal: Option<Refusal>,
    /// How it refuses all requests, and until when; the first is the present one.
    pub(super) refusals: VecDeque<(Refusal, Instant)>,
    /// Calls for blocks.
    pub(super) asked: usize,
    /// After so many requests it asks to be left alone for a while.
    pub(super) patience: Option<usize>,
    /// Until when it does.
    closed: Option<Instant>,
    /// The requests that came all the same.
    pub(super) disregarded: usize,
    /// It has null in the place of empty lists.
    pub(super) writes_null: bool,
    /// How often it had.
    pub(super) nulls: usize,
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

    pub(super) fn mine(&mut self, logs: u8, announced: bool) {
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

    pub(super) fn happens(&mut self, happening: &Happening) {
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
    pub(super) fn logs(&self, from: u64) -> Vec<(u64, u64)> {
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

    fn refusal(&mut self) -> Option<Refusal> {
        while let Some((refusal, until)) = self.refusals.front() {
            if Instant::now() < *until {
                return Some(*refusal);
            }
            self.refusals.pop_front();
        }
        None
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
        if let Some(refusal) = self.refusal() {
            return refusal.answer(request);
        }
        let mut fails = |tenths: u32| self.random.u32(0..10) < tenths;
        if fails(self.faults) {
            return Err(Error::timeout("lost"));
        }
        let overloaded = fails(self.faults);
        let refused = self.ranges_refused;
        let answers: Vec<Value> = request
            .entries()
            .map(|call| {
                let id = call.id();
                let answer = match overloaded {
                    true => Err(RpcError::new(-32005, "slow down")),
                    false => self.answer(call),
                };
                match answer {
                    Ok(result) if self.writes_null => {
                        json!({ "id": id, "result": with_nulls(result, &mut self.nulls) })
                    }
                    Ok(result) => json!({ "id": id, "result": result }),
                    Err(RpcError { code, message, .. }) => {
                        json!({ "id": id, "error": { "code": code, "message": message } })
                    }
                }
            })
            .collect();
        if let Some(refusal) = self.range_refusal.filter(|_| self.ranges_refused > refused) {
            return refusal.answer(request);
        }
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
pub(super) struct Node(Arc<Mutex<Chain>>);

impl Node {
    pub(super) fn new(blocks: usize, faults: u32, seed: u64) -> Self {
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

    pub(super) fn lock(&self) -> MutexGuard<'_, Chain> {
        self.0.lock().expect("no test panics in between")
    }

    pub(super) fn client(&self) -> Client {
        let node = self.clone();
        Client::new(Rpc::new(service_fn(move |request: Request| {
            let node = node.clone();
            async move { node.lock().exchange(&request) }
        })))
    }
}
