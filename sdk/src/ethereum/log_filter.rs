//! The filter of logs: its setters, and what a subscription takes of it.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs};
use sha3::{Digest as _, Keccak256};

use super::{AddressFilter, B256, BlockNumberOrTag, LogFilter, TopicFilter};

/// One filter for all that selects logs: [`get_logs`](super::Client::get_logs), [`new_filter`](super::Client::new_filter),
/// `subscribe_logs` and `logs_backfilled`.
///
/// ```
/// use polyrpc::ethereum::{Address, LogFilter};
///
/// let token = Address::new([0x11; 20]);
/// let holder = Address::new([0x22; 20]);
/// let filter = LogFilter::new()
///     .address(token)
///     .event("Transfer(address,address,uint256)")
///     .topic1(holder)
///     .from_block(19_000_000);
/// assert_eq!(filter.topics.map(|topics| topics.len()), Some(2));
/// ```
impl LogFilter {
    /// Selects the logs of one contract, or of any contract in a list. A list without items selects those of every contract.
    #[must_use]
    pub fn address(mut self, address: impl Into<AddressFilter>) -> Self {
        self.address = Some(address.into());
        self
    }

    /// Selects the logs of one event by its signature, such as `Transfer(address,address,uint256)`: sets `topic0` to the signature's
    /// Keccak-256 hash.
    ///
    /// The signature is in Solidity's canonical form: types without names, `indexed` or spaces, and by their full names (`uint256`, not
    /// `uint`); a struct is a tuple of its types. Any other text has the hash of no event. Anonymous events have no signature.
    #[must_use]
    pub fn event(self, signature: &str) -> Self {
        self.topic0(event_topic(signature))
    }

    /// Selects logs by their first topic, which is the hash of the event's signature: one value, or any value of a list.
    #[must_use]
    pub fn topic0(self, topic: impl Into<TopicFilter>) -> Self {
        self.topic(0, topic.into())
    }

    /// Selects logs by the first indexed argument of the event: one value, or any value of a list.
    #[must_use]
    pub fn topic1(self, topic: impl Into<TopicFilter>) -> Self {
        self.topic(1, topic.into())
    }

    /// Selects logs by the second indexed argument of the event: one value, or any value of a list.
    #[must_use]
    pub fn topic2(self, topic: impl Into<TopicFilter>) -> Self {
        self.topic(2, topic.into())
    }

    /// Selects logs by the third indexed argument of the event: one value, or any value of a list.
    #[must_use]
    pub fn topic3(self, topic: impl Into<TopicFilter>) -> Self {
        self.topic(3, topic.into())
    }

    /// Sets the first block, by its number or a tag such as [`BlockTag::Finalized`](super::BlockTag::Finalized); `latest` when it isn't
    /// set. Clears the block hash, which excludes it.
    #[must_use]
    pub fn from_block(mut self, block: impl Into<BlockNumberOrTag>) -> Self {
        self.from_block = Some(block.into());
        self.block_hash = None;
        self
    }

    /// Sets the last block, by its number or a tag; `latest` when it isn't set. Clears the block hash, which excludes it.
    #[must_use]
    pub fn to_block(mut self, block: impl Into<BlockNumberOrTag>) -> Self {
        self.to_block = Some(block.into());
        self.block_hash = None;
        self
    }

    /// Selects the logs of one block by its hash, so that a reorganisation can't change the response (EIP-234). Clears the range, which
    /// excludes it.
    #[must_use]
    pub fn block_hash(mut self, hash: impl Into<B256>) -> Self {
        self.block_hash = Some(hash.into());
        (self.from_block, self.to_block) = (None, None);
        self
    }

    /// Selects by the topic at a position. Positions before it that aren't set match anything.
    fn topic(mut self, position: usize, topic: TopicFilter) -> Self {
        let topics = self.topics.get_or_insert_default();
        if topics.len() <= position {
            topics.resize(position + 1, None);
        }
        topics[position] = Some(topic);
        self
    }

    /// The error of a filter that names a last block, or one block, where logs without an end are wanted.
    #[cfg(feature = "layers")]
    pub(super) fn check_endless(&self) -> Result<(), crate::Error> {
        let name = match (&self.to_block, &self.block_hash) {
            (None, None) => return Ok(()),
            (Some(_), _) => "to_block",
            (None, Some(_)) => "block_hash",
        };
        Err(crate::Error::config(format!(
            "a stream of logs has no end: leave `{name}` out of the filter, or use `get_logs`"
        )))
    }

    /// Returns the filter without its block range and block hash.
    #[cfg(feature = "layers")]
    pub(super) fn without_blocks(&self) -> Self {
        Self {
            address: self.address.clone(),
            topics: self.topics.clone(),
            ..Self::default()
        }
    }
}

/// The topic of an event by its signature, its Keccak-256 hash.
fn event_topic(signature: &str) -> B256 {
    B256::new(Keccak256::digest(signature).into())
}

/// An address as a topic: the 20 bytes behind 12 zero bytes, as contracts index it.
impl From<super::Address> for TopicFilter {
    fn from(address: super::Address) -> Self {
        let mut topic = [0; 32];
        topic[12..].copy_from_slice(address.as_ref());
        Self::One(B256::new(topic))
    }
}

/// A number as a topic: 32 bytes in big-endian order, as contracts index it.
impl From<super::U256> for TopicFilter {
    fn from(number: super::U256) -> Self {
        Self::One(B256::new(number.to_be_bytes()))
    }
}

/// Codec of the filter of a subscription, which has no blocks: with any it isn't written, so that nobody waits for logs of the past that
/// no node sends.
#[doc(hidden)]
#[derive(Debug)]
pub struct NewLogs;

impl SerializeAs<LogFilter> for NewLogs {
    fn serialize_as<S: Serializer>(filter: &LogFilter, serializer: S) -> Result<S::Ok, S::Error> {
        let set = [
            ("from_block", filter.from_block.is_some()),
            ("to_block", filter.to_block.is_some()),
            ("block_hash", filter.block_hash.is_some()),
        ];
        match set.into_iter().find(|(_, is_set)| *is_set) {
            None => filter.serialize(serializer),
            Some((name, _)) => Err(S::Error::custom(format_args!(
                "a subscription reports new logs only, so its filter can't have `{name}`: use `logs_backfilled` for logs from a block on"
            ))),
        }
    }
}

impl<'de> DeserializeAs<'de, LogFilter> for NewLogs {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<LogFilter, D::Error> {
        LogFilter::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Address, BlockTag, U256};
    use super::*;

    fn json(filter: &LogFilter) -> String {
        serde_json::to_string(filter).expect("it can be written")
    }

    #[test]
    fn an_event_is_the_hash_of_its_signature() {
        let filter = LogFilter::new().event("Transfer(address,address,uint256)");
        let topic = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
        assert_eq!(json(&filter), format!(r#"{{"topics":["{topic}"]}}"#));
    }

    #[test]
    fn topics_keep_their_positions_whatever_the_order() {
        let one = B256::new([1; 32]);
        let filter = LogFilter::new().topic2(vec![one, B256::ZERO]).topic0(one);
        let zero = B256::ZERO;
        assert_eq!(
            json(&filter),
            format!(r#"{{"topics":["{one}",null,["{one}","{zero}"]]}}"#)
        );
        let filter = LogFilter::new().topic3(one).topic3(zero).topic1(one);
        assert_eq!(
            json(&filter),
            format!(r#"{{"topics":[null,"{one}",null,"{zero}"]}}"#)
        );
    }

    #[test]
    fn indexed_arguments_are_32_bytes() {
        let filter = LogFilter::new().topic0(Address::new([0xab; 20]));
        let address = format!("0x{}{}", "00".repeat(12), "ab".repeat(20));
        assert_eq!(json(&filter), format!(r#"{{"topics":["{address}"]}}"#));
        let filter = LogFilter::new().topic0(U256::from(258_u32));
        let number = format!("0x{:064x}", 258);
        assert_eq!(json(&filter), format!(r#"{{"topics":["{number}"]}}"#));
    }

    #[test]
    fn a_block_hash_and_a_range_exclude_each_other() {
        let hash = B256::new([7; 32]);
        let range = LogFilter::new().from_block(16).to_block(BlockTag::Safe);
        assert_eq!(json(&range), r#"{"fromBlock":"0x10","toBlock":"safe"}"#);
        let by_hash = range.block_hash(hash);
        assert_eq!(json(&by_hash), format!(r#"{{"blockHash":"{hash}"}}"#));
        for again in [by_hash.clone().from_block(1), by_hash.to_block(1)] {
            assert_eq!(again.block_hash, None);
        }
    }

    #[test]
    fn a_subscription_has_no_blocks() {
        let written = |filter: LogFilter| {
            let mut text = Vec::new();
            NewLogs::serialize_as(&filter, &mut serde_json::Serializer::new(&mut text))
                .map(|()| String::from_utf8(text).expect("JSON is UTF-8"))
                .map_err(|error| error.to_string())
        };
        let filter = LogFilter::new().address(Vec::new());
        assert_eq!(written(filter), Ok(r#"{"address":[]}"#.to_owned()));
        for (filter, name) in [
            (LogFilter::new().from_block(0), "from_block"),
            (LogFilter::new().to_block(0), "to_block"),
            (LogFilter::new().block_hash(B256::ZERO), "block_hash"),
        ] {
            let error = written(filter).expect_err("it has blocks");
            assert!(error.contains(&format!("`{name}`")), "{error}");
            assert!(error.contains("logs_backfilled"), "{error}");
        }
    }
}
