//! What responses say, for recordings.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::id;
use crate::error::RpcError;
use crate::extras::Extras;
use crate::raw::RawJson;

/// What JSON-RPC responses say, by the ids that they are for. What isn't a response is left out.
pub(super) fn outcomes(body: &[u8]) -> BTreeMap<u64, Result<RawJson, RpcError>> {
    let outcomes = objects(body).into_iter().filter_map(|members| {
        let text = |key| members.get(key).copied();
        let id = id::number(text("id")?)?;
        let error = text("error").filter(|error| error.get() != "null");
        let outcome = match error {
            Some(error) => Err(serde_json::from_str(error.get()).ok()?),
            None => Ok(RawJson::of(text("result")?)),
        };
        Some((id, outcome))
    });
    outcomes.collect()
}

/// What JSON-RPC responses carry beside what they say, by the ids that they are for.
pub(super) fn extras(body: &[u8]) -> BTreeMap<u64, Extras> {
    const OWN: [&str; 4] = ["jsonrpc", "id", "result", "error"];
    let extras = objects(body).into_iter().filter_map(|members| {
        let id = id::number(members.get("id").copied()?)?;
        let mut extras = Extras::default();
        for (key, value) in members {
            if !OWN.contains(&key.as_str()) {
                extras.insert(key, RawJson::of(value));
            }
        }
        Some((id, extras))
    });
    extras.collect()
}

type Members<'a> = BTreeMap<String, &'a RawValue>;

/// The entries of a batch that are objects, or the one object that isn't a batch.
fn objects(body: &[u8]) -> Vec<Members<'_>> {
    fn read<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Option<T> {
        serde_json::from_slice(text).ok()
    }

    match read::<Vec<&RawValue>>(body) {
        Some(entries) => {
            let entries = entries.into_iter();
            let objects = entries.filter_map(|entry| read(entry.get().as_bytes()));
            objects.collect()
        }
        None => read(body).into_iter().collect(),
    }
}
