//! A node that always gives the same response and remembers what it was asked.

use std::future::ready;
use std::sync::{Arc, Mutex, PoisonError};

use polyrpc::transport::{Request, Response};
use polyrpc::{BoxError, Rpc};
use serde_json::Value;

#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    asked: Arc<Mutex<Vec<Value>>>,
}

impl Node {
    /// A connection to the node; `result` is JSON text.
    pub(crate) fn answering(&self, result: &'static str) -> Rpc {
        self.saying("result", result)
    }

    fn saying(&self, key: &'static str, value: &'static str) -> Rpc {
        let asked = Arc::clone(&self.asked);
        Rpc::new(tower::service_fn(move |request: Request| {
            let call: Result<Value, _> = serde_json::from_slice(request.body());
            let answer = call.map_err(BoxError::from).map(|call| {
                let answer = format!(r#"{{"jsonrpc":"2.0","id":{},"{key}":{value}}}"#, call["id"]);
                asked
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(call);
                Response::new(answer)
            });
            ready(answer)
        }))
    }

    /// The parameters of the last call, as JSON text.
    pub(crate) fn last_params(&self) -> String {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked
            .last()
            .map(|call| call["params"].to_string())
            .unwrap_or_default()
    }
}

/// A connection to a node that always answers with this JSON text.
pub(crate) fn answering(result: &'static str) -> Rpc {
    Node::default().answering(result)
}

/// A connection to a node that refuses every call with this error object.
pub(crate) fn refusing(error: &'static str) -> Rpc {
    Node::default().saying("error", error)
}
