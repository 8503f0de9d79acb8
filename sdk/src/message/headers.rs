//! Headers of one request: zero-sized without the feature `layers`, so that the typed layer doesn't depend on `http`.

#[cfg(feature = "layers")]
use std::sync::LazyLock;

#[cfg(feature = "layers")]
use http::HeaderMap;
#[cfg(any(feature = "layers", feature = "net"))]
use http::{HeaderName, HeaderValue};

#[cfg(any(feature = "layers", feature = "net"))]
use crate::error::Error;

/// An empty map.
#[cfg(feature = "layers")]
static NONE: LazyLock<HeaderMap> = LazyLock::new(HeaderMap::new);

/// The own headers of a call or a request. Values never print.
#[derive(Clone, Default)]
pub(crate) struct Headers {
    /// Boxed, since few calls have any, and requests are moved about.
    #[cfg(feature = "layers")]
    inner: Option<Box<Inner>>,
}

#[cfg(feature = "layers")]
#[derive(Clone, Default)]
struct Inner {
    map: HeaderMap,
    /// The first invalid header; it fails the call when that is sent.
    bad: Option<Error>,
}

impl Headers {
    /// Merges the headers of another call of the same request, which replace those of the same name.
    pub(crate) fn extend(&mut self, other: Self) {
        #[cfg(feature = "layers")]
        if let Some(other) = other.inner {
            let inner = self.inner.get_or_insert_default();
            inner.map.extend(other.map);
            inner.bad = inner.bad.take().or(other.bad);
        }
        #[cfg(not(feature = "layers"))]
        let Self {} = other;
    }
}

#[cfg(feature = "layers")]
impl Headers {
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        let inner = self.inner.get_or_insert_default();
        match parse(name, value) {
            Ok((name, value)) => _ = inner.map.insert(name, value),
            Err(error) => inner.bad = inner.bad.take().or(Some(error)),
        }
    }

    pub(crate) fn map(&self) -> &HeaderMap {
        self.inner.as_ref().map_or(&NONE, |inner| &inner.map)
    }

    /// # Errors
    /// When one of them can't be a header.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let bad = self.inner.as_ref().and_then(|inner| inner.bad.clone());
        bad.map_or(Ok(()), Err)
    }
}

/// Parses a header, marking its value as sensitive.
#[cfg(any(feature = "layers", feature = "net"))]
pub(crate) fn parse(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Error> {
    let header = HeaderName::try_from(name)
        .map_err(|_| Error::config(format!("`{name}` can't be the name of a header")))?;
    let mut value = HeaderValue::from_str(value).map_err(|_| {
        Error::config(format!(
            "the value given for the header `{name}` can't be one"
        ))
    })?;
    value.set_sensitive(true);
    Ok((header, value))
}

impl std::fmt::Debug for Headers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut list = f.debug_list();
        #[cfg(feature = "layers")]
        list.entries(self.map().keys());
        list.finish()
    }
}
