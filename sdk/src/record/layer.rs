//! Recording layer.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tower::{Layer, Service};

use super::{Exchange, Mask, Recording};
use crate::transport::{Request, Response};

/// Layer that records calls and their responses. Clones share the recording.
///
/// Secrets are masked before anything is kept, see [`Mask`]. Responses pass unchanged, and so do subscriptions.
#[derive(Clone, Debug, Default)]
pub struct Record {
    mask: Mask,
    /// A slot for each call, in the order of sending; empty until the response is there.
    places: Arc<Mutex<Vec<Option<Exchange>>>>,
}

/// The service of a [`Record`] layer.
#[derive(Clone, Debug)]
pub struct Recorded<S> {
    record: Record,
    service: S,
}

impl Record {
    /// Creates a layer with the default [`Mask`].
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the mask.
    #[must_use]
    pub fn with_mask(self, mask: Mask) -> Self {
        Self { mask, ..self }
    }

    /// The recording so far.
    pub fn recording(&self) -> Recording {
        Recording::new(self.lock().iter().flatten().cloned())
    }

    /// Writes the recording so far to a file, see [`Recording::save`].
    ///
    /// # Errors
    /// If the file can't be written; an existing one is untouched then.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        self.recording().save(path)
    }

    /// Reserves a slot for each call; returns the first one.
    fn reserve(&self, count: usize) -> usize {
        let mut places = self.lock();
        let first = places.len();
        places.resize(first + count, None);
        first
    }

    /// Records a response. Calls without one, or with one that can't be represented, leave their slots empty.
    fn keep(&self, first: usize, request: &Request, response: &Response) {
        let rules = request.wire().rules();
        let mut outcomes = rules.outcomes(request, response);
        let mut extras = rules.all_extras(response);
        for (place, entry) in (first..).zip(request.entries()) {
            let (Some(outcome), Some(params)) = (outcomes.remove(&entry.id()), entry.view()) else {
                continue;
            };
            let method = entry.method();
            let params = self.mask.params(entry.chain(), method, params);
            let outcome = self.mask.outcome(entry.chain(), method, outcome);
            let extras = extras.remove(&entry.id()).unwrap_or_default();
            let extras = extras.filled_from(response.extras());
            let exchange = Exchange::new(method, params, outcome).with_extras(extras);
            self.lock()[place] = Some(exchange);
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
