//! The layer that keeps what passes.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tower::{Layer, Service};

use super::{Exchange, Mask, Recording};
use crate::transport::{Request, Response};

/// A layer that keeps the calls that pass, and what came back. Clones share what they keep.
///
/// Secrets are masked before anything is kept, see [`Mask`]. Answers pass unchanged, and so do subscriptions.
#[derive(Clone, Debug, Default)]
pub struct Record {
    mask: Mask,
    /// A place for each call, in the order of sending; empty until the answer is there.
    places: Arc<Mutex<Vec<Option<Exchange>>>>,
}

/// A service in the layer [`Record`].
#[derive(Clone, Debug)]
pub struct Recorded<S> {
    record: Record,
    service: S,
}

impl Record {
    /// A layer that has kept nothing yet, with the default [`Mask`].
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with another mask.
    #[must_use]
    pub fn with_mask(self, mask: Mask) -> Self {
        Self { mask, ..self }
    }

    /// What was kept up to now.
    pub fn recording(&self) -> Recording {
        Recording::new(self.lock().iter().flatten().cloned())
    }

    /// Writes what was kept up to now to a file, as [`Recording::save`] does.
    ///
    /// # Errors
    /// When the file can't be written; what was there before is untouched then.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        self.recording().save(path)
    }

    /// Reserves a place for each call; gives the first one.
    fn reserve(&self, count: usize) -> usize {
        let mut places = self.lock();
        let first = places.len();
        places.resize(first + count, None);
        first
    }

    /// Calls without an answer, or with one that can't be shown, leave their places empty.
    fn keep(&self, first: usize, request: &Request, response: &Response) {
        let mut outcomes = request.wire().rules().outcomes(request, response);
        for (place, entry) in (first..).zip(request.entries()) {
            let (Some(outcome), Some(params)) = (outcomes.remove(&entry.id()), entry.view()) else {
                continue;
            };
            let method = entry.method();
            let params = self.mask.params(entry.chain(), method, params);
            let outcome = self.mask.outcome(entry.chain(), method, outcome);
            self.lock()[place] = Some(Exchange::new(method, params, outcome));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Option<Exchange>>> {
        // Nothing in here can panic half-way through a change.
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S> Layer<S> for Record {
    type Service = Recorded<S>;

    fn layer(&self, service: S) -> Recorded<S> {
        let record = self.clone();
        Recorded { record, service }
    }
}

impl<S> Service<Request> for Recorded<S>
where
    S: Service<Request, Response = Response, Future: Send + 'static>,
{
    type Response = Response;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Response, S::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let record = self.record.clone();
        let first = record.reserve(request.entries().len());
        let answer = self.service.call(request.clone());
        async move {
            let response = answer.await?;
            record.keep(first, &request, &response);
            Ok(response)
        }
        .boxed()
    }
}
