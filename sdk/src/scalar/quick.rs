//! Readers of the usual form of hex scalars, beside the parsers, which read every form and say what is wrong.

use std::fmt;

use ethnum::U256;
use serde::de::{Deserializer, Error, Visitor};

use super::error::{Expected, ParseError};
use crate::parse::{self, Length};

/// Deserializes a string of mostly this length with `quick`, which gives what `parse` would or nothing, and else with `parse`. Neither may
/// accept quotation marks, backslashes and control characters.
#[inline]
pub(super) fn deserialize<'de, D, T>(
    deserializer: D,
    length: Length,
    expected: Expected,
    quick: impl FnOnce(&str) -> Option<T>,
    parse: impl FnOnce(&str) -> Result<T, ParseError>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    let visitor = QuickVisitor {
        expected,
        quick,
        parse,
    };
    parse::deserialize_checked(deserializer, length, visitor)
}

struct QuickVisitor<Q, P> {
    expected: Expected,
    quick: Q,
    parse: P,
}

impl<'de, T, Q, P> Visitor<'de> for QuickVisitor<Q, P>
where
    Q: FnOnce(&str) -> Option<T>,
    P: FnOnce(&str) -> Result<T, ParseError>,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.expected, f)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        match (self.quick)(text) {
            Some(value) => Ok(value),
            None => slowly(text, self.parse),
        }
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<T, D::Error> {
        inner.deserialize_str(self)
    }
}

#[cold]
#[inline(never)]
fn slowly<T, E: Error>(
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, ParseError>,
) -> Result<T, E> {
    parse(text).map_err(E::custom)
}

/// `0x` and two digits for each byte.
#[inline]
pub(super) fn array<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.strip_prefix("0x")?;
    let mut bytes = [0; N];
    // Of the right length it can't have another prefix, which `const_hex` would take.
    if digits.len() != 2 * N || const_hex::decode_to_slice(digits, &mut bytes).is_err() {
        return None;
    }
    Some(bytes)
}

/// `0x` and two digits for each of any number of bytes.
#[inline]
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix("0x")?;
    match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => None,
        _ => const_hex::decode(digits).ok(),
    }
}

/// `0x` and at most sixteen digits, the first of which is no zero but in zero itself.
#[inline]
pub(super) fn integer(text: &str) -> Option<u64> {
    let digits = text.strip_prefix("0x")?.as_bytes();
    match digits {
        [b'0'] => Some(0),
        [] | [b'0', ..] => None,
        _ if digits.len() > 16 => None,
        _ => value(digits).map(|(_, low)| low),
    }
}

/// As [`integer`], with up to 64 digits.
#[inline]
pub(super) fn wide_integer(text: &str) -> Option<U256> {
    let digits = text.strip_prefix("0x")?.as_bytes();
    match digits {
        [b'0'] => Some(U256::ZERO),
        [] | [b'0', ..] => None,
        _ if digits.len() <= 32 => {
            let (high, low) = value(digits)?;
            Some(U256::from(u128::from(high) << 64 | u128::from(low)))
        }
        _ if digits.len() <= 64 => {
            let mut padded = [b'0'; 64];
            padded[64 - digits.len()..].copy_from_slice(digits);
            let mut bytes = [0; 32];
            const_hex::decode_to_slice(padded, &mut bytes).ok()?;
            Some(U256::from_be_bytes(bytes))
        }
        _ => None,
    }
}

/// The value of up to 32 digits, in two halves.
#[inline]
fn value(digits: &[u8]) -> Option<(u64, u64)> {
    let (high, low) = digits.split_at(digits.len().saturating_sub(16));
    let (mut halves, mut invalid) = ([0_u64; 2], 0);
    for (half, digits) in halves.iter_mut().zip([high, low]) {
        for digit in digits {
            let digit = DIGITS[usize::from(*digit)];
            invalid |= digit;
            *half = *half << 4 | u64::from(digit & 0xf);
        }
    }
    (invalid < 0x10).then_some((halves[0], halves[1]))
}

/// The value of each hex digit, and 0xff for all that is none.
const DIGITS: [u8; 256] = {
    let mut values = [0xff; 256];
    let mut value = 0;
    while value < 16 {
        values[b"0123456789abcdef"[value] as usize] = value as u8;
        values[b"0123456789ABCDEF"[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// A quantity as text, without the formatting machinery.
pub(super) struct Quantity {
    /// The text stands at the end.
    text: [u8; 34],
    start: usize,
}

impl Quantity {
    pub(super) fn new(mut value: u128) -> Self {
        let mut text = [b'0'; 34];
        let mut start = text.len();
        loop {
            start -= 1;
            text[start] = b"0123456789abcdef"[(value & 0xf) as usize];
            value >>= 4;
            if value == 0 {
                break;
            }
        }
        start -= 2;
        text[start + 1] = b'x';
        Self { text, start }
    }

    pub(super) fn as_str(&self) -> &str {
        // Nothing but digits and an `x` is in it.
        std::str::from_utf8(&self.text[self.start..]).unwrap_or_default()
    }
}
