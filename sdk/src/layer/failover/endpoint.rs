//! One endpoint of a failover: its identity check, its health, and its outcomes.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::super::Deadline;
use super::Describe;
use super::health::Health;
use crate::chain_info::HeadQuery;
use crate::error::{Error, Reached};
use crate::excerpt::shorten;
use crate::json::same;
use crate::message::{Failures, SharedService};
use crate::method::Safety;
use crate::raw::RawJson;
use crate::transport::{Request, Response};
use crate::wire::Format;
use crate::wire::judge::{failures, outcome};

/// How long an endpoint of another network is excluded before it is checked again.
const OTHER_AGAIN: Duration = Duration::from_secs(30);

/// How long an unreachable endpoint is excluded before it is checked again.
const UNKNOWN_AGAIN: Duration = Duration::from_secs(1);

/// Timeout of a check.
const CHECK_LIMIT: Duration = Duration::from_secs(10);

/// Limit of a response's excerpt in an error, in bytes.
const EXCERPT: usize = 80;

/// Ids of probes, out of the range that clients use, and small enough for any node.
static NEXT_ID: AtomicU64 = AtomicU64::new(2_000_000_000);

#[derive(Debug)]
pub(super) struct Endpoint {
    pub(super) name: String,
    service: SharedService,
    health: Mutex<Health>,
    is_checked: AtomicBool,
    /// The last failed check. Locked during a check, so that one runs at a time.
    failed_check: tokio::sync::Mutex<Option<(Instant, Unusable)>>,
}

/// Why an endpoint can't be used.
#[derive(Clone, Debug)]
struct Unusable {
    why: String,
    is_other: bool,
    /// The endpoint's `Retry-After`.
    retry_after: Option<Duration>,
}

impl Unusable {
    fn again(&self) -> Duration {
        let plain = match self.is_other {
            true => OTHER_AGAIN,
            false => UNKNOWN_AGAIN,
        };
        self.retry_after.map_or(plain, |asked| asked.max(plain))
    }

    /// Creates the error of a request that isn't sent there.
    fn error(self) -> Error {
        match self.retry_after {
            Some(wait) => Error::held_back(self.why, wait),
            None => Error::not_sent(self.why),
        }
    }
}

/// The response that every endpoint must give to a call without parameters.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) method: &'static str,
    pub(super) expected: RawJson,
    pub(super) describe: Option<Describe>,
}

/// The outcome of one endpoint.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) endpoint: Arc<Endpoint>,
    pub(super) outcome: Result<Response, Error>,
    /// The failure, if it isn't a valid response.
    pub(super) failure: Option<Error>,
    pub(super) standing: Standing,
}

/// Whether an endpoint was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Asked,
    /// Not tried: its identity could not be checked.
    Unknown,
    /// Not tried: it has another identity.
    Other,
}

impl Endpoint {
    pub(super) fn new(name: String, service: SharedService) -> Self {
        Self {
            name,
            service,
            health: Mutex::default(),
            is_checked: AtomicBool::new(false),
            failed_check: tokio::sync::Mutex::default(),
        }
    }

    pub(super) fn health(&self) -> MutexGuard<'_, Health> {
        // Nothing in there can panic half-way through a change.
        self.health.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a request to the endpoint, after checking its identity.
    pub(super) async fn ask(
        self: Arc<Self>,
        request: Request,
        identity: Option<Arc<Identity>>,
        deadline: Deadline,
    ) -> Attempt {
        let check = async {
            match &identity {
                Some(identity) => self.check(identity, &request).await,
                None => Ok(()),
            }
        };
        let unusable = match deadline.before(check).await {
            Ok(checked) => checked.err().map(|unusable| {
                let standing = match unusable.is_other {
                    true => Standing::Other,
                    false => Standing::Unknown,
                };
                (unusable.error(), standing)
            }),
            Err(elapsed) => {
                let error = Error::not_sent(deadline.error(elapsed));
                Some((error, Standing::Unknown))
            }
        };
        if let Some((error, standing)) = unusable {
            let error = error.of_all(&request);
            self.health().failed();
            return Attempt {
                endpoint: self,
                failure: Some(error.clone()),
                outcome: Err(error),
                standing,
            };
        }
        let watch = Watch::start(&self);
        let sent = deadline.limit(request.clone());
        let outcome = deadline.bound(self.service.send(sent)).await;
        let failure = failure(&request, &outcome);
        watch.end(failure.as_ref());
        Attempt {
            endpoint: self,
            outcome,
            failure,
            standing: Standing::Asked,
        }
    }

    /// Checks the endpoint's identity once, on the wire of the first request.
    async fn check(&self, identity: &Identity, first: &Request) -> Result<(), Unusable> {
        if self.is_checked.load(Ordering::Acquire) {
            return Ok(());
        }
        let mut failed = self.failed_check.lock().await;
        if self.is_checked.load(Ordering::Acquire) {
            return Ok(());
        }
        if let Some((at, unusable)) = &*failed
            && at.elapsed() < unusable.again()
        {
            return Err(unusable.clone());
        }
        match self.identify(identity, first).await {
            Ok(()) => {
                self.is_checked.store(true, Ordering::Release);
                Ok(())
            }
            Err(unusable) => {
                *failed = Some((Instant::now(), unusable.clone()));
                Err(unusable)
            }
        }
    }

    async fn identify(&self, identity: &Identity, first: &Request) -> Result<(), Unusable> {
        let Identity {
            method,
            expected,
            describe,
        } = identity;
        let name = &self.name;
        let unknown = |error: Error| Unusable {
            why: format!("endpoint `{name}` can't be checked: {error}"),
            is_other: false,
            retry_after: error.retry_after(),
        };
        let limit = Deadline::after(Some(CHECK_LIMIT));
        let result = self.probe(first.wire(), method, first, limit).await;
        let result = result.map_err(unknown)?;
        if same(result.as_str(), expected.as_str()) {
            return Ok(());
        }
        let described = describe.and_then(|describe| describe(result.as_str(), expected.as_str()));
        let difference = described.unwrap_or_else(|| {
            let found = shorten(result.as_str().as_bytes(), EXCERPT);
            format!("is another one: {method} says {found}, not {expected}")
        });
        Err(Unusable {
            why: format!("endpoint `{name}` {difference}"),
            is_other: true,
            retry_after: None,
        })
    }

    /// Asks for the endpoint's height, after checking its identity. Says nothing to its health: the latency of so light a call is no
    /// measure of that of others.
    pub(super) async fn height(
        &self,
        query: &HeadQuery,
        identity: Option<Arc<Identity>>,
        like: &Request,
        limit: Deadline,
    ) -> Result<u64, Error> {
        if let Some(identity) = identity {
            let check = limit.before(self.check(&identity, like)).await;
            let checked = check.map_err(|elapsed| Error::not_sent(limit.error(elapsed)))?;
            checked.map_err(Unusable::error)?;
        }
        let method = query.method();
        let result = self.probe(query.wire(), method, like, limit).await?;
        query.height(result.as_str()).ok_or_else(|| {
            let found = shorten(result.as_str().as_bytes(), EXCERPT);
            Error::transport(format!("the result of {method} has no height: {found}"))
        })
    }

    /// Calls a method without parameters, for the chain and the destination of another request.
    async fn probe(
        &self,
        wire: &'static Format,
        method: &'static str,
        like: &Request,
        limit: Deadline,
    ) -> Result<RawJson, Error> {
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        let none = RawJson::new(wire.no_params()).map_err(Error::not_sent)?;
        let request = Request::new(wire, id, method, Safety::Read, &none)?;
        let request = limit.limit(request.with_chain(like.chain()));
        let request = match like.destination() {
            Some(name) => request.with_destination(name.to_owned()),
            None => request,
        };
        let response = limit.bound(self.service.send(request.clone())).await?;
        let call = request.single();
        let call = call.ok_or_else(|| Error::not_sent("it is no plain call"))?;
        outcome(call, &response).map(|result| RawJson::of(&result))
    }
}

impl Attempt {
    /// Whether the request may be sent to another endpoint: a write and the opening of a subscription only if this one
    /// can't have seen it.
    pub(super) fn may_go_on(&self, request: &Request) -> bool {
        let careful = request.safety() == Safety::Write || request.opening().is_some();
        let failure = self.failure.as_ref();
        failure.is_some_and(|error| !careful || error.reached_server() == Reached::No)
    }
}

/// The failure for which another endpoint should be tried: this one can't be reached, is down, is busy, or limits
/// the rate. An
/// error object isn't one.
fn failure(request: &Request, outcome: &Result<Response, Error>) -> Option<Error> {
    let elsewhere = |error: &Error| error.is_rate_limit() || error.is_busy() || error.is_stale();
    let matters = |error: &Error| error.blames_endpoint() || elsewhere(error);
    let response = match outcome {
        Ok(response) => response,
        // What can't be sent here may work elsewhere, such as a subscription over HTTP.
        Err(error) => {
            let unsent = error.reached_server() == Reached::No;
            let error = error.clone().of_all(request);
            return Some(error).filter(|error| unsent || matters(error));
        }
    };
    match failures(request, response) {
        Failures::None => None,
        Failures::All(error) => Some(error).filter(matters),
        Failures::Some(failed) => {
            let nothing = failed.len() == request.entries().len()
                && failed.iter().all(|(_, error)| elsewhere(error));
            let first = failed.into_iter().next().filter(|_| nothing);
            first.map(|(_, error)| error.of_all(request))
        }
    }
}

/// Reports a request's outcome to the endpoint's health, even if the caller is gone.
struct Watch<'a> {
    endpoint: &'a Endpoint,
    start: Instant,
    ended: bool,
}

impl<'a> Watch<'a> {
    fn start(endpoint: &'a Endpoint) -> Self {
        Self {
            endpoint,
            start: Instant::now(),
            ended: false,
        }
    }

    fn end(mut self, failure: Option<&Error>) {
        self.ended = true;
        let mut health = self.endpoint.health();
        match failure {
            None => health.succeeded(self.start.elapsed()),
            // Missing support for subscriptions says nothing about its health.
            Some(error) if error.is_no_subscriptions() => {}
            Some(_) => health.failed(),
        }
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.endpoint.health().too_slow(self.start.elapsed());
        }
    }
}
