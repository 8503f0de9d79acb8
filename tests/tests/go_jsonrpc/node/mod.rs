//! A server that speaks JSON-RPC as the library go-jsonrpc does, with its strictness, its channels and its streams of bytes; a test says
//! what its methods answer.
//!
//! What it refuses and how it answers is that of the library's source, and for [`Make::Forest`] that of a node of that make that was run.

mod http;
mod push;
mod rpc;
mod socket;

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use polyrpc_tests::TestResult;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::{broadcast, watch};
use tokio::task::{JoinHandle, JoinSet};

pub(crate) use push::Pushed;

/// Which nodes it answers like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Make {
    Lotus,
    Forest,
}

/// An error object.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) code: i64,
    pub(crate) message: String,
    pub(crate) data: Option<Value>,
}

impl Refusal {
    pub(crate) fn new(code: i64, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            data: None,
        }
    }

    pub(crate) fn with_data(self, data: impl Into<Value>) -> Self {
        Self {
            data: Some(data.into()),
            ..self
        }
    }

    fn object(&self) -> Value {
        let mut object = json!({"code": self.code, "message": self.message});
        if let Some(data) = &self.data {
            object["data"] = data.clone();
        }
        object
    }
}

/// What a method answers.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    Result(Value),
    Refusal(Refusal),
    /// Nothing, until it is cancelled.
    Never,
    /// Whatever the pushed bytes of its parameter at this place are, how many.
    Reads(usize),
    /// This result at once, and reads the bytes of its parameter at this place later, as a task.
    ReadsLater(usize, Value),
    /// This result, without reading the bytes of its parameter at this place.
    Leaves(usize, Value),
}

/// A method.
#[derive(Clone, Debug)]
struct Method {
    params: usize,
    permission: &'static str,
    answer: Answer,
}

/// How it does what tests differ in.
#[derive(Clone, Debug)]
pub(crate) struct Habits {
    pub(crate) make: Make,
    /// What a channel is called, by its number on the connection.
    pub(crate) channel: fn(u64) -> Value,
    /// What is sent on a channel before the response that opens it.
    pub(crate) early: Vec<Value>,
    /// Who may call: tokens, and their permissions. Without a token a caller may read.
    pub(crate) tokens: HashMap<&'static str, Vec<&'static str>>,
    /// Whether it sends calls away, by HTTP status 429.
    pub(crate) is_full: bool,
    /// Whether it knows `xrpc.cancel`.
    pub(crate) cancels: bool,
    /// Another path that streams of bytes are to be sent to.
    pub(crate) moved: bool,
}

impl Habits {
    pub(crate) fn of(make: Make) -> Self {
        Self {
            make,
            channel: match make {
                Make::Lotus => |number| (number + 1).into(),
                Make::Forest => |number| number.into(),
            },
            early: Vec::new(),
            tokens: HashMap::new(),
            is_full: false,
            cancels: true,
            moved: false,
        }
    }
}

/// What came in: a request over HTTP, or a message over a WebSocket.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// With its query.
    pub(crate) path: String,
    pub(crate) authorization: Option<String>,
    pub(crate) socket: bool,
    pub(crate) text: String,
}

impl Seen {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }
}

/// What a test does to all channels of a method.
#[derive(Clone, Debug)]
enum Event {
    Value(&'static str, Value),
    Close(&'static str),
}

#[derive(Debug)]
struct Inner {
    habits: Habits,
    methods: Mutex<HashMap<String, Method>>,
    streams: Mutex<HashMap<String, usize>>,
    /// What the next calls of any method are answered with.
    odd: Mutex<VecDeque<Answer>>,
    seen: Mutex<Vec<Seen>>,
    pushes: push::Pushes,
    events: broadcast::Sender<Event>,
    /// How many channels are open.
    open: watch::Sender<usize>,
    cuts: watch::Sender<u64>,
}

#[derive(Debug)]
pub(crate) struct Node {
    inner: Arc<Inner>,
    address: String,
    task: JoinHandle<()>,
}

impl Node {
    pub(crate) async fn start(habits: Habits) -> TestResult<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let inner = Arc::new(Inner {
            habits,
            methods: Mutex::default(),
            streams: Mutex::default(),
            odd: Mutex::default(),
            seen: Mutex::default(),
            pushes: push::Pushes::default(),
            events: broadcast::Sender::new(1 << 14),
            open: watch::Sender::new(0),
            cuts: watch::Sender::new(0),
        });
        let serving = Arc::clone(&inner);
        let task = tokio::spawn(async move {
            // Ends with the task, and its connections with it.
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                connections.spawn(http::serve(stream, Arc::clone(&serving)));
            }
        });
        Ok(Self {
            inner,
            address,
            task,
        })
    }

    pub(crate) async fn lotus() -> TestResult<Self> {
        Self::start(Habits::of(Make::Lotus)).await
    }

    /// Has a method of so many parameters that anybody may call.
    pub(crate) fn method(&self, name: &str, params: usize, answer: Answer) {
        self.method_for("read", name, params, answer);
    }

    /// Has a method that needs a permission.
    pub(crate) fn method_for(
        &self,
        permission: &'static str,
        name: &str,
        params: usize,
        answer: Answer,
    ) {
        let method = Method {
            params,
            permission,
            answer,
        };
        lock(&self.inner.methods).insert(name.to_owned(), method);
    }

    /// Has a method of so many parameters that returns a channel.
    pub(crate) fn stream(&self, name: &str, params: usize) {
        lock(&self.inner.streams).insert(name.to_owned(), params);
    }

    /// Answers the next calls so, whatever they call.
    pub(crate) fn odd(&self, answers: impl IntoIterator<Item = Answer>) {
        lock(&self.inner.odd).extend(answers);
    }

    /// Sends a value on all channels of a method.
    pub(crate) fn send(&self, method: &'static str, value: Value) {
        // Nobody may be listening.
        _ = self.inner.events.send(Event::Value(method, value));
    }

    /// Closes all channels of a method.
    pub(crate) fn close(&self, method: &'static str) {
        _ = self.inner.events.send(Event::Close(method));
    }

    /// Cuts all WebSockets, without a farewell.
    pub(crate) fn cut(&self) {
        self.inner.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// Waits until so many channels are open.
    pub(crate) async fn open(&self, count: usize) -> TestResult {
        let mut open = self.inner.open.subscribe();
        let is_so = open.wait_for(|open| *open == count);
        tokio::time::timeout(crate::LIMIT, is_so).await??;
        Ok(())
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        lock(&self.inner.seen).clone()
    }

    /// The messages over WebSockets that call a method.
    pub(crate) fn calls(&self, method: &str) -> Vec<Value> {
        let seen = self.seen().into_iter().map(|seen| seen.json());
        seen.filter(|json| json["method"] == method).collect()
    }

    /// The streams of bytes that came.
    pub(crate) fn pushed(&self) -> Vec<Pushed> {
        self.inner.pushes.done()
    }

    pub(crate) fn http(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn ws(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// As `lotus auth api-info` prints it.
    pub(crate) fn multiaddr(&self) -> String {
        let (host, port) = self.address.split_once(':').unwrap_or_default();
        format!("/ip4/{host}/tcp/{port}/http")
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.task.abort();
        self.cut();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
