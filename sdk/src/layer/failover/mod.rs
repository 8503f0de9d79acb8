//! Failover between several endpoints.

mod endpoint;
mod health;
mod quorum;
#[cfg(test)]
mod tests;

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::{Either, select};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use tokio::time::sleep;
use tower::util::BoxCloneSyncService;
use tower::{Service, ServiceExt};

use super::{Deadline, NodeService};
use crate::error::Error;
use crate::method::Safety;
use crate::raw::RawJson;
use crate::transport::service_items;
use crate::transport::{Request, Response};
use endpoint::{Attempt, Endpoint, Identity, Standing};

/// How much better another endpoint must be to replace the one in use: twice as good.
const STICKINESS: f64 = 0.5;

/// Failover: several endpoints behind one service; when one fails, the next is tried.
///
/// - The endpoint in use stays so until another scores twice as well, by moving averages of its latency and failures,
///   which decay (half of them in ten seconds). Before anything is known the order is that in which they were added.
/// - A call moves on to the next endpoint when it couldn't be sent, got no complete response, a status without a
///   response, or a rate limit. An error object is a response, and so is a status by which a node itself refuses a
///   request: 400 and 413, and where calls have paths of their own 404, 405 and 500. A [`Safety::Write`] only moves on
///   if the endpoint before can't have seen it, as does the opening of a subscription.
/// - When all have failed, the last failure is returned. Missing support for subscriptions, as with HTTP, is only
///   reported when it holds for all endpoints that are known to be the right ones: while one that may have them is
///   away, its failure is, in whatever order they were tried.
///
/// Names appear in errors: don't put a secret into them.
///
/// ```
/// # #[cfg(feature = "http")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use polyrpc::layer::Failover;
/// use polyrpc::transport::http::Http;
/// use polyrpc::{RawJson, Rpc};
///
/// let service = Failover::builder()
///     .endpoint("own", Http::builder("http://localhost:8545").build()?)
///     .endpoint("hosted", Http::builder("http://node.example/rpc").build()?)
///     .identity("eth_chainId", &RawJson::new(r#""0x1""#)?)
///     .hedge_at_p95()
///     .build()?;
/// let rpc = Rpc::new(service);
/// # Ok(()) }
/// # #[cfg(not(feature = "http"))]
/// # fn main() {}
/// ```
#[derive(Clone)]
pub struct Failover {
    shared: Arc<Shared>,
}

/// Settings for [`Failover`].
#[must_use = "it does nothing until it is built"]
pub struct FailoverBuilder {
    shared: Shared,
}

struct Shared {
    endpoints: Vec<Arc<Endpoint>>,
    /// Index of the endpoint in use.
    current: AtomicUsize,
    identity: Option<Arc<Identity>>,
    hedge: Option<Hedge>,
    quorum: usize,
    attempt_timeout: Option<Duration>,
}

#[derive(Clone, Copy, Debug)]
enum Hedge {
    After(Duration),
    Percentile95,
}

impl Failover {
    /// Creates a builder without endpoints.
    pub fn builder() -> FailoverBuilder {
        FailoverBuilder {
            shared: Shared {
                endpoints: Vec::new(),
                current: AtomicUsize::new(0),
                identity: None,
                hedge: None,
                quorum: 1,
                attempt_timeout: None,
            },
        }
    }
}

impl FailoverBuilder {
    /// Adds an endpoint: a transport, or one in layers of its own.
    pub fn endpoint<S: NodeService + Sync>(mut self, name: impl Into<String>, service: S) -> Self {
        let service = BoxCloneSyncService::new(service.map_err(Into::into));
        let endpoint = Endpoint::new(name.into(), service);
        self.shared.endpoints.push(Arc::new(endpoint));
        self
    }

    /// Sets the result that each endpoint must return for `method` without parameters before it gets its first call,
    /// such as `"0x1"` for `eth_chainId`; for a method with a path of its own, the whole response, of epee its
    /// [view](crate::epee). The check uses the wire of the first call. An endpoint with another result isn't used and
    /// checked again after 30 s, an unreachable one after 1 s. Not checked by default, because only the caller knows
    /// what to expect.
    pub fn identity(mut self, method: &'static str, expected: &RawJson) -> Self {
        let expected = expected.clone();
        self.shared.identity = Some(Arc::new(Identity { method, expected }));
        self
    }

    /// Hedges reads: tries a second endpoint too when the first hasn't responded after `delay`; the first valid
    /// response counts. Off by default, because it may double what a hosted node charges.
    pub fn hedge_after(mut self, delay: Duration) -> Self {
        self.shared.hedge = Some(Hedge::After(delay));
        self
    }

    /// Hedges reads after the 95th percentile of the endpoint's last hundred latencies, which adds about a twentieth to
    /// the load; not before it has responded twenty times.
    pub fn hedge_at_p95(mut self) -> Self {
        self.shared.hedge = Some(Hedge::Percentile95);
        self
    }

    /// Sets how many endpoints must return the same result for a read; 1 by default. Results are compared as JSON
    /// values, numbers by every digit, errors by their code and data. As many endpoints as needed are called at once,
    /// and others only when they don't agree. Query blocks by number then: `latest` isn't the same everywhere.
    pub fn quorum(mut self, needed: usize) -> Self {
        self.shared.quorum = needed;
        self
    }

    /// Sets the timeout of one attempt before the next endpoint is tried; by default the request's own, so that a slow
    /// call isn't cut short. A write isn't sent elsewhere even so.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.shared.attempt_timeout = Some(limit);
        self
    }

    /// Builds the service. Nothing is sent yet.
    ///
    /// # Errors
    /// If there is no endpoint, or the quorum is zero or exceeds the number of endpoints.
    pub fn build(self) -> Result<Failover, Error> {
        let (count, quorum) = (self.shared.endpoints.len(), self.shared.quorum);
        if count == 0 {
            return Err(Error::config("there is no endpoint"));
        }
        if !(1..=count).contains(&quorum) {
            return Err(Error::config(format!(
                "a quorum of {quorum} can't be had from {count} endpoints"
            )));
        }
        Ok(Failover {
            shared: Arc::new(self.shared),
        })
    }
}

impl Shared {
    /// The endpoints in order of preference; the first becomes the one in use.
    fn order(&self) -> Vec<Arc<Endpoint>> {
        let current = self.current.load(Ordering::Relaxed);
        let unknown = self.endpoints.get(current);
        let unknown = unknown.and_then(|endpoint| endpoint.health().latency());
        let score = |(index, endpoint): (usize, &Arc<Endpoint>)| {
            let score = endpoint.health().score(unknown.unwrap_or(0.0));
            let is_current = index == current;
            let score = if is_current {
                score * STICKINESS
            } else {
                score
            };
            (score, !is_current, index)
        };
        let mut scores: Vec<_> = self.endpoints.iter().enumerate().map(score).collect();
        scores.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        if let Some((_, _, first)) = scores.first() {
            self.current.store(*first, Ordering::Relaxed);
        }
        let in_order = scores
            .into_iter()
            .filter_map(|(_, _, index)| self.endpoints.get(index));
        in_order.map(Arc::clone).collect()
    }

    fn ask(
        &self,
        endpoint: Arc<Endpoint>,
        request: &Request,
        deadline: Deadline,
    ) -> impl Future<Output = Attempt> + use<> {
        let deadline = deadline.min(Deadline::after(self.attempt_timeout));
        endpoint.ask(request.clone(), self.identity.clone(), deadline)
    }

    /// The delay before a second endpoint is tried beside this one.
    fn hedge_delay(&self, endpoint: &Endpoint) -> Option<Duration> {
        match self.hedge? {
            Hedge::After(delay) => Some(delay),
            Hedge::Percentile95 => endpoint.health().percentile_95(),
        }
    }

    /// Tries one endpoint after the other, and a second one concurrently if the first is slow.
    async fn race(
        self: Arc<Self>,
        request: Request,
        may_hedge: bool,
        deadline: Deadline,
    ) -> Result<Response, Error> {
        let mut order = self.order().into_iter().peekable();
        let mut hedge = order
            .peek()
            .filter(|_| may_hedge)
            .and_then(|first| self.hedge_delay(first))
            .map(|delay| Box::pin(sleep(delay)));
        let mut running = FuturesUnordered::new();
        running.extend(
            order
                .next()
                .map(|first| self.ask(first, &request, deadline)),
        );
        let mut last = None;
        let mut no_subscriptions = None;
        let mut unusable = Vec::new();
        let mut unknown = false;
        loop {
            let attempt = match hedge.as_mut().filter(|_| order.peek().is_some()) {
                None => running.next().await,
                Some(delay) => match select(pin!(running.next()), delay).await {
                    Either::Left((attempt, _)) => attempt,
                    Either::Right(_) => {
                        hedge = None;
                        running.extend(order.next().map(|next| self.ask(next, &request, deadline)));
                        continue;
                    }
                },
            };
            let Some(attempt) = attempt else { break };
            if !attempt.may_go_on(&request) {
                return attempt.outcome;
            }
            if running.is_empty() {
                running.extend(order.next().map(|next| self.ask(next, &request, deadline)));
            }
            unknown |= attempt.standing == Standing::Unknown;
            match attempt.failure {
                Some(error) if attempt.standing != Standing::Asked => unusable.push(error),
                Some(error) if error.is_no_subscriptions() => no_subscriptions = Some(error),
                _ => last = Some(attempt.outcome),
            }
        }
        // The caller falls back to polling for good, so one endpoint's short outage must not cause it.
        let no_subscriptions = no_subscriptions.filter(|_| !unknown).map(Err);
        last.or(no_subscriptions)
            .unwrap_or_else(|| Err(none_usable(&request, &unusable)))
    }
}

/// The error if no endpoint was tried.
fn none_usable(request: &Request, errors: &[Error]) -> Error {
    let causes = errors.iter().map(|error| {
        let source = std::error::Error::source(error);
        source.map_or_else(|| error.to_string(), ToString::to_string)
    });
    let why = causes.collect::<Vec<_>>().join("; ");
    // The first that is due for a retry may be the right one.
    let error = match errors.iter().filter_map(Error::retry_after).min() {
        Some(wait) if errors.iter().all(|error| error.retry_after().is_some()) => {
            Error::held_back(why, wait)
        }
        _ => Error::not_sent(why),
    };
    error.of_all(request)
}

impl Service<Request> for Failover {
    // Always ready: the endpoint is chosen only when there is a request.
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        let shared = Arc::clone(&self.shared);
        let is_read = request.safety() == Safety::Read && request.opening().is_none();
        let deadline = Deadline::of(&request);
        if is_read && shared.quorum > 1 {
            let needed = shared.quorum;
            quorum::agree(shared, request, needed, deadline).boxed()
        } else {
            shared.race(request, is_read, deadline).boxed()
        }
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self
            .endpoints
            .iter()
            .map(|endpoint| &endpoint.name)
            .collect();
        f.debug_struct("Failover")
            .field("endpoints", &names)
            .field("identity", &self.identity)
            .field("hedge", &self.hedge)
            .field("quorum", &self.quorum)
            .field("attempt_timeout", &self.attempt_timeout)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Failover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shared.fmt(f)
    }
}

impl fmt::Debug for FailoverBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shared.fmt(f)
    }
}
