//! Coalescing of concurrent calls into batches.

#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::{BoxFuture, Shared, select};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use rustc_hash::FxHashSet;
use tokio::sync::Notify;
use tokio::task::yield_now;
use tokio::time::sleep;
use tower::{Layer, Service};

use super::{Deadline, NodeService, send};
use crate::error::Error;
use crate::method::Safety;
use crate::transport::service_items;
use crate::transport::{Entry, Request, Response};
use crate::wire::judge::parts;

/// Sends calls made within a short window as one batch, and returns each caller's own response.
///
/// - Only plain JSON-RPC calls that change nothing are coalesced, and only those with neither headers nor a destination
///   of their own. Batches, subscriptions, calls on wires without batches and all others pass through, and so do calls to nodes
///   that take no batches.
/// - The first caller opens the window. When it closes, or when there are as many calls as a batch may have, the batch
///   is sent. A single call is sent as a plain call.
/// - There is no background task: the remaining callers drive the batch. A caller that gives up while the window is
///   open isn't sent; later it changes nothing for the others. If all give up, the batch is dropped.
/// - The batch has the longest timeout among its calls, and each caller's own timeout holds for that caller.
/// - If the node refuses the batch, each caller gets that error.
///
/// It pays over a network where a round trip costs more than the window. Beside a node on the same machine, use a
/// [window](Self::window) of zero.
///
/// A concurrency limit belongs inside of this layer: it is always ready, and waits for the inner service when it sends.
#[derive(Clone, Debug)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct Coalesce {
    window: Duration,
    max_calls: Option<usize>,
    up_to: Safety,
}

/// The service of a [`Coalesce`] layer.
#[derive(Clone, Debug)]
pub struct CoalesceService<S> {
    inner: S,
    settings: Coalesce,
    /// The group that is still open.
    open: Arc<Mutex<Option<Arc<Group>>>>,
}

impl Coalesce {
    /// Creates a layer for reads within 2 ms, up to the batch limit.
    pub fn new() -> Self {
        Self {
            window: Duration::from_millis(2),
            max_calls: None,
            up_to: Safety::Read,
        }
    }

    /// Sets how long the first call waits for others; 2 ms by default: little beside a round trip over the Internet,
    /// and time for many tasks to send. With zero it waits for no timer, only for the tasks that can run at once.
    pub fn window(self, window: Duration) -> Self {
        Self { window, ..self }
    }

    /// Sets the number of calls at which a batch is sent at once, if that is below the batch limit of the calls
    /// ([`Request::batch_limit`]), which is never exceeded.
    pub fn max_calls(self, max_calls: usize) -> Self {
        let max_calls = Some(max_calls);
        Self { max_calls, ..self }
    }

    /// Sets the highest safety that is coalesced; [`Safety::Read`] by default. A batch with a write in it can't be
    /// retried as a whole.
    pub fn up_to(self, up_to: Safety) -> Self {
        Self { up_to, ..self }
    }

    fn takes(&self, request: &Request) -> bool {
        let plain = request.single().is_some() && request.opening().is_none();
        let plain = plain && request.wire().is_batching() && request.destination().is_none();
        let plain = plain && request.headers().is_empty() && request.safety() <= self.up_to;
        plain && self.limit(request) > 1
    }

    /// The most calls in a batch with this one.
    fn limit(&self, call: &Request) -> usize {
        let limit = call.batch_limit();
        self.max_calls.map_or(limit, |calls| calls.min(limit))
    }
}

/// Calls of one batch.
#[derive(Debug)]
struct Group {
    state: Mutex<Members>,
    full: Notify,
}

#[derive(Debug, Default)]
struct Members {
    /// Those that haven't given up.
    calls: Vec<(Request, Deadline)>,
    /// Clients that share this service number their calls independently, so ids may collide.
    ids: FxHashSet<u64>,
    /// The length of the batch in bytes, without its last bracket.
    length: usize,
    /// The shared future that all of them drive.
    work: Option<Shared<BoxFuture<'static, Outcome>>>,
    /// The lowest of the calls' limits.
    limit: usize,
    closed: bool,
}

impl Members {
    /// Whether the batch with this call isn't longer than nodes of its chain take.
    fn fits(&self, call: &Request) -> bool {
        let length = self.length + length_of(call) + 1;
        let longest = call.chain().max_request_bytes;
        longest.is_none_or(|longest| length <= longest)
    }

    fn add(&mut self, id: u64, call: Request, deadline: Deadline) {
        self.ids.insert(id);
        self.length += length_of(&call);
        self.calls.push((call, deadline));
    }

    fn remove(&mut self, id: u64) {
        if self.ids.remove(&id) {
            let calls = self.calls.iter();
            let place = calls
                .map(|(call, _)| id_of(call))
                .position(|other| other == Some(id));
            if let Some(place) = place {
                let (call, _) = self.calls.remove(place);
                self.length -= length_of(&call);
            }
        }
    }

    /// Whether a call with this limit may join: those of other chains may not.
    fn takes(&self, id: u64, call: &Request, limit: usize) -> bool {
        let first = self.calls.first().map(|(first, _)| first.chain().name);
        !self.closed
            && self.calls.len() < limit
            && self.fits(call)
            && first.is_none_or(|name| name == call.chain().name)
            && !self.ids.contains(&id)
    }
}

/// A group's outcome: the response to each call, by its id.
type Outcome = Result<Arc<Answers>, Error>;

#[derive(Debug)]
struct Answers {
    /// In the order of the ids.
    answers: Vec<(u64, Result<Bytes, Error>)>,
    /// The response as received.
    response: Response,
}

impl Answers {
    fn of(request: &Request, response: Response) -> Self {
        let mut answers = Vec::new();
        // A plain response is passed on unchanged, and so is one that isn't JSON-RPC.
        if let (true, Ok(parts)) = (request.is_batch(), parts(request, &response)) {
            let calls = request.entries().zip(parts).map(|(call, part)| {
                let answer = match (part.answer(call, &response), part.outcome) {
                    (None, Err(error)) => Err(error),
                    // A result always has a body.
                    (answer, _) => Ok(answer.unwrap_or_default()),
                };
                (call.id(), answer)
            });
            answers.extend(calls);
            answers.sort_unstable_by_key(|(id, _)| *id);
        }
        Self { answers, response }
    }

    fn to(&self, id: u64) -> Result<Response, Error> {
        let body = match self.answers.binary_search_by_key(&id, |(id, _)| *id) {
            Ok(found) => self.answers[found].1.clone()?,
            Err(_) => self.response.body().clone(),
        };
        Ok(self.response.beside(body))
    }
}

impl Group {
    fn lock(&self) -> MutexGuard<'_, Members> {
        // Nothing in here can panic half-way through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the window to close and sends the calls.
    async fn run<S: NodeService>(self: Arc<Self>, window: Duration, mut service: S) -> Outcome {
        let full = std::pin::pin!(self.full.notified());
        let passed = std::pin::pin!(async {
            match window.is_zero() {
                // Not when it is polled again, as each caller that joins does, but when it is woken.
                true => _ = FuturesUnordered::from_iter([yield_now()]).next().await,
                false => sleep(window).await,
            }
        });
        select(passed, full).await;
        let calls = {
            let mut members = self.lock();
            members.closed = true;
            std::mem::take(&mut members.calls)
        };
        let calls = calls
            .into_iter()
            .map(|(call, deadline)| deadline.limit(call));
        let request = Request::batch(calls)?;
        let response = send(&mut service, request.clone()).await?;
        Ok(Arc::new(Answers::of(&request, response)))
    }
}

/// A caller's slot in a group.
struct Place {
    group: Arc<Group>,
    work: Shared<BoxFuture<'static, Outcome>>,
    id: u64,
}

impl Drop for Place {
    /// A caller that gives up before the batch is sent is removed.
    fn drop(&mut self) {
        let mut members = self.group.lock();
        members.remove(self.id);
        if members.calls.is_empty() {
            members.closed = true;
        }
        if members.closed {
            // The callers hold it, and when none is left it must be dropped.
            members.work = None;
        }
    }
}

impl<S: NodeService> CoalesceService<S> {
    /// Adds a call to the open group, or to a new one.
    fn join(&self, id: u64, call: Request) -> Place {
        let deadline = Deadline::of(&call);
        let limit = self.settings.limit(&call);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(group) = &*open {
            let mut members = group.lock();
            if let (true, Some(work)) = (members.takes(id, &call, limit), members.work.clone()) {
                members.add(id, call, deadline);
                members.limit = members.limit.min(limit);
                if members.calls.len() >= members.limit {
                    members.closed = true;
                    group.full.notify_one();
                }
                let group = Arc::clone(group);
                drop(members);
                return Place { group, work, id };
            }
        }
        let group = Arc::new(Group {
            state: Mutex::default(),
            full: Notify::new(),
        });
        let run = Arc::clone(&group).run(self.settings.window, self.inner.clone());
        let work = run.boxed().shared();
        let mut members = group.lock();
        members.add(id, call, deadline);
        members.work = Some(work.clone());
        members.limit = limit;
        drop(members);
        *open = Some(Arc::clone(&group));
        Place { group, work, id }
    }
}

/// The length of a call in a batch, with the bracket or the comma before it.
fn length_of(call: &Request) -> usize {
    call.body().len() + 1
}

fn id_of(call: &Request) -> Option<u64> {
    call.single().map(Entry::id)
}

impl Default for Coalesce {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Layer<S> for Coalesce {
    type Service = CoalesceService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        CoalesceService {
            inner,
            settings: self.clone(),
            open: Arc::default(),
        }
    }
}

impl<S: NodeService> Service<Request> for CoalesceService<S> {
    // Always ready: waiting for the inner service would serialise calls if that limits concurrency.
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        let id = id_of(&request).filter(|_| self.settings.takes(&request));
        let Some(id) = id else {
            let mut inner = self.inner.clone();
            return async move { send(&mut inner, request).await }.boxed();
        };
        let this = self.clone();
        async move {
            let deadline = Deadline::of(&request);
            let (method, safety) = (
                request.single().and_then(Entry::static_method),
                request.safety(),
            );
            let place = this.join(id, request);
            drop(this);
            let work = place.work.clone();
            let outcome = deadline.bound(work).await;
            outcome
                .and_then(|answers| answers.to(id))
                .map_err(|error| error.of(method, safety))
        }
        .boxed()
    }
}
