//! Hex strings with an optional `0x` prefix.

use serde::{Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs};

use super::error::Expected;
use super::quick;
use super::text::{self, Prefix};
use super::{Bytes, FixedBytes, binary};
use crate::parse::Length;

/// Codec of hex strings that are read with or without `0x`, and written with it: `c0ffee`, `0xC0FFEE`, `0Xc0ffee`.
///
/// For [`Bytes`] and [`FixedBytes`], alone or composed with [`serde_with`] (`Vec<Hex>`, `BTreeMap<Hex, Same>`). Both
/// letter cases are read, and no digits at all are no bytes, with the prefix or without; lower case is written. Binary
/// formats hold the raw bytes.
///
/// # Errors
/// Anything that isn't a string, an odd number of digits, and a length other than the type's are errors.
#[derive(Clone, Copy, Debug)]
pub struct Hex;

impl SerializeAs<Bytes> for Hex {
    fn serialize_as<S: Serializer>(value: &Bytes, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

impl<'de> DeserializeAs<'de, Bytes> for Hex {
    #[inline]
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
        if !deserializer.is_human_readable() {
            return binary::deserialize(deserializer);
        }
        let parse = |text: &str| {
            text::parse_bytes(text, Prefix::EitherCase, Expected::Hex, const_hex::decode)
                .map(Bytes::from)
        };
        quick::deserialize(
            deserializer,
            const { Length::new("0x".len()) },
            Expected::Hex,
            |text| quick::bytes(text).map(Bytes::from),
            parse,
        )
    }
}

impl<const N: usize> SerializeAs<FixedBytes<N>> for Hex {
    fn serialize_as<S: Serializer>(
        value: &FixedBytes<N>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

impl<'de, const N: usize> DeserializeAs<'de, FixedBytes<N>> for Hex {
    #[inline]
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<FixedBytes<N>, D::Error> {
        if !deserializer.is_human_readable() {
            return binary::deserialize_array(deserializer).map(FixedBytes::new);
        }
        let expected = Expected::FixedHex { bytes: N };
        let parse = |text: &str| {
            let decode = const_hex::decode_to_array;
            text::parse_bytes(text, Prefix::EitherCase, expected, decode).map(FixedBytes::new)
        };
        quick::deserialize(
            deserializer,
            const { Length::new(2 + 2 * N) },
            expected,
            |text| quick::array(text).map(FixedBytes::new),
            parse,
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_with::Same;

    use super::super::B256;
    use super::super::tests::{read, write};
    use super::*;

    /// The error's message; empty if the string was read.
    fn fault<T>(json: &str) -> String
    where
        Hex: for<'de> DeserializeAs<'de, T>,
    {
        let error = read::<Hex, T>(json).err();
        error.map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn every_way_to_write_the_same_bytes() {
        for json in [r#""00fF""#, r#""0x00Ff""#, r#""0X00ff""#, r#""00FF""#] {
            assert_eq!(
                read::<Hex, Bytes>(json).ok(),
                Some(Bytes::from([0, 255])),
                "{json}"
            );
            let fixed = read::<Hex, FixedBytes<2>>(json).ok();
            assert_eq!(fixed, Some(FixedBytes::new([0, 255])), "{json}");
        }
        assert_eq!(write::<Hex, _>(&Bytes::from([0, 255])), r#""0x00ff""#);
        assert_eq!(write::<Hex, _>(&FixedBytes::new([0, 255])), r#""0x00ff""#);
    }

    #[test]
    fn no_digits_are_no_bytes() {
        for json in [r#""""#, r#""0x""#, r#""0X""#] {
            assert_eq!(read::<Hex, Bytes>(json).ok(), Some(Bytes::new()), "{json}");
            assert!(fault::<B256>(json).contains("it has 0 digits"), "{json}");
        }
        assert_eq!(write::<Hex, _>(&Bytes::new()), r#""0x""#);
    }

    #[test]
    fn wrong_forms() {
        for wrong in [
            "0", "0x0", "0x0x41", "0X0x41", "0x0X41", "gg", "0xgg", " 41", "41 ", "x41", "éé",
            "0x4_1",
        ] {
            let json = format!("{wrong:?}");
            assert!(
                fault::<Bytes>(&json).contains("with or without 0x"),
                "{wrong}"
            );
            assert!(
                fault::<FixedBytes<1>>(&json).contains("with or without 0x"),
                "{wrong}"
            );
        }
        for wrong in ["65", "null", "[65]", "{}", "true"] {
            assert!(fault::<Bytes>(wrong).contains("hex data"), "{wrong}");
            assert!(fault::<B256>(wrong).contains("hex data"), "{wrong}");
        }
    }

    #[test]
    fn an_error_says_where_it_is() {
        assert_eq!(
            fault::<FixedBytes<2>>(r#""0X12g4""#),
            "expected 2 bytes of hex data (4 digits, with or without 0x), found \"0X12g4\": \
             'g' at position 4 is not a digit at line 1 column 8"
        );
        assert!(fault::<FixedBytes<2>>(r#""123""#).contains("the number of digits is odd"));
        assert!(fault::<FixedBytes<2>>(r#""0x123456""#).contains("it has 6 digits"));
        let long = fault::<B256>(&format!("\"{}\"", "1".repeat(1 << 20)));
        assert!(
            long.contains("(1048576 bytes)") && long.len() < 250,
            "{long}"
        );
    }

    #[test]
    fn composes_and_works_as_a_map_key() {
        type Codec = BTreeMap<Hex, Vec<Option<Hex>>>;
        let map = BTreeMap::from([(
            FixedBytes::new([0xab]),
            vec![Some(Bytes::from([1])), None, Some(Bytes::new())],
        )]);
        assert_eq!(
            read::<Codec, _>(r#"{"AB":["01",null,""]}"#).ok(),
            Some(map.clone())
        );
        assert_eq!(write::<Codec, _>(&map), r#"{"0xab":["0x01",null,"0x"]}"#);
        let empty_key = read::<BTreeMap<Hex, Same>, BTreeMap<Bytes, u8>>(r#"{"":1}"#).ok();
        assert_eq!(empty_key, Some(BTreeMap::from([(Bytes::new(), 1)])));
    }

    proptest! {
        #[test]
        fn whatever_is_written_before_the_digits(bytes: Vec<u8>, word: [u8; 32], upper: bool, prefix in "|0x|0X") {
            let form = |bytes: &[u8]| {
                let digits = if upper { const_hex::encode_upper(bytes) } else { const_hex::encode(bytes) };
                format!("\"{prefix}{digits}\"")
            };
            prop_assert_eq!(read::<Hex, Bytes>(&form(&bytes)).ok(), Some(Bytes::from(bytes)));
            prop_assert_eq!(read::<Hex, B256>(&form(&word)).ok(), Some(B256::new(word)));
        }

        #[test]
        fn what_is_written_is_read(bytes: Vec<u8>, word: [u8; 32]) {
            let (bytes, word) = (Bytes::from(bytes), B256::new(word));
            prop_assert_eq!(write::<Hex, _>(&bytes), write::<Same, _>(&bytes));
            prop_assert_eq!(read::<Hex, Bytes>(&write::<Hex, _>(&bytes)).ok(), Some(bytes));
            prop_assert_eq!(read::<Hex, B256>(&write::<Hex, _>(&word)).ok(), Some(word));
        }

        #[test]
        fn arbitrary_text_never_panics(text: String, digits in "(0x|0X)?[0-9a-fA-FxX]{0,10}") {
            for text in [text, digits] {
                let json = serde_json::Value::String(text).to_string();
                let _ = (read::<Hex, Bytes>(&json), read::<Hex, FixedBytes<4>>(&json));
            }
        }
    }
}
