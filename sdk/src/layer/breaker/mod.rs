//! Circuit breaker.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::time::Instant;
use tower::{Layer, Service};

use super::{NodeService, send, take_ready};
use crate::error::{Error, Reached};
use crate::message::Failures;
use crate::transport::Request;
use crate::transport::service_items;
use crate::wire::judge::failures;

/// The number of slices of the sliding window.
const SLICES: u32 = 10;

/// Circuit breaker: stops sending to an endpoint that fails too often, and probes it after a while.
///
/// - Closed, it lets everything through and counts outcomes in a sliding window. It opens when there were enough calls
///   and too great a share of them failed.
/// - Open, it fails each call at once: never sent, [retryable](Error::is_retryable), and with the time until the next
///   probe as [`Error::retry_after`].
/// - Half-open, after that time, it lets one call through. On success it closes, otherwise it opens again for as long.
///
/// Only errors of the endpoint count as failures: no connection, no complete response, a status without a response, a
/// gateway's page. Error objects such as reverts don't, and neither do rate limits. Each service that the layer wraps
/// has a breaker of its own, shared with its clones.
#[derive(Clone, Debug)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct CircuitBreaker {
    window: Duration,
    min_calls: u32,
    failure_share: f64,
    open_for: Duration,
}

/// The service of a [`CircuitBreaker`] layer.
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
    /// Counts state changes, so that calls from before one don't count after it.
    generation: u64,
}

#[derive(Debug)]
enum Phase {
    Closed(VecDeque<Slice>),
    Open {
        until: Instant,
    },
    /// Half-open: one call is in flight to probe the endpoint.
    Probing,
}

/// Outcomes in a slice of the window.
#[derive(Debug)]
struct Slice {
    start: Instant,
    calls: u32,
    failed: u32,
}

impl CircuitBreaker {
    /// Creates a breaker that opens for five seconds when half of at least twenty calls in ten seconds failed.
    pub fn new() -> Self {
        Self {
            window: Duration::from_secs(10),
            min_calls: 20,
            failure_share: 0.5,
            open_for: Duration::from_secs(5),
        }
    }

    /// Sets the length of the sliding window; 10 s by default.
    pub fn window(self, window: Duration) -> Self {
        Self { window, ..self }
    }

    /// Sets the minimum number of calls in the window before it can open; 20 by default, so that a few lost calls in a
    /// quiet hour don't count as an outage.
    pub fn min_calls(self, min_calls: u32) -> Self {
        Self { min_calls, ..self }
    }

    /// Sets the failure ratio at which it opens, from 0 to 1; 0.5 by default.
    pub fn failure_share(self, failure_share: f64) -> Self {
        Self {
            failure_share,
            ..self
        }
    }

    /// Sets how long it stays open before a probe; 5 s by default.
    pub fn open_for(self, open_for: Duration) -> Self {
        Self { open_for, ..self }
    }
}

impl Breaker {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing in here can panic half-way through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Admits or refuses a call.
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
        // A time beyond the clock's range is replaced by a day.
        let until = now.checked_add(time);
        let until = until.unwrap_or(now + Duration::from_secs(86400));
        self.enter(Phase::Open { until });
    }
}

/// Adds an outcome to the window; returns the window's totals of calls and failures.
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
        slice.calls = slice.calls.saturating_add(1);
        slice.failed = slice.failed.saturating_add(u32::from(failed));
    }
    let sums = slices.iter().map(|slice| (slice.calls, slice.failed));
    sums.fold((0, 0), |(a, b): (u32, u32), (c, d)| {
        (a.saturating_add(c), b.saturating_add(d))
    })
}

/// An admitted call. If it is dropped without an outcome or was never sent, it doesn't count and the next call becomes
/// the probe.
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
    service_items!(ready as inner);

    fn call(&mut self, request: Request) -> Self::Future {
        let mut service = take_ready(&mut self.inner);
        let breaker = Arc::clone(&self.breaker);
        async move {
            let ticket = breaker.admit().map_err(|error| error.of_all(&request))?;
            let outcome = send(&mut service, request.clone()).await;
            let failed = match &outcome {
                Ok(response) => match failures(&request, response) {
                    Failures::All(error) => error.blames_endpoint(),
                    Failures::None | Failures::Some(_) => false,
                },
                Err(error) if error.blames_endpoint() => true,
                // The call wasn't sent, so it says nothing about the endpoint.
                Err(error) if error.reached_server() == Reached::No => return outcome,
                Err(_) => false,
            };
            ticket.record(failed);
            outcome
        }
        .boxed()
    }
}
