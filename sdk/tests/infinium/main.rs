//! Infinium's clients against scripted nodes.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod aliases;
mod bytes;
mod statuses;
mod sync;
mod wires;

use polyrpc::infinium::{Daemon, Wallet};
use polyrpc::layer::Retry;
use polyrpc::mock::Transport;
use polyrpc::transport::Response;
use polyrpc::{Error, RawJson, Rpc, RpcError};
use std::time::Duration;
use tower::{Layer, service_fn};

type TestResult = Result<(), Box<dyn std::error::Error>>;

/// What a node says: a result as JSON, or an error.
type Said = Result<&'static str, RpcError>;

/// A node that says these one after the other when a method is called, and the last again and again.
fn saying(node: &Transport, method: &str, said: impl IntoIterator<Item = Said>) {
    let mut said: Vec<Said> = said.into_iter().collect();
    said.reverse();
    node.on_raw(method, move |_| {
        let next = match said.as_slice() {
            [last] => last.clone(),
            _ => said.pop().expect("something to say"),
        };
        next.map(|json| RawJson::new(json).expect("JSON"))
    });
}

/// Three attempts, without a wait that is worth the name.
fn retrying(node: &Transport) -> Rpc {
    let soon = Duration::from_millis(1);
    let retry = Retry::new().attempts(3).backoff(soon, soon);
    Rpc::new(retry.layer(node.clone()))
}

/// A handle of a node that answers every request with this body.
fn answering(body: &'static [u8]) -> Rpc {
    Rpc::new(service_fn(move |_| async move {
        Ok::<_, Error>(Response::new(body).with_status(200))
    }))
}

fn daemon(rpc: Rpc) -> Daemon {
    Daemon::new(rpc)
}

fn wallet(rpc: Rpc) -> Wallet {
    Wallet::new(rpc)
}
