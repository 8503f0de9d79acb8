//! Cache of immutable results.

mod store;
// The table is that of a chain.
#[cfg(all(test, feature = "ethereum"))]
mod tests;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use futures_util::FutureExt;
use serde_json::value::RawValue;
use tower::{Layer, Service};

use super::{NodeService, send};
pub use crate::chain_info::Keep;
use crate::error::Error;
use crate::method::Safety;
use crate::transport::service_items;
use crate::transport::{Entry, Request, Response};
use crate::wire::jsonrpc::join;
use crate::wire::judge::{is_nothing, kept, outcome, parts, success};
use store::{Store, key};

type Decide = dyn Fn(Entry<'_>) -> Keep + Send + Sync;
type Finalized = dyn Fn() -> Option<u64> + Send + Sync;

/// Caches immutable results.
///
/// - By default it keeps what the [`Chain`](crate::Chain::keep) of a call says. Of Ethereum that is what the API returns of a block by
///   its hash, and, if the number of the final block is set, of blocks by their number up to that one and of transactions in them;
///   blocks by a tag such as `latest` are never kept.
/// - `null` isn't kept, because what isn't there may come, and neither are errors, nor epee responses whose `status`
///   isn't `OK`.
/// - The least recently used results are evicted.
/// - In a batch only the calls that aren't cached are sent; if these get no response, the batch has none. Subscriptions
///   pass through.
/// - The keys that some nodes put beside the result aren't kept, and a cached response has no HTTP status.
///
/// Each service that the layer wraps has a cache of its own, shared with its clones, so that two networks don't mix.
#[derive(Clone)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct Cache {
    max_entries: usize,
    max_bytes: usize,
    finalized: Arc<Finalized>,
    decide: Option<Arc<Decide>>,
}

/// The service of a [`Cache`] layer.
#[derive(Clone)]
pub struct CacheService<S> {
    inner: S,
    settings: Cache,
    store: Arc<Mutex<Store>>,
}

impl Cache {
    /// Creates a cache of up to 10,000 results and 64 MiB, with no block known to be final.
    pub fn new() -> Self {
        Self {
            max_entries: 10_000,
            max_bytes: 64 << 20,
            finalized: Arc::new(|| None),
            decide: None,
        }
    }

    /// Sets the most results kept; 10,000 by default.
    pub fn max_entries(self, max_entries: usize) -> Self {
        Self {
            max_entries,
            ..self
        }
    }

    /// Sets the most memory used, calls and about 128 bytes of overhead for each result included; 64 MiB by default.
    pub fn max_bytes(self, max_bytes: usize) -> Self {
        Self { max_bytes, ..self }
    }

    /// Sets the source of the last final block's height; it is called for each call, so it must be fast.
    pub fn finalized(self, finalized: impl Fn() -> Option<u64> + Send + Sync + 'static) -> Self {
        Self {
            finalized: Arc::new(finalized),
            ..self
        }
    }

    /// Sets which results are kept, instead of what the chain says.
    pub fn keep(self, decide: impl Fn(Entry<'_>) -> Keep + Send + Sync + 'static) -> Self {
        Self {
            decide: Some(Arc::new(decide)),
            ..self
        }
    }

    fn decide(&self, call: Entry<'_>) -> Keep {
        match &self.decide {
            Some(decide) => decide(call),
            None if call.safety() != Safety::Read => Keep::Never,
            None => {
                let keep = call.chain().keep;
                keep(call.method(), call.params(), (self.finalized)())
            }
        }
    }

    /// Whether a result may be kept.
    fn holds(&self, call: Entry<'_>, keep: Keep, result: &str) -> bool {
        match keep {
            Keep::Never => false,
            Keep::Always => true,
            Keep::WhenFinal => {
                let height = (call.chain().height)(result);
                height.is_some_and(|height| Some(height) <= (self.finalized)())
            }
        }
    }
}

/// The cache lookup of a call.
struct Lookup {
    keep: Keep,
    key: Box<[u8]>,
    found: Option<Bytes>,
}

impl<S: NodeService> CacheService<S> {
    fn lock(&self) -> MutexGuard<'_, Store> {
        // Nothing in there can panic half-way through a change.
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn look_up(&self, call: Entry<'_>) -> Lookup {
        match self.settings.decide(call) {
            Keep::Never => Lookup {
                keep: Keep::Never,
                key: Box::default(),
                found: None,
            },
            keep => {
                let key = key(call);
                let found = self.lock().get(&key);
                Lookup { keep, key, found }
            }
        }
    }

    /// Stores a response, if its `result` may be kept.
    fn store(&self, call: Entry<'_>, lookup: Lookup, result: &RawValue, kept: &[u8]) {
        if self.settings.holds(call, lookup.keep, result.get()) && !is_nothing(call, result) {
            self.lock().put(lookup.key, kept);
        }
    }

    async fn answer(mut self, request: Request) -> Result<Response, Error> {
        if request.opening().is_some() {
            return send(&mut self.inner, request).await;
        }
        if let Some(call) = request.single() {
            let lookup = self.look_up(call);
            if let Some(result) = lookup.found {
                return Ok(Response::new(success(call, &result)));
            }
            let response = send(&mut self.inner, request.clone()).await?;
            if lookup.keep != Keep::Never
                && let Ok(result) = outcome(call, &response)
            {
                self.store(call, lookup, &result, kept(call, &response, &result));
            }
            return Ok(response);
        }
        let lookups: Vec<_> = request.entries().map(|call| self.look_up(call)).collect();
        self.answer_batch(request, lookups).await
    }

    async fn answer_batch(
        mut self,
        request: Request,
        lookups: Vec<Lookup>,
    ) -> Result<Response, Error> {
        let any_found = lookups.iter().any(|lookup| lookup.found.is_some());
        let any_kept = lookups.iter().any(|lookup| lookup.keep != Keep::Never);
        if !any_kept {
            return send(&mut self.inner, request).await;
        }
        let mut is_missing = lookups.iter().map(|lookup| lookup.found.is_none());
        let missing = if any_found {
            request.only(|_| is_missing.next().unwrap_or(true))
        } else {
            request.clone()
        };
        let response = if missing.entries().len() == 0 {
            Response::new(Bytes::from_static(b"[]"))
        } else {
            send(&mut self.inner, missing.clone()).await?
        };
        let Ok(parts) = parts(&missing, &response) else {
            return Ok(response);
        };
        let mut parts = parts.into_iter();
        let mut answers = Vec::with_capacity(lookups.len());
        for (call, lookup) in request.entries().zip(lookups) {
            if let Some(result) = &lookup.found {
                answers.push(success(call, result));
                continue;
            }
            let Some(part) = parts.next() else { continue };
            answers.extend(part.answer(call, &response));
            if let Ok(result) = part.result() {
                self.store(call, lookup, result, result.get().as_bytes());
            }
        }
        if !any_found {
            return Ok(response);
        }
        Ok(response.beside(join(answers)))
    }
}

impl Default for Cache {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Layer<S> for Cache {
    type Service = CacheService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        let store = Store::new(self.max_entries, self.max_bytes);
        CacheService {
            inner,
            settings: self.clone(),
            store: Arc::new(Mutex::new(store)),
        }
    }
}

impl<S: NodeService> Service<Request> for CacheService<S> {
    // Always ready: a cached result need not wait for the inner service.
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        let service = Self {
            inner: self.inner.clone(),
            settings: self.settings.clone(),
            store: Arc::clone(&self.store),
        };
        service.answer(request).boxed()
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache")
            .field("max_entries", &self.max_entries)
            .field("max_bytes", &self.max_bytes)
            .finish_non_exhaustive()
    }
}

impl<S: fmt::Debug> fmt::Debug for CacheService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CacheService")
            .field("inner", &self.inner)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
