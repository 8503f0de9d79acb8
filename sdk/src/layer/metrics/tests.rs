#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use metrics::{
    Counter, CounterFn, Gauge, Histogram, HistogramFn, Key, KeyName, Metadata, Recorder, Unit,
    set_default_local_recorder,
};
use tower::ServiceExt;

use super::*;
use crate::layer::Retry;
use crate::layer::tests::{answer, batch, error, node, ok, read, write};
use crate::wire::JSONRPC;

/// Keeps the sum of what each metric with its labels was given.
#[derive(Clone, Default)]
struct Sums(Arc<Mutex<BTreeMap<String, f64>>>);

struct Sum(Sums, String);

impl Sums {
    fn add(&self, name: &str, value: f64) {
        let mut sums = self.0.lock().expect("no panic");
        *sums.entry(name.to_owned()).or_default() += value;
    }

    fn all(&self) -> Vec<(String, f64)> {
        self.0
            .lock()
            .expect("no panic")
            .clone()
            .into_iter()
            .collect()
    }

    fn sum(&self, key: &Key) -> Sum {
        let labels: Vec<_> = key.labels().map(|label| label.value()).collect();
        Sum(self.clone(), format!("{} {}", key.name(), labels.join(" ")))
    }
}

impl CounterFn for Sum {
    fn increment(&self, value: u64) {
        self.0.add(&self.1, value as f64);
    }

    fn absolute(&self, _: u64) {}
}

impl HistogramFn for Sum {
    fn record(&self, value: f64) {
        self.0.add(&self.1, value);
    }
}

impl Recorder for Sums {
    fn describe_counter(&self, key: KeyName, _: Option<Unit>, _: SharedString) {
        self.add(&format!("described {}", key.as_str()), 1.0);
    }

    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_histogram(&self, key: KeyName, _: Option<Unit>, _: SharedString) {
        self.add(&format!("described {}", key.as_str()), 1.0);
    }

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(Arc::new(self.sum(key)))
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::from_arc(Arc::new(self.sum(key)))
    }
}

fn expected(sums: &[(&str, f64)]) -> Vec<(String, f64)> {
    let mut sums: Vec<_> = sums
        .iter()
        .map(|(name, sum)| ((*name).to_owned(), *sum))
        .collect();
    sums.sort_by(|a, b| a.0.cmp(&b.0));
    sums
}

#[tokio::test(start_paused = true)]
async fn calls_bytes_time_and_errors_are_counted() {
    let sums = Sums::default();
    let guard = set_default_local_recorder(&sums);
    let (node, _) = node(|request, count| async move {
        tokio::time::sleep(Duration::from_millis(500)).await;
        match count {
            1 => Ok(ok(&request)),
            2 => Err(Error::timeout("slow")),
            _ => Ok(answer(&request, |id| match id {
                4 => error(3, "reverted"),
                5 => error(-32005, "limit"),
                _ => r#""result":1"#.to_owned(),
            })),
        }
    });
    let service = Metrics::default().layer(node);
    let batch = || batch([read(3), write(4), read(5)]);
    let mut sent = 0;
    let mut received = 0;
    for request in [read(1), write(2), batch()] {
        sent += request.body().len();
        if let Ok(response) = service.clone().oneshot(request).await {
            received += response.body().len();
        }
    }
    drop(guard);
    assert_eq!(
        sums.all(),
        expected(&[
            ("polyrpc_calls_total read", 3.0),
            ("polyrpc_calls_total write", 2.0),
            ("polyrpc_errors_total read rate_limit", 1.0),
            ("polyrpc_errors_total write rpc", 1.0),
            ("polyrpc_errors_total write timeout", 1.0),
            ("polyrpc_request_duration_seconds batch", 0.5),
            ("polyrpc_request_duration_seconds read", 0.5),
            ("polyrpc_request_duration_seconds write", 0.5),
            ("polyrpc_sent_bytes_total ", sent as f64),
            ("polyrpc_received_bytes_total ", received as f64),
        ])
    );
}

#[tokio::test(start_paused = true)]
async fn notifications_count_by_their_method() {
    let sums = Sums::default();
    let guard = set_default_local_recorder(&sums);
    let (node, _) = node(|_, _| async move { Ok(Response::new("").with_status(503)) });
    let none = crate::RawJson::new("[]").expect("JSON");
    let request = Request::notification(&JSONRPC, "hello", &none).expect("a call");
    let sent = request.body().len() as f64;
    let outcome = Metrics::default().layer(node).oneshot(request).await;
    drop(guard);
    assert!(outcome.is_ok());
    assert_eq!(
        sums.all(),
        expected(&[
            ("polyrpc_calls_total hello", 1.0),
            ("polyrpc_errors_total hello http", 1.0),
            ("polyrpc_request_duration_seconds hello", 0.0),
            ("polyrpc_sent_bytes_total ", sent),
            ("polyrpc_received_bytes_total ", 0.0),
        ])
    );
}

#[tokio::test(start_paused = true)]
async fn retries_are_counted_by_method() {
    let sums = Sums::default();
    let guard = set_default_local_recorder(&sums);
    let (node, _) = node(|request, count| async move {
        let one = |id| {
            if id == 1 && count < 3 {
                error(429, "limit")
            } else {
                r#""result":1"#.to_owned()
            }
        };
        Ok(answer(&request, one))
    });
    let request = batch([read(1), write(2)]);
    let outcome = Retry::new().layer(node).oneshot(request).await;
    drop(guard);
    assert!(outcome.is_ok());
    assert_eq!(sums.all(), expected(&[("polyrpc_retries_total read", 2.0)]));
}

#[cfg(all(feature = "mock", feature = "ws"))]
#[tokio::test]
async fn connections_made_anew_are_counted() -> Result<(), Box<dyn std::error::Error>> {
    use crate::RawJson;
    use crate::transport::socket::Socket;

    let sums = Sums::default();
    let node = crate::mock::Node::start().await?;
    node.on_raw("read", |_| Ok(RawJson::new("1").expect("JSON")));
    let guard = set_default_local_recorder(&sums);
    let socket = Socket::ws(&node.ws_url()).build()?;
    for (id, reconnects) in [(1, 0), (2, 0), (3, 1), (4, 2)] {
        if id > 2 {
            node.cut().await;
            // Until the loss is noticed here, a call may still be written to the old connection.
            while socket.is_connected() {
                tokio::task::yield_now().await;
            }
        }
        socket.clone().oneshot(read(id)).await?;
        let expected = match reconnects {
            0 => Vec::new(),
            n => expected(&[("polyrpc_reconnects_total ", f64::from(n))]),
        };
        assert_eq!(sums.all(), expected);
    }
    drop(guard);
    node.finish()?;
    Ok(())
}

#[test]
fn all_are_described() {
    let sums = Sums::default();
    _ = metrics::with_local_recorder(&sums, Metrics::new);
    let described: Vec<_> = sums.all().into_iter().map(|(name, _)| name).collect();
    let names = [
        names::CALLS,
        names::ERRORS,
        names::RECEIVED,
        names::RECONNECTS,
        names::DURATION,
        names::RETRIES,
        names::SENT,
    ];
    assert_eq!(described, names.map(|name| format!("described {name}")));
}
