//! Statuses that results have among their keys, judged by the rule of the node's chain.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Format, Success};
use crate::chain_info::{ChainInfo, Status};
use crate::error::{Error, Kind, RpcError};
use crate::extras::Extras;
use crate::message::Response;
use crate::raw::RawJson;

/// Why call `id` failed by the status of its result. Chains without a rule cost nothing.
pub(crate) fn failure(
    format: &Format,
    chain: &ChainInfo,
    id: u64,
    response: &Response,
) -> Option<Error> {
    let rules = format.rules();
    let status = rules.text(id, response, chain.status?.key)?;
    let kind = judge(chain, status, || {
        let extras = rules.extras(id, response);
        (rules.result(id, response), extras)
    })?;
    Some(Error::answered(kind, response).with_refusals(chain.refusals()))
}

/// Why the call failed with this result, one of several in a response.
pub(crate) fn failure_of(
    chain: &ChainInfo,
    success: &Success<&RawValue>,
    response: &Response,
) -> Option<Error> {
    let status = json_text(success.value.get().as_bytes(), chain.status?.key)?;
    let kind = judge(chain, status, || {
        (Some(RawJson::of(success.value)), success.extras.clone())
    })?;
    Some(Error::answered(kind, response).with_refusals(chain.refusals()))
}

fn judge(
    chain: &ChainInfo,
    status: String,
    rest: impl FnOnce() -> (Option<RawJson>, Extras),
) -> Option<Kind> {
    let kind = match (chain.status?.judge)(&status) {
        Status::Ok => return None,
        Status::Busy => Kind::Busy,
        Status::Failed => Kind::Rpc,
    };
    let (result, extras) = rest();
    let error = RpcError::new(0, status).with_extras(extras);
    Some(kind(match result {
        Some(result) => error.with_data(result),
        None => error,
    }))
}

/// The string under a key of an object, if it has one.
pub(super) fn json_text(json: &[u8], key: &str) -> Option<String> {
    let mut found = None;
    // Whoever decodes the rest reports what is wrong with it.
    _ = TextUnder {
        key,
        found: &mut found,
    }
    .deserialize(&mut serde_json::Deserializer::from_slice(json));
    found
}

/// Reads an object up to the string under a key, and stops there with an error.
pub(super) struct TextUnder<'a> {
    pub(super) key: &'a str,
    pub(super) found: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for TextUnder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for TextUnder<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(is_found) = map.next_key_seed(IsKey(self.key))? {
            if is_found {
                *self.found = Some(map.next_value()?);
                return Err(A::Error::custom("nothing else is read"));
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// Whether a key is this one.
struct IsKey<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for IsKey<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for IsKey<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<bool, E> {
        Ok(key == self.0)
    }
}
