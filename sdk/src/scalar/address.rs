//! Account addresses.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::binary;
use super::byte_array::impl_byte_array;
use super::error::{Expected, LengthError, ParseError};
use super::quick;
use super::text::{self, Prefix};
use super::{B256, FixedBytes};
use crate::parse::Length;

/// A 20-byte account or contract address, written as `0x` and 40 hex digits.
///
/// Mixed case is accepted without verifying its EIP-55 checksum; lower case is written. `FromStr` accepts a string with
/// or without `0x`; on the wire it must be there. Binary formats hold the raw bytes.
///
/// ```
/// use polyrpc::scalar::Address;
///
/// const DEPOSIT_CONTRACT: Address = Address::from_literal("0x00000000219ab540356cBB839Cbe05303d7705Fa");
/// assert_eq!("00000000219ab540356cbb839cbe05303d7705fa".parse(), Ok(DEPOSIT_CONTRACT));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address([u8; 20]);

impl_byte_array!([] Address, 20, Expected::Address);

impl Address {
    /// Pads the address to a word, as in an indexed log topic: 12 zero bytes, then the address.
    pub fn into_word(self) -> B256 {
        let mut word = [0; 32];
        word[12..].copy_from_slice(&self.0);
        B256::new(word)
    }

    /// Takes the last 20 bytes of a word; the first 12 are ignored, as the EVM does.
    pub fn from_word(word: B256) -> Self {
        let mut address = [0; 20];
        address.copy_from_slice(&word.as_bytes()[12..]);
        Self(address)
    }
}

impl From<FixedBytes<20>> for Address {
    fn from(bytes: FixedBytes<20>) -> Self {
        Self(bytes.into())
    }
}

impl From<Address> for FixedBytes<20> {
    fn from(address: Address) -> Self {
        Self::new(address.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use hex::FromHex;
    use proptest::prelude::*;
    use serde_with::Same;

    use super::super::tests::{read, write};
    use super::*;

    const ADDRESS: Address = Address::from_literal("0x14e46043e63D0E3cdcf2530519f4cFAf35058Cb2");

    #[test]
    fn reads_either_case_and_writes_lower_case() {
        let json = r#""0x14e46043e63D0E3cdcf2530519f4cFAf35058Cb2""#;
        assert_eq!(read::<Same, Address>(json).ok(), Some(ADDRESS));
        assert_eq!(write::<Same, _>(&ADDRESS), json.to_ascii_lowercase());
        assert_eq!(
            format!("{ADDRESS:?}"),
            "0x14e46043e63d0e3cdcf2530519f4cfaf35058cb2"
        );
    }

    #[test]
    fn wrong_forms() {
        for wrong in [
            r#""0x""#,
            r#""14e46043e63d0e3cdcf2530519f4cfaf35058cb2""#,
            r#""0x14e46043e63d0e3cdcf2530519f4cfaf35058cb""#,
            r#""0x14e46043e63d0e3cdcf2530519f4cfaf35058cb200""#,
            r#""0x14e46043e63d0e3cdcf2530519f4cfaf35058cbz""#,
            r#""inf1PTnuRykYX59VuSLJcK6LDGisBFA9BjiqWNrxrKPQj""#,
            "null",
        ] {
            let error = read::<Same, Address>(wrong)
                .err()
                .map(|error| error.to_string());
            assert!(
                error.is_some_and(|text| text.contains("an address (0x and 40 hex digits)")),
                "{wrong}"
            );
        }
    }

    #[test]
    fn works_as_a_map_key() {
        let json = r#"{"0x14e46043e63d0e3cdcf2530519f4cfaf35058cb2":true}"#;
        let map = BTreeMap::from([(ADDRESS, true)]);
        assert_eq!(
            read::<Same, BTreeMap<Address, bool>>(json).ok(),
            Some(map.clone())
        );
        assert_eq!(write::<Same, _>(&map), json);
    }

    #[test]
    fn the_hex_crates_code_works_on_it() {
        assert_eq!(
            Address::from_hex("14e46043e63D0E3cdcf2530519f4cFAf35058Cb2"),
            Ok(ADDRESS)
        );
        assert_eq!(hex::encode(ADDRESS), format!("{ADDRESS:x}"));
    }

    #[test]
    #[should_panic(expected = "0x and two hex digits for each byte")]
    fn a_literal_without_its_prefix_is_refused() {
        Address::from_literal("14e46043e63D0E3cdcf2530519f4cFAf35058Cb2");
    }

    proptest! {
        #[test]
        fn round_trips(bytes: [u8; 20]) {
            let address = Address::new(bytes);
            prop_assert_eq!(read::<Same, Address>(&write::<Same, _>(&address)).ok(), Some(address));
            prop_assert_eq!(address.to_string().parse(), Ok(address));
            prop_assert_eq!(Address::from_word(address.into_word()), address);
            prop_assert_eq!(Address::from(FixedBytes::from(address)), address);
        }

        #[test]
        fn arbitrary_text_never_panics(text: String) {
            let _ = text.parse::<Address>();
            let _ = Address::from_hex(&text);
            let _ = read::<Same, Address>(&serde_json::Value::String(text).to_string());
        }
    }
}
