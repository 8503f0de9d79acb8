//! What is known of the ledger, and the layer that holds each response against it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use serde_json::value::RawValue;
use tower::{Layer, Service};

use super::{CHAIN_ID, LedgerState, TIMESTAMP, VERSION};
use crate::error::Error;
use crate::layer::{NodeService, send, take_ready};
use crate::method::Safety;
use crate::transport::{Request, Response, service_items};
use crate::wire::members::members;

/// The newest state of the ledger that responses were as of: a layer around a transport, and a value that can be asked and used alone.
/// Clones share what they know.
///
/// Every client of [`ClientBuilder`](crate::ClientBuilder) has one around its endpoints, all of which share it. A response
///
/// - of another chain than the first one, or than [`of_chain`](Self::of_chain) says, is an error that
///   [`is_inconsistent`](Error::is_inconsistent): it isn't tried again.
/// - of an older version or time than was known when its request was sent is an error that [`is_stale`](Error::is_stale). It is transient, so
///   reads are tried again, at another endpoint if there is one. What was known at sending counts, so calls made at the same time don't
///   make each other stale. Whether it holds a result or an error makes no difference.
/// - to a call that changes something, such as `submit`, is never stale: it was done.
/// - that names no state, such as a page of a gateway, is passed on.
///
/// Its own may be given to the builder, to be asked and to be shared by several clients, with
/// [`ledger_tracker`](crate::ClientBuilder::ledger_tracker); [`without_endpoint_layer`](crate::ClientBuilder::without_endpoint_layer) leaves
/// it out. To a transport it is put as every layer is:
///
/// ```
/// # #[cfg(feature = "http")]
/// # fn main() -> Result<(), polyrpc::Error> {
/// use polyrpc::layer::Retry;
/// use polyrpc::libra::{Client, LedgerTracker};
/// use polyrpc::{Rpc, transport::http::Http};
/// use tower::ServiceBuilder;
///
/// let ledger = LedgerTracker::of_chain(2);
/// let service = ServiceBuilder::new()
///     .layer(Retry::new()) // around it, so that stale responses are asked for again
///     .layer(ledger.clone())
///     .service(Http::builder("http://localhost:8080/v1").build()?);
/// let libra = Client::new(Rpc::new(service));
/// assert_eq!(ledger.known(), None); // nothing was asked yet
/// # Ok(()) }
/// # #[cfg(not(feature = "http"))]
/// # fn main() {}
/// ```
#[derive(Clone, Debug, Default)]
pub struct LedgerTracker {
    shared: Arc<Mutex<Known>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Known {
    chain_id: Option<u8>,
    state: Option<LedgerState>,
}

impl LedgerTracker {
    /// Creates one that takes the chain of the first response for the right one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates one that expects the chain with this id.
    pub fn of_chain(id: u8) -> Self {
        let known = Known {
            chain_id: Some(id),
            state: None,
        };
        Self {
            shared: Arc::new(Mutex::new(known)),
        }
    }

    /// The newest state that a response was as of.
    pub fn known(&self) -> Option<LedgerState> {
        self.lock().state
    }

    /// Takes note of the state of a response to a request that was sent when `at_sending` was [`known`](Self::known).
    ///
    /// # Errors
    /// If it is of another chain, or older than `at_sending`.
    pub fn observe(
        &self,
        at_sending: Option<LedgerState>,
        found: LedgerState,
    ) -> Result<(), Error> {
        self.advance(found)?;
        match at_sending {
            Some(known) if found.is_older_than(&known) => Err(Error::stale(format!(
                "the response is stale: it is as of version {} at {} µs, and version {} at {} µs was known when it was asked for",
                found.version, found.timestamp_usecs, known.version, known.timestamp_usecs
            ))),
            _ => Ok(()),
        }
    }

    /// Goes on to a newer state, never back.
    fn advance(&self, found: LedgerState) -> Result<(), Error> {
        let mut known = self.lock();
        let expected = *known.chain_id.get_or_insert(found.chain_id);
        if expected != found.chain_id {
            return Err(Error::inconsistent(format!(
                "the node is of chain {}, not of {expected}: use a node of that network, or `chain_id({})`",
                found.chain_id, found.chain_id
            )));
        }
        if known.state.is_none_or(|known| !found.is_older_than(&known)) {
            known.state = Some(found);
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        // Nothing in here can panic half-way through a change.
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn check(
        &self,
        at_sending: Option<LedgerState>,
        request: &Request,
        response: &Response,
    ) -> Result<(), Error> {
        let Some(found) = state_of(response) else {
            return Ok(());
        };
        let outcome = match request.safety() {
            Safety::Write => self.advance(found),
            Safety::Read | Safety::Idempotent => self.observe(at_sending, found),
        };
        outcome.map_err(|error| error.of_all(request))
    }
}

/// The state that a response is as of: that of its first entry, whose siblings have the same, or of its headers.
fn state_of(response: &Response) -> Option<LedgerState> {
    let body = response.body();
    let first = body.iter().position(|byte| *byte == b'{')?;
    let names = [CHAIN_ID, VERSION, TIMESTAMP];
    let ([a, b, c], [d, e, f]) = (names.map(|[diem, _]| diem), names.map(|[_, libra]| libra));
    // The keys stand before the result, so that the rest need not be read.
    let is_whole = |found: &[Option<&RawValue>]| found.iter().all(Option::is_some);
    let [a, b, c, d, e, f] = members(&body[first..], [a, b, c, d, e, f], |found| {
        is_whole(&found[..3]) || is_whole(&found[3..])
    });
    let read = |[chain_id, version, timestamp]: [Option<&RawValue>; 3]| {
        Some(LedgerState {
            chain_id: chain_id?.get().parse().ok()?,
            version: version?.get().parse().ok()?,
            timestamp_usecs: timestamp?.get().parse().ok()?,
        })
    };
    let of_headers = || response.extras().decode().ok();
    read([a, b, c])
        .or_else(|| read([d, e, f]))
        .or_else(of_headers)
}

/// The service of a [`LedgerTracker`] layer.
#[derive(Clone, Debug)]
pub struct LedgerService<S> {
    inner: S,
    tracker: LedgerTracker,
}

impl<S> Layer<S> for LedgerTracker {
    type Service = LedgerService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        let tracker = self.clone();
        LedgerService { inner, tracker }
    }
}

impl<S: NodeService> Service<Request> for LedgerService<S> {
    service_items!(ready as inner);

    fn call(&mut self, request: Request) -> Self::Future {
        let mut service = take_ready(&mut self.inner);
        let tracker = self.tracker.clone();
        async move {
            let at_sending = tracker.known();
            let response = send(&mut service, request.clone()).await?;
            tracker.check(at_sending, &request, &response)?;
            Ok(response)
        }
        .boxed()
    }
}
