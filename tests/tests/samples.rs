//! A sample of what any method returns is a valid value: it survives its own encoding, and completes JSON of which nothing is there.

use std::fmt::Debug;

use polyrpc::mock::{Sample, sample, sample_with};
use polyrpc::{Method, ethereum as eth, rt};
use polyrpc_tests::TestResult;
use serde::Deserialize;
use serde_json::{Value, json};
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};

/// Lists the checks of a chain's registry in place of its entries.
macro_rules! registry {
    (METHODS { $($(#[$gate:meta])? $module:ident for $($api:literal),+ {
        $($name:ident($($param:tt)*) $(as $aliases:tt)? $(on $nodes:tt)?: $summary:literal;)*
    })* }) => {
        pub(crate) static METHODS: &[$crate::Check] = &[$($($crate::Check::of_method::<$module::$name>(),)*)*];
    };
    (STREAMS { $($(#[$gate:meta])? for $($api:literal),+ {
        $($name:literal of $method:literal: $item:ty as $codec:ty;)*
    })* }) => {
        pub(crate) static STREAMS: &[$crate::Check] = &[$($($crate::Check::of::<$item, $codec>($name),)*)*];
    };
}
use registry;

mod ethereum {
    use polyrpc::ethereum::{self as types, methods};

    pub(crate) mod registry {
        include!("../../sdk/src/ethereum/generated/registry.rs");
    }
}

mod filecoin {
    use polyrpc::filecoin::{self as types, methods};

    pub(crate) mod registry {
        include!("../../sdk/src/filecoin/generated/registry.rs");
    }
}

mod chia {
    use polyrpc::chia::{self as types, methods};

    pub(crate) mod registry {
        include!("../../sdk/src/chia/generated/registry.rs");
    }
}

mod libra {
    use polyrpc::libra::{self as types, methods};

    pub(crate) mod registry {
        include!("../../sdk/src/libra/generated/registry.rs");
    }
}

/// Whether the samples of a type survive.
#[derive(Clone)]
struct Check {
    name: &'static str,
    check: fn() -> Result<(), String>,
}

impl Check {
    const fn of_method<M: Method<Output: Sample + PartialEq>>() -> Self {
        Self::of::<M::Output, M::Codec>(M::NAME)
    }

    const fn of<T, C>(name: &'static str) -> Self
    where
        T: Sample + PartialEq + Debug,
        C: for<'de> DeserializeAs<'de, T> + SerializeAs<T>,
    {
        Self {
            name,
            check: survives::<T, C>,
        }
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
    let lists = [
        ethereum::registry::METHODS,
        ethereum::registry::STREAMS,
        chia::registry::METHODS,
        chia::registry::STREAMS,
        filecoin::registry::METHODS,
        filecoin::registry::STREAMS,
        libra::registry::METHODS,
        libra::registry::STREAMS,
    ];
    let all = lists.concat();
    assert!(all.len() > 300);
    let failed: Vec<String> = all
        .iter()
        .filter_map(|Check { name, check }| {
            let why = check().err()?;
            Some(format!("{name}: {why}"))
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_test_says_only_what_matters() -> TestResult {
    let mut receipt = sample::<eth::Receipt>();
    receipt.block_number = Some(17);
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
