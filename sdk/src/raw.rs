//! Raw JSON, kept as it was sent.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::parse;

/// One JSON value, byte for byte as the node sent it: no number is rounded, no key is lost. Of an epee body it is [the
/// view](crate::epee), which is lossless too; a body without a view, for instance with a NaN, is an error.
///
/// Two values are equal if their bytes are.
#[derive(Clone)]
pub struct RawJson(Box<RawValue>);

impl RawJson {
    /// Validates JSON and keeps it as it is.
    ///
    /// # Errors
    /// If `text` isn't one JSON value.
    pub fn new(text: impl Into<String>) -> Result<Self, serde_json::Error> {
        RawValue::from_string(text.into()).map(Self)
    }

    pub(crate) fn of(value: &RawValue) -> Self {
        Self(value.to_owned())
    }

    /// Serde's own form.
    pub(crate) fn as_raw_value(&self) -> &RawValue {
        &self.0
    }

    #[cfg(all(feature = "epee", feature = "layers"))]
    pub(crate) fn into_inner(self) -> Box<RawValue> {
        self.0
    }

    /// The JSON, without white space around it.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Decodes the value as a type of the caller's choice.
    ///
    /// # Errors
    /// If the value doesn't have the form of `T`.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        parse::from_slice(self.as_str().as_bytes())
    }
}

#[cfg(test)]
impl RawJson {
    /// JSON that a test has written.
    pub(crate) fn written(text: &str) -> Self {
        // The test is wrong if it isn't any.
        Self::new(text).expect("JSON")
    }
}

#[cfg(feature = "jsonrpsee")]
impl From<Box<RawValue>> for RawJson {
    fn from(raw: Box<RawValue>) -> Self {
        Self(raw)
    }
}

impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for RawJson {}

impl AsRef<str> for RawJson {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(Self)
    }
}
