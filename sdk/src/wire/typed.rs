//! The typed side of a wire, compiled for each method.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Format;
use super::slot::Untyped;
use super::utf8;
use crate::error::Error;
use crate::extras::Extras;
use crate::message::{Request, Response, Writer};
use crate::parse;
use crate::raw::RawJson;
use crate::safety::Safety;

/// Codec of parameters and results of any type. Only the codec of a method's own wire is compiled for it.
pub trait Codec: 'static {
    /// Encodes a single call.
    fn encode<P: Serialize>(
        format: &'static Format,
        id: u64,
        method: &'static str,
        safety: Safety,
        params: &P,
    ) -> Result<Request, Error>;

    /// Adds a call to a batch, on wires with batches.
    fn push<P: Serialize>(
        batch: &mut Writer,
        id: u64,
        method: &'static str,
        safety: Safety,
        params: &P,
    ) -> Result<(), Error> {
        _ = (batch, id, params);
        let refused = Error::config("calls of this wire can't go in a batch");
        Err(refused.of(Some(method), safety))
    }

    /// Decodes the result of call `id`, straight from the body.
    fn decode<'de, T: Deserialize<'de>>(
        id: u64,
        response: &'de Response,
    ) -> Result<Success<T>, Error>;

    /// The result of call `id` as JSON.
    fn raw(id: u64, response: &Response) -> Result<RawJson, Error> {
        let read = |response: &Response| Self::decode(id, response).map(|success| success.value);
        read(response).or_else(|error| match utf8::repaired(response) {
            Some(response) => read(&response),
            None => Err(error),
        })
    }

    /// Decodes the result of a call in a batch.
    fn open<T: DeserializeOwned>(answer: Untyped<'_>) -> Result<Success<T>, Error> {
        Self::decode(0, answer.whole()?)
    }

    /// Decodes parameters or a result from JSON.
    fn read<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
        parse::from_slice(text.as_bytes())
    }

    /// Encodes parameters or a result as JSON.
    fn write<T: Serialize>(value: &T) -> serde_json::Result<String> {
        serde_json::to_string(value)
    }
}

/// A result, and the extra keys beside it.
#[derive(Clone, Debug)]
pub struct Success<T> {
    pub(crate) value: T,
    pub(crate) extras: Extras,
}

impl<T> Success<T> {
    /// Maps the result.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Success<U> {
        Success {
            value: change(self.value),
            extras: self.extras,
        }
    }

    /// A result that is the whole response.
    pub(super) fn whole(value: T) -> Self {
        let extras = Extras::default();
        Self { value, extras }
    }
}
