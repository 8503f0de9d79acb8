//! Decimal integers in strings, for numbers that JSON parsers would round.

use std::str::FromStr;

use ethnum::U256;
use serde::{Deserializer, Serializer};
use serde_with::{DeserializeAs, SerializeAs};

use super::error::{Expected, Fault, ParseError};
use super::text;

/// Codec of integers in decimal strings: `"0"`, `"1000000"`.
///
/// For `u64`, `u128` and [`U256`], alone or composed with [`serde_with`].
///
/// # Errors
/// Anything that isn't a string, a sign, leading zeros, an empty string, and overflow are errors.
#[derive(Clone, Copy, Debug)]
pub struct Decimal;

macro_rules! impl_decimal {
    ($($int:ty),+ $(,)?) => {$(
        impl SerializeAs<$int> for Decimal {
            fn serialize_as<S: Serializer>(value: &$int, serializer: S) -> Result<S::Ok, S::Error> {
                text::serialize(serializer, format_args!("{value}"))
            }
        }

        impl<'de> DeserializeAs<'de, $int> for Decimal {
            fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<$int, D::Error> {
                let expected = Expected::Decimal { bits: <$int>::BITS };
                text::deserialize(deserializer, expected, |text| {
                    check(text)
                        .and_then(|()| <$int>::from_str(text).map_err(|_| Fault::TooLarge))
                        .map_err(|fault| ParseError::new(expected, text, fault))
                })
            }
        }
    )+};
}

impl_decimal!(u64, u128, U256);

/// Whether the string is canonical: at least one digit, nothing but digits, no leading zero but in zero itself.
fn check(text: &str) -> Result<(), Fault> {
    let stranger = text.char_indices().find(|(_, c)| !c.is_ascii_digit());
    match (stranger, text.as_bytes()) {
        (Some((position, character)), _) => Err(Fault::NotADigit {
            character,
            position,
        }),
        (None, []) => Err(Fault::NoDigits),
        (None, [b'0', _, ..]) => Err(Fault::LeadingZero),
        (None, _) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{read, write};
    use super::*;

    #[test]
    fn reads_canonical_digits_only() {
        assert_eq!(read::<Decimal, u64>(r#""0""#).ok(), Some(0));
        assert_eq!(read::<Decimal, u64>(r#""1024""#).ok(), Some(1024));
        for wrong in [
            r#""""#,
            r#""00""#,
            r#""01""#,
            r#""+1""#,
            r#""-1""#,
            r#"" 1""#,
            r#""1 ""#,
            r#""1.0""#,
            r#""1e3""#,
            r#""0x1""#,
            r#""1_000""#,
            r#""１""#,
            "1",
            "null",
            "[]",
        ] {
            assert!(read::<Decimal, u64>(wrong).is_err(), "{wrong}");
            assert!(read::<Decimal, U256>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn bounds_of_every_width() {
        assert_eq!(
            read::<Decimal, u64>(r#""18446744073709551615""#).ok(),
            Some(u64::MAX)
        );
        let one_more = r#""18446744073709551616""#;
        assert!(read::<Decimal, u64>(one_more).is_err());
        assert_eq!(read::<Decimal, u128>(one_more).ok(), Some(1 << 64));
        let largest = U256::MAX.to_string();
        assert_eq!(
            read::<Decimal, U256>(&format!("{largest:?}")).ok(),
            Some(U256::MAX)
        );
        assert!(read::<Decimal, U256>(&format!("\"{largest}0\"")).is_err());
        let one_more = largest.replace("935", "936");
        assert!(read::<Decimal, U256>(&format!("{one_more:?}")).is_err());
    }

    #[test]
    fn an_error_names_the_character() {
        let error = read::<Decimal, u64>(r#""12x""#).map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err(
                "expected a string of decimal digits of at most 64 bits, found \"12x\": \
                 'x' at position 2 is not a digit at line 1 column 5"
                    .to_owned()
            )
        );
    }

    proptest! {
        #[test]
        fn round_trips(small: u64, low: u128, high: u128) {
            prop_assert_eq!(read::<Decimal, u64>(&write::<Decimal, _>(&small)).ok(), Some(small));
            prop_assert_eq!(read::<Decimal, u128>(&write::<Decimal, _>(&low)).ok(), Some(low));
            let widest = U256::from_words(high, low);
            prop_assert_eq!(read::<Decimal, U256>(&write::<Decimal, _>(&widest)).ok(), Some(widest));
        }

        #[test]
        fn arbitrary_text_never_panics(text: String, digits in "[0-9]{0,90}") {
            for text in [text, digits] {
                let json = serde_json::Value::String(text).to_string();
                let _ = (read::<Decimal, u64>(&json), read::<Decimal, u128>(&json), read::<Decimal, U256>(&json));
            }
        }
    }
}
