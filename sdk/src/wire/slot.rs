//! One answer of many.

use serde_json::value::RawValue;

use super::{endpoint, epee, is_epee, is_json_rpc, jsonrpc};
use crate::error::{DecodeError, Error, Kind};
use crate::method::Method;
use crate::transport::Response;
use serde::de::DeserializeOwned;
use serde_with::de::DeserializeAsWrap;

/// The answer to one entry of a batch, not yet typed.
#[derive(Clone, Debug)]
pub struct Slot<'a>(Result<Untyped<'a>, Error>);

#[derive(Clone, Debug)]
enum Untyped<'a> {
    /// A result that stood among others.
    Result {
        json: &'a RawValue,
        response: &'a Response,
    },
    /// An answer that came by itself.
    Whole { id: u64, response: &'a Response },
}

impl<'a> Slot<'a> {
    pub(crate) fn failed(error: Error) -> Self {
        Self(Err(error))
    }

    pub(super) fn result(json: &'a RawValue, response: &'a Response) -> Self {
        Self(Ok(Untyped::Result { json, response }))
    }

    /// The answer to call `id`, which went alone.
    pub(crate) fn whole(id: u64, response: &'a Response) -> Self {
        Self(Ok(Untyped::Whole { id, response }))
    }

    pub(crate) fn decode<M: Method>(self) -> Result<M::Output, Error> {
        type Wrap<M> = DeserializeAsWrap<<M as Method>::Output, <M as Method>::Codec>;
        let read = match self.0 {
            Err(error) => Err(error),
            // In constants, so that only one of them is compiled for each method.
            Ok(untyped) => {
                if const { is_json_rpc(M::WIRE) } {
                    untyped.result::<Wrap<M>>()
                } else if const { is_epee(M::WIRE) } {
                    untyped.whole().and_then(epee::decode::<Wrap<M>>)
                } else {
                    untyped.whole().and_then(endpoint::decode::<Wrap<M>>)
                }
            }
        };
        match read {
            Ok(wrap) => Ok(wrap.into_inner()),
            Err(error) => Err(error.of(Some(M::NAME), M::SAFETY)),
        }
    }

    /// Reads the result of a JSON-RPC call as a type of the caller's choice.
    #[cfg(feature = "jsonrpsee")]
    pub(crate) fn read<T: DeserializeOwned>(self) -> Result<T, Error> {
        self.0.and_then(Untyped::result)
    }
}

impl<'a> Untyped<'a> {
    fn result<T: DeserializeOwned>(self) -> Result<T, Error> {
        let (text, response) = match self {
            Self::Result { json, response } => (json.get(), response),
            Self::Whole { id, response } => {
                return jsonrpc::decode(id, response).map(|success| success.value);
            }
        };
        serde_json::from_str(text).map_err(|error| {
            let error = DecodeError::locate(text.as_bytes(), &error).under("result");
            Error::answered(Kind::Decode(error), response)
        })
    }

    fn whole(self) -> Result<&'a Response, Error> {
        match self {
            Self::Whole { response, .. } => Ok(response),
            Self::Result { response, .. } => Err(mixed_up(response)),
        }
    }
}

/// Slots are made by the wire of the method that reads them, so that this can't happen.
fn mixed_up(response: &Response) -> Error {
    let error = DecodeError::new("", "the answer is of another wire", response.body());
    Error::answered(Kind::Decode(error), response)
}
