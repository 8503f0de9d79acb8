//! One call of a request.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;

use super::{Request, Written};
use crate::chain_info::ChainInfo;
#[cfg(any(feature = "record", test))]
use crate::raw::RawJson;
use crate::safety::Safety;

/// One call in a [`Request`].
///
/// `Debug` leaves the parameters out.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    pub(super) request: &'a Request,
    pub(super) written: &'a Written,
}

impl<'a> Entry<'a> {
    /// The call's id.
    pub fn id(self) -> u64 {
        self.written.id
    }

    /// The method's name on the wire.
    pub fn method(self) -> &'a str {
        &self.written.method
    }

    /// The method's name, if it is `'static`.
    pub(crate) fn static_method(self) -> Option<&'static str> {
        match self.written.method {
            Cow::Borrowed(method) => Some(method),
            Cow::Owned(_) => None,
        }
    }

    /// Whether the call may be retried.
    pub fn safety(self) -> Safety {
        self.written.safety
    }

    /// The facts of the chain whose nodes it is for.
    pub fn chain(self) -> &'static ChainInfo {
        self.request.chain()
    }

    /// The request that it is in.
    #[cfg(feature = "layers")]
    pub(crate) fn request(self) -> &'a Request {
        self.request
    }

    /// The encoded parameters: JSON, or epee's binary format on that wire.
    pub fn params(self) -> &'a [u8] {
        &self.request.parts.body[self.written.params.clone()]
    }

    /// The parameters as JSON, whatever the wire. `None` if they are invalid.
    #[cfg(any(feature = "record", test))]
    pub(crate) fn view(self) -> Option<RawJson> {
        let view = self.request.parts.wire.rules().view(self.params())?;
        serde_json::from_slice(&view).ok()
    }

    /// The encoded call, as it is in the body.
    pub fn encoded(self) -> Bytes {
        self.request.parts.body.slice(self.written.encoded.clone())
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("id", &self.id())
            .field("method", &self.method())
            .field("safety", &self.safety())
            .finish_non_exhaustive()
    }
}
