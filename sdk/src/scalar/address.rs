//! Account addresses.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha3::{Digest as _, Keccak256};

use super::binary;
use super::byte_array::impl_byte_array;
use super::error::{Expected, Fault, LengthError, ParseError};
use super::quick;
use super::text::{self, Prefix};
use super::{B256, FixedBytes};
use crate::parse::Length;

/// A 20-byte account or contract address, written as `0x` and 40 hex digits.
///
/// `Display` writes the checksum of EIP-55, which is the case of the letters. `FromStr` verifies it where letters of both cases are mixed, and
/// accepts a string with or without `0x`; [`parse_checksummed`](Self::parse_checksummed) accepts nothing without a checksum. JSON is written in
/// lower case; what nodes send, and [literals](Self::from_literal), may have any case. `Debug` and `{:x}` write lower case. Binary formats
/// hold the raw bytes.
///
/// ```
/// use polyrpc::scalar::Address;
///
/// const DEPOSIT_CONTRACT: Address = Address::from_literal("0x00000000219ab540356cBB839Cbe05303d7705Fa");
/// assert_eq!("00000000219ab540356cbb839cbe05303d7705fa".parse(), Ok(DEPOSIT_CONTRACT));
/// assert_eq!(DEPOSIT_CONTRACT.to_string(), "0x00000000219ab540356cBB839Cbe05303d7705Fa");
/// assert!("0x00000000219ab540356cBB839Cbe05303d7705fA".parse::<Address>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address([u8; 20]);

impl_byte_array!([] Address, 20, Expected::Address);

/// Writes the checksum of EIP-55; pads as a string does.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = const_hex::Buffer::<20, true>::new();
        buffer.format(&self.0);
        f.pad(checksummed(&mut buffer))
    }
}

impl FromStr for Address {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let address = Self::parse(text, Prefix::Optional)?;
        match case_of(text) {
            Case::Mixed => address.verified(text, Fault::CaseChecksum),
            Case::One => Ok(address),
        }
    }
}

impl Address {
    /// Parses an address with its checksum (EIP-55): one in lower or upper case is refused, unless it has no letters.
    ///
    /// # Errors
    /// If `text` isn't `0x` and 40 hex digits, or the case of its letters isn't the address's checksum.
    pub fn parse_checksummed(text: &str) -> Result<Self, ParseError> {
        let address = Self::parse(text, Prefix::Required)?;
        let fault = match case_of(text) {
            Case::Mixed => Fault::CaseChecksum,
            Case::One => Fault::NoCaseChecksum,
        };
        address.verified(text, fault)
    }

    /// Returns the address if the case of the letters in its text is its checksum.
    fn verified(self, text: &str, fault: Fault) -> Result<Self, ParseError> {
        match self.to_string().ends_with(text.trim_start_matches("0x")) {
            true => Ok(self),
            false => Err(ParseError::new(Expected::Address, text, fault)),
        }
    }

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

enum Case {
    /// No letters, or all in the same case.
    One,
    Mixed,
}

/// The case of the digits of an address that was parsed.
fn case_of(text: &str) -> Case {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    let has = |is: fn(&u8) -> bool| digits.bytes().any(|digit| is(&digit));
    match has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) {
        true => Case::Mixed,
        false => Case::One,
    }
}

/// Raises the letters whose digit of the hash of all digits is 8 or more, as EIP-55 has it.
fn checksummed(lower: &mut const_hex::Buffer<20, true>) -> &str {
    let text = lower.as_mut_str();
    let hash = Keccak256::digest(&text.as_bytes()[2..]);
    let (_, digits) = text.split_at_mut(2);
    for place in 0..digits.len() {
        let byte = hash[place / 2];
        let nibble = if place % 2 == 0 {
            byte >> 4
        } else {
            byte & 0xf
        };
        if nibble >= 8 {
            digits[place..=place].make_ascii_uppercase();
        }
    }
    text
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

    /// The examples of EIP-55.
    #[test]
    fn the_case_of_letters_is_a_checksum() {
        for text in [
            "0x52908400098527886E0F7030069857D2E4169EE7",
            "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
            "0xde709f2102306220921060314715629080e2fb77",
            "0x27b1fdb04752bbc536007a920d24acb045561c26",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        ] {
            let address: Address = text.parse().expect("its checksum is right");
            assert_eq!(address.to_string(), text);
            assert_eq!(format!("{address:>44}"), format!("  {text}"));
            assert_eq!(Address::parse_checksummed(text), Ok(address));
            assert_eq!(text[2..].parse(), Ok(address), "without 0x");
            for one_case in [
                text.to_lowercase(),
                format!("0x{}", text[2..].to_uppercase()),
            ] {
                assert_eq!(one_case.parse(), Ok(address));
                let strict = Address::parse_checksummed(&one_case);
                assert_eq!(strict.is_ok(), one_case == text, "{one_case}");
            }
        }
    }

    #[test]
    fn a_wrong_checksum_is_an_error_that_says_so() {
        let text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD";
        for error in [text.parse::<Address>(), Address::parse_checksummed(text)] {
            let error = error.expect_err("the last letter has the wrong case");
            assert!(error.to_string().contains("EIP-55"), "{error}");
        }
        let none = Address::parse_checksummed("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
        let none = none.expect_err("it has no checksum").to_string();
        assert!(none.contains("no checksum"), "{none}");
        assert!(Address::parse_checksummed("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed").is_err());
        let digits = "0x1111111111111111111111111111111111111111";
        assert_eq!(Address::parse_checksummed(digits), digits.parse());
        // Nodes needn't know of it.
        assert!(read::<Same, Address>(&format!("\"{text}\"")).is_ok());
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
