//! The state of the ledger that each response is as of.

#[cfg(feature = "layers")]
mod tracker;

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[cfg(feature = "layers")]
pub use tracker::{LedgerService, LedgerTracker};

/// The state of the ledger that a response is as of, which nodes name beside each result and each error: what
/// [`with_meta`](crate::Call::with_meta) returns beside a value. Of an error it is in its
/// [`extras`](crate::RpcError::extras): `error.rpc()?.extras().decode::<LedgerState>()`.
///
/// Read under the keys of both eras, `diem_…` and `libra_…`. Where a response lacks them, those of its headers count. All entries of a batch
/// that went in one request are as of one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct LedgerState {
    /// Which network the node is of: 1 mainnet, 2 testnet, 3 devnet, 4 a network for tests, 5 premainnet.
    pub chain_id: u8,
    /// The version of the ledger.
    pub version: u64,
    /// When that version was committed, in microseconds since 1970.
    pub timestamp_usecs: u64,
}

impl LedgerState {
    /// Creates a state from its parts.
    pub const fn new(chain_id: u8, version: u64, timestamp_usecs: u64) -> Self {
        Self {
            chain_id,
            version,
            timestamp_usecs,
        }
    }

    /// When the version was committed.
    pub fn committed_at(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_micros(self.timestamp_usecs)
    }

    /// How long ago the version was committed, by a clock that says `now`; zero if that is behind the network's. Networks commit a version
    /// every second or so, so a node whose state is a minute old doesn't follow its network.
    pub fn age(&self, now: SystemTime) -> Duration {
        now.duration_since(self.committed_at()).unwrap_or_default()
    }

    /// Whether a transaction that expires at this time, in seconds since 1970, can't be executed any more. Timestamps of the ledger are in
    /// microseconds.
    pub fn is_past(&self, expiration_timestamp_secs: u64) -> bool {
        u128::from(expiration_timestamp_secs) * 1_000_000 <= u128::from(self.timestamp_usecs)
    }

    /// Whether it is of an older version or time than another.
    pub fn is_older_than(&self, other: &Self) -> bool {
        self.version < other.version || self.timestamp_usecs < other.timestamp_usecs
    }
}

/// The names of one key in both eras, the newer one first.
type Names = [&'static str; 2];

const CHAIN_ID: Names = ["diem_chain_id", "libra_chain_id"];
const VERSION: Names = ["diem_ledger_version", "libra_ledger_version"];
const TIMESTAMP: Names = ["diem_ledger_timestampusec", "libra_ledger_timestampusec"];

impl<'de> Deserialize<'de> for LedgerState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(StateVisitor)
    }
}

struct StateVisitor;

impl<'de> Visitor<'de> for StateVisitor {
    type Value = LedgerState;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the chain id, the version and the timestamp of the ledger")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LedgerState, A::Error> {
        let (mut chain_id, mut version, mut timestamp) = (None, None, None);
        while let Some(key) = map.next_key::<String>()? {
            let is = |names: Names| names.contains(&key.as_str());
            if is(CHAIN_ID) {
                chain_id = Some(map.next_value()?);
            } else if is(VERSION) {
                version = Some(map.next_value()?);
            } else if is(TIMESTAMP) {
                timestamp = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        let missing = |[name, _]: Names| A::Error::missing_field(name);
        Ok(LedgerState {
            chain_id: chain_id.ok_or_else(|| missing(CHAIN_ID))?,
            version: version.ok_or_else(|| missing(VERSION))?,
            timestamp_usecs: timestamp.ok_or_else(|| missing(TIMESTAMP))?,
        })
    }
}

/// As nodes of the Diem era write it, for mocks.
impl Serialize for LedgerState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("LedgerState", 3)?;
        object.serialize_field(CHAIN_ID[0], &self.chain_id)?;
        object.serialize_field(VERSION[0], &self.version)?;
        object.serialize_field(TIMESTAMP[0], &self.timestamp_usecs)?;
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_eras_are_read_and_the_newer_is_written() -> serde_json::Result<()> {
        let state = LedgerState::new(4, u64::MAX, 7);
        for era in ["diem", "libra"] {
            let text = format!(
                r#"{{"{era}_ledger_timestampusec":7,"{era}_chain_id":4,"new":[],"{era}_ledger_version":18446744073709551615}}"#
            );
            assert_eq!(serde_json::from_str::<LedgerState>(&text)?, state);
        }
        let text = r#"{"diem_chain_id":4,"diem_ledger_version":18446744073709551615,"diem_ledger_timestampusec":7}"#;
        assert_eq!(serde_json::to_string(&state)?, text);
        let missing = serde_json::from_str::<LedgerState>(r#"{"diem_chain_id":4}"#);
        let missing = missing.map_err(|error| error.to_string());
        assert!(missing.is_err_and(|error| error.contains("diem_ledger_version")));
        assert!(serde_json::from_str::<LedgerState>(&text.replace(":4", ":256")).is_err());
        Ok(())
    }

    #[test]
    fn seconds_are_compared_with_microseconds() {
        let state = LedgerState::new(4, 1, 5_000_000);
        assert!(state.is_past(0) && state.is_past(4) && state.is_past(5));
        assert!(!state.is_past(6) && !state.is_past(u64::MAX));
        let now = UNIX_EPOCH + Duration::from_secs(65);
        assert_eq!(state.age(now), Duration::from_secs(60));
        assert_eq!(state.age(UNIX_EPOCH), Duration::ZERO);
    }
}
