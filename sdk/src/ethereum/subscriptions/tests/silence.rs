//! Filters that a node has forgotten without saying so.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it meets what it does not expect"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout};
use tower::service_fn;

use super::{run, with_nulls};
use crate::ethereum::{Client, LogFilter};
use crate::transport::{Request, Response};
use crate::{Error, Event, Rpc, Subscription};

/// A node that makes a block each second, and has all that there is in each: a log and a transaction, or nothing.
#[derive(Clone, Copy, Debug)]
struct Script {
    /// The seconds after which it returns an empty list for the first filter.
    forgets_after: u64,
    /// The seconds after which there are no more blocks.
    stops_after: u64,
    /// Whether the blocks are empty.
    is_quiet: bool,
    has_block_number: bool,
    /// Whether it has null in the place of empty lists.
    writes_null: bool,
}

const FORGETFUL: Script = Script {
    forgets_after: 20,
    stops_after: u64::MAX,
    is_quiet: false,
    has_block_number: true,
    writes_null: false,
};

#[derive(Debug)]
struct Node {
    script: Script,
    start: Instant,
    filters: u64,
    /// The block up to which changes were returned.
    seen: u64,
}

fn word(number: u64) -> String {
    format!("0x{number:064x}")
}

impl Node {
    fn head(&self) -> u64 {
        100 + self.start.elapsed().as_secs().min(self.script.stops_after)
    }

    fn changes(&mut self, filter: &str, item: fn(u64) -> Value) -> Value {
        let forgotten = self.start.elapsed().as_secs() >= self.script.forgets_after;
        if filter.ends_with("01") && forgotten {
            return json!([]);
        }
        let head = self.head();
        let seen = std::mem::replace(&mut self.seen, head);
        (seen + 1..=head).map(item).collect()
    }

    fn answer(&mut self, method: &str, params: &Value) -> Result<Value, (i64, &'static str)> {
        let is_quiet = self.script.is_quiet;
        Ok(match method {
            "eth_newBlockFilter" | "eth_newFilter" | "eth_newPendingTransactionFilter" => {
                self.filters += 1;
                self.seen = self.head();
                let kind = match method {
                    "eth_newBlockFilter" => "b",
                    "eth_newFilter" => "c",
                    _ => "d",
                };
                json!(format!("0x{kind}{:02}", self.filters))
            }
            "eth_getFilterChanges" => match params[0].as_str().expect("an id") {
                id if id.starts_with("0xb") => self.changes(id, |number| json!(word(number))),
                _ if is_quiet => json!([]),
                id if id.starts_with("0xc") => self.changes(id, log),
                id => self.changes(id, |number| json!(word(number))),
            },
            "eth_uninstallFilter" => json!(true),
            "eth_blockNumber" if self.script.has_block_number => {
                json!(format!("{:#x}", self.head()))
            }
            "eth_getBlockTransactionCountByNumber" => json!(if is_quiet { "0x0" } else { "0x1" }),
            "eth_getLogs" if is_quiet => json!([]),
            "eth_getLogs" => json!([log(self.head())]),
            "eth_getBlockByHash" => header(params[0].as_str().expect("a hash")),
            _ => return Err((-32601, "the method doesn't exist")),
        })
    }
}

fn log(number: u64) -> Value {
    json!({
        "address": format!("0x{}", "11".repeat(20)), "topics": [], "data": "0x", "blockHash": word(number),
        "blockNumber": format!("{number:#x}"), "logIndex": "0x0", "removed": false,
    })
}

fn header(hash: &str) -> Value {
    let zero = |bytes: usize| format!("0x{}", "00".repeat(bytes));
    json!({
        "number": format!("0x{}", hash.trim_start_matches("0x").trim_start_matches('0')), "hash": hash,
        "parentHash": zero(32), "extraData": "0x", "gasLimit": "0x1", "gasUsed": "0x0", "logsBloom": zero(256),
        "miner": zero(20), "receiptsRoot": zero(32), "sha3Uncles": zero(32), "stateRoot": zero(32), "timestamp": "0x1",
        "transactionsRoot": zero(32),
    })
}

fn client(script: Script) -> Client {
    let node = Arc::new(Mutex::new(Node {
        script,
        start: Instant::now(),
        filters: 0,
        seen: 0,
    }));
    let exchange = move |request: Request| {
        let node = Arc::clone(&node);
        async move {
            if request.opening().is_some() {
                return Err(Error::no_subscriptions());
            }
            let mut node = node.lock().expect("no test panics in between");
            let answers: Vec<Value> = request
                .entries()
                .map(|call| {
                    let params = serde_json::from_slice(call.params()).expect("parameters");
                    match node.answer(call.method(), &params) {
                        Ok(result) if node.script.writes_null => {
                            json!({ "id": call.id(), "result": with_nulls(result, &mut 0) })
                        }
                        Ok(result) => json!({ "id": call.id(), "result": result }),
                        Err((code, message)) => {
                            json!({ "id": call.id(), "error": { "code": code, "message": message } })
                        }
                    }
                })
                .collect();
            Ok(match request.is_batch() {
                true => Response::new(Value::from(answers).to_string()),
                false => Response::new(answers[0].to_string()),
            })
        }
    };
    let rpc = Rpc::new(service_fn(exchange));
    Client::new(rpc.with_poll_interval(Duration::from_secs(2)))
}

/// The items before the first gap and after it, of so many seconds.
async fn items<T>(mut events: Subscription<T>, seconds: u64) -> Vec<usize> {
    let mut items = vec![0];
    let end = Instant::now() + Duration::from_secs(seconds);
    while let Ok(event) = timeout(end - Instant::now(), events.next()).await {
        match event.expect("it doesn't end").expect("no error") {
            Event::Item(_) => *items.last_mut().expect("there is one") += 1,
            Event::Gap { .. } => items.push(0),
        }
    }
    items
}

async fn of_each_kind(script: Script, seconds: u64) -> [Vec<usize>; 3] {
    let heads = client(script).subscribe_new_heads().await.expect("heads");
    let heads = items(heads, seconds).await;
    let filter = LogFilter::new();
    let logs = client(script).subscribe_logs(filter).await.expect("logs");
    let logs = items(logs, seconds).await;
    let hashes = client(script).subscribe_pending_transactions().await;
    let hashes = items(hashes.expect("hashes"), seconds).await;
    [heads, logs, hashes]
}

#[test]
fn a_forgotten_filter_that_returns_nothing_is_a_gap() {
    for items in run(of_each_kind(FORGETFUL, 100)) {
        let [before, after] = items[..] else {
            panic!("one gap: {items:?}");
        };
        assert!((18..=20).contains(&before), "{before} before the gap");
        assert!(after > 50, "{after} after the gap");
    }
}

#[test]
fn silence_of_a_chain_that_stands_still_is_no_gap() {
    let script = Script {
        stops_after: 10,
        forgets_after: u64::MAX,
        ..FORGETFUL
    };
    for items in run(of_each_kind(script, 10_000)) {
        assert_eq!(items, [10]);
    }
}

#[test]
fn silence_where_nothing_matches_is_no_gap() {
    let script = Script {
        is_quiet: true,
        ..FORGETFUL
    };
    let [_, logs, hashes] = run(of_each_kind(script, 10_000));
    assert_eq!((logs, hashes), (vec![0], vec![0]));
}

/// Nodes that are written in Go may have null for a list of nothing.
#[test]
fn null_is_a_list_of_nothing() {
    let still = Script {
        stops_after: 10,
        forgets_after: u64::MAX,
        ..FORGETFUL
    };
    let quiet = Script {
        is_quiet: true,
        ..FORGETFUL
    };
    for script in [FORGETFUL, still, quiet] {
        let of_null = Script {
            writes_null: true,
            ..script
        };
        let expected = run(of_each_kind(script, 200));
        assert_eq!(run(of_each_kind(of_null, 200)), expected, "{script:?}");
        assert!(expected[0][0] > 0, "{script:?}");
    }
}

/// Where the head can't be queried, silence is all that there is.
#[test]
fn a_head_that_can_t_be_queried_is_no_error() {
    let script = Script {
        has_block_number: false,
        ..FORGETFUL
    };
    for items in run(of_each_kind(script, 1_000)) {
        assert_eq!(items.len(), 1, "{items:?}");
    }
}

/// A node that never has anything for a filter isn't asked for a new one each time.
#[test]
fn a_filter_that_stays_silent_is_doubted_ever_less() {
    let script = Script {
        forgets_after: 0,
        ..FORGETFUL
    };
    let seen = run(async {
        let eth = client(script);
        items(eth.subscribe_new_heads().await.expect("heads"), 1000).await
    });
    assert_eq!(seen.len(), 2, "{seen:?}");
}
