//! Slots: the response to one entry of a batch.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{Codec, Format, Wire, jsonrpc, status};
use crate::error::{DecodeError, Error, Kind};
use crate::transport::Response;

/// The response to one entry of a batch, not yet decoded.
#[derive(Clone, Debug)]
pub struct Slot<'a>(Result<Untyped<'a>, Error>);

/// A result that isn't decoded yet.
#[derive(Clone, Debug)]
pub enum Untyped<'a> {
    /// An entry of a batch.
    Result {
        /// The result's JSON.
        json: &'a RawValue,
        /// The response that it is in.
        response: &'a Response,
    },
    /// A single response.
    Whole {
        /// The call's id.
        id: u64,
        /// The whole response.
        response: &'a Response,
    },
}

impl<'a> Slot<'a> {
    pub(crate) fn failed(error: Error) -> Self {
        Self(Err(error))
    }

    pub(super) fn result(json: &'a RawValue, response: &'a Response) -> Self {
        Self(Ok(Untyped::Result { json, response }))
    }

    /// Creates the slot of call `id`, which was sent alone.
    pub(crate) fn whole(id: u64, response: &'a Response) -> Self {
        Self(Ok(Untyped::Whole { id, response }))
    }

    /// Decodes the result with the codec of its call's wire.
    pub(crate) fn decode<W: Wire, T: DeserializeOwned>(self) -> Result<T, Error> {
        let answer = self.0?;
        answer.check(W::FORMAT)?;
        W::Codec::open(answer)
    }

    /// Decodes the result of a JSON-RPC call as a type of the caller's choice.
    #[cfg(feature = "jsonrpsee")]
    pub(crate) fn read<T: DeserializeOwned>(self) -> Result<T, Error> {
        let answer = self.0?;
        answer.check(&jsonrpc::JSONRPC)?;
        answer.result()
    }
}

impl<'a> Untyped<'a> {
    /// Fails if the result's own status says so.
    fn check(&self, format: &Format) -> Result<(), Error> {
        let failure = match *self {
            Self::Result { json, response } => {
                status::failure_of(response.chain(), json.get(), response)
            }
            Self::Whole { id, response } => status::failure(format, response.chain(), id, response),
        };
        failure.map_or(Ok(()), Err)
    }

    pub(super) fn result<T: DeserializeOwned>(self) -> Result<T, Error> {
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

    pub(super) fn whole(self) -> Result<&'a Response, Error> {
        match self {
            Self::Whole { response, .. } => Ok(response),
            Self::Result { response, .. } => Err(mixed_up(response)),
        }
    }
}

/// Slots are made by the wire of the method that decodes them, so that this can't happen.
fn mixed_up(response: &Response) -> Error {
    let error = DecodeError::new("", "the answer is of another wire", response.body());
    Error::answered(Kind::Decode(error), response)
}
