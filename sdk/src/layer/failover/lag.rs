//! Which endpoints lag behind, by the heights that they report.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::join_all;
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::super::Deadline;
use super::Shared;
use super::endpoint::Endpoint;
use crate::chain_info::{ChainInfo, HeadQuery};
use crate::error::Error;
use crate::transport::Request;

/// How often endpoints are asked for their height, at most, and how long one may take to respond.
pub(super) const ROUND: Duration = Duration::from_secs(5);

/// How long a height counts.
const KEPT: Duration = Duration::from_secs(60);

/// The heights of all endpoints, by their index.
#[derive(Debug)]
pub(super) struct Lag {
    max: u64,
    heights: Mutex<Heights>,
}

#[derive(Debug, Default)]
struct Heights {
    /// When the endpoints were asked last.
    round: Option<Instant>,
    endpoints: Vec<Known>,
}

/// What is known of one endpoint.
#[derive(Clone, Debug, Default)]
struct Known {
    /// Its last height, and the round that it is of.
    reported: Option<(u64, Instant)>,
    is_behind: bool,
    /// Whether it has failed to report since it did the last time.
    is_silent: bool,
}

/// An endpoint that has begun to lag behind, or has caught up.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) index: usize,
    pub(super) is_behind: bool,
    pub(super) height: u64,
    pub(super) highest: u64,
}

impl Lag {
    /// Lets `endpoints` endpoints be `max` blocks behind the highest.
    pub(super) fn new(max: u64, endpoints: usize) -> Self {
        let heights = Heights {
            round: None,
            endpoints: vec![Known::default(); endpoints],
        };
        Self {
            max,
            heights: Mutex::new(heights),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Heights> {
        // Nothing in there can panic half-way through a change.
        self.heights.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a round of questions if one is due, and returns when it began.
    pub(super) fn begin(&self) -> Option<Instant> {
        let mut heights = self.lock();
        let is_due = heights.round.is_none_or(|last| last.elapsed() >= ROUND);
        if is_due {
            heights.round = Some(Instant::now());
        }
        heights.round.filter(|_| is_due)
    }

    /// Whether each endpoint is known to lag behind.
    pub(super) fn behind(&self) -> Vec<bool> {
        let heights = self.lock();
        let is_behind = |known: &Known| known.is_behind && known.height().is_some();
        heights.endpoints.iter().map(is_behind).collect()
    }

    /// Records a height, and returns what that changes. Those of one round are compared with each other and with what is known of the
    /// endpoints that haven't reported in it.
    pub(super) fn report(&self, index: usize, height: u64, round: Instant) -> Vec<Change> {
        let mut heights = self.lock();
        if heights.round != Some(round) {
            return Vec::new();
        }
        if let Some(known) = heights.endpoints.get_mut(index) {
            known.reported = Some((height, round));
            known.is_silent = false;
        }
        let known = heights.endpoints.iter().filter_map(Known::height);
        let highest = known.max().unwrap_or(height);
        let mut changes = Vec::new();
        for (index, known) in heights.endpoints.iter_mut().enumerate() {
            // What an endpoint said in another round proves nothing now.
            let Some((height, _)) = known.reported.filter(|(_, at)| *at == round) else {
                continue;
            };
            let is_behind = highest.saturating_sub(height) > self.max;
            if is_behind != known.is_behind {
                known.is_behind = is_behind;
                changes.push(Change {
                    index,
                    is_behind,
                    height,
                    highest,
                });
            }
        }
        changes
    }

    /// Records that an endpoint didn't report its height, and returns whether it did so before.
    pub(super) fn silent(&self, index: usize) -> bool {
        let mut heights = self.lock();
        let known = heights.endpoints.get_mut(index);
        known.is_some_and(|known| !std::mem::replace(&mut known.is_silent, true))
    }
}

impl Known {
    /// Its last height, if that isn't too old.
    fn height(&self) -> Option<u64> {
        let (height, at) = self.reported?;
        (at.elapsed() < KEPT).then_some(height)
    }
}

impl Shared {
    /// Asks all endpoints for their heights in the background, if that is due.
    ///
    /// # Errors
    /// If the nodes that the request is for can't be asked.
    pub(super) fn watch_heights(
        self: &Arc<Self>,
        lag: &Lag,
        request: &Request,
    ) -> Result<(), Error> {
        let Some(query) = request.chain().head else {
            return Err(no_head_query(request.chain()).of_all(request));
        };
        // A transport needs a runtime too, so that without one there is nobody to ask.
        let Ok(runtime) = Handle::try_current() else {
            return Ok(());
        };
        let Some(round) = lag.begin() else {
            return Ok(());
        };
        let (shared, request) = (Arc::clone(self), request.clone());
        runtime.spawn(async move {
            let endpoints = shared.endpoints.iter().enumerate();
            join_all(endpoints.map(|(index, endpoint)| {
                shared.watch_height(index, endpoint, query, &request, round)
            }))
            .await;
        });
        Ok(())
    }

    async fn watch_height(
        &self,
        index: usize,
        endpoint: &Endpoint,
        query: HeadQuery,
        request: &Request,
        round: Instant,
    ) {
        let limit = Deadline::after(Some(ROUND));
        let identity = self.identity.clone();
        let height = endpoint.height(&query, identity, request, limit).await;
        let Some(lag) = &self.lag else { return };
        match height {
            Ok(height) => {
                for change in lag.report(index, height, round) {
                    if let Some(endpoint) = self.endpoints.get(change.index) {
                        tell(endpoint, &change);
                    }
                }
            }
            Err(error) if lag.silent(index) => tell_silent(endpoint, &error),
            Err(_) => {}
        }
    }
}

/// The error of a limit that can't be kept, because nodes of this chain can't be asked for their height.
pub(crate) fn no_head_query(chain: &ChainInfo) -> Error {
    Error::config(format!(
        "`max_lag` has to know how nodes are asked for their height, which the chain `{}` doesn't say: give it a `Chain::HEAD`, or use the \
         client of a chain that has one",
        chain.name
    ))
}

/// Tells of an endpoint that has begun to lag behind, or has caught up.
#[cfg(feature = "trace")]
pub(super) fn tell(endpoint: &Endpoint, change: &Change) {
    let Change {
        is_behind,
        height,
        highest,
        ..
    } = *change;
    let endpoint = endpoint.name.as_str();
    match is_behind {
        true => tracing::warn!(endpoint, height, highest, "endpoint lags behind"),
        false => tracing::info!(endpoint, height, highest, "endpoint has caught up"),
    }
}

/// Tells of an endpoint whose height isn't known. As in spans, no message of the error, which may quote the response.
#[cfg(feature = "trace")]
pub(super) fn tell_silent(endpoint: &Endpoint, error: &Error) {
    let endpoint = endpoint.name.as_str();
    tracing::warn!(
        endpoint,
        error.type = error.class(),
        "endpoint doesn't report its height"
    );
}

#[cfg(not(feature = "trace"))]
pub(super) fn tell(_: &Endpoint, _: &Change) {}

#[cfg(not(feature = "trace"))]
pub(super) fn tell_silent(_: &Endpoint, _: &Error) {}
