//! Servers on the loopback interface whose every byte a test decides.

mod http;
mod socket;

use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::task::JoinHandle;

pub(crate) use http::{Conn, HttpServer, Stream, head};
pub(crate) use socket::{Over, Peer, Settings, SocketServer, frame, frame_head};

/// What a server does with each of its connections, numbered from 0.
pub(crate) type Script<C> = Arc<dyn Fn(C, usize) -> BoxFuture<'static, ()> + Send + Sync>;

pub(crate) fn script<C, F>(body: impl Fn(C, usize) -> F + Send + Sync + 'static) -> Script<C>
where
    F: Future<Output = ()> + Send + 'static,
{
    Arc::new(move |connection, number| body(connection, number).boxed())
}

/// What a server has seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    connections: Arc<AtomicUsize>,
    messages: Arc<Mutex<Vec<String>>>,
}

impl Seen {
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The bodies of requests, or the messages, in the order in which they came.
    pub(crate) fn messages(&self) -> Vec<String> {
        let messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        messages.clone()
    }

    fn connection(&self) -> usize {
        self.connections.fetch_add(1, Ordering::SeqCst)
    }

    fn message(&self, text: &str) {
        let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        messages.push(text.to_owned());
    }
}

/// A task that ends with its owner, and with it the connections that it serves.
#[derive(Debug)]
struct Task(JoinHandle<()>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The first id in a request.
pub(crate) fn id_of(text: &str) -> u64 {
    ids_of(text)[0]
}

/// The ids in a request, in their order.
pub(crate) fn ids_of(text: &str) -> Vec<u64> {
    let id = |rest: &str| rest.split([',', '}']).next().unwrap().parse().unwrap();
    text.split("\"id\":").skip(1).map(id).collect()
}

/// A good response.
pub(crate) fn answer(id: u64, result: &str) -> String {
    format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#)
}
