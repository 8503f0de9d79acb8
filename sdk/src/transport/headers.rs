//! The headers of one request: nothing at all without the feature `layers`, so that the typed layer stays free of `http`.

#[cfg(feature = "layers")]
use http::{HeaderMap, HeaderName, HeaderValue};

#[cfg(feature = "layers")]
use crate::error::Error;

/// Headers that a call or a request has of its own. No value prints.
#[derive(Clone, Default)]
pub(crate) struct Headers {
    #[cfg(feature = "layers")]
    map: HeaderMap,
    /// The first that could not be one; it fails the call when that is sent.
    #[cfg(feature = "layers")]
    bad: Option<Error>,
}

impl Headers {
    /// Adds those of another call in the same request. Of two with the same name the other's counts.
    pub(crate) fn extend(&mut self, other: Self) {
        #[cfg(feature = "layers")]
        {
            self.map.extend(other.map);
            self.bad = self.bad.take().or(other.bad);
        }
        #[cfg(not(feature = "layers"))]
        let Self {} = other;
    }
}

#[cfg(feature = "layers")]
impl Headers {
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        match parse(name, value) {
            Ok((name, value)) => _ = self.map.insert(name, value),
            Err(error) => self.bad = self.bad.take().or(Some(error)),
        }
    }

    pub(crate) fn map(&self) -> &HeaderMap {
        &self.map
    }

    /// # Errors
    /// When one of them can't be a header.
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.bad.clone().map_or(Ok(()), Err)
    }
}

/// A header whose value counts as a secret.
#[cfg(feature = "layers")]
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
        list.entries(self.map.keys());
        list.finish()
    }
}
