//! The layers of a client.

use tower::Layer;

use super::endpoints::Named;
use super::{Boxed, boxed};
use crate::error::Error;
#[cfg(feature = "metrics")]
use crate::layer::Metrics;
#[cfg(feature = "trace")]
use crate::layer::Trace;
use crate::layer::{Cache, CircuitBreaker, Coalesce, Failover, NodeService, RateLimit, Retry};
use crate::raw::RawJson;

/// The layers of a client, and its failover settings.
pub(super) struct Layers {
    pub(super) retry: Option<Retry>,
    pub(super) rate_limit: Option<RateLimit>,
    pub(super) circuit_breaker: Option<CircuitBreaker>,
    pub(super) coalesce: Option<Coalesce>,
    pub(super) cache: Option<Cache>,
    pub(super) identity: Option<(&'static str, String)>,
    pub(super) hedge: bool,
    pub(super) quorum: usize,
    #[cfg(feature = "trace")]
    pub(super) trace: bool,
    #[cfg(feature = "metrics")]
    pub(super) metrics: bool,
}

impl Default for Layers {
    /// Retries and nothing else.
    fn default() -> Self {
        Self {
            retry: Some(Retry::new()),
            rate_limit: None,
            circuit_breaker: None,
            coalesce: None,
            cache: None,
            identity: None,
            hedge: false,
            quorum: 1,
            #[cfg(feature = "trace")]
            trace: false,
            #[cfg(feature = "metrics")]
            metrics: false,
        }
    }
}

impl Layers {
    /// Wraps the endpoints: rate limit and circuit breaker around each, the others around all.
    pub(super) fn around(self, mut endpoints: Vec<Named>) -> Result<Boxed, Error> {
        let usual = (endpoints.len() > 1).then(CircuitBreaker::new);
        let breaker = self.circuit_breaker.clone().or(usual);
        for (_, service) in &mut endpoints {
            let limited = wrap(service.clone(), breaker.as_ref());
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
        Ok(service)
    }

    /// Returns a single endpoint as it is, or a [`Failover`] over several, and over one with an identity check.
    fn choose(&self, mut endpoints: Vec<Named>) -> Result<Boxed, Error> {
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
            failover = failover.identity(method, &expected);
        }
        if self.hedge {
            failover = failover.hedge_at_p95();
        }
        for (name, service) in endpoints {
            failover = failover.endpoint(name, service);
        }
        Ok(boxed(failover.build()?))
    }
}

/// Wraps a service in a layer, if there is one.
fn wrap<L>(service: Boxed, layer: Option<&L>) -> Boxed
where
    L: Layer<Boxed, Service: NodeService + Sync>,
{
    match layer {
        Some(layer) => boxed(layer.layer(service)),
        None => service,
    }
}
