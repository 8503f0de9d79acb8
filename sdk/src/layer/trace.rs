//! Tracing spans of requests.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use tower::{Layer, Service};
use tracing::field::{Empty, display};
use tracing::{Instrument, Span, debug, info_span};

use super::{NodeService, send, take_ready};
use crate::error::{Error, RpcError};
use crate::message::Failures;
use crate::transport::service_items;
use crate::transport::{Entry, Request, Response};
use crate::wire::judge::failures;

/// Opens a [`tracing`] span for each request, at the level `INFO`, with OpenTelemetry's attribute names for RPC.
///
/// | field | value |
/// | --- | --- |
/// | `rpc.system.name` | the wire's name: `jsonrpc`, `chia`, … |
/// | `rpc.method` | the method; `_OTHER` for a batch of several |
/// | `jsonrpc.protocol.version` | `2.0`, for JSON-RPC |
/// | `jsonrpc.request.id` | the id of a plain JSON-RPC call |
/// | `polyrpc.destination` | the service that the request is for, if not the one at the address |
/// | `server.address`, `server.port` | set by [`server`](Self::server) |
/// | `rpc.response.status_code` | the code of the error object, or its name if it has one |
/// | `error.type` | the status code as above, the HTTP status of an invalid response, or a class such as `timeout` or `connect` |
/// | `polyrpc.batch.size`, `polyrpc.batch.failed` | the number of calls in a batch, and of those that failed |
/// | `otel.name`, `otel.kind`, `otel.status_code` | for `tracing-opentelemetry`: the method, `client`, `ERROR` if it failed |
///
/// The conventions renamed some of these after version 1.37: `rpc.system`, `rpc.jsonrpc.version`,
/// `rpc.jsonrpc.request_id` and `rpc.jsonrpc.error_code` were the names before.
///
/// Parameters and responses aren't recorded, nor error messages, which may quote them. Outside of a
/// [`Retry`](super::Retry) there is a span per call, inside of it one per attempt. Before it waits for the next attempt, a `Retry` writes
/// the event `retry` at the level `DEBUG`, whether there is this layer or not: `rpc.method`, `polyrpc.retry.attempt` (of the attempt that
/// failed, from 1), `polyrpc.retry.calls` (how many calls are sent again) and `polyrpc.retry.wait_ms`.
#[derive(Clone, Debug, Default)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct Trace {
    address: Option<Arc<str>>,
    port: Option<u16>,
}

/// The service of a [`Trace`] layer.
#[derive(Clone, Debug)]
pub struct TraceService<S> {
    inner: S,
    settings: Trace,
}

impl Trace {
    /// Creates a layer whose spans have no server address.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `server.address` and `server.port`: a host name or a socket's path, not a URL, which may hold a key.
    pub fn server(self, address: &str, port: Option<u16>) -> Self {
        let address = Some(address.into());
        Self { address, port }
    }

    fn span(&self, request: &Request) -> Span {
        let method = one_method(request).unwrap_or("_OTHER");
        let version = request.wire().protocol_version();
        let span = info_span!(
            "rpc",
            otel.name = method,
            otel.kind = "client",
            otel.status_code = Empty,
            rpc.system.name = request.wire().name(),
            rpc.method = method,
            jsonrpc.protocol.version = version,
            jsonrpc.request.id = Empty,
            polyrpc.destination = request.destination(),
            server.address = self.address.as_deref(),
            server.port = self.port,
            rpc.response.status_code = Empty,
            error.type = Empty,
            polyrpc.batch.size = Empty,
            polyrpc.batch.failed = Empty,
        );
        match request.single() {
            Some(call) if version.is_some() => {
                span.record("jsonrpc.request.id", display(call.id()))
            }
            None if request.is_batch() => {
                span.record("polyrpc.batch.size", request.entries().len())
            }
            Some(_) | None => &span,
        };
        span
    }
}

/// Writes the event of a request of which `calls` are sent again after `wait`.
pub(crate) fn retried(request: &Request, calls: usize, attempt: u32, wait: Duration) {
    debug!(
        rpc.method = one_method(request).unwrap_or("_OTHER"),
        polyrpc.retry.attempt = attempt,
        polyrpc.retry.calls = calls,
        polyrpc.retry.wait_ms = wait.as_secs_f64() * 1e3,
        "retry"
    );
}

/// The method's name, if all calls have the same.
fn one_method(request: &Request) -> Option<&str> {
    if let Some((method, _)) = request.notified() {
        return Some(method);
    }
    let first = request.entries().next()?.method();
    let mut methods = request.entries().map(Entry::method);
    methods.all(|method| method == first).then_some(first)
}

fn record(span: &Span, request: &Request, outcome: &Result<Response, Error>) {
    let failures = match outcome {
        Ok(response) => failures(request, response),
        Err(error) => Failures::All(error.clone()),
    };
    let (failed, error) = match failures {
        Failures::None => return,
        Failures::All(error) => (request.entries().len(), Some(error)),
        Failures::Some(failed) => (failed.len(), None),
    };
    if request.is_batch() {
        span.record("polyrpc.batch.failed", failed);
    }
    // A batch with failed calls isn't a failed request.
    let Some(error) = error else { return };
    span.record("otel.status_code", "ERROR");
    // Outside the envelope the status says more than a code that may not be there, and a result's own status has none.
    let has_code = |rpc: &&RpcError| rpc.code != 0 || rpc.name.is_some();
    let rpc = error.rpc().filter(has_code);
    let rpc = rpc.filter(|_| error.http_body().is_none());
    match (rpc, error.http_status()) {
        (Some(rpc), _) => {
            let code = rpc.name.clone().unwrap_or_else(|| rpc.code.to_string());
            span.record("rpc.response.status_code", &code);
            span.record("error.type", &code);
        }
        (None, Some(status)) => _ = span.record("error.type", display(status)),
        (None, None) => _ = span.record("error.type", error.class()),
    }
}

impl<S> Layer<S> for Trace {
    type Service = TraceService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        let settings = self.clone();
        TraceService { inner, settings }
    }
}

impl<S: NodeService> Service<Request> for TraceService<S> {
    service_items!(ready as inner);

    fn call(&mut self, request: Request) -> Self::Future {
        let mut service = take_ready(&mut self.inner);
        let span = self.settings.span(&request);
        if span.is_disabled() {
            return async move { send(&mut service, request).await }.boxed();
        }
        let recorded = span.clone();
        async move {
            let outcome = send(&mut service, request.clone()).await;
            record(&recorded, &request, &outcome);
            outcome
        }
        .instrument(span)
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt;
    use std::sync::Mutex;

    use tower::ServiceExt;
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::subscriber::set_default;
    use tracing::{Event, Metadata, Subscriber};

    use super::*;
    use crate::chain::{Chain, ChainInfo, Status, StatusRule};
    use crate::layer::Retry;
    use crate::layer::tests::{Node, answer, batch, error, node, ok, read, with_params, write};
    use crate::method::Safety;
    use crate::wire::{CHIA, JSONRPC};

    type Fields = BTreeMap<&'static str, String>;

    /// Collects the fields of spans, and of events.
    #[derive(Clone, Default)]
    struct Spans(Arc<Mutex<Vec<Fields>>>, Arc<Mutex<Vec<Fields>>>);

    struct Writer<'a>(&'a mut Fields);

    impl Visit for Writer<'_> {
        fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
            self.0.insert(field.name(), format!("{value:?}"));
        }

        fn record_str(&mut self, field: &Field, value: &str) {
            self.0.insert(field.name(), value.to_owned());
        }
    }

    impl Subscriber for Spans {
        fn enabled(&self, metadata: &Metadata<'_>) -> bool {
            metadata.is_span() || metadata.target().starts_with("polyrpc")
        }

        fn new_span(&self, span: &Attributes<'_>) -> Id {
            let mut spans = self.0.lock().expect("no panic");
            let mut fields = Fields::new();
            span.record(&mut Writer(&mut fields));
            spans.push(fields);
            Id::from_u64(spans.len() as u64)
        }

        fn record(&self, span: &Id, values: &Record<'_>) {
            let mut spans = self.0.lock().expect("no panic");
            let index = usize::try_from(span.into_u64()).expect("small") - 1;
            values.record(&mut Writer(&mut spans[index]));
        }

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            let mut fields = Fields::new();
            event.record(&mut Writer(&mut fields));
            self.1.lock().expect("no panic").push(fields);
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }

    /// The fields of a request's span.
    async fn span_of(node: Node, request: Request) -> Fields {
        let spans = Spans::default();
        let guard = set_default(spans.clone());
        let service = Trace::new().server("node.example", Some(443)).layer(node);
        _ = service.oneshot(request).await;
        drop(guard);
        let mut all = spans.0.lock().expect("no panic");
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    fn fixed(method: &str) -> Fields {
        [
            ("otel.kind", "client"),
            ("otel.name", method),
            ("rpc.method", method),
            ("rpc.system.name", "jsonrpc"),
            ("jsonrpc.protocol.version", "2.0"),
            ("server.address", "node.example"),
            ("server.port", "443"),
        ]
        .map(|(key, value)| (key, value.to_owned()))
        .into()
    }

    fn with(mut fields: Fields, more: &[(&'static str, &str)]) -> Fields {
        fields.extend(more.iter().map(|(key, value)| (*key, (*value).to_owned())));
        fields
    }

    #[tokio::test]
    async fn a_good_call() {
        let (node, _) = node(|request, _| async move { Ok(ok(&request)) });
        let request = with_params(7, "read", Safety::Read, "[\"secret\"]");
        let fields = span_of(node, request).await;
        assert_eq!(fields, with(fixed("read"), &[("jsonrpc.request.id", "7")]));
    }

    #[tokio::test]
    async fn a_notification() {
        let (node, _) = node(|_, _| async move { Ok(Response::new("")) });
        let none = crate::RawJson::new("[]").expect("JSON");
        let request = Request::notification(&JSONRPC, "hello", &none).expect("a call");
        assert_eq!(span_of(node, request).await, fixed("hello"));
    }

    #[tokio::test]
    async fn failures_have_a_type() {
        let failed = |reply: fn(&Request) -> Result<Response, Error>| async move {
            let (node, _) = node(move |request, _| async move { reply(&request) });
            span_of(node, read(1)).await
        };
        let plain = with(
            fixed("read"),
            &[("jsonrpc.request.id", "1"), ("otel.status_code", "ERROR")],
        );
        let code = ("rpc.response.status_code", "-32005");
        assert_eq!(
            failed(|request| Ok(answer(request, |_| error(-32005, "secret")))).await,
            with(plain.clone(), &[("error.type", "-32005"), code])
        );
        assert_eq!(
            failed(|_| Ok(Response::new("secret").with_status(503))).await,
            with(plain.clone(), &[("error.type", "503")])
        );
        assert_eq!(
            failed(|_| Err(Error::timeout("secret"))).await,
            with(plain, &[("error.type", "timeout")])
        );
    }

    /// A chain whose results say whether they are any.
    enum Statuses {}

    impl Chain for Statuses {
        const NAME: &'static str = "statuses";
        type Extras = crate::Extras;
        const STATUS: Option<StatusRule> = Some(StatusRule::new("status", |_| Status::Busy));
    }

    #[tokio::test(start_paused = true)]
    async fn each_attempt_at_a_busy_node_has_a_span_and_each_wait_an_event() {
        let (node, log) = node(|request, count| async move {
            Ok(match count {
                3 => ok(&request),
                _ => answer(&request, |_| r#""result":{"status":"BUSY"}"#.to_owned()),
            })
        });
        let spans = Spans::default();
        let guard = set_default(spans.clone());
        let request = read(1).with_chain(ChainInfo::of::<Statuses>());
        let service = Retry::new().attempts(3).layer(Trace::new().layer(node));
        _ = service.oneshot(request).await;
        drop(guard);
        assert_eq!(log.len(), 3);
        let types: Vec<_> = spans
            .0
            .lock()
            .expect("no panic")
            .iter()
            .map(error_type)
            .collect();
        assert_eq!(types, [Some("busy".into()), Some("busy".into()), None]);
        let events = spans.1.lock().expect("no panic");
        let attempts: Vec<_> = events
            .iter()
            .map(|event| &*event["polyrpc.retry.attempt"])
            .collect();
        assert_eq!(attempts, ["1", "2"]);
        for event in &*events {
            assert_eq!(
                (&*event["message"], &*event["rpc.method"]),
                ("retry", "read")
            );
            assert_eq!(event["polyrpc.retry.calls"], "1");
            assert!(event.contains_key("polyrpc.retry.wait_ms"));
        }
    }

    fn error_type(span: &Fields) -> Option<String> {
        span.get("error.type").cloned()
    }

    #[cfg(feature = "epee")]
    #[tokio::test]
    async fn epee_has_a_name_of_its_own() {
        let (node, _) = node(|_, _| async { Ok(Response::new("").with_status(500)) });
        let none = crate::RawJson::new("{}").expect("JSON");
        let request = Request::new(&crate::wire::EPEE, 1, "getblocks.bin", Safety::Read, &none)
            .expect("a view");
        let span = span_of(node, request).await;
        for (field, value) in [
            ("rpc.system.name", "epee"),
            ("rpc.method", "getblocks.bin"),
            ("error.type", "500"),
        ] {
            assert_eq!(span.get(field).map(String::as_str), Some(value), "{field}");
        }
        assert!(span.keys().all(|field| !field.starts_with("jsonrpc")));
    }

    #[tokio::test]
    async fn chia_calls_are_no_json_rpc() {
        let (node, _) = node(|_, _| async {
            let failure =
                r#"{"error":"secret","success":false,"structuredError":{"code":"PEAK_IS_NONE"}}"#;
            Ok(Response::new(failure))
        });
        let none = crate::RawJson::new("{}").expect("JSON");
        let request = Request::new(&CHIA, 1, "get_block", Safety::Read, &none).expect("a call");
        let span = span_of(node, request.with_destination("chia_full_node")).await;
        for (field, value) in [
            ("rpc.system.name", "chia"),
            ("rpc.method", "get_block"),
            ("polyrpc.destination", "chia_full_node"),
            ("rpc.response.status_code", "PEAK_IS_NONE"),
            ("error.type", "PEAK_IS_NONE"),
        ] {
            assert_eq!(span.get(field).map(String::as_str), Some(value), "{field}");
        }
        assert!(span.keys().all(|field| !field.starts_with("jsonrpc")));
    }

    #[tokio::test]
    async fn batches_have_a_size() {
        let (node, _) = node(|request, _| async move {
            let one = |id| {
                if id == 1 {
                    error(3, "no")
                } else {
                    r#""result":1"#.to_owned()
                }
            };
            Ok(answer(&request, one))
        });
        let same = batch([read(1), read(2)]);
        let size = [("polyrpc.batch.size", "2"), ("polyrpc.batch.failed", "1")];
        assert_eq!(
            span_of(node.clone(), same).await,
            with(fixed("read"), &size)
        );
        let mixed = batch([write(2), read(3)]);
        assert_eq!(
            span_of(node, mixed).await,
            with(fixed("_OTHER"), &size[..1])
        );
    }
}
