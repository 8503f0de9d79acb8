//! epee: a body is one object in the binary format, without an envelope.
//!
//! There are no error objects. Errors before the method is called are HTTP statuses, mostly without a body; errors of
//! the method are results with a `status` among their keys.

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

use crate::epee::{self, HEADER};
use crate::error::{BareStatus, DecodeError, Error, Kind};
use crate::message::Response;
use crate::raw::RawJson;

pub use codec::EPEE;
pub(crate) use codec::EpeeCodec;

/// Decodes the response to a call.
pub(crate) fn decode<'de, T: Deserialize<'de>>(response: &'de Response) -> Result<T, Error> {
    read(response, epee::from_slice)
}

/// The response to a call as its view.
pub(crate) fn view(response: &Response) -> Result<RawJson, Error> {
    read(response, epee::to_json)
}

/// A valid body is a response whatever the HTTP status.
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
    let meaning = response.status().and_then(meaning);
    Kind::Http(BareStatus::new(
        response.body(),
        "response in epee",
        meaning,
    ))
}

/// The meaning of a status from the node itself.
fn meaning(status: u16) -> Option<&'static str> {
    Some(match status {
        400 => "the node could not read the request",
        404 => {
            "the node has no such method; the address may be another service's, or the node is older than this method"
        }
        500 => "the node could not read the request, or failed before it had a response",
        _ => return None,
    })
}
