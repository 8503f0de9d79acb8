//! Decoding of JSON into types, the only place that knows which parser does it.

mod hint;
mod reader;
#[cfg(test)]
mod tests;

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::DeserializeSeed;

use reader::Reader;

pub(crate) use hint::{Length, can_guess, deserialize_checked};
#[cfg(feature = "socket")]
pub(crate) use reader::ObjectReader;
pub(crate) use reader::{Peek, Seen};

/// The name by which serde_json asks for raw JSON.
pub(crate) const RAW: &str = "$serde_json::private::RawValue";

/// Decodes JSON.
///
/// What [`Reader`] reads is taken from it. All else is left to serde_json: text that isn't UTF-8 throughout, whatever the reader
/// refuses, and the errors.
///
/// # Errors
/// Those of serde_json.
#[inline]
pub(crate) fn from_slice<'de, T: Deserialize<'de>>(json: &'de [u8]) -> serde_json::Result<T> {
    seeded(json, PhantomData)
}

/// Decodes JSON with a seed, which is used once or twice.
///
/// # Errors
/// Those of serde_json.
#[inline]
pub(crate) fn seeded<'de, S: DeserializeSeed<'de> + Copy>(
    json: &'de [u8],
    seed: S,
) -> serde_json::Result<S::Value> {
    if let Some(value) = usual(json, seed) {
        return Ok(value);
    }
    let mut reader = serde_json::Deserializer::from_slice(json);
    let value = seed.deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// Decodes JSON of the usual forms.
#[inline]
fn usual<'de, S: DeserializeSeed<'de>>(json: &'de [u8], seed: S) -> Option<S::Value> {
    // Validating UTF-8 once costs far less than string by string.
    let mut reader = Reader::new(std::str::from_utf8(json).ok()?);
    let value = seed.deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    Some(value)
}
