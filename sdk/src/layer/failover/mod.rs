//! Failover between several endpoints.

mod endpoint;
mod health;
mod lag;
mod outage;
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
use tower::Service;

use super::repeat::settle;
use super::{Deadline, NodeService};
use crate::error::{Error, Reached};
use crate::method::Safety;
use crate::raw::RawJson;
use crate::transport::service_items;
use crate::transport::{Request, Response, SharedService};
use endpoint::{Attempt, Endpoint, Identity};
use lag::Lag;
#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
pub(crate) use lag::no_head_query;
use outage::Outage;

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
/// - With [`max_lag`](FailoverBuilder::max_lag) an endpoint that lags behind is only tried after all others.
/// - When all have failed, the last failure is returned; its message lists those of all. Missing support for subscriptions, as with HTTP, is only
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

/// From the result that an endpoint gave and the expected one, both JSON, to what is wrong. `None` where it can't tell.
pub(crate) type Describe = fn(&str, &str) -> Option<String>;

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
    max_lag: Option<u64>,
    /// The heights of the endpoints, if it matters whether one lags behind.
    lag: Option<Lag>,
}

/// An endpoint that may be tried.
struct Candidate {
    endpoint: Arc<Endpoint>,
    is_behind: bool,
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
                max_lag: None,
                lag: None,
            },
        }
    }
}

impl FailoverBuilder {
    /// Adds an endpoint: a transport, or one in layers of its own.
    pub fn endpoint<S: NodeService + Sync>(mut self, name: impl Into<String>, service: S) -> Self {
        let service = SharedService::new(service);
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
        let describe = None;
        self.shared.identity = Some(Arc::new(Identity {
            method,
            expected,
            describe,
        }));
        self
    }

    /// Sets how the results of the identity's method are told to people: what another one is, and what to do about it.
    #[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
    pub(crate) fn describe(mut self, describe: Option<Describe>) -> Self {
        if let Some(identity) = self.shared.identity.as_mut().map(Arc::make_mut) {
            identity.describe = describe;
        }
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

    /// Sets how many blocks an endpoint may be behind the highest one. One that is further behind gets no calls while another can take
    /// them: it is tried when all others have failed, and never as a hedge. It is used again once it has caught up. Not watched by default, because
    /// it costs requests.
    ///
    /// The heights are asked for in the background, by the [query](crate::Chain::HEAD) of the chain that the requests are for: while calls
    /// go through, at most every 5 s, of all endpoints at once. Only a height proves a lag, and it counts for a minute: the first calls go where
    /// they would go otherwise, and an endpoint that doesn't report isn't behind. Leave room for the blocks that come while a response is
    /// under way. A quorum stays as it is, and so does a subscription once it is open.
    ///
    /// With the feature `trace`, events of the level `WARN` tell of an endpoint that begins to lag behind and of one that doesn't report, one of
    /// the level `INFO` of one that has caught up.
    pub fn max_lag(mut self, blocks: u64) -> Self {
        self.shared.max_lag = Some(blocks);
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
    pub fn build(mut self) -> Result<Failover, Error> {
        let (count, quorum) = (self.shared.endpoints.len(), self.shared.quorum);
        if count == 0 {
            return Err(Error::config("there is no endpoint"));
        }
        if !(1..=count).contains(&quorum) {
            return Err(Error::config(format!(
                "a quorum of {quorum} can't be had from {count} endpoints"
            )));
        }
        // One alone is behind nobody.
        let max_lag = self.shared.max_lag.filter(|_| count > 1);
        self.shared.lag = max_lag.map(|max| Lag::new(max, count));
        Ok(Failover {
            shared: Arc::new(self.shared),
        })
    }
}

impl Shared {
    /// The endpoints in order of preference, those that lag behind at the end; the first becomes the one in use.
    fn order(&self, behind: &[bool]) -> Vec<Candidate> {
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
            let is_behind = behind.get(index).is_some_and(|is_behind| *is_behind);
            let candidate = Candidate {
                endpoint: Arc::clone(endpoint),
                is_behind,
            };
            (is_behind, score, (!is_current, index), candidate)
        };
        let mut scores: Vec<_> = self.endpoints.iter().enumerate().map(score).collect();
        scores.sort_unstable_by(|a, b| {
            let by_score = a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
            by_score.then(a.2.cmp(&b.2))
        });
        if let Some((_, _, (_, first), _)) = scores.first() {
            self.current.store(*first, Ordering::Relaxed);
        }
        let in_order = scores.into_iter();
        in_order.map(|(.., candidate)| candidate).collect()
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
        let behind = self.lag.as_ref().map(Lag::behind).unwrap_or_default();
        let mut order = self.order(&behind).into_iter().peekable();
        let mut hedge = order
            .peek()
            .filter(|_| may_hedge)
            .and_then(|first| self.hedge_delay(&first.endpoint))
            .map(|delay| Box::pin(sleep(delay)));
        let ask = |next: Candidate| self.ask(next.endpoint, &request, deadline);
        let mut running = FuturesUnordered::new();
        running.extend(order.next().map(ask));
        let mut outage = Outage::default();
        let mut is_repeated = false;
        let settled = |outcome, is_repeated| match is_repeated {
            true => settle(&request, outcome),
            false => outcome,
        };
        loop {
            // What an endpoint says that lags behind must not overtake what the others say.
            let may_hedge = order.peek().is_some_and(|next| !next.is_behind);
            let attempt = match hedge.as_mut().filter(|_| may_hedge) {
                None => running.next().await,
                Some(delay) => match select(pin!(running.next()), delay).await {
                    Either::Left((attempt, _)) => attempt,
                    Either::Right(_) => {
                        hedge = None;
                        running.extend(order.next().map(ask));
                        continue;
                    }
                },
            };
            let Some(attempt) = attempt else { break };
            if !attempt.may_go_on(&request) {
                return settled(attempt.outcome, is_repeated);
            }
            let failure = attempt.failure.as_ref();
            is_repeated |= failure.is_some_and(|error| error.reached_server() == Reached::Maybe);
            if running.is_empty() {
                running.extend(order.next().map(ask));
            }
            outage.add(attempt);
        }
        settled(outage.outcome(&request), is_repeated)
    }
}

impl Service<Request> for Failover {
    // Always ready: the endpoint is chosen only when there is a request.
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        let shared = Arc::clone(&self.shared);
        let is_read = request.safety() == Safety::Read && request.opening().is_none();
        let deadline = Deadline::of(&request);
        if let Some(lag) = &shared.lag
            && let Err(error) = shared.watch_heights(lag, &request)
        {
            return async move { Err(error) }.boxed();
        }
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
            .field("max_lag", &self.max_lag)
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
