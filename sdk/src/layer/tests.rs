//! Mock nodes and requests for the layers' tests.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::sync::{Arc, Mutex};

use tower::util::BoxCloneSyncService;
use tower::{ServiceExt, service_fn};

use crate::error::{BoxError, Error};
use crate::method::Safety;
use crate::raw::RawJson;
use crate::transport::{Entry, Items, Opening, Request, Response, Stop};
use crate::wire::JSONRPC;

pub(super) type Node = BoxCloneSyncService<Request, Response, BoxError>;

pub(super) fn call(id: u64, method: &'static str, safety: Safety) -> Request {
    with_params(id, method, safety, "[]")
}

pub(super) fn with_params(id: u64, method: &'static str, safety: Safety, params: &str) -> Request {
    let params = RawJson::new(params).expect("JSON");
    Request::new(&JSONRPC, id, method, safety, &params).expect("a call")
}

pub(super) fn read(id: u64) -> Request {
    call(id, "read", Safety::Read)
}

pub(super) fn write(id: u64) -> Request {
    call(id, "write", Safety::Write)
}

/// A batch request of JSON-RPC calls.
pub(super) fn batch(requests: impl IntoIterator<Item = Request>) -> Request {
    Request::batch(requests).expect("JSON-RPC")
}

/// A request that opens a subscription.
pub(super) fn opening(id: u64) -> Request {
    let opening = Opening {
        stop: Stop::call("stop"),
        items: Items::DEFAULT,
        buffer: 1,
    };
    read(id).with_opening(opening)
}

pub(super) fn ids(request: &Request) -> Vec<u64> {
    request.entries().map(Entry::id).collect()
}

/// A response with the result `"ok"` to each call.
pub(super) fn ok(request: &Request) -> Response {
    answer(request, |_| r#""result":"ok""#.to_owned())
}

/// A response whose entries come from `each`: `"result":…` or `"error":…`.
pub(super) fn answer(request: &Request, mut each: impl FnMut(u64) -> String) -> Response {
    let mut one = |id| format!(r#"{{"jsonrpc":"2.0","id":{id},{}}}"#, each(id));
    if let Some(call) = request.single() {
        return Response::new(one(call.id()));
    }
    let all: Vec<_> = ids(request).into_iter().map(one).collect();
    Response::new(format!("[{}]", all.join(",")))
}

pub(super) fn error(code: i64, message: &str) -> String {
    format!(r#""error":{{"code":{code},"message":"{message}"}}"#)
}

pub(super) fn text(response: &Response) -> String {
    String::from_utf8_lossy(response.body()).into_owned()
}

/// The requests that a node received.
#[derive(Clone, Debug, Default)]
pub(super) struct Log(Arc<Mutex<Vec<Request>>>);

impl Log {
    pub(super) fn push(&self, request: &Request) -> usize {
        let mut log = self.0.lock().expect("no panic");
        log.push(request.clone());
        log.len()
    }

    pub(super) fn requests(&self) -> Vec<Request> {
        self.0.lock().expect("no panic").clone()
    }

    pub(super) fn len(&self) -> usize {
        self.requests().len()
    }

    /// The call ids of each request.
    pub(super) fn ids(&self) -> Vec<Vec<u64>> {
        self.requests().iter().map(ids).collect()
    }
}

/// A node that responds to the n-th request, counted from 1, by `reply`.
pub(super) fn node<F, R>(reply: F) -> (Node, Log)
where
    F: Fn(Request, usize) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Result<Response, Error>> + Send + 'static,
{
    let log = Log::default();
    let seen = log.clone();
    let service = service_fn(move |request: Request| {
        let count = seen.push(&request);
        reply(request, count)
    });
    (
        BoxCloneSyncService::new(service.map_err(BoxError::from)),
        log,
    )
}
