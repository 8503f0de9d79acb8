//! Byte strings of any length.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::{Expected, ParseError};
use super::quick;
use super::text::{self, Prefix};
use super::{Address, FixedBytes, binary};
use crate::parse::Length;

/// A byte string of any length, written as `0x` and two hex digits per byte; `0x` if empty.
///
/// It holds a [`bytes::Bytes`] rather than a `Vec<u8>`: call data and code are cloned into batches, retries and mocks,
/// which then costs a counter instead of a copy, slices can share the buffer, and a constant needs no allocation.
///
/// `FromStr` accepts a string with or without `0x`; on the wire it must be there. Binary formats hold the raw bytes.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bytes(bytes::Bytes);

impl Bytes {
    /// Creates an empty byte string.
    pub const fn new() -> Self {
        Self(bytes::Bytes::new())
    }

    /// Creates a constant from static bytes.
    pub const fn from_static(bytes: &'static [u8]) -> Self {
        Self(bytes::Bytes::from_static(bytes))
    }

    /// Returns the shared buffer.
    pub fn into_inner(self) -> bytes::Bytes {
        self.0
    }

    fn parse(text: &str, prefix: Prefix) -> Result<Self, ParseError> {
        text::parse_bytes(text, prefix, Expected::Data, const_hex::decode).map(Self::from)
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:#x}")
    }
}

impl fmt::LowerHex for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            f.write_str("0x")?;
        }
        text::write_hex(f, self)
    }
}

/// Shows the first 64 bytes, and how many there are.
impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::write_hex_bounded(f, self)
    }
}

impl FromStr for Bytes {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text, Prefix::Optional)
    }
}

impl hex::FromHex for Bytes {
    type Error = hex::FromHexError;

    fn from_hex<T: AsRef<[u8]>>(digits: T) -> Result<Self, hex::FromHexError> {
        const_hex::decode(digits)
            .map(Self::from)
            .map_err(text::to_hex_error)
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return serializer.serialize_bytes(self);
        }
        // Serializers such as serde_json's take the pieces as they come; the digits never exist in memory as a whole.
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return binary::deserialize(deserializer);
        }
        quick::deserialize(
            deserializer,
            const { Length::new("0x".len()) },
            Expected::Data,
            |text| quick::bytes(text).map(Self::from),
            |text| Self::parse(text, Prefix::Required),
        )
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl From<bytes::Bytes> for Bytes {
    fn from(bytes: bytes::Bytes) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes::Bytes::copy_from_slice(bytes))
    }
}

impl<const N: usize> From<[u8; N]> for Bytes {
    fn from(bytes: [u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

impl<const N: usize> From<&[u8; N]> for Bytes {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

impl<const N: usize> From<FixedBytes<N>> for Bytes {
    fn from(bytes: FixedBytes<N>) -> Self {
        bytes.as_bytes().into()
    }
}

impl From<Address> for Bytes {
    fn from(address: Address) -> Self {
        address.as_bytes().into()
    }
}

impl From<Bytes> for bytes::Bytes {
    fn from(bytes: Bytes) -> Self {
        bytes.0
    }
}

impl From<Bytes> for Vec<u8> {
    fn from(bytes: Bytes) -> Self {
        bytes.0.into()
    }
}

#[cfg(test)]
mod tests {
    use hex::{FromHex, ToHex};
    use proptest::prelude::*;
    use serde_with::Same;

    use super::super::tests::{read, write};
    use super::*;

    #[test]
    fn the_specifications_examples() {
        let ok = |json| read::<Same, Bytes>(json).ok();
        assert_eq!(ok(r#""0x41""#), Some(Bytes::from_static(b"A")));
        assert_eq!(ok(r#""0x004200""#), Some(Bytes::from_static(b"\0B\0")));
        assert_eq!(ok(r#""0x""#), Some(Bytes::new()));
        let fault = |json| {
            read::<Same, Bytes>(json)
                .err()
                .map(|e| e.to_string())
                .unwrap_or_default()
        };
        assert!(fault(r#""0xf0f0f""#).contains("the number of digits is odd"));
        assert!(fault(r#""004200""#).contains("the prefix 0x is missing"));
    }

    #[test]
    fn other_wrong_forms() {
        for wrong in [
            r#""""#,
            r#""0""#,
            r#""0X41""#,
            r#""0x0x41""#,
            r#""0x0X41""#,
            r#""0xgg""#,
            r#""0x 41""#,
            r#""0x41 ""#,
            r#""0xéé""#,
            "65",
            "null",
            "[65]",
            "{}",
        ] {
            assert!(read::<Same, Bytes>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_person_may_leave_the_prefix_out() {
        assert_eq!("00fF".parse(), Ok(Bytes::from([0, 255])));
        assert_eq!("0x00ff".parse(), Ok(Bytes::from([0, 255])));
        assert!("0X00ff".parse::<Bytes>().is_err());
        assert!("0x0x00ff".parse::<Bytes>().is_err());
    }

    #[test]
    fn prints_hex_and_debug_is_bounded() {
        let bytes = Bytes::from([0x00, 0xab]);
        assert_eq!(
            format!("{bytes} {bytes:?} {bytes:x} {bytes:#x}"),
            "0x00ab 0x00ab 00ab 0x00ab"
        );
        let exactly = Bytes::from([7; 64]);
        assert_eq!(format!("{exactly:?}"), exactly.to_string());
        let long = Bytes::from(vec![7; 1 << 20]);
        assert_eq!(
            format!("{long:?}"),
            format!("0x{}… (1048576 bytes)", "07".repeat(64))
        );
        assert_eq!(long.to_string().len(), 2 + (2 << 20));
    }

    #[test]
    fn the_hex_crates_code_works_on_it() {
        let bytes = Bytes::from_hex("00ab");
        assert_eq!(bytes, Ok(Bytes::from([0, 0xab])));
        assert_eq!(hex::encode(Bytes::from([0, 0xab])), "00ab");
        assert_eq!(Bytes::from([0, 0xab]).encode_hex_upper::<String>(), "00AB");
        assert_eq!(Bytes::from_hex("0ab"), Err(hex::FromHexError::OddLength));
    }

    proptest! {
        #[test]
        fn round_trips(bytes: Vec<u8>) {
            let bytes = Bytes::from(bytes);
            let json = write::<Same, _>(&bytes);
            prop_assert_eq!(&json, &format!("\"{}\"", bytes));
            prop_assert_eq!(read::<Same, Bytes>(&json).ok(), Some(bytes.clone()));
            prop_assert_eq!(bytes.to_string().parse(), Ok(bytes.clone()));
            prop_assert_eq!(Vec::from(bytes.clone()), bytes.to_vec());
        }

        #[test]
        fn what_is_read_is_the_text_of_the_bytes(text in "(0x)?(0[xX])?[0-9a-fA-F]{0,9}") {
            if let Ok(bytes) = read::<Same, Bytes>(&format!("{text:?}")) {
                prop_assert_eq!(bytes.to_string(), text.to_ascii_lowercase());
            }
        }

        #[test]
        fn arbitrary_text_never_panics(text: String) {
            let _ = text.parse::<Bytes>();
            let _ = Bytes::from_hex(&text);
            let _ = read::<Same, Bytes>(&serde_json::Value::String(text).to_string());
        }
    }
}
