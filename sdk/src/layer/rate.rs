//! Rate limiting.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};
use tower::{Layer, Service};

use super::{Deadline, NodeService, send, take_ready};
use crate::error::Error;
use crate::transport::service_items;
use crate::transport::{Entry, Request};

type Weigh = dyn Fn(&str) -> u32 + Send + Sync;

/// Token-bucket rate limit, by calls per second, compute units per second, or both.
///
/// - Calls go in the order in which they came. A caller who gives up leaves the queue and costs nothing.
/// - A batch counts as all its calls, as services count it. One that costs more than the burst goes when the bucket is
///   full, and those behind it wait until the debt is paid.
/// - A request that would wait beyond its own timeout fails with an error that says so; it was never sent then.
/// - All services that one layer and its clones wrap share the limit, as all connections of one account do.
#[derive(Clone)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct RateLimit {
    requests: Option<Rate>,
    units: Option<Rate>,
    weigh: Arc<Weigh>,
    /// Locked while waiting for tokens; tokio's mutex is fair.
    buckets: Arc<Mutex<Buckets>>,
}

/// The service of a [`RateLimit`] layer.
#[derive(Clone, Debug)]
pub struct RateLimitService<S> {
    inner: S,
    limit: RateLimit,
}

#[derive(Clone, Copy, Debug)]
struct Rate {
    per_second: f64,
    burst: f64,
}

/// Buckets of calls and of compute units.
type Buckets = [Option<Bucket>; 2];

/// A token bucket. It is refilled lazily, so that late timers don't slow the rate.
#[derive(Debug)]
struct Bucket {
    rate: Rate,
    tokens: f64,
    at: Instant,
}

impl RateLimit {
    /// Creates a layer without limits.
    pub fn new() -> Self {
        Self {
            requests: None,
            units: None,
            weigh: Arc::new(|_| 1),
            buckets: Arc::default(),
        }
    }

    /// Sets the calls per second and the burst. Zero counts as one.
    pub fn requests(self, per_second: u32, burst: u32) -> Self {
        Self {
            requests: Some(Rate::new(per_second, burst)),
            ..self
        }
        .with_full_buckets()
    }

    /// Sets the compute units per second and the burst. Zero counts as one. [`weights`](Self::weights) sets what a call
    /// costs.
    pub fn units(self, per_second: u32, burst: u32) -> Self {
        Self {
            units: Some(Rate::new(per_second, burst)),
            ..self
        }
        .with_full_buckets()
    }

    /// Sets the compute units of a call by its method; 1 by default.
    pub fn weights(self, weigh: impl Fn(&str) -> u32 + Send + Sync + 'static) -> Self {
        Self {
            weigh: Arc::new(weigh),
            ..self
        }
    }

    /// Returns a layer with this limit, but buckets of its own.
    #[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
    pub(crate) fn afresh(&self) -> Self {
        self.clone().with_full_buckets()
    }

    fn with_full_buckets(mut self) -> Self {
        let buckets = [self.requests, self.units].map(|rate| rate.map(Bucket::full));
        self.buckets = Arc::new(Mutex::new(buckets));
        self
    }

    /// Waits for the request's tokens.
    async fn admit(&self, request: &Request) -> Result<(), Error> {
        let deadline = Deadline::of(request);
        let notified = request.notified().map(|(method, _)| method);
        let methods = request.entries().map(Entry::method).chain(notified);
        let units = methods.map(|method| f64::from((self.weigh)(method))).sum();
        // No batch has so many calls that the number isn't exact.
        let calls = (request.entries().len() + usize::from(notified.is_some())) as f64;
        let arrival = Instant::now();
        let turn = deadline.before(async {
            let mut buckets = self.buckets.lock().await;
            let costs = buckets.iter_mut().zip([calls, units]);
            let ready =
                costs.filter_map(|(bucket, cost)| Some(bucket.as_mut()?.ready_at(cost, arrival)));
            let ready = ready.max().unwrap_or(arrival);
            let wait = ready.saturating_duration_since(Instant::now());
            if !deadline.allows(wait) {
                return Err(too_late());
            }
            // Even a timer that is due takes up to a millisecond.
            if !wait.is_zero() {
                sleep_until(ready).await;
            }
            for (bucket, cost) in buckets.iter_mut().zip([calls, units]) {
                if let Some(bucket) = bucket {
                    bucket.take(cost, ready);
                }
            }
            Ok(())
        });
        turn.await.unwrap_or_else(|_| Err(too_late()))
    }
}

fn too_late() -> Error {
    Error::not_sent("the client's own rate limit leaves no room within the time limit")
}

impl Rate {
    fn new(per_second: u32, burst: u32) -> Self {
        let [per_second, burst] = [per_second, burst].map(|number| f64::from(number.max(1)));
        Self { per_second, burst }
    }
}

impl Bucket {
    fn full(rate: Rate) -> Self {
        let (tokens, at) = (rate.burst, Instant::now());
        Self { rate, tokens, at }
    }

    /// When the bucket holds a cost that has been waiting since `arrival`. A cost above the burst waits for a full
    /// bucket and leaves a debt.
    fn ready_at(&mut self, cost: f64, arrival: Instant) -> Instant {
        self.advance(arrival);
        let lacking = (cost.min(self.rate.burst) - self.tokens).max(0.0);
        self.at + Duration::from_secs_f64(lacking / self.rate.per_second)
    }

    fn take(&mut self, cost: f64, ready: Instant) {
        self.advance(ready);
        // Tokens above the burst are lost, but not those that came while a request waited.
        self.tokens = self.tokens.min(self.rate.burst) - cost;
    }

    fn advance(&mut self, to: Instant) {
        let passed = to.saturating_duration_since(self.at).as_secs_f64();
        self.tokens += passed * self.rate.per_second;
        self.at = self.at.max(to);
    }
}

impl Default for RateLimit {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Layer<S> for RateLimit {
    type Service = RateLimitService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        let limit = self.clone();
        RateLimitService { inner, limit }
    }
}

impl<S: NodeService> Service<Request> for RateLimitService<S> {
    service_items!(ready as inner);

    fn call(&mut self, request: Request) -> Self::Future {
        let mut service = take_ready(&mut self.inner);
        let (limit, deadline) = (self.limit.clone(), Deadline::of(&request));
        async move {
            limit.admit(&request).await?;
            send(&mut service, deadline.limit(request)).await
        }
        .boxed()
    }
}

impl fmt::Debug for RateLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RateLimit")
            .field("requests", &self.requests)
            .field("units", &self.units)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;
    use tower::ServiceExt;

    use super::*;
    use crate::error::Reached;
    use crate::layer::tests::{Log, Node, batch, call, node, ok, read};
    use crate::method::Safety;
    use crate::wire::JSONRPC;

    fn quick() -> (Node, Log) {
        node(|request, _| async move { Ok(ok(&request)) })
    }

    /// When each request was through, in milliseconds; the requests start together, in this order.
    async fn times(limit: &RateLimit, requests: Vec<Request>) -> Vec<u128> {
        let (node, _) = quick();
        let service = limit.layer(node);
        let start = Instant::now();
        join_all(requests.into_iter().map(|request| {
            let call = service.clone().oneshot(request);
            async move {
                call.await.expect("a response");
                start.elapsed().as_millis()
            }
        }))
        .await
    }

    fn reads(count: u64) -> Vec<Request> {
        (1..=count).map(read).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn calls_go_at_the_rate_and_in_their_order() {
        let limit = RateLimit::new().requests(10, 1);
        assert_eq!(times(&limit, reads(4)).await, [0, 100, 200, 300]);
        let limit = RateLimit::new().requests(10, 3);
        assert_eq!(times(&limit, reads(5)).await, [0, 0, 0, 100, 200]);
        // What was used comes back with time, but no more than the burst.
        tokio::time::sleep(Duration::from_secs(60)).await;
        assert_eq!(times(&limit, reads(5)).await, [0, 0, 0, 100, 200]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_rate_above_the_timer_s_is_kept() {
        let limit = RateLimit::new().requests(5000, 1);
        let times = times(&limit, reads(5001)).await;
        assert!((1000..=1002).contains(&times[5000]), "{}", times[5000]);
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_while_there_are_tokens() {
        let limit = RateLimit::new().requests(1, 100);
        // Not even for a timer that is due.
        tokio::time::advance(Duration::from_micros(300)).await;
        let start = Instant::now();
        for _ in 0..100 {
            times(&limit, reads(1)).await;
        }
        assert_eq!(start.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn methods_have_their_weight_and_batches_the_sum() {
        let limit = RateLimit::new()
            .units(10, 10)
            .weights(|method| if method == "heavy" { 8 } else { 1 });
        let heavy = |id| call(id, "heavy", Safety::Read);
        let batch = batch([read(2), read(3), heavy(4)]);
        assert_eq!(
            times(&limit, vec![heavy(1), batch, read(5)]).await,
            [0, 800, 900]
        );
        // By number too, where both limits hold.
        let both = RateLimit::new().units(10, 10).requests(1, 2);
        assert_eq!(times(&both, reads(4)).await, [0, 0, 1000, 2000]);
    }

    #[tokio::test(start_paused = true)]
    async fn notifications_cost_as_calls_do() {
        let none = crate::RawJson::new("[]").expect("JSON");
        let notifications =
            |count| vec![Request::notification(&JSONRPC, "a", &none).expect("a call"); count];
        let limit = RateLimit::new().requests(10, 1);
        assert_eq!(times(&limit, notifications(3)).await, [0, 100, 200]);
        let limit = RateLimit::new().units(10, 2).weights(|_| 2);
        assert_eq!(times(&limit, notifications(3)).await, [0, 200, 400]);
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_heavier_than_the_burst_is_paid_for_afterwards() {
        let limit = RateLimit::new().requests(10, 5);
        let batch = batch(reads(20));
        let requests = vec![read(1), batch, read(2)];
        // One back after 100 ms, then 15 of debt and one for the next.
        assert_eq!(times(&limit, requests).await, [0, 100, 1700]);
    }

    #[tokio::test(start_paused = true)]
    async fn who_has_no_time_to_wait_is_told_unsent() {
        let (node, log) = quick();
        let service = RateLimit::new().requests(1, 1).layer(node);
        let limited = |id, millis| {
            let request = read(id).with_timeout(Some(Duration::from_millis(millis)));
            service.clone().oneshot(request)
        };
        let start = Instant::now();
        let calls = join_all([
            limited(1, 500),
            limited(2, 500),
            limited(3, 1500),
            limited(4, 1600),
        ]);
        let outcomes = calls.await;
        let error = outcomes[1].as_ref().expect_err("no time");
        assert_eq!(error.reached_server(), Reached::No);
        assert_eq!(
            error.to_string(),
            "not sent: the client's own rate limit leaves no room within the time limit"
        );
        // The third took the second's turn, and the fourth waited in vain behind it.
        assert!(outcomes[2].is_ok() && outcomes[3].is_err());
        assert!(start.elapsed() < Duration::from_millis(1600));
        assert_eq!(log.ids(), [[1], [3]]);
        let left = log.requests()[1].timeout();
        assert_eq!(left, Some(Duration::from_millis(500)));
    }

    #[tokio::test(start_paused = true)]
    async fn who_leaves_the_queue_costs_nothing() {
        let (node, _) = quick();
        let service = RateLimit::new().requests(1, 1).layer(node);
        let start = Instant::now();
        service.clone().oneshot(read(1)).await.expect("a response");
        // One that holds the place in front, and one behind it.
        for id in 2..4 {
            let waiting = service.clone().oneshot(read(id));
            let gone = tokio::time::timeout(Duration::from_millis(10), waiting).await;
            assert!(gone.is_err());
        }
        service.clone().oneshot(read(4)).await.expect("a response");
        assert_eq!(start.elapsed().as_millis(), 1000);
    }

    #[tokio::test(start_paused = true)]
    async fn clones_of_the_layer_share_the_limit() {
        let limit = RateLimit::new().requests(1, 1);
        assert_eq!(times(&limit, reads(1)).await, [0]);
        assert_eq!(times(&limit.clone(), reads(1)).await, [1000]);
    }
}
