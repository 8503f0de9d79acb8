//! Shared string handling of the scalars: parsing JSON strings, and writing them without an allocation.

use std::fmt::{self, Write as _};

use serde::de::{self, Deserializer, Visitor};
use serde::ser::{Error as _, Serializer};

use super::error::{Expected, Fault, ParseError};

/// Deserializes a string with `parse`. Anything but a string is an error that names `expected`.
pub(super) fn deserialize<'de, D, T>(
    deserializer: D,
    expected: Expected,
    parse: impl FnOnce(&str) -> Result<T, ParseError>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor { expected, parse })
}

struct TextVisitor<F> {
    expected: Expected,
    parse: F,
}

impl<T, F: FnOnce(&str) -> Result<T, ParseError>> Visitor<'_> for TextVisitor<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.expected, f)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }
}

/// Serializes a short scalar as a string, formatted on the stack.
pub(super) fn serialize<S: Serializer>(
    serializer: S,
    value: fmt::Arguments<'_>,
) -> Result<S::Ok, S::Error> {
    let mut text = StackText {
        bytes: [0; StackText::CAPACITY],
        len: 0,
    };
    text.write_fmt(value).map_err(S::Error::custom)?;
    serializer.serialize_str(text.as_str().map_err(S::Error::custom)?)
}

struct StackText {
    bytes: [u8; Self::CAPACITY],
    len: usize,
}

impl StackText {
    /// The longest short scalar is a bech32m address: 90 characters.
    const CAPACITY: usize = 90;

    fn as_str(&self) -> Result<&str, std::str::Utf8Error> {
        std::str::from_utf8(&self.bytes[..self.len])
    }
}

impl fmt::Write for StackText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        let room = self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

/// Decodes a hex string with `decode`, one of `const_hex`'s functions.
pub(super) fn parse_bytes<'a, B>(
    text: &'a str,
    prefix: Prefix,
    expected: Expected,
    decode: impl FnOnce(&'a str) -> Result<B, const_hex::FromHexError>,
) -> Result<B, ParseError> {
    hex_digits(text, prefix)
        .and_then(|digits| decode(digits).map_err(|_| bytes_fault(text, digits)))
        .map_err(|fault| ParseError::new(expected, text, fault))
}

/// The digits of a hex string, checked only for what `const_hex` is more liberal about: it accepts a `0X` prefix, and
/// would accept a second prefix if it were given the digits alone.
pub(super) fn hex_digits(text: &str, prefix: Prefix) -> Result<&str, Fault> {
    let digits = match (text.strip_prefix("0x"), prefix) {
        (Some(digits), _) => digits,
        (None, Prefix::Required) => return Err(Fault::NoPrefix),
        (None, Prefix::Optional) => text,
        (None, Prefix::EitherCase) => text.strip_prefix("0X").unwrap_or(text),
    };
    match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => Err(hex_fault(text, digits, Fault::NoPrefix)),
        _ => Ok(digits),
    }
}

/// Whether a hex string must begin with `0x`: on most wires it must, a person may leave it out, and some nodes are
/// inconsistent.
#[derive(Clone, Copy)]
pub(super) enum Prefix {
    Required,
    Optional,
    /// Optional, and `0X` as well.
    EitherCase,
}

/// The first invalid character among the `digits` at the end of `text`.
pub(super) fn bad_digit(text: &str, digits: &str) -> Option<Fault> {
    let (index, character) = digits
        .char_indices()
        .find(|(_, character)| !character.is_ascii_hexdigit())?;
    let position = text.len() - digits.len() + index;
    Some(Fault::NotADigit {
        character,
        position,
    })
}

/// Why the `digits` at the end of `text` were refused: an invalid character before anything else.
#[cold]
pub(super) fn hex_fault(text: &str, digits: &str, otherwise: Fault) -> Fault {
    bad_digit(text, digits).unwrap_or(otherwise)
}

/// Why `const_hex` refused the `digits` at the end of `text` as whole bytes.
#[cold]
fn bytes_fault(text: &str, digits: &str) -> Fault {
    let odd = !digits.len().is_multiple_of(2);
    let count = Fault::DigitCount(digits.len());
    hex_fault(text, digits, if odd { Fault::OddDigits } else { count })
}

/// Writes bytes as lower-case hex digits, in chunks that fit on the stack.
pub(super) fn write_hex(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    const PIECE: usize = 128;
    let mut buffer = [0; PIECE * 2];
    for piece in bytes.chunks(PIECE) {
        let digits = &mut buffer[..piece.len() * 2];
        let text = const_hex::encode_to_str(piece, digits).map_err(|_| fmt::Error)?;
        f.write_str(text)?;
    }
    Ok(())
}

/// Writes bytes for `Debug`: the first 64 and, if there are more, their number.
pub(super) fn write_hex_bounded(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    const SHOWN: usize = 64;
    f.write_str("0x")?;
    match bytes.get(..SHOWN) {
        Some(start) if bytes.len() > SHOWN => {
            write_hex(f, start)?;
            write!(f, "… ({} bytes)", bytes.len())
        }
        _ => write_hex(f, bytes),
    }
}

/// Converts to the `hex` crate's error, for its traits.
pub(super) fn to_hex_error(error: const_hex::FromHexError) -> hex::FromHexError {
    match error {
        const_hex::FromHexError::InvalidHexCharacter { c, index } => {
            hex::FromHexError::InvalidHexCharacter { c, index }
        }
        const_hex::FromHexError::OddLength => hex::FromHexError::OddLength,
        const_hex::FromHexError::InvalidStringLength => hex::FromHexError::InvalidStringLength,
    }
}
