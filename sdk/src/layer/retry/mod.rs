//! Retries of transient failures.

mod merge;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{FutureExt, TryFutureExt};
use tokio::time::sleep;
use tower::retry::budget::{Budget, TpsBudget};
use tower::{Layer, Service};

use super::repeat::settle;
use super::{Deadline, NodeService, send, take_ready};
use crate::backoff::{LONGEST_RETRY_AFTER, full_jitter};
use crate::error::{Error, Reached};
use crate::message::Failures;
use crate::method::Safety;
use crate::transport::service_items;
use crate::transport::{Entry, Request, Response};
use crate::wire::judge::failures;
use merge::Merge;

type ErrorHook = dyn Fn(&Error) -> bool + Send + Sync;

/// Retries transient failures, those that [`Error::is_retryable`] accepts: never a [`Safety::Write`] that may have
/// reached the node.
///
/// - Exponential backoff with full jitter: before the n-th attempt it waits a random time below 100 ms × 2ⁿ⁻². The
///   server's `Retry-After` is added to it.
/// - The request's own timeout covers all attempts and the time between. If a wait would outlast it, the last failure
///   is returned at once.
/// - In a batch only the failed calls are retried; the responses are merged into one. If the batch as a whole got no
///   response, it is only retried if each of its calls may be.
/// - Clones share a budget: a token for each five requests and ten more a second. Without tokens nothing is retried, so
///   that retries can't multiply the load on a node that is down.
/// - A subscription is only opened again if the request for it never reached the node.
#[derive(Clone)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct Retry {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
    longest_retry_after: Duration,
    budget: Arc<TpsBudget>,
    errors: Option<Arc<ErrorHook>>,
}

/// The service of a [`Retry`] layer.
#[derive(Clone, Debug)]
pub struct RetryService<S> {
    inner: S,
    settings: Arc<Retry>,
}

impl Retry {
    /// Creates a layer with four attempts, 100 ms to 10 s of backoff, and `Retry-After` up to 60 s.
    pub fn new() -> Self {
        Self {
            attempts: 4,
            first_wait: Duration::from_millis(100),
            longest_wait: Duration::from_secs(10),
            longest_retry_after: LONGEST_RETRY_AFTER,
            budget: Arc::default(),
            errors: None,
        }
    }

    /// Sets the number of attempts, the first included; 4 by default, 1 for no retries.
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// Sets the backoff: the cap of the first wait, which doubles with each attempt, and the cap of all waits; 100 ms
    /// and 10 s by default.
    pub fn backoff(self, first: Duration, longest: Duration) -> Self {
        Self {
            first_wait: first,
            longest_wait: longest,
            ..self
        }
    }

    /// Sets the longest `Retry-After` that is honoured; 60 s by default. If the server asks for more, the call fails at
    /// once, because an earlier retry would be in vain.
    pub fn longest_retry_after(self, longest: Duration) -> Self {
        Self {
            longest_retry_after: longest,
            ..self
        }
    }

    /// Sets the retry budget: a number per second, and a ratio of the requests of the last ten seconds; 10 and 0.2 by
    /// default. The ratio is from 0 to 1000.
    pub fn budget(self, per_second: u32, share: f32) -> Self {
        let share = if share.is_nan() { 0.0 } else { share };
        // Beyond these `TpsBudget` would panic.
        let budget = TpsBudget::new(
            Duration::from_secs(10),
            per_second.min(1 << 20),
            share.clamp(0.0, 1000.0),
        );
        Self {
            budget: Arc::new(budget),
            ..self
        }
    }

    /// Adds transient errors beside the known ones: those for which `passes` returns true. A write that may have
    /// reached the node isn't retried nevertheless.
    pub fn transient_errors(self, passes: impl Fn(&Error) -> bool + Send + Sync + 'static) -> Self {
        Self {
            errors: Some(Arc::new(passes)),
            ..self
        }
    }

    /// Whether to retry an error, leaving time and budget aside.
    fn wants(&self, error: &Error, safety: Safety) -> bool {
        let repeatable = safety != Safety::Write || error.reached_server() == Reached::No;
        let passes = self.errors.as_ref();
        error.is_retryable() || repeatable && passes.is_some_and(|passes| passes(error))
    }

    /// The delay before the next attempt; `None` if the server asks for too long a one.
    fn wait(&self, attempt: u32, retry_after: Option<Duration>) -> Option<Duration> {
        let asked = retry_after.unwrap_or(Duration::ZERO);
        if asked > self.longest_retry_after {
            return None;
        }
        let backoff = full_jitter(self.first_wait, self.longest_wait, attempt - 1);
        Some(asked.saturating_add(backoff))
    }

    /// Sends a request by a ready service, and again if need be. The future of the first attempt is all that most calls need.
    fn run<S: NodeService>(
        self: Arc<Self>,
        mut service: S,
        request: Request,
    ) -> impl Future<Output = Result<Response, Error>> + Send + 'static {
        let deadline = Deadline::of(&request);
        self.budget.deposit();
        let first = service.call(deadline.limit(request.clone()));
        async move {
            let outcome = match deadline.is_set() {
                true => Box::pin(deadline.bound(first.map_err(Error::transport))).await,
                false => first.await.map_err(Error::transport),
            };
            let again = self.again(&request, &outcome);
            if again.calls.is_empty() {
                return outcome;
            }
            let retried = self.retry(service, request, deadline, (outcome, again));
            Box::pin(retried).await
        }
    }

    /// Waits and tries again, for as long as there are calls to retry.
    async fn retry<S: NodeService>(
        &self,
        mut service: S,
        request: Request,
        deadline: Deadline,
        (mut outcome, mut again): (Result<Response, Error>, Again),
    ) -> Result<Response, Error> {
        let mut merge = Merge::new(request.clone());
        let mut is_repeated = false;
        let mut attempt = 1;
        loop {
            let last = again.calls.is_empty() || attempt >= self.attempts.max(1);
            let wait = self.wait(attempt, again.retry_after);
            let wait = wait.filter(|wait| !last && deadline.allows(*wait));
            let Some(wait) = wait.filter(|_| self.budget.withdraw()) else {
                let outcome = merge.finish(outcome);
                return match is_repeated {
                    true => settle(&request, outcome),
                    false => outcome,
                };
            };
            is_repeated |= again.may_be_done;
            #[cfg(feature = "metrics")]
            super::metrics::count_retries(merge.pending(), &again.calls);
            #[cfg(feature = "trace")]
            super::trace::retried(merge.pending(), again.calls.len(), attempt, wait);
            merge.keep(outcome, &again.calls);
            sleep(wait).await;
            attempt += 1;
            let sent = deadline.limit(merge.pending().clone());
            outcome = deadline.bound(send(&mut service, sent)).await;
            again = self.again(merge.pending(), &outcome);
        }
    }

    /// The calls to retry.
    fn again(&self, pending: &Request, outcome: &Result<Response, Error>) -> Again {
        let failures = match outcome {
            Ok(_) if pending.opening().is_some() => Failures::None,
            Ok(response) => failures(pending, response),
            Err(error) if pending.opening().is_some() && error.reached_server() != Reached::No => {
                Failures::None
            }
            Err(error) => Failures::All(error.clone().of_all(pending)),
        };
        let lost = failures.may_be_done();
        let all = 0..pending.entries().len();
        let calls = match failures {
            Failures::None => Vec::new(),
            // The node refused each of them.
            Failures::All(error) if error.rpc().is_some() => pending
                .entries()
                .zip(all)
                .filter(|(call, _)| {
                    let error = error.clone().of(call.static_method(), call.safety());
                    self.wants(&error, call.safety())
                })
                .map(|(_, index)| index)
                .collect(),
            Failures::All(error) if self.wants(&error, pending.safety()) => all.collect(),
            Failures::All(_) => Vec::new(),
            Failures::Some(failed) => {
                let safeties: Vec<_> = pending.entries().map(Entry::safety).collect();
                let wanted = failed.into_iter();
                let wanted = wanted.filter(|(index, error)| self.wants(error, safeties[*index]));
                wanted.map(|(index, _)| index).collect()
            }
        };
        let may_be_done = match outcome {
            Ok(_) => lost,
            Err(error) => error.reached_server() != Reached::No,
        };
        let retry_after = match outcome {
            Ok(response) => response.retry_after(),
            Err(error) => error.retry_after(),
        };
        Again {
            calls,
            may_be_done,
            retry_after,
        }
    }
}

/// A retry's content.
struct Again {
    /// Indices of the calls in the request.
    calls: Vec<usize>,
    /// Whether one of them may have reached the node.
    may_be_done: bool,
    retry_after: Option<Duration>,
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Layer<S> for Retry {
    type Service = RetryService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        let settings = Arc::new(self.clone());
        RetryService { inner, settings }
    }
}

impl<S: NodeService> Service<Request> for RetryService<S> {
    service_items!(ready as inner);

    fn call(&mut self, request: Request) -> Self::Future {
        let service = take_ready(&mut self.inner);
        Arc::clone(&self.settings).run(service, request).boxed()
    }
}

impl fmt::Debug for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retry")
            .field("attempts", &self.attempts)
            .field("first_wait", &self.first_wait)
            .field("longest_wait", &self.longest_wait)
            .field("longest_retry_after", &self.longest_retry_after)
            .field("budget", &self.budget)
            .finish_non_exhaustive()
    }
}
