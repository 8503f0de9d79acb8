//! The time limit of a request as a point in time, where several attempts share it.

use std::time::Duration;

use tokio::time::error::Elapsed;
use tokio::time::{Instant, timeout_at};

use crate::error::Error;
use crate::transport::Request;

/// When the request's own time limit runs out, if it has one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    pub(super) fn of(request: &Request) -> Self {
        Self::after(request.timeout())
    }

    pub(super) fn after(limit: Option<Duration>) -> Self {
        Self(limit.and_then(|limit| Instant::now().checked_add(limit)))
    }

    /// The earlier of the two.
    pub(super) fn min(self, other: Self) -> Self {
        Self(self.0.into_iter().chain(other.0).min())
    }

    /// The request with what is left of the time as its limit.
    pub(super) fn limit(self, request: Request) -> Request {
        match self.0 {
            Some(at) => request.with_timeout(Some(at.saturating_duration_since(Instant::now()))),
            None => request,
        }
    }

    /// Whether something can still be done after `wait`.
    pub(super) fn allows(self, wait: Duration) -> bool {
        self.0
            .is_none_or(|at| wait < at.saturating_duration_since(Instant::now()))
    }

    /// Ends `work` when the time is over, as not every transport does by itself.
    ///
    /// # Errors
    /// That of the work, or a time-out.
    pub(super) async fn bound<T>(
        self,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let in_time = self.before(work).await;
        in_time.unwrap_or_else(|elapsed| Err(Error::timeout(elapsed)))
    }

    /// What `work` gives, if it does so before the time is over.
    pub(super) async fn before<T>(self, work: impl Future<Output = T>) -> Result<T, Elapsed> {
        match self.0 {
            Some(at) => timeout_at(at, work).await,
            None => Ok(work.await),
        }
    }
}
