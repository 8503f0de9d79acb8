//! Byte arrays of fixed length: hashes, selectors, blooms, signatures.

use std::fmt;
use std::str::FromStr;

use ethnum::U256;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::binary;
use super::byte_array::impl_byte_array;
use super::error::{Expected, LengthError, ParseError};
use super::quick;
use super::text::{self, Prefix};
use crate::parse::Length;

/// Exactly `N` bytes, written as `0x` and `2 * N` hex digits.
///
/// `FromStr` accepts a string with or without `0x`; on the wire it must be there. Binary formats hold the raw bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FixedBytes<const N: usize>([u8; N]);

/// 32 bytes: a hash, or a word of a contract's storage.
pub type B256 = FixedBytes<32>;

impl_byte_array!([const N: usize] FixedBytes<N>, N, Expected::FixedData { bytes: N });

/// Pads as a string does.
impl<const N: usize> fmt::Display for FixedBytes<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(const_hex::Buffer::<N, true>::new().format(&self.0))
    }
}

impl<const N: usize> FromStr for FixedBytes<N> {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text, Prefix::Optional)
    }
}

/// Big-endian, as the EVM sees a number.
impl From<U256> for B256 {
    fn from(number: U256) -> Self {
        Self(number.to_be_bytes())
    }
}

/// Big-endian, as the EVM sees a number.
impl From<B256> for U256 {
    fn from(word: B256) -> Self {
        Self::from_be_bytes(word.0)
    }
}

#[cfg(test)]
mod tests {
    use hex::FromHex;
    use proptest::prelude::*;
    use serde_with::Same;

    use super::super::Bytes;
    use super::super::tests::{read, write};
    use super::*;

    const WORD: B256 =
        B256::from_literal("0x00000000000000000000000000000000000000000000000000000000000000fF");

    #[test]
    fn reads_exactly_its_length() {
        let json = format!("\"{WORD}\"");
        assert_eq!(read::<Same, B256>(&json).ok(), Some(WORD));
        assert_eq!(
            read::<Same, FixedBytes<0>>(r#""0x""#).ok(),
            Some(FixedBytes::ZERO)
        );
        let fault = |json: &str| {
            let error = read::<Same, FixedBytes<4>>(json).err();
            error.map(|error| error.to_string()).unwrap_or_default()
        };
        assert!(fault(r#""0x0102030""#).contains("the number of digits is odd"));
        assert!(fault(r#""0x0102030405""#).contains("it has 10 digits"));
        assert!(fault(r#""0x010203""#).contains("expected 4 bytes of hex data"));
        assert!(fault(r#""01020304""#).contains("the prefix 0x is missing"));
        assert!(fault(r#""0x0x010203""#).contains("'x' at position 3 is not a digit"));
        assert!(fault(r#""0x0102030g""#).contains("'g' at position 9 is not a digit"));
        assert!(fault("[1,2,3,4]").contains("invalid type: sequence"));
    }

    #[test]
    fn prints_hex() {
        let selector = FixedBytes::new([0xc6, 0x88, 0x8f, 0xa1]);
        assert_eq!(
            format!("{selector} {selector:?} {selector:x} {selector:#x} [{selector:>12}]"),
            "0xc6888fa1 0xc6888fa1 c6888fa1 0xc6888fa1 [  0xc6888fa1]"
        );
        assert!(format!("{:?}", FixedBytes::<256>::ZERO).ends_with("00… (256 bytes)"));
    }

    #[test]
    fn converts_from_and_to_bytes() {
        let bytes = [1, 2, 3, 4];
        let fixed = FixedBytes::from(bytes);
        assert_eq!(FixedBytes::try_from(&bytes[..]), Ok(fixed));
        assert_eq!(FixedBytes::try_from(vec![1, 2, 3, 4]), Ok(fixed));
        assert_eq!(<[u8; 4]>::from(fixed), bytes);
        assert_eq!(Vec::from(fixed), bytes);
        assert_eq!(Bytes::from(fixed), Bytes::from(bytes));
        let error = FixedBytes::<4>::try_from(&bytes[..3]).map_err(|error| error.to_string());
        assert_eq!(error, Err("expected 4 bytes, found 3".to_owned()));
    }

    #[test]
    fn the_hex_crates_code_works_on_it() {
        assert_eq!(FixedBytes::from_hex("0102"), Ok(FixedBytes::new([1, 2])));
        assert_eq!(
            FixedBytes::<2>::from_hex("010"),
            Err(hex::FromHexError::OddLength)
        );
        assert_eq!(
            FixedBytes::<2>::from_hex("01"),
            Err(hex::FromHexError::InvalidStringLength)
        );
        assert_eq!(hex::encode(FixedBytes::new([1, 2])), "0102");
    }

    #[test]
    fn a_word_is_a_big_endian_number() {
        assert_eq!(U256::from(WORD), U256::new(255));
        assert_eq!(B256::from(U256::new(255)), WORD);
        assert_eq!(U256::from(B256::new([0xff; 32])), U256::MAX);
    }

    proptest! {
        #[test]
        fn round_trips(short: [u8; 4], word: [u8; 32]) {
            let (short, word) = (FixedBytes::new(short), FixedBytes::new(word));
            prop_assert_eq!(read::<Same, _>(&write::<Same, _>(&short)).ok(), Some(short));
            prop_assert_eq!(read::<Same, _>(&write::<Same, _>(&word)).ok(), Some(word));
            prop_assert_eq!(word.to_string().parse(), Ok(word));
            prop_assert_eq!(format!("{word:x}").parse(), Ok(word));
            prop_assert_eq!(B256::from(U256::from(word)), word);
        }

        #[test]
        fn arbitrary_text_never_panics(text: String, digits in "0x[0-9a-fA-FxX]{0,10}") {
            for text in [text, digits] {
                let _ = text.parse::<FixedBytes<4>>();
                let _ = FixedBytes::<4>::from_hex(&text);
                let _ = read::<Same, FixedBytes<4>>(&serde_json::Value::String(text).to_string());
            }
        }
    }
}
