//! A sample of what any method returns is a valid value: it survives its own encoding, and completes JSON of which nothing is there.

#![allow(
    missing_debug_implementations,
    missing_docs,
    unreachable_pub,
    reason = "the registries are included as they are, and want public types"
)]

use std::fmt::Debug;

use polyrpc::mock::{Sample, sample, sample_with};
use polyrpc::{Method, ethereum as eth, rt};
use polyrpc_tests::TestResult;
use serde::Deserialize;
use serde_json::{Value, json};
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};

/// The registries, as lists of checks.
mod ethereum {
    use polyrpc::ethereum::{self as types, methods};

    pub mod registry {
        include!("../../sdk/src/ethereum/generated/registry.rs");
    }
}

mod chia {
    use polyrpc::chia::{self as types, methods};

    pub mod registry {
        include!("../../sdk/src/chia/generated/registry.rs");
    }
}

pub struct MethodInfo {
    name: &'static str,
    check: fn() -> Result<(), String>,
}

pub struct ParamInfo;

pub struct StreamInfo(MethodInfo);

impl MethodInfo {
    const fn of<M: Method<Output: Sample + PartialEq>>(
        _: &'static str,
        _: &'static str,
        _: &'static [ParamInfo],
    ) -> Self {
        Self {
            name: M::NAME,
            check: survives::<M::Output, M::Codec>,
        }
    }
}

impl ParamInfo {
    const fn new(_: &'static str, _: bool, _: Option<&'static str>) -> Self {
        Self
    }
}

impl StreamInfo {
    const fn of<T, C>(_: &'static str, _: &'static str, name: &'static str) -> Self
    where
        T: Sample + PartialEq + Debug,
        C: for<'de> DeserializeAs<'de, T> + SerializeAs<T>,
    {
        Self(MethodInfo {
            name,
            check: survives::<T, C>,
        })
    }
}

fn survives<T, C>() -> Result<(), String>
where
    T: Sample + PartialEq + Debug,
    C: for<'de> DeserializeAs<'de, T> + SerializeAs<T>,
{
    let decode = |json: &Value| {
        DeserializeAsWrap::<T, C>::deserialize(json)
            .map(DeserializeAsWrap::into_inner)
            .map_err(|error| format!("{error}: {json}"))
    };
    let sampled = T::sample();
    let whole = serde_json::to_value(SerializeAsWrap::<T, C>::new(&sampled))
        .map_err(|error| format!("{error}: {sampled:?}"))?;
    let decoded = decode(&whole)?;
    if decoded != sampled {
        return Err(format!("{decoded:?} is not {sampled:?}"));
    }
    let mut completed = whole.clone();
    T::complete(&mut completed).map_err(|error| format!("{error}: {sampled:?}"))?;
    if completed != whole {
        return Err(format!("{completed} is more than {whole}"));
    }
    if whole.is_object() {
        let mut nothing = json!({});
        T::complete(&mut nothing).map_err(|error| format!("{error}: {sampled:?}"))?;
        decode(&nothing)?;
    }
    Ok(())
}

#[test]
fn what_any_method_returns_has_a_sample() {
    let streams = ethereum::registry::STREAMS
        .iter()
        .chain(chia::registry::STREAMS);
    let methods = ethereum::registry::METHODS
        .iter()
        .chain(chia::registry::METHODS);
    let all: Vec<&MethodInfo> = methods.chain(streams.map(|stream| &stream.0)).collect();
    assert!(all.len() > 300);
    let failed: Vec<String> = all
        .iter()
        .filter_map(|info| {
            let why = (info.check)().err()?;
            Some(format!("{}: {why}", info.name))
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_test_says_only_what_matters() -> TestResult {
    let mut receipt = sample::<eth::Receipt>();
    receipt.block_number = 17;
    receipt.logs = vec![sample()];
    receipt.logs[0].log_index = Some(1);
    let partial = json!({"blockNumber": "0x11", "logs": [{"logIndex": "0x1"}]});
    assert_eq!(sample_with::<eth::Receipt>(partial)?, receipt);
    Ok(())
}

#[test]
fn what_is_there_is_not_replaced() {
    let failed = sample_with::<eth::Receipt>(json!({"blockNumber": "seventeen"}));
    let message = failed.map(|_| ()).unwrap_err().to_string();
    assert!(message.contains("seventeen"), "{message}");
}

#[test]
fn the_variant_of_a_union_is_the_one_that_its_part_is() -> TestResult {
    let syncing: eth::SyncingStatus = sample_with(json!({"currentBlock": "0x7"}))?;
    let eth::SyncingStatus::Syncing(progress) = syncing else {
        return Err(format!("{syncing:?}").into());
    };
    assert_eq!(progress.current_block, Some(7));
    let idle: eth::SyncingStatus = sample_with(json!(false))?;
    assert!(!matches!(idle, eth::SyncingStatus::Syncing(_)), "{idle:?}");
    Ok(())
}
