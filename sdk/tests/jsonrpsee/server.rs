//! A server made with jsonrpsee, and what it saw.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jsonrpsee_core::middleware::{
    Batch, BatchEntry, Notification, Request, RpcServiceBuilder, RpcServiceT,
};
use jsonrpsee_core::{RpcResult, SubscriptionResult};
use jsonrpsee_server::{
    PendingSubscriptionSink, RpcModule, Server as Builder, ServerHandle, SubscriptionMessage,
};
use jsonrpsee_types::{ErrorObject, Params};
use serde_json::value::RawValue;
use tokio::time::sleep;

pub(crate) struct Server {
    address: std::net::SocketAddr,
    handle: ServerHandle,
    seen: Seen,
}

/// What came in, one line each: `call name`, `entry name`, `batch length`, `notification name params`; and `unsubscribed` when a
/// subscription or its connection was ended from outside.
#[derive(Clone, Default)]
pub(crate) struct Seen(Arc<Mutex<Vec<String>>>);

impl Server {
    pub(crate) async fn start() -> Self {
        let seen = Seen::default();
        let log = seen.clone();
        let middleware = RpcServiceBuilder::new().layer_fn(move |inner| Log {
            inner,
            seen: log.clone(),
        });
        let builder = Builder::builder().set_rpc_middleware(middleware);
        let server = builder.build("127.0.0.1:0").await.expect("a port");
        let address = server.local_addr().expect("an address");
        let handle = server.start(module(seen.clone()));
        Self {
            address,
            handle,
            seen,
        }
    }

    pub(crate) fn http(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn ws(&self) -> String {
        format!("ws://{}", self.address)
    }

    /// Closes all connections.
    pub(crate) async fn stop(self) {
        self.handle.stop().expect("it runs");
        self.handle.stopped().await;
    }

    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.0.lock().unwrap().clone()
    }

    /// Waits for a line; how many there are.
    pub(crate) async fn sees(&self, line: &str) -> usize {
        loop {
            match self.count(line) {
                0 => sleep(Duration::from_millis(2)).await,
                count => return count,
            }
        }
    }

    pub(crate) fn count(&self, line: &str) -> usize {
        self.seen().iter().filter(|seen| *seen == line).count()
    }
}

impl Seen {
    fn push(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }
}

fn module(seen: Seen) -> RpcModule<Seen> {
    let mut module = RpcModule::new(seen);
    module
        .register_method("eth_chainId", |_, _, _| "0x7a69")
        .unwrap();
    module
        .register_method("eth_blockNumber", |_, _, _| "not a number")
        .unwrap();
    // What it was given, byte for byte.
    module
        .register_method("test_echo", |params, _, _| echo(&params))
        .unwrap();
    module
        .register_method("test_named", |params, _, _| echo(&params))
        .unwrap();
    module
        .register_method("test_fail", |_, _, _| {
            let data = RawValue::from_string(r#"{"a": 1.00}"#.to_owned()).unwrap();
            RpcResult::<u64>::Err(ErrorObject::owned(3, "no luck", Some(data)))
        })
        .unwrap();
    module
        .register_async_method("test_slow", |_, _, _| async {
            sleep(Duration::from_secs(5)).await;
            "late"
        })
        .unwrap();
    module
        .register_subscription(
            "test_count",
            "test_number",
            "test_stop",
            |params, pending, seen, _| count(params, pending, seen),
        )
        .unwrap();
    module
}

fn echo(params: &Params<'_>) -> RpcResult<Box<RawValue>> {
    let text = params.as_str().unwrap_or("null").to_owned();
    Ok(RawValue::from_string(text).unwrap())
}

/// Sends that many numbers, and then ends the subscription with an error, unless there are to be more.
async fn count(
    params: Params<'static>,
    pending: PendingSubscriptionSink,
    seen: Arc<Seen>,
) -> SubscriptionResult {
    let Ok((numbers, end)) = params.parse::<(u64, bool)>() else {
        let error = ErrorObject::owned(-32602, "two numbers", None::<()>);
        pending.reject(error).await;
        return Ok(());
    };
    let sink = pending.accept().await?;
    for number in 0..numbers {
        let json = serde_json::value::to_raw_value(&number)?;
        if sink.send(SubscriptionMessage::from(json)).await.is_err() {
            break;
        }
    }
    seen.push("all sent".to_owned());
    if end {
        return Err("that was all".into());
    }
    sink.closed().await;
    seen.push("unsubscribed".to_owned());
    Ok(())
}

#[derive(Clone)]
struct Log<S> {
    inner: S,
    seen: Seen,
}

impl<S: RpcServiceT> RpcServiceT for Log<S> {
    type MethodResponse = S::MethodResponse;
    type NotificationResponse = S::NotificationResponse;
    type BatchResponse = S::BatchResponse;

    fn call<'a>(
        &self,
        request: Request<'a>,
    ) -> impl Future<Output = Self::MethodResponse> + Send + 'a {
        self.seen.push(format!("call {}", request.method_name()));
        self.inner.call(request)
    }

    fn batch<'a>(&self, batch: Batch<'a>) -> impl Future<Output = Self::BatchResponse> + Send + 'a {
        self.seen.push(format!("batch {}", batch.len()));
        for entry in batch.iter() {
            if let Ok(BatchEntry::Call(call)) = entry {
                self.seen.push(format!("entry {}", call.method_name()));
            }
        }
        self.inner.batch(batch)
    }

    fn notification<'a>(
        &self,
        notification: Notification<'a>,
    ) -> impl Future<Output = Self::NotificationResponse> + Send + 'a {
        let method = notification.method_name();
        let params = notification.params.as_deref();
        let params = params.map_or("none", RawValue::get);
        self.seen.push(format!("notification {method} {params}"));
        self.inner.notification(notification)
    }
}
