//! Portable storage: a body is one object in binary form, and there is nothing around it.
//!
//! There are no error objects. What goes wrong before a method has a say is a status, mostly without a body; what goes wrong in it is one
//! of its results, which have a `status` among their keys.

mod codec;
#[cfg(feature = "layers")]
mod judge;
#[cfg(feature = "mock")]
mod serve;
#[cfg(test)]
mod tests;
#[cfg(feature = "record")]
mod write;

use serde::Deserialize;

use super::BODY_EXCERPT;
use crate::epee::{self, HEADER};
use crate::error::{BareStatus, DecodeError, Error, Kind, shorten};
use crate::raw::RawJson;
use crate::transport::Response;

pub use codec::EPEE;
pub(crate) use codec::EpeeCodec;

/// Reads the answer to a call into its type.
pub(crate) fn decode<'de, T: Deserialize<'de>>(response: &'de Response) -> Result<T, Error> {
    read(response, epee::from_slice)
}

/// The answer to a call as text.
pub(crate) fn view(response: &Response) -> Result<RawJson, Error> {
    read(response, epee::to_json)
}

/// An answer is one whatever its status.
fn read<'a, T>(
    response: &'a Response,
    with: impl FnOnce(&'a [u8]) -> Result<T, epee::Error>,
) -> Result<T, Error> {
    let body: &[u8] = response.body();
    with(body).map_err(|error| {
        let is_bare = response.is_failure() && !body.starts_with(&HEADER);
        let kind = match is_bare || body.is_empty() {
            true => bare_status(response),
            false => Kind::Decode(DecodeError::storage(body, &error)),
        };
        Error::answered(kind, response)
    })
}

fn bare_status(response: &Response) -> Kind {
    Kind::Http(BareStatus {
        expected: "answer in epee",
        meaning: response.status().and_then(meaning),
        body: shorten(response.body(), BODY_EXCERPT),
    })
}

/// What a status says that comes from the node itself.
fn meaning(status: u16) -> Option<&'static str> {
    Some(match status {
        400 => "the node could not read the request",
        404 => {
            "the node has no such method; the address may be another service's, or the node is older than this method"
        }
        500 => "the node could not read the request, or failed before it had an answer",
        _ => return None,
    })
}
