//! How calls and answers are written: from a method to bytes, and from bytes to its result.

#[cfg(feature = "socket")]
pub(crate) mod daemon;
mod dialect;
pub(crate) mod endpoint;
pub(crate) mod epee;
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

pub use dialect::Dialect;
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

/// Whether bodies are portable storage instead of JSON.
pub(crate) const fn is_epee(wire: Wire) -> bool {
    matches!(wire, Wire::Epee)
}

/// Reads the answer to call `id` of `M`.
pub(crate) fn decode<M: Method>(id: u64, response: &Response) -> Result<Success<M::Output>, Error> {
    type Wrap<M> = DeserializeAsWrap<<M as Method>::Output, <M as Method>::Codec>;
    // In constants, so that only one of them is compiled for each method.
    let read = if const { is_json_rpc(M::WIRE) } {
        jsonrpc::decode::<Wrap<M>>(id, response)
    } else if const { is_epee(M::WIRE) } {
        epee::decode::<Wrap<M>>(response).map(Success::whole)
    } else {
        endpoint::decode::<Wrap<M>>(response).map(Success::whole)
    };
    let read = read.map(|Success { value, extras }| Success {
        value: value.into_inner(),
        extras,
    });
    read.map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}

/// JSON text of the result of call `id` of `M`: the whole body where there is no envelope, and the view of portable storage.
pub(crate) fn raw<M: Method>(id: u64, response: &Response) -> Result<RawJson, Error> {
    let read = match is_json_rpc(M::WIRE) {
        true => jsonrpc::decode(id, response).map(|success| success.value),
        false if is_epee(M::WIRE) => epee::view(response),
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
        false if is_epee(M::WIRE) => epee::decode::<IgnoredAny>(response).map(drop),
        false => endpoint::decode::<IgnoredAny>(response).map(drop),
    };
    read.map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}
