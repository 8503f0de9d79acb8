//! Plain JSON: a body is one JSON value, without an envelope.
//!
//! There are no error objects. Errors are HTTP statuses other than 2xx, with any body; whatever comes with 2xx is the result.

mod codec;
#[cfg(feature = "layers")]
mod judge;
#[cfg(any(feature = "cli", feature = "record"))]
mod outcome;
#[cfg(feature = "mock")]
mod serve;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::error::{BareStatus, Error, Kind};
use crate::message::Response;
use crate::parse;
use crate::wire::page::unreadable;

pub(crate) use codec::JsonCodec;
pub use codec::{JSON, JSON_GET};

/// Decodes the response to a call.
pub(crate) fn decode<'de, T: Deserialize<'de>>(response: &'de Response) -> Result<T, Error> {
    let body: &[u8] = response.body();
    if response.is_failure() || body.trim_ascii().is_empty() {
        let bare = BareStatus::new(response.body(), "JSON response", None);
        return Err(Error::answered(Kind::Http(bare), response));
    }
    parse::from_slice(body).map_err(|error| Error::answered(unreadable(response, &error), response))
}
