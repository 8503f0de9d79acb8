//! A request's timeout as a deadline, shared by several attempts.

use std::time::Duration;

use tokio::time::error::Elapsed;
use tokio::time::{Instant, timeout_at};

use crate::error::Error;
use crate::transport::Request;

/// The request's deadline, if it has a timeout.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    pub(super) fn of(request: &Request) -> Self {
        Self::after(request.timeout())
    }

    pub(super) fn after(limit: Option<Duration>) -> Self {
        Self(limit.and_then(|limit| Instant::now().checked_add(limit)))
    }

    /// The earlier of the two deadlines.
    pub(super) fn min(self, other: Self) -> Self {
        Self(self.0.into_iter().chain(other.0).min())
    }

    /// Sets the request's timeout to the remaining time.
    pub(super) fn limit(self, request: Request) -> Request {
        match self.0 {
            Some(at) => request.with_timeout(Some(at.saturating_duration_since(Instant::now()))),
            None => request,
        }
    }

    /// Whether time remains after `wait`.
    pub(super) fn allows(self, wait: Duration) -> bool {
        self.0
            .is_none_or(|at| wait < at.saturating_duration_since(Instant::now()))
    }

    /// Ends `work` at the deadline, as not every transport does by itself.
    ///
    /// # Errors
    /// The error of `work`, or a timeout.
    pub(super) async fn bound<T>(
        self,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let in_time = self.before(work).await;
        in_time.unwrap_or_else(|elapsed| Err(Error::timeout(elapsed)))
    }

    /// Runs `work` until the deadline.
    pub(super) async fn before<T>(self, work: impl Future<Output = T>) -> Result<T, Elapsed> {
        match self.0 {
            Some(at) => timeout_at(at, work).await,
            None => Ok(work.await),
        }
    }
}
