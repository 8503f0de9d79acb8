//! A request's timeout as a deadline, shared by several attempts.

use std::time::Duration;

use tokio::time::error::Elapsed;
use tokio::time::{Instant, timeout_at};

use crate::error::Error;
use crate::transport::Request;

/// The request's deadline, if it has a timeout.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Option<Moment>);

/// A point in time, and how far it was away when it was set.
#[derive(Clone, Copy, Debug)]
struct Moment {
    at: Instant,
    limit: Duration,
}

impl Deadline {
    pub(super) fn of(request: &Request) -> Self {
        Self::after(request.timeout())
    }

    pub(super) fn after(limit: Option<Duration>) -> Self {
        let moment = |limit| {
            let at = Instant::now().checked_add(limit)?;
            Some(Moment { at, limit })
        };
        Self(limit.and_then(moment))
    }

    pub(super) fn is_set(self) -> bool {
        self.0.is_some()
    }

    /// The earlier of the two deadlines.
    pub(super) fn min(self, other: Self) -> Self {
        let both = self.0.into_iter().chain(other.0);
        Self(both.min_by_key(|moment| moment.at))
    }

    /// Sets the request's timeout to the remaining time.
    pub(super) fn limit(self, request: Request) -> Request {
        match self.0 {
            Some(Moment { at, .. }) => {
                request.with_timeout(Some(at.saturating_duration_since(Instant::now())))
            }
            None => request,
        }
    }

    /// Whether time remains after `wait`.
    pub(super) fn allows(self, wait: Duration) -> bool {
        self.0
            .is_none_or(|Moment { at, .. }| wait < at.saturating_duration_since(Instant::now()))
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
        in_time.unwrap_or_else(|elapsed| Err(self.error(elapsed)))
    }

    /// The error of a deadline that has passed.
    pub(super) fn error(self, elapsed: Elapsed) -> Error {
        match self.0 {
            Some(Moment { limit, .. }) => Error::timeout_of(limit, elapsed),
            None => Error::timeout(elapsed),
        }
    }

    /// Runs `work` until the deadline.
    pub(super) async fn before<T>(self, work: impl Future<Output = T>) -> Result<T, Elapsed> {
        match self.0 {
            Some(Moment { at, .. }) => timeout_at(at, work).await,
            None => Ok(work.await),
        }
    }
}
