//! The outcome when no endpoint has given a valid response.

use super::endpoint::{Attempt, Standing};
use crate::error::Error;
use crate::excerpt::shorten;
use crate::transport::{Request, Response};

/// Limit of one endpoint's failure in the error, in bytes.
const EXCERPT: usize = 240;

/// The failures of one request.
#[derive(Default)]
pub(super) struct Outage {
    /// The last outcome of an endpoint that the request was sent to, with its failure.
    last: Option<(Result<Response, Error>, Option<Error>)>,
    no_subscriptions: Option<Error>,
    /// Of endpoints that the request wasn't sent to, and whether each is of another identity.
    unusable: Vec<(Error, bool)>,
    /// Each endpoint's name and failure.
    all: Vec<(String, Error)>,
}

impl Outage {
    pub(super) fn add(&mut self, attempt: Attempt) {
        let Attempt {
            endpoint,
            outcome,
            failure,
            standing,
        } = attempt;
        if let Some(error) = &failure {
            self.all.push((endpoint.name.clone(), error.clone()));
        }
        match failure {
            Some(error) if standing != Standing::Asked => {
                self.unusable.push((error, standing == Standing::Other));
            }
            Some(error) if error.is_no_subscriptions() => self.no_subscriptions = Some(error),
            failure => self.last = Some((outcome, failure)),
        }
    }

    /// What the caller gets: the last failure, which lists those of all endpoints where there were several.
    pub(super) fn outcome(self, request: &Request) -> Result<Response, Error> {
        let list = self.list();
        let listed = |error: Error| match &list {
            Some(list) => error.of_endpoints(list),
            None => error,
        };
        match self.last {
            Some((Err(error), _)) => return Err(listed(error)),
            // A status alone has nothing more in its body than the error says.
            Some((Ok(_), Some(error))) if error.http_body().is_some() => return Err(listed(error)),
            Some((outcome, _)) => return outcome,
            None => {}
        }
        // The caller falls back to polling for good, so one endpoint's short outage must not cause it.
        let is_unknown = self.unusable.iter().any(|(_, is_other)| !is_other);
        match self.no_subscriptions.filter(|_| !is_unknown) {
            Some(error) => Err(error),
            None => Err(none_usable(request, &self.unusable)),
        }
    }

    fn list(&self) -> Option<String> {
        if self.all.len() < 2 {
            return None;
        }
        let failures = self.all.iter().map(|(name, error)| {
            let error = error.clone().without_method().to_string();
            let error = shorten(error.as_bytes(), EXCERPT);
            match name.contains("://") && error.contains(name.as_str()) {
                true => error,
                false => format!("`{name}`: {error}"),
            }
        });
        let failures = failures.collect::<Vec<_>>().join(" | ");
        Some(format!(
            "all {} endpoints failed: {failures}",
            self.all.len()
        ))
    }
}

/// The error if the request was sent to no endpoint.
fn none_usable(request: &Request, errors: &[(Error, bool)]) -> Error {
    let causes = errors.iter().map(|(error, _)| {
        let cause = error.cause();
        cause.map_or_else(|| error.to_string(), ToString::to_string)
    });
    let why = causes.collect::<Vec<_>>().join("; ");
    // The first that is due for a retry may be the right one.
    let wait = errors.iter().filter_map(|(error, _)| error.retry_after());
    let error = match wait.min() {
        Some(wait)
            if errors
                .iter()
                .all(|(error, _)| error.retry_after().is_some()) =>
        {
            Error::held_back(why, wait)
        }
        // Another network stays another one.
        _ if errors.iter().all(|(_, is_other)| *is_other) => Error::never_sent(why),
        _ => Error::not_sent(why),
    };
    error.of_all(request)
}
