//! Slots: the response to one entry of a batch.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{Codec, Format, Success, Wire, jsonrpc, status};
use crate::error::{DecodeError, Error, Kind};
use crate::message::Response;
use crate::parse;

/// The response to one entry of a batch, not yet decoded.
#[derive(Clone, Debug)]
pub struct Slot<'a>(Result<Untyped<'a>, Error>);

/// A result that isn't decoded yet.
#[derive(Clone, Debug)]
pub enum Untyped<'a> {
    /// An entry of a batch.
    Result {
        /// The result's JSON, and the extra keys beside it.
        success: Success<&'a RawValue>,
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

    pub(super) fn result(success: Success<&'a RawValue>, response: &'a Response) -> Self {
        Self(Ok(Untyped::Result { success, response }))
    }

    /// Creates the slot of call `id`, which was sent alone.
    pub(crate) fn whole(id: u64, response: &'a Response) -> Self {
        Self(Ok(Untyped::Whole { id, response }))
    }

    /// The response that the result is in, if there is one.
    pub(crate) fn response(&self) -> Option<&'a Response> {
        match self.0.as_ref().ok()? {
            Untyped::Result { response, .. } | Untyped::Whole { response, .. } => Some(response),
        }
    }

    /// Decodes the result with the codec of its call's wire.
    pub(crate) fn decode<W: Wire, T: DeserializeOwned>(self) -> Result<Success<T>, Error> {
        let answer = self.0?;
        answer.check(W::FORMAT)?;
        W::Codec::open(answer)
    }

    /// Decodes the result of a JSON-RPC call as a type of the caller's choice.
    #[cfg(feature = "jsonrpsee")]
    pub(crate) fn read<T: DeserializeOwned>(self) -> Result<T, Error> {
        let answer = self.0?;
        answer.check(&jsonrpc::JSONRPC)?;
        answer.result().map(|success| success.value)
    }
}

impl<'a> Untyped<'a> {
    /// Fails if the result's own status says so.
    fn check(&self, format: &Format) -> Result<(), Error> {
        let failure = match self {
            Self::Result { success, response } => {
                status::failure_of(response.chain(), success, response)
            }
            Self::Whole { id, response } => {
                status::failure(format, response.chain(), *id, response)
            }
        };
        failure.map_or(Ok(()), Err)
    }

    pub(super) fn result<T: DeserializeOwned>(self) -> Result<Success<T>, Error> {
        let (success, response) = match self {
            Self::Result { success, response } => (success, response),
            Self::Whole { id, response } => return jsonrpc::decode(id, response),
        };
        let text = success.value.get();
        match parse::from_slice(text.as_bytes()) {
            Ok(value) => Ok(success.map(|_| value)),
            Err(error) => {
                let error = DecodeError::locate(text.as_bytes(), &error).under("result");
                Err(Error::answered(Kind::Decode(error), response))
            }
        }
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
    let error = DecodeError::new("", "the response is of another wire", response.body());
    Error::answered(Kind::Decode(error), response)
}
