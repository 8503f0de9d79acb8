//! How calls and answers are written: from a method to bytes, and from bytes to its result.

#[cfg(feature = "socket")]
pub(crate) mod daemon;
pub(crate) mod endpoint;
#[cfg(feature = "socket")]
pub(crate) mod frames;
pub(crate) mod jsonrpc;
#[cfg(feature = "layers")]
pub(crate) mod judge;
#[cfg(feature = "socket")]
mod members;
mod slot;

use serde_with::de::DeserializeAsWrap;

use crate::error::Error;
use crate::method::{Method, Wire};
use crate::raw::RawJson;
use crate::transport::Response;

pub(crate) use jsonrpc::Success;
pub(crate) use slot::Slot;

/// How much of a body that is no answer is shown.
const BODY_EXCERPT: usize = 160;

/// Whether calls and answers are in the envelopes of JSON-RPC. If not, they are objects alone.
pub(crate) const fn is_json_rpc(wire: Wire) -> bool {
    match wire {
        Wire::JsonRpcByPosition | Wire::JsonRpcByName => true,
        Wire::Endpoint | Wire::Daemon | Wire::Epee => false,
    }
}

/// Reads the answer to call `id` of `M`.
pub(crate) fn decode<M: Method>(id: u64, response: &Response) -> Result<Success<M::Output>, Error> {
    type Wrap<M> = DeserializeAsWrap<<M as Method>::Output, <M as Method>::Codec>;
    // In a constant, so that only one of the two is compiled for each method.
    let read = if const { is_json_rpc(M::WIRE) } {
        jsonrpc::decode::<Wrap<M>>(id, response).map(|Success { value, extras }| Success {
            value: value.into_inner(),
            extras,
        })
    } else {
        endpoint::decode::<Wrap<M>>(response).map(|value| Success {
            value: value.into_inner(),
            extras: Default::default(),
        })
    };
    read.map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}

/// JSON text of the result of call `id` of `M`: the whole body where there is no envelope.
pub(crate) fn raw<M: Method>(id: u64, response: &Response) -> Result<RawJson, Error> {
    let read = match is_json_rpc(M::WIRE) {
        true => jsonrpc::decode(id, response).map(|success| success.value),
        false => endpoint::decode(response),
    };
    read.map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}

/// Whether call `id` of `M` succeeded, whatever its result.
#[cfg(feature = "layers")]
pub(crate) fn check<M: Method>(id: u64, response: &Response) -> Result<(), Error> {
    use serde::de::IgnoredAny;

    let read = match is_json_rpc(M::WIRE) {
        true => jsonrpc::decode::<IgnoredAny>(id, response).map(drop),
        false => endpoint::decode::<IgnoredAny>(response).map(drop),
    };
    read.map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}
