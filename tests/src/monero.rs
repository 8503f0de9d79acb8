//! The type that monerod's document under `tests/cases` leaves to be written by hand.

use std::fmt;

use polyrpc::mock::Sample;
use polyrpc::scalar::{B256, Bytes};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A transaction of a block: its bytes, or an object where the caller asks for pruned ones.
#[derive(Clone, Debug, PartialEq)]
pub enum Transaction {
    /// All of it.
    Whole(Bytes),
    /// Without what only proves it.
    Pruned(Pruned),
}

/// What is left of a pruned transaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pruned {
    /// The bytes that are left.
    pub blob: Bytes,
    /// The hash of those that aren't.
    pub prunable_hash: B256,
}

impl Transaction {
    /// The bytes that there are.
    pub fn blob(&self) -> &Bytes {
        match self {
            Self::Whole(blob) | Self::Pruned(Pruned { blob, .. }) => blob,
        }
    }
}

impl From<Bytes> for Transaction {
    fn from(blob: Bytes) -> Self {
        Self::Whole(blob)
    }
}

impl Sample for Transaction {
    fn sample() -> Self {
        Self::Whole(Bytes::default())
    }
}

impl Serialize for Transaction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(blob) => blob.serialize(serializer),
            Self::Pruned(pruned) => pruned.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Transaction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let is_hex = deserializer.is_human_readable();
        deserializer.deserialize_any(Either { is_hex })
    }
}

/// Reads a string or an object.
struct Either {
    /// Whether a text is digits, rather than the bytes themselves.
    is_hex: bool,
}

impl<'de> Visitor<'de> for Either {
    type Value = Transaction;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a transaction's bytes or an object with what is left of them")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Transaction, E> {
        if !self.is_hex {
            return self.visit_bytes(text.as_bytes());
        }
        Bytes::deserialize(text.into_deserializer()).map(Transaction::Whole)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Transaction, E> {
        Ok(Transaction::Whole(bytes.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Transaction, A::Error> {
        Pruned::deserialize(MapAccessDeserializer::new(map)).map(Transaction::Pruned)
    }
}
