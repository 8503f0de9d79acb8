//! Not asking an endpoint that is down, for a while.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::time::Instant;
use tower::{Layer, Service};

use super::{NodeService, poll_ready, send, take_ready};
use crate::error::Error;
use crate::transport::{Request, Response};
use crate::wire::jsonrpc::judge::{Failures, failures};

/// The window moves on by these parts of it.
const SLICES: u32 = 10;

/// Stops asking an endpoint that fails too often, and looks after a while whether it is well again.
///
/// - Closed, it lets everything through and counts what comes back in a window of time that moves along. It opens when there were
///   enough calls and too great a share of them failed.
/// - Open, it fails each call at once: never sent, [retryable](Error::is_retryable), and with the time after which it looks again as
///   [`Error::retry_after`].
/// - After that time one call is let through. If it goes well the breaker closes, otherwise it stays open as long again.
///
/// Only what speaks against the endpoint counts as a failure: no connection, no whole answer, a status without an answer, a page of
/// a gateway. Error objects don't, such as reverts, and rate limits don't: the endpoint is well then. Each service that the layer is
/// put around has a breaker of its own, shared with its clones.
#[derive(Clone, Debug)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct CircuitBreaker {
    window: Duration,
    min_calls: u32,
    failure_share: f64,
    open_for: Duration,
}

/// A service in a [`CircuitBreaker`] layer.
#[derive(Clone, Debug)]
pub struct CircuitBreakerService<S> {
    inner: S,
    breaker: Arc<Breaker>,
}

#[derive(Debug)]
struct Breaker {
    settings: CircuitBreaker,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    phase: Phase,
    /// Counts the changes of phase, so that calls from before one don't count after it.
    generation: u64,
}

#[derive(Debug)]
enum Phase {
    Closed(VecDeque<Slice>),
    Open {
        until: Instant,
    },
    /// One call is under way to see whether the endpoint is well again.
    Probing,
}

/// What came back in a part of the window.
#[derive(Debug)]
struct Slice {
    start: Instant,
    calls: u32,
    failed: u32,
}

impl CircuitBreaker {
    /// Opens for five seconds when half of at least twenty calls in ten seconds failed.
    pub fn new() -> Self {
        Self {
            window: Duration::from_secs(10),
            min_calls: 20,
            failure_share: 0.5,
            open_for: Duration::from_secs(5),
        }
    }

    /// The time over which calls are counted; 10 s by default.
    pub fn window(self, window: Duration) -> Self {
        Self { window, ..self }
    }

    /// With fewer calls than that in the window it doesn't open; 20 by default, so that a few lost calls in a quiet hour don't count
    /// as an outage.
    pub fn min_calls(self, min_calls: u32) -> Self {
        Self { min_calls, ..self }
    }

    /// The share of failed calls at which it opens, from 0 to 1; 0.5 by default.
    pub fn failure_share(self, failure_share: f64) -> Self {
        Self {
            failure_share,
            ..self
        }
    }

    /// How long it stays open before it lets a call through to look; 5 s by default.
    pub fn open_for(self, open_for: Duration) -> Self {
        Self { open_for, ..self }
    }
}

impl Breaker {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing in here can panic half-way through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets a call through, or not.
    fn admit(self: &Arc<Self>) -> Result<Ticket, Error> {
        let now = Instant::now();
        let mut state = self.lock();
        let left = match &state.phase {
            Phase::Closed(_) => None,
            Phase::Open { until } if *until <= now => {
                state.enter(Phase::Probing);
                None
            }
            Phase::Open { until } => Some(until.saturating_duration_since(now)),
            Phase::Probing => Some(Duration::ZERO),
        };
        match left {
            Some(left) => Err(Error::held_back(
                "too many calls to this endpoint failed; the circuit breaker is open",
                left,
            )),
            None => Ok(Ticket {
                breaker: Arc::clone(self),
                generation: state.generation,
                done: false,
            }),
        }
    }

    fn record(&self, generation: u64, failed: bool) {
        let now = Instant::now();
        let settings = &self.settings;
        let mut state = self.lock();
        if state.generation != generation {
            return;
        }
        match &mut state.phase {
            Phase::Closed(slices) => {
                let (calls, failures) = count(slices, settings.window, now, failed);
                let share = f64::from(failures) / f64::from(calls);
                if failed && calls >= settings.min_calls && share >= settings.failure_share {
                    state.open(now, settings.open_for);
                }
            }
            Phase::Probing if failed => state.open(now, settings.open_for),
            Phase::Probing => state.enter(Phase::Closed(VecDeque::new())),
            Phase::Open { .. } => {}
        }
    }
}

impl State {
    fn enter(&mut self, phase: Phase) {
        self.phase = phase;
        self.generation += 1;
    }

    fn open(&mut self, now: Instant, time: Duration) {
        // A time beyond all clocks is as good as a day.
        let until = now.checked_add(time);
        let until = until.unwrap_or(now + Duration::from_secs(86400));
        self.enter(Phase::Open { until });
    }
}

/// Adds a call to the window and gives how many it holds and how many of these failed.
fn count(slices: &mut VecDeque<Slice>, window: Duration, now: Instant, failed: bool) -> (u32, u32) {
    let age = |slice: &Slice| now.saturating_duration_since(slice.start);
    while slices.front().is_some_and(|slice| age(slice) >= window) {
        slices.pop_front();
    }
    if slices
        .back()
        .is_none_or(|slice| age(slice) >= window / SLICES)
    {
        slices.push_back(Slice {
            start: now,
            calls: 0,
            failed: 0,
        });
    }
    if let Some(slice) = slices.back_mut() {
        slice.calls += 1;
        slice.failed += u32::from(failed);
    }
    let sums = slices.iter().map(|slice| (slice.calls, slice.failed));
    sums.fold((0, 0), |(a, b), (c, d)| (a + c, b + d))
}

/// A call that was let through. One that is dropped without an outcome counts as none, and lets the next one look instead.
#[derive(Debug)]
struct Ticket {
    breaker: Arc<Breaker>,
    generation: u64,
    done: bool,
}

impl Ticket {
    fn record(mut self, failed: bool) {
        self.done = true;
        self.breaker.record(self.generation, failed);
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if self.done {
            return;
        }
        let mut state = self.breaker.lock();
        if state.generation == self.generation && matches!(state.phase, Phase::Probing) {
            state.open(Instant::now(), Duration::ZERO);
        }
    }
}

impl Default for CircuitBreaker {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Layer<S> for CircuitBreaker {
    type Service = CircuitBreakerService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        let breaker = Breaker {
            settings: self.clone(),
            state: Mutex::new(State {
                phase: Phase::Closed(VecDeque::new()),
                generation: 0,
            }),
        };
        CircuitBreakerService {
            inner,
            breaker: Arc::new(breaker),
        }
    }
}

impl<S: NodeService> Service<Request> for CircuitBreakerService<S> {
    type Response = Response;
    type Error = Error;
    type Future = BoxFuture<'static, Result<Response, Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        poll_ready(&mut self.inner, context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let mut service = take_ready(&mut self.inner);
        let breaker = Arc::clone(&self.breaker);
        async move {
            let ticket = breaker.admit().map_err(|error| error.of_all(&request))?;
            let outcome = send(&mut service, request.clone()).await;
            ticket.record(match &outcome {
                Ok(response) => match failures(&request, response) {
                    Failures::All(error) => error.blames_endpoint(),
                    Failures::None | Failures::Some(_) => false,
                },
                Err(error) => error.blames_endpoint(),
            });
            outcome
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU16, Ordering};

    use futures_util::future::join;
    use tower::ServiceExt;

    use super::*;
    use crate::error::Reached;
    use crate::layer::testing::{Log, answer, error, node, ok, read, write};

    const WELL: u16 = 200;
    const DOWN: u16 = 503;
    const LIMITED: u16 = 429;
    /// An error object.
    const REVERTS: u16 = 500;
    const HANGS: u16 = 0;
    /// Well, after six seconds.
    const SLOW: u16 = 6;

    type Tested = CircuitBreakerService<crate::layer::testing::Node>;

    /// A breaker around a node whose state can be set.
    fn breaker() -> (Tested, Log, Arc<AtomicU16>) {
        let state = Arc::new(AtomicU16::new(WELL));
        let seen = Arc::clone(&state);
        let (node, log) = node(move |request, _| {
            let status = seen.load(Ordering::Relaxed);
            async move {
                tokio::time::sleep(Duration::from_millis(10)).await;
                match status {
                    HANGS => std::future::pending().await,
                    WELL => Ok(ok(&request)),
                    SLOW => {
                        tokio::time::sleep(Duration::from_secs(6)).await;
                        Ok(ok(&request))
                    }
                    REVERTS => Ok(answer(&request, |_| error(3, "reverted")).with_status(500)),
                    status => Ok(Response::new("<html>").with_status(status)),
                }
            }
        });
        (CircuitBreaker::new().layer(node), log, state)
    }

    async fn calls(service: &Tested, count: usize) {
        for _ in 0..count {
            _ = service.clone().oneshot(read(1)).await;
        }
    }

    async fn is_open(service: &Tested) -> bool {
        service.clone().oneshot(read(1)).await.is_err()
    }

    #[tokio::test(start_paused = true)]
    async fn it_opens_at_the_share_and_not_before() {
        let (service, _, state) = breaker();
        calls(&service, 11).await;
        state.store(DOWN, Ordering::Relaxed);
        calls(&service, 10).await;
        // 10 of 21; the next is the eleventh of 22.
        assert!(!is_open(&service).await);
        assert!(is_open(&service).await);
    }

    #[tokio::test(start_paused = true)]
    async fn few_calls_and_old_ones_do_not_count() {
        let (service, _, state) = breaker();
        state.store(DOWN, Ordering::Relaxed);
        calls(&service, 19).await;
        tokio::time::sleep(Duration::from_secs(10)).await;
        calls(&service, 19).await;
        assert!(!is_open(&service).await);
        assert!(is_open(&service).await);
    }

    #[tokio::test(start_paused = true)]
    async fn errors_of_calls_do_not_count() {
        for kind in [REVERTS, LIMITED] {
            let (service, log, state) = breaker();
            state.store(kind, Ordering::Relaxed);
            calls(&service, 100).await;
            assert_eq!(log.len(), 100);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn open_it_says_so_at_once_and_sends_nothing() {
        let (service, log, state) = breaker();
        state.store(DOWN, Ordering::Relaxed);
        calls(&service, 20).await;
        let start = Instant::now();
        let error = service.clone().oneshot(write(1)).await.expect_err("open");
        assert_eq!(
            error.to_string(),
            "write: not sent: too many calls to this endpoint failed; the circuit breaker is open"
        );
        assert_eq!((start.elapsed(), log.len()), (Duration::ZERO, 20));
        assert_eq!(error.reached_server(), Reached::No);
        assert_eq!(error.retry_after(), Some(Duration::from_secs(5)));
        assert!(error.is_retryable());
    }

    #[tokio::test(start_paused = true)]
    async fn one_call_looks_whether_it_is_well_again() {
        let (service, log, state) = breaker();
        state.store(DOWN, Ordering::Relaxed);
        calls(&service, 20).await;
        for _ in 0..2 {
            tokio::time::sleep(Duration::from_secs(5)).await;
            let both = join(is_open(&service), is_open(&service)).await;
            // One looked, and was answered; the other wasn't sent.
            assert_eq!(both, (false, true));
            assert!(is_open(&service).await);
        }
        assert_eq!(log.len(), 22);
        state.store(WELL, Ordering::Relaxed);
        tokio::time::sleep(Duration::from_secs(5)).await;
        calls(&service, 10).await;
        assert_eq!(log.len(), 32);
    }

    #[tokio::test(start_paused = true)]
    async fn a_look_that_is_dropped_leaves_it_to_the_next() {
        let (service, _, state) = breaker();
        state.store(DOWN, Ordering::Relaxed);
        calls(&service, 20).await;
        tokio::time::sleep(Duration::from_secs(5)).await;
        state.store(HANGS, Ordering::Relaxed);
        let look = service.clone().oneshot(read(1));
        let dropped = tokio::time::timeout(Duration::from_secs(1), look).await;
        assert!(dropped.is_err());
        state.store(WELL, Ordering::Relaxed);
        assert!(!is_open(&service).await);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_sent_before_it_opened_does_not_count_after() {
        let (service, _, state) = breaker();
        state.store(SLOW, Ordering::Relaxed);
        let early = service.clone().oneshot(read(1));
        let later = async {
            tokio::time::sleep(Duration::from_millis(1)).await;
            state.store(DOWN, Ordering::Relaxed);
            calls(&service, 20).await;
            tokio::time::sleep(Duration::from_secs(5)).await;
            state.store(SLOW, Ordering::Relaxed);
            let look = service.clone().oneshot(read(1));
            let meanwhile = async {
                // The early call was answered well by now, and another looks.
                tokio::time::sleep(Duration::from_secs(2)).await;
                is_open(&service).await
            };
            join(look, meanwhile).await.1
        };
        assert!(join(early, later).await.1);
        assert!(!is_open(&service).await);
    }
}
