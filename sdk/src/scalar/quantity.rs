//! Ethereum's QUANTITY: an integer in hex.

use ethnum::U256;
use serde::{Deserializer, Serializer};
use serde_with::{DeserializeAs, SerializeAs};

use super::error::{Expected, Fault, ParseError};
use super::quick;
use super::text::{self, Prefix};
use crate::parse::Length;

/// Codec of integers as hex quantities: `0x0`, `0x2a`, `0x400`.
///
/// For `u8`, `u16`, `u32`, `u64`, `u128` and [`U256`], alone or composed with [`serde_with`] (`Option<Quantity>`,
/// `Vec<Quantity>`, `BTreeMap<Quantity, Same>`).
///
/// # Errors
/// What the execution API's conventions forbid is an error: a missing `0x`, no digits, leading zeros; also anything
/// that isn't a string, and overflow. Digits of either letter case are read.
#[derive(Clone, Copy, Debug)]
pub struct Quantity;

/// Codec of quantities that some nodes pad: read with leading zeros too, and written without, as by [`Quantity`].
///
/// # Errors
/// What [`Quantity`] refuses, but for leading zeros.
#[derive(Clone, Copy, Debug)]
pub struct PaddedQuantity;

macro_rules! impl_quantity {
    ($($int:ty => $from_hex:expr, $hex:expr, $quick:expr;)+) => {
        impl_codec! { Quantity, digits: $($int => $from_hex, $hex, $quick;)+ }
        impl_codec! { PaddedQuantity, padded_digits: $($int => $from_hex, $hex, $quick;)+ }
    };
}

macro_rules! impl_codec {
    ($codec:ident, $digits:ident: $($int:ty => $from_hex:expr, $hex:expr, $quick:expr;)+) => {$(
        impl SerializeAs<$int> for $codec {
            fn serialize_as<S: Serializer>(value: &$int, serializer: S) -> Result<S::Ok, S::Error> {
                $hex(*value, serializer)
            }
        }

        impl<'de> DeserializeAs<'de, $int> for $codec {
            #[inline]
            fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<$int, D::Error> {
                let expected = Expected::Quantity { bits: <$int>::BITS };
                quick::deserialize(deserializer, SHORTEST, expected, $quick, |text| {
                    $digits(text)
                        .and_then(|digits| {
                            let value = $from_hex(digits);
                            value.ok_or_else(|| text::hex_fault(text, digits, Fault::TooLarge))
                        })
                        .map_err(|fault| ParseError::new(expected, text, fault))
                })
            }
        }
    )+};
}

const SHORTEST: Length = Length::new("0x0".len());

impl_quantity! {
    u8 => |digits| u8::from_str_radix(digits, 16).ok(), hex, |text| quick::integer(text)?.try_into().ok();
    u16 => |digits| u16::from_str_radix(digits, 16).ok(), hex, |text| quick::integer(text)?.try_into().ok();
    u32 => |digits| u32::from_str_radix(digits, 16).ok(), hex, |text| quick::integer(text)?.try_into().ok();
    u64 => |digits| u64::from_str_radix(digits, 16).ok(), hex, quick::integer;
    u128 => |digits| u128::from_str_radix(digits, 16).ok(), hex, |text| quick::integer(text).map(u128::from);
    U256 => u256, hex_u256, quick::wide_integer;
}

/// The digits of a quantity: at least one, no leading zero but in zero itself, and no sign, which the integers' own
/// parsers would accept. Those find other invalid characters.
fn digits(text: &str) -> Result<&str, Fault> {
    let digits = prefixed(text)?;
    match digits.as_bytes() {
        [b'0', _, ..] => Err(text::hex_fault(text, digits, Fault::LeadingZero)),
        _ => unsigned(text, digits),
    }
}

/// The digits of a quantity without the zeros before them.
fn padded_digits(text: &str) -> Result<&str, Fault> {
    let digits = prefixed(text)?;
    match digits.trim_start_matches('0') {
        "" if !digits.is_empty() => Ok("0"),
        rest => unsigned(text, rest),
    }
}

fn prefixed(text: &str) -> Result<&str, Fault> {
    text::hex_digits(text, Prefix::Required).map_err(|fault| match text.as_bytes() {
        [b'-', ..] => Fault::Negative,
        _ => fault,
    })
}

fn unsigned<'a>(text: &str, digits: &'a str) -> Result<&'a str, Fault> {
    match digits.as_bytes() {
        [] => Err(Fault::NoDigits),
        [b'+', ..] => Err(text::hex_fault(text, digits, Fault::NoDigits)),
        _ => Ok(digits),
    }
}

fn hex<S: Serializer>(value: impl Into<u128>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(quick::Quantity::new(value.into()).as_str())
}

/// Writes the digits of two halves: `U256`'s own formatting divides for each of them, which takes twenty times as long.
fn hex_u256<S: Serializer>(value: U256, serializer: S) -> Result<S::Ok, S::Error> {
    match value.into_words() {
        (0, low) => hex(low, serializer),
        (high, low) => text::serialize(serializer, format_args!("{high:#x}{low:032x}")),
    }
}

/// Decodes hex digits as whole bytes behind zeros, which is an order of magnitude faster than `U256::from_str_radix`.
fn u256(digits: &str) -> Option<U256> {
    if digits.len() <= 16 {
        return u64::from_str_radix(digits, 16).ok().map(U256::from);
    }
    let mut padded = [b'0'; 64];
    let start = padded.len().checked_sub(digits.len())?;
    padded[start..].copy_from_slice(digits.as_bytes());
    let bytes = const_hex::decode_to_array(padded).ok()?;
    Some(U256::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_with::Same;

    use super::super::tests::{read, write};
    use super::*;

    /// The error's message; empty if the string was read.
    fn fault<T>(json: &str) -> String
    where
        Quantity: for<'de> DeserializeAs<'de, T>,
    {
        let error = read::<Quantity, T>(json).err();
        error.map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn the_specifications_examples() {
        assert_eq!(read::<Quantity, u64>(r#""0x41""#).ok(), Some(65));
        assert_eq!(read::<Quantity, u64>(r#""0x400""#).ok(), Some(1024));
        assert_eq!(read::<Quantity, u64>(r#""0x0""#).ok(), Some(0));
        assert!(fault::<u64>(r#""0x""#).contains("there are no digits"));
        assert!(fault::<u64>(r#""0x0400""#).contains("leading zeros"));
        assert!(fault::<u64>(r#""ff""#).contains("prefix 0x is missing"));
    }

    #[test]
    fn other_wrong_forms() {
        for wrong in [
            "", "0", "x", "0X41", "0x00", "0x0x1", "0x-1", "0x+1", "-0x1", "+0x1", " 0x1", "0x1 ",
            "0x 1", "0x1_0", "0xfg", "0x１", "0x4.0",
        ] {
            let json = format!("{wrong:?}");
            assert!(
                fault::<u64>(&json).contains("expected a hex quantity"),
                "{wrong}"
            );
            assert!(
                fault::<U256>(&json).contains("expected a hex quantity"),
                "{wrong}"
            );
        }
        assert!(
            fault::<u64>(r#""-0x7""#).ends_with("a quantity can't be negative at line 1 column 6")
        );
        for wrong in ["65", "1.5", "null", "true", "[]", "{}", "[\"0x1\"]"] {
            let message = fault::<u64>(wrong);
            assert!(message.contains("expected a hex quantity"), "{message}");
        }
    }

    #[test]
    fn padded_ones_are_read_where_they_may_be_and_never_written() {
        let padded = format!("\"0x{:064x}\"", 0x2a);
        assert!(fault::<U256>(&padded).contains("leading zeros"));
        let word = read::<PaddedQuantity, U256>(&padded).ok();
        assert_eq!(word, Some(U256::new(42)));
        assert_eq!(write::<PaddedQuantity, _>(&U256::new(42)), r#""0x2a""#);
        for (json, value) in [
            (r#""0x00""#, 0),
            (r#""0x0""#, 0),
            (r#""0x2a""#, 42),
            (r#""0x01b""#, 27),
        ] {
            assert_eq!(read::<PaddedQuantity, u8>(json).ok(), Some(value), "{json}");
        }
        let widest = format!("\"0x00{}\"", "f".repeat(64));
        assert_eq!(read::<PaddedQuantity, U256>(&widest).ok(), Some(U256::MAX));
        for wrong in [
            "0x", "0x-1", "0x+1", "0x00+1", "0x0x1", "00", "-0x01", "0x001g", "0x0100",
        ] {
            let read = read::<PaddedQuantity, u8>(&format!("{wrong:?}"));
            assert!(read.is_err(), "{wrong}");
        }
    }

    #[test]
    fn bounds_of_every_width() {
        assert_eq!(read::<Quantity, u8>(r#""0xff""#).ok(), Some(u8::MAX));
        assert!(fault::<u8>(r#""0x100""#).contains("too large"));
        assert_eq!(read::<Quantity, u16>(r#""0xffff""#).ok(), Some(u16::MAX));
        assert!(fault::<u16>(r#""0x10000""#).contains("too large"));
        assert_eq!(
            read::<Quantity, u32>(r#""0xffffffff""#).ok(),
            Some(u32::MAX)
        );
        assert!(fault::<u32>(r#""0x100000000""#).contains("at most 32 bits"));
        let digits = "f".repeat(32);
        assert_eq!(
            read::<Quantity, u128>(&format!("\"0x{digits}\"")).ok(),
            Some(u128::MAX)
        );
        assert!(fault::<u128>(&format!("\"0x1{digits}\"")).contains("too large"));
        let digits = "F".repeat(64);
        assert_eq!(
            read::<Quantity, U256>(&format!("\"0x{digits}\"")).ok(),
            Some(U256::MAX)
        );
        assert!(fault::<U256>(&format!("\"0x1{digits}\"")).contains("too large"));
    }

    #[test]
    fn writes_the_most_compact_form() {
        assert_eq!(write::<Quantity, _>(&0_u8), r#""0x0""#);
        assert_eq!(write::<Quantity, _>(&1024_u64), r#""0x400""#);
        assert_eq!(write::<Quantity, _>(&U256::ZERO), r#""0x0""#);
        assert_eq!(
            write::<Quantity, _>(&U256::MAX),
            format!("\"0x{}\"", "f".repeat(64))
        );
    }

    #[test]
    fn an_error_about_a_long_text_is_short() {
        let message = fault::<u64>(&format!("\"0x{}\"", "1".repeat(1 << 20)));
        assert!(
            message.contains("(1048578 bytes)") && message.len() < 250,
            "{message}"
        );
    }

    #[test]
    fn composes_and_works_as_a_map_key() {
        type Codec = BTreeMap<Quantity, Vec<Option<Quantity>>>;
        let map = BTreeMap::from([(U256::new(16), vec![Some(1_u64), None])]);
        let json = r#"{"0x10":["0x1",null]}"#;
        assert_eq!(write::<Codec, _>(&map), json);
        assert_eq!(read::<Codec, _>(json).ok(), Some(map));
        assert!(read::<BTreeMap<Quantity, Same>, BTreeMap<u64, bool>>(r#"{"16":true}"#).is_err());
    }

    proptest! {
        #[test]
        fn round_trips(small: u64, wide: u128, high: u128) {
            prop_assert_eq!(read::<Quantity, u64>(&write::<Quantity, _>(&small)).ok(), Some(small));
            prop_assert_eq!(read::<Quantity, u128>(&write::<Quantity, _>(&wide)).ok(), Some(wide));
            let widest = U256::from_words(high, wide);
            prop_assert_eq!(write::<Quantity, _>(&widest), format!("\"{widest:#x}\""));
            prop_assert_eq!(read::<Quantity, U256>(&write::<Quantity, _>(&widest)).ok(), Some(widest));
        }

        #[test]
        fn what_is_read_is_the_text_of_the_number(text in "(0x)?[0-9a-fA-F]{0,66}") {
            if let Ok(value) = read::<Quantity, U256>(&format!("{text:?}")) {
                prop_assert_eq!(format!("{value:#x}"), text.to_ascii_lowercase());
            }
        }

        #[test]
        fn arbitrary_text_never_panics(text: String) {
            let json = serde_json::Value::String(text).to_string();
            let _ = (read::<Quantity, u8>(&json), read::<Quantity, u128>(&json), read::<Quantity, U256>(&json));
        }
    }
}
