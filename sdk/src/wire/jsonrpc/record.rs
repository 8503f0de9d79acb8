//! What responses say, for recordings.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::error::RpcError;
use crate::raw::RawJson;

/// What JSON-RPC answers say, by the ids that they are for. What isn't an answer is left out.
pub(super) fn outcomes(body: &[u8]) -> BTreeMap<u64, Result<RawJson, RpcError>> {
    let outcomes = objects(body).into_iter().filter_map(|members| {
        let text = |key| members.get(key).copied();
        let id = text("id")?.get().parse().ok()?;
        let error = text("error").filter(|error| error.get() != "null");
        let outcome = match error {
            Some(error) => Err(serde_json::from_str(error.get()).ok()?),
            None => Ok(RawJson::of(text("result")?)),
        };
        Some((id, outcome))
    });
    outcomes.collect()
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
