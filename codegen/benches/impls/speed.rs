//! Decodes the same responses in several ways and prints what each takes, one line each: what, how, bytes, seconds.
//!
//! The bench `impls` of polyrpc-codegen makes a crate of this file, beside the two whose types it names.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_json::value::RawValue;

const ROUNDS: usize = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}.json"));
    for name in ["transactions-type-first", "transactions-type-late"] {
        compare::<Vec<written::types::Transaction>, Vec<derived::types::Transaction>>(
            name,
            &read(name)?,
        )?;
    }
    compare::<written::types::Block, derived::types::Block>("block", &read("block")?)?;
    compare::<Vec<written::types::Receipt>, Vec<derived::types::Receipt>>(
        "receipts",
        &read("receipts")?,
    )?;
    Ok(())
}

fn compare<W, D>(name: &str, text: &str) -> Result<(), Box<dyn Error>>
where
    W: DeserializeOwned + Serialize,
    D: DeserializeOwned + Serialize,
{
    same::<W>(text).map_err(|error| format!("{name}, written: {error}"))?;
    same::<D>(text).map_err(|error| format!("{name}, derived: {error}"))?;
    let times = [
        ("written", best::<W>(text)?),
        ("derived", best::<D>(text)?),
        ("value", best::<Value>(text)?),
        ("scan", best::<IgnoredAny>(text)?),
        (
            "raw",
            best_of(|| serde_json::from_str::<&RawValue>(text).map(drop))?,
        ),
    ];
    for (how, time) in times {
        println!("{name}\t{how}\t{}\t{}", text.len(), time.as_secs_f64());
    }
    Ok(())
}

/// Both ways must do the whole work: what is written back is what was read.
fn same<T: DeserializeOwned + Serialize>(text: &str) -> Result<(), Box<dyn Error>> {
    let sent: Value = serde_json::from_str(text)?;
    let back = serde_json::to_value(serde_json::from_str::<T>(text)?)?;
    if without_nulls(back) == without_nulls(sent) {
        Ok(())
    } else {
        Err("what was read is not what was sent".into())
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        Value::Object(entries) => {
            let entries = entries.into_iter().filter(|(_, value)| !value.is_null());
            entries
                .map(|(key, value)| (key, without_nulls(value)))
                .collect()
        }
        other => other,
    }
}

fn best<T: DeserializeOwned>(text: &str) -> serde_json::Result<Duration> {
    best_of(|| serde_json::from_str::<T>(text))
}

/// Dropping the value is not part of the time.
fn best_of<T>(mut decode: impl FnMut() -> serde_json::Result<T>) -> serde_json::Result<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let value = black_box(decode()?);
        best = best.min(start.elapsed());
        drop(value);
    }
    Ok(best)
}
