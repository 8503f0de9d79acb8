//! Calls that come at the same time, sent as one batch.

#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, select};
use tokio::sync::Notify;
use tokio::time::sleep;
use tower::{Layer, Service};

use super::{Deadline, NodeService, send};
use crate::error::Error;
use crate::method::Safety;
use crate::transport::service_items;
use crate::transport::{Entry, Request, Response};
use crate::wire::is_json_rpc;
use crate::wire::judge::parts;

/// Sends calls that come within a short time as one batch, and gives each caller its own answer.
///
/// - Only plain JSON-RPC calls that change nothing are put together, and only such as have neither headers nor a destination of their
///   own. Batches, subscriptions, calls of endpoints and all others go through as they are, and so do calls to nodes that take no
///   batches.
/// - The first caller opens the window. When it closes, or when there are as many calls as a batch may have, the batch goes. A call
///   that stayed alone goes as a plain call.
/// - There is no task in the background: whichever of the callers is still there drives the batch. One that gives up while the window
///   is open isn't sent; later it changes nothing for the others. If all give up, so does the batch.
/// - The batch has the longest time limit among its calls, and each caller's own limit holds for that caller.
/// - If the node refuses the batch, each caller gets the refusal.
///
/// It pays over a network where a round trip costs more than the window. Beside a node on the same machine it only costs time.
///
/// A limit on requests under way belongs inside of this layer: it is always ready, and asks the inner service when it sends.
#[derive(Clone, Debug)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct Coalesce {
    window: Duration,
    max_calls: Option<usize>,
    up_to: Safety,
}

/// A service in a [`Coalesce`] layer.
#[derive(Clone, Debug)]
pub struct CoalesceService<S> {
    inner: S,
    settings: Coalesce,
    /// The group that is still open.
    open: Arc<Mutex<Option<Arc<Group>>>>,
}

impl Coalesce {
    /// Reads that come within 2 ms, as many as a batch may have.
    pub fn new() -> Self {
        Self {
            window: Duration::from_millis(2),
            max_calls: None,
            up_to: Safety::Read,
        }
    }

    /// How long the first call waits for others; 2 ms by default: little beside a round trip over the Internet, and time for many
    /// tasks to send.
    pub fn window(self, window: Duration) -> Self {
        Self { window, ..self }
    }

    /// The number of calls at which a batch goes at once, where that is below the batch limit of the calls
    /// ([`Request::batch_limit`]), which is never exceeded.
    pub fn max_calls(self, max_calls: usize) -> Self {
        let max_calls = Some(max_calls);
        Self { max_calls, ..self }
    }

    /// The most dangerous calls that are put together; [`Safety::Read`] by default. A batch with a write in it can't be sent again as
    /// a whole.
    pub fn up_to(self, up_to: Safety) -> Self {
        Self { up_to, ..self }
    }

    fn takes(&self, request: &Request) -> bool {
        let plain = request.single().is_some() && request.opening().is_none();
        let plain = plain && is_json_rpc(request.wire()) && request.destination().is_none();
        let plain = plain && request.headers().is_empty() && request.safety() <= self.up_to;
        plain && self.limit(request) > 1
    }

    /// How many calls may be in a batch with this one.
    fn limit(&self, call: &Request) -> usize {
        let limit = call.batch_limit();
        self.max_calls.map_or(limit, |calls| calls.min(limit))
    }
}

/// Calls that go together.
#[derive(Debug)]
struct Group {
    state: Mutex<Members>,
    full: Notify,
}

#[derive(Debug, Default)]
struct Members {
    /// Those that haven't given up.
    calls: Vec<(Request, Deadline)>,
    /// What all of them drive.
    work: Option<Shared<BoxFuture<'static, Outcome>>>,
    /// The lowest among the limits of the calls.
    limit: usize,
    closed: bool,
}

impl Members {
    /// Whether a call that would have so many with it at most may join: those of other chains may not.
    fn take(&self, call: &Request, limit: usize) -> bool {
        let first = self.calls.first().map(|(first, _)| first.chain().name);
        // Clients that share this service number their calls by themselves, so that an id may come twice.
        let mut ids = self.calls.iter().map(|(other, _)| id_of(other));
        !self.closed
            && self.calls.len() < limit
            && first.is_none_or(|name| name == call.chain().name)
            && ids.all(|id| id != id_of(call))
    }
}

/// What became of a group: the answer to each call, by its id.
type Outcome = Result<Arc<Answers>, Error>;

#[derive(Debug)]
struct Answers {
    /// In the order of the ids.
    answers: Vec<(u64, Result<Bytes, Error>)>,
    /// Head and body as they came.
    response: Response,
}

impl Answers {
    fn of(request: &Request, response: Response) -> Self {
        let mut answers = Vec::new();
        // A plain answer is its caller's as it is, and so is what is no JSON-RPC.
        if let (true, Ok(parts)) = (request.is_batch(), parts(request, &response)) {
            let calls = request.entries().zip(parts).map(|(call, part)| {
                let answer = match (part.answer(call, &response), part.outcome) {
                    (None, Err(error)) => Err(error),
                    // A result always stands in a text.
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

    /// Waits for the window to close and sends what is there.
    async fn run<S: NodeService>(self: Arc<Self>, window: Duration, mut service: S) -> Outcome {
        let full = std::pin::pin!(self.full.notified());
        select(std::pin::pin!(sleep(window)), full).await;
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

/// A caller's place in a group.
struct Place {
    group: Arc<Group>,
    work: Shared<BoxFuture<'static, Outcome>>,
    id: u64,
}

impl Drop for Place {
    /// Who gives up before the batch goes isn't sent.
    fn drop(&mut self) {
        let mut members = self.group.lock();
        members
            .calls
            .retain(|(call, _)| id_of(call) != Some(self.id));
        if members.calls.is_empty() {
            members.closed = true;
        }
        if members.closed {
            // The callers have it, and when none is left nobody is to drive it.
            members.work = None;
        }
    }
}

impl<S: NodeService> CoalesceService<S> {
    /// Finds a place for a call in the open group, or in a new one.
    fn join(&self, id: u64, call: Request) -> Place {
        let deadline = Deadline::of(&call);
        let limit = self.settings.limit(&call);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(group) = &*open {
            let mut members = group.lock();
            if let (true, Some(work)) = (members.take(&call, limit), members.work.clone()) {
                members.calls.push((call, deadline));
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
        members.calls.push((call, deadline));
        members.work = Some(work.clone());
        members.limit = limit;
        drop(members);
        *open = Some(Arc::clone(&group));
        Place { group, work, id }
    }
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
    // Always: were it to wait for the inner service, calls would come one after the other where that takes only so many.
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
