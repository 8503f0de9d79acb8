//! Metrics of the requests that pass through.

pub mod names;
#[cfg(test)]
mod tests;

use futures_util::FutureExt;
use metrics::{SharedString, counter, histogram};
use tokio::time::Instant;
use tower::{Layer, Service};

use super::{NodeService, send, take_ready};
use crate::error::Error;
use crate::message::Failures;
use crate::transport::service_items;
use crate::transport::{Entry, Request, Response};
use crate::wire::judge::failures;

/// Counts calls, errors, bytes and time with the [`metrics`] facade, under the names in
/// [`metric_names`](super::metric_names).
///
/// Outside of a [`Retry`](super::Retry) it counts each call once, inside of it each attempt. A call that is dropped
/// before its response counts as a call and nothing else.
#[derive(Clone, Debug, Default)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct Metrics(());

/// The service of a [`Metrics`] layer.
#[derive(Clone, Debug)]
pub struct MetricsService<S> {
    inner: S,
}

impl Metrics {
    /// Describes the metrics to the recorder, which should be installed by now.
    pub fn new() -> Self {
        names::describe();
        Self(())
    }
}

/// Copies the name only if it isn't `'static`.
fn method(call: Entry<'_>) -> SharedString {
    match call.static_method() {
        Some(method) => method.into(),
        None => call.method().to_owned().into(),
    }
}

/// The method of a notification.
fn notified(request: &Request) -> Option<SharedString> {
    let (method, _) = request.notified()?;
    Some(method.to_owned().into())
}

/// Counts retried calls, by their index in the request.
pub(super) fn count_retries(request: &Request, again: &[usize]) {
    for (index, call) in request.entries().enumerate() {
        if again.contains(&index) {
            counter!(names::RETRIES, "method" => method(call)).increment(1);
        }
    }
}

fn count_sent(request: &Request) {
    counter!(names::SENT).increment(request.body().len() as u64);
    for call in request.entries() {
        counter!(names::CALLS, "method" => method(call)).increment(1);
    }
    if let Some(method) = notified(request) {
        counter!(names::CALLS, "method" => method).increment(1);
    }
}

fn count_outcome(request: &Request, outcome: &Result<Response, Error>, start: Instant) {
    let of = request.single().map(method).or_else(|| notified(request));
    let of = of.unwrap_or("batch".into());
    histogram!(names::DURATION, "method" => of).record(start.elapsed().as_secs_f64());
    let failures = match outcome {
        Ok(response) => {
            counter!(names::RECEIVED).increment(response.body().len() as u64);
            failures(request, response)
        }
        Err(error) => Failures::All(error.clone()),
    };
    let count = |call, error: &Error| {
        counter!(names::ERRORS, "method" => method(call), "class" => error.class()).increment(1);
    };
    match failures {
        Failures::None => {}
        Failures::All(error) if request.notified().is_some() => {
            let method = notified(request).unwrap_or_default();
            counter!(names::ERRORS, "method" => method, "class" => error.class()).increment(1);
        }
        Failures::All(error) => request.entries().for_each(|call| count(call, &error)),
        Failures::Some(failed) => {
            let mut failed = failed.into_iter().peekable();
            for (index, call) in request.entries().enumerate() {
                if let Some((_, error)) = failed.next_if(|(place, _)| *place == index) {
                    count(call, &error);
                }
            }
        }
    }
}

impl<S> Layer<S> for Metrics {
    type Service = MetricsService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        MetricsService { inner }
    }
}

impl<S: NodeService> Service<Request> for MetricsService<S> {
    service_items!(ready as inner);

    fn call(&mut self, request: Request) -> Self::Future {
        let mut service = take_ready(&mut self.inner);
        async move {
            count_sent(&request);
            let start = Instant::now();
            let outcome = send(&mut service, request.clone()).await;
            count_outcome(&request, &outcome, start);
            outcome
        }
        .boxed()
    }
}
