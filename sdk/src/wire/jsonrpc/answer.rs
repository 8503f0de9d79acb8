//! JSON-RPC response objects, decoded in one pass with their result in place.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::id;
use crate::error::RpcError;
use crate::extras::Extras;

/// `{"jsonrpc":"2.0","id":…,"result":…}`, or with `error`, in any order and with any other keys.
#[derive(Debug)]
pub(super) struct Answer<'de, T> {
    pub(super) head: Head<'de>,
    pub(super) result: Option<T>,
}

/// All but the result, so that this code is compiled once and not once per type of result.
#[derive(Debug, Default)]
pub(super) struct Head<'de> {
    pub(super) id: Option<&'de RawValue>,
    /// `"error":null` counts as none.
    pub(super) error: Option<RpcError>,
    /// The keys that JSON-RPC doesn't define.
    pub(super) extras: Extras,
}

impl<T> Answer<'_, T> {
    /// Whether it holds neither a result nor an error, so that it isn't a response.
    pub(super) fn is_empty(&self) -> bool {
        self.result.is_none() && self.head.error.is_none()
    }
}

impl<'de> Head<'de> {
    /// The id as one of ours, which are numbers.
    pub(super) fn number(&self) -> Option<u64> {
        id::number(self.id?)
    }

    /// Whether the response has the id of no call, as when the node couldn't read the request.
    pub(super) fn is_anonymous(&self) -> bool {
        id::is_anonymous(self.id)
    }

    /// Reads up to the next `result`; false at the end of the object.
    fn advance<A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<bool, A::Error> {
        while let Some(key) = map.next_key()? {
            match key {
                Key::Result => return Ok(true),
                Key::Id => self.id = Some(map.next_value()?),
                Key::Error => self.error = map.next_value()?,
                Key::Version => match map.next_value::<&RawValue>()?.get() {
                    // Some nodes have none to give where they couldn't read the request.
                    r#""2.0""# | r#""""# => {}
                    _ => return Err(A::Error::custom(r#"`jsonrpc` isn't "2.0""#)),
                },
                Key::Other(name) => self.extras.insert(name, map.next_value()?),
            }
        }
        Ok(false)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Answer<'de, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnswerVisitor(PhantomData))
    }
}

struct AnswerVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for AnswerVisitor<T> {
    type Value = Answer<'de, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON-RPC response")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut head, mut result) = (Head::default(), None);
        while head.advance(&mut map)? {
            if result.replace(map.next_value()?).is_some() {
                return Err(A::Error::duplicate_field("result"));
            }
        }
        Ok(Answer { head, result })
    }
}

enum Key {
    Version,
    Id,
    Result,
    Error,
    Other(String),
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl Visitor<'_> for KeyVisitor {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_str<E>(self, key: &str) -> Result<Key, E> {
                Ok(match key {
                    "jsonrpc" => Key::Version,
                    "id" => Key::Id,
                    "result" => Key::Result,
                    "error" => Key::Error,
                    other => Key::Other(other.to_owned()),
                })
            }
        }

        deserializer.deserialize_identifier(KeyVisitor)
    }
}
