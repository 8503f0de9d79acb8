//! The layers of a client.

use tower::Layer;

use super::endpoints::Named;
use crate::chain::{ChainInfo, EndpointLayer};
use crate::error::Error;
#[cfg(feature = "metrics")]
use crate::layer::Metrics;
#[cfg(feature = "trace")]
use crate::layer::Trace;
use crate::layer::{
    Cache, CircuitBreaker, Coalesce, Describe, Failover, NodeService, RateLimit, Retry,
    no_head_query,
};
use crate::message::SharedService;
use crate::raw::RawJson;

/// The layers of a client, and its failover settings.
pub(super) struct Layers {
    /// The chain's own, around each endpoint.
    pub(super) endpoint: Option<EndpointLayer>,
    /// The caller's, around all others, the innermost first.
    pub(super) outer: Vec<EndpointLayer>,
    pub(super) retry: Option<Retry>,
    pub(super) rate_limit: Option<RateLimit>,
    pub(super) circuit_breaker: Option<CircuitBreaker>,
    pub(super) coalesce: Option<Coalesce>,
    pub(super) cache: Option<Cache>,
    pub(super) identity: Option<(&'static str, String)>,
    /// How results of the identity's method are told to people.
    pub(super) describe: Option<Describe>,
    pub(super) hedge: bool,
    pub(super) quorum: usize,
    pub(super) max_lag: Option<u64>,
    #[cfg(feature = "trace")]
    pub(super) trace: bool,
    #[cfg(feature = "metrics")]
    pub(super) metrics: bool,
}

impl Default for Layers {
    /// Retries and nothing else.
    fn default() -> Self {
        Self {
            endpoint: None,
            outer: Vec::new(),
            retry: Some(Retry::new()),
            rate_limit: None,
            circuit_breaker: None,
            coalesce: None,
            cache: None,
            identity: None,
            describe: None,
            hedge: false,
            quorum: 1,
            max_lag: None,
            #[cfg(feature = "trace")]
            trace: false,
            #[cfg(feature = "metrics")]
            metrics: false,
        }
    }
}

impl Layers {
    /// Checks that the chain has the facts that the settings need.
    pub(super) fn check(&self, chain: &ChainInfo) -> Result<(), Error> {
        match (self.max_lag, chain.head) {
            (Some(_), None) => Err(no_head_query(chain)),
            _ => Ok(()),
        }
    }

    /// Wraps the endpoints: what the chain checks, circuit breaker and rate limit around each, the others around all.
    pub(super) fn around(self, mut endpoints: Vec<Named>) -> Result<SharedService, Error> {
        let usual = (endpoints.len() > 1).then(CircuitBreaker::new);
        let breaker = self.circuit_breaker.clone().or(usual);
        for (_, service) in &mut endpoints {
            let checked = wrap(service.clone(), self.endpoint.as_ref());
            let limited = wrap(checked, breaker.as_ref());
            let limit = self.rate_limit.as_ref().map(RateLimit::afresh);
            *service = wrap(limited, limit.as_ref());
        }
        let service = wrap(self.choose(endpoints)?, self.retry.as_ref());
        let service = wrap(service, self.coalesce.as_ref());
        let service = wrap(service, self.cache.as_ref());
        #[cfg(feature = "metrics")]
        let service = wrap(service, self.metrics.then(Metrics::new).as_ref());
        #[cfg(feature = "trace")]
        let service = wrap(service, self.trace.then(Trace::new).as_ref());
        let outer = self.outer.iter();
        Ok(outer.fold(service, |service, layer| wrap(service, Some(layer))))
    }

    /// Returns a single endpoint as it is, or a [`Failover`] over several, and over one with an identity check.
    fn choose(&self, mut endpoints: Vec<Named>) -> Result<SharedService, Error> {
        if self.identity.is_none()
            && self.quorum == 1
            && endpoints.len() == 1
            && let Some((_, only)) = endpoints.pop()
        {
            return Ok(only);
        }
        let mut failover = Failover::builder().quorum(self.quorum);
        if let Some((method, expected)) = &self.identity {
            let expected = RawJson::new(expected.as_str()).map_err(|error| {
                Error::config(format!("what `{method}` must answer isn't JSON: {error}"))
            })?;
            failover = failover.identity(method, &expected).describe(self.describe);
        }
        if self.hedge {
            failover = failover.hedge_at_p95();
        }
        if let Some(blocks) = self.max_lag {
            failover = failover.max_lag(blocks);
        }
        for (name, service) in endpoints {
            failover = failover.endpoint(name, service);
        }
        Ok(SharedService::new(failover.build()?))
    }
}

/// Wraps a service in a layer, if there is one.
fn wrap<L>(service: SharedService, layer: Option<&L>) -> SharedService
where
    L: Layer<SharedService, Service: NodeService + Sync>,
{
    match layer {
        Some(layer) => SharedService::new(layer.layer(service)),
        None => service,
    }
}
