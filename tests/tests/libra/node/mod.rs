//! A node of Libra or Diem for tests: it refuses what the real nodes refused, in their words, and answers from a small ledger of its own.
//!
//! No such node can be installed from anywhere any more. What it refuses and how it answers was seen on real nodes of both eras.

mod http;
mod ledger;
mod rpc;
mod socket;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use polyrpc_tests::TestResult;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub(crate) use ledger::{ALICE, BOB, Ledger, event_key, hex, user};

/// Which nodes it answers like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Era {
    Libra,
    Diem,
}

/// What it does with a request in place of its usual answer.
#[derive(Clone, Debug)]
pub(crate) enum Odd {
    /// Closes the connection without a word, after it has done what was asked.
    Vanish,
    /// Answers with this status and text.
    Page(u16, &'static str),
    /// Answers with this body, in which `ID` is the id of the call.
    Body(String),
    /// Answers as of this many versions ago.
    Behind(u64),
    /// Answers as of another time than the version has.
    Earlier(u64),
    /// Answers as a node of another network.
    Chain(u8),
    /// Answers after so many milliseconds as of when the request came.
    Late(u64),
    /// Leaves the ledger's state out of the body.
    Bare,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Value,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The methods called.
    pub(crate) fn methods(&self) -> Vec<&str> {
        let calls = match &self.body {
            Value::Array(calls) => calls.iter().collect(),
            one => vec![one],
        };
        let methods = calls.into_iter().filter_map(|call| call["method"].as_str());
        methods.collect()
    }
}

#[derive(Debug)]
struct Inner {
    era: Era,
    ledger: Mutex<Ledger>,
    odd: Mutex<VecDeque<Odd>>,
    seen: Mutex<Vec<Seen>>,
    connections: Mutex<usize>,
    /// Counts commits, so that streams look again.
    commits: watch::Sender<u64>,
    /// Counts how often all streams were cut.
    cuts: watch::Sender<u64>,
}

#[derive(Debug)]
pub(crate) struct Node {
    inner: Arc<Inner>,
    address: String,
    task: JoinHandle<()>,
}

impl Node {
    pub(crate) async fn start(era: Era) -> TestResult<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let inner = Arc::new(Inner {
            era,
            ledger: Mutex::new(Ledger::new(era)),
            odd: Mutex::default(),
            seen: Mutex::default(),
            connections: Mutex::new(0),
            commits: watch::Sender::new(0),
            cuts: watch::Sender::new(0),
        });
        let serving = Arc::clone(&inner);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                *lock(&serving.connections) += 1;
                tokio::spawn(http::serve(stream, Arc::clone(&serving)));
            }
        });
        Ok(Self {
            inner,
            address,
            task,
        })
    }

    /// Without the path, which is the client's business.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn ws_url(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// Does something else with the next requests, in this order.
    pub(crate) fn odd(&self, odd: impl IntoIterator<Item = Odd>) {
        lock(&self.inner.odd).extend(odd);
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        lock(&self.inner.seen).clone()
    }

    pub(crate) fn connections(&self) -> usize {
        *lock(&self.inner.connections)
    }

    /// Changes the ledger; streams push what is new.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Ledger) -> T) -> T {
        let changed = change(&mut lock(&self.inner.ledger));
        self.inner.commits.send_modify(|commits| *commits += 1);
        changed
    }

    /// Cuts the connections of all streams.
    pub(crate) fn cut_streams(&self) {
        self.inner.cuts.send_modify(|cuts| *cuts += 1);
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
