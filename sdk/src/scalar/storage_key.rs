//! Contract storage keys.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use ethnum::U256;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::B256;
use super::error::{Expected, Fault, ParseError};
use super::text::{self, Prefix};

/// A 32-byte storage slot of a contract, written as `0x` and 1 to 64 hex digits.
///
/// Nodes read and write short forms (`0x0`, `0x01`) as well as all 64 digits, so a key remembers how many digits it was
/// read with and is written with as many. Two keys are equal if they name the same slot, however they are written. Keys
/// made from a number or a word have 64 digits, the form that every node accepts.
///
/// `FromStr` accepts a string with or without `0x`; on the wire it must be there.
#[derive(Clone, Copy)]
pub struct StorageKey {
    slot: B256,
    /// The number of trailing digits that are written: 1 to [`Self::MAX_DIGITS`]; the digits left out are zeros.
    digits: usize,
}

impl StorageKey {
    const MAX_DIGITS: usize = 64;

    /// Creates the key of a slot, written with 64 digits.
    pub const fn new(slot: B256) -> Self {
        Self {
            slot,
            digits: Self::MAX_DIGITS,
        }
    }

    /// The slot that the key names.
    pub const fn slot(&self) -> B256 {
        self.slot
    }

    fn parse(text: &str, prefix: Prefix) -> Result<Self, ParseError> {
        text::hex_digits(text, prefix)
            .and_then(|digits| Self::from_digits(text, digits))
            .map_err(|fault| ParseError::new(Expected::StorageKey, text, fault))
    }

    fn from_digits(text: &str, digits: &str) -> Result<Self, Fault> {
        if digits.is_empty() {
            return Err(Fault::NoDigits);
        }
        let mut padded = [b'0'; Self::MAX_DIGITS];
        let written = Self::MAX_DIGITS
            .checked_sub(digits.len())
            .and_then(|start| padded.get_mut(start..))
            .ok_or_else(|| text::hex_fault(text, digits, Fault::DigitCount(digits.len())))?;
        written.copy_from_slice(digits.as_bytes());
        let slot = const_hex::decode_to_array(padded)
            .map_err(|_| text::hex_fault(text, digits, Fault::DigitCount(digits.len())))?;
        Ok(Self {
            slot: B256::new(slot),
            digits: digits.len(),
        })
    }
}

impl fmt::Display for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = const_hex::Buffer::<32>::new();
        let digits = &buffer.format(self.slot.as_bytes())[Self::MAX_DIGITS - self.digits..];
        write!(f, "0x{digits}")
    }
}

impl fmt::Debug for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Default for StorageKey {
    fn default() -> Self {
        Self::new(B256::ZERO)
    }
}

impl PartialEq for StorageKey {
    fn eq(&self, other: &Self) -> bool {
        self.slot == other.slot
    }
}

impl Eq for StorageKey {}

impl Hash for StorageKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.slot.hash(state);
    }
}

impl PartialOrd for StorageKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for StorageKey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.slot.cmp(&other.slot)
    }
}

impl FromStr for StorageKey {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text, Prefix::Optional)
    }
}

impl Serialize for StorageKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        text::serialize(serializer, format_args!("{self}"))
    }
}

impl<'de> Deserialize<'de> for StorageKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::deserialize(deserializer, Expected::StorageKey, |text| {
            Self::parse(text, Prefix::Required)
        })
    }
}

impl From<B256> for StorageKey {
    fn from(slot: B256) -> Self {
        Self::new(slot)
    }
}

impl From<U256> for StorageKey {
    fn from(slot: U256) -> Self {
        Self::new(slot.into())
    }
}

impl From<StorageKey> for B256 {
    fn from(key: StorageKey) -> Self {
        key.slot
    }
}

impl From<StorageKey> for U256 {
    fn from(key: StorageKey) -> Self {
        key.slot.into()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use proptest::prelude::*;
    use serde_with::Same;

    use super::super::tests::{read, write};
    use super::*;

    #[test]
    fn is_written_with_as_many_digits_as_it_was_read_with() {
        let all = format!("0x{}", "0".repeat(64));
        for text in ["0x0", "0x00", "0x01", "0x1", "0xabc", all.as_str()] {
            let json = format!("{text:?}");
            let key = read::<Same, StorageKey>(&json).ok();
            assert_eq!(key.map(|key| write::<Same, _>(&key)), Some(json));
        }
    }

    #[test]
    fn wrong_forms() {
        let too_long = format!("0x{}", "0".repeat(65));
        for (wrong, fault) in [
            ("0x", "there are no digits"),
            ("0xasdf", "'s' at position 3"),
            ("0X0", "the prefix 0x is missing"),
            ("0x0x0", "'x' at position 3"),
            ("00", "the prefix 0x is missing"),
            (too_long.as_str(), "the number of digits is 65"),
        ] {
            let error = read::<Same, StorageKey>(&format!("{wrong:?}")).err();
            let message = error.map(|error| error.to_string()).unwrap_or_default();
            assert!(message.contains(fault), "{wrong}: {message}");
        }
        assert!(read::<Same, StorageKey>("0").is_err());
    }

    #[test]
    fn numbers_and_words_have_all_digits() {
        let padded = format!("\"0x{:0>64}\"", "2a");
        assert_eq!(write::<Same, _>(&StorageKey::from(U256::new(42))), padded);
        assert_eq!(
            write::<Same, _>(&StorageKey::from(B256::from(U256::new(42)))),
            padded
        );
        assert_eq!(StorageKey::default().to_string().len(), 66);
        assert_eq!(
            "2a".parse().map(|key: StorageKey| U256::from(key)),
            Ok(U256::new(42))
        );
    }

    #[test]
    fn equal_keys_name_the_same_slot() {
        let keys =
            ["0x1", "0x01", "0x2"].map(|text| text.parse::<StorageKey>().unwrap_or_default());
        assert_eq!(HashSet::from(keys).len(), 2);
        assert_eq!(BTreeSet::from(keys).len(), 2);
    }

    proptest! {
        #[test]
        fn round_trips(text in "0x[0-9a-f]{1,64}", word: [u8; 32]) {
            let json = format!("{text:?}");
            let key = read::<Same, StorageKey>(&json).ok();
            prop_assert_eq!(key.map(|key| write::<Same, _>(&key)), Some(json));
            prop_assert_eq!(text.parse().ok(), key);
            let word = B256::new(word);
            prop_assert_eq!(B256::from(StorageKey::from(word)), word);
            prop_assert_eq!(StorageKey::from(U256::from(word)), StorageKey::new(word));
        }

        #[test]
        fn arbitrary_text_never_panics(text: String, digits in "0x[0-9a-fA-FxX]{0,70}") {
            for text in [text, digits] {
                let _ = text.parse::<StorageKey>();
                let _ = read::<Same, StorageKey>(&serde_json::Value::String(text).to_string());
            }
        }
    }
}
