//! Texts whose bytes need not be UTF-8.

use std::borrow::Cow;
use std::fmt;
use std::str::Utf8Error;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// A text as a node wrote it: mostly UTF-8, but some nodes put users' bytes into their JSON as they are.
///
/// In JSON it is read from a string of any bytes, and written as one if it is UTF-8. Otherwise it is written as a list of the bytes' numbers,
/// which is read too, because JSON has no other form for it. In binary formats it is the bytes.
///
/// ```
/// use polyrpc::scalar::RawText;
///
/// let text: RawText = serde_json::from_slice(b"\"caf\xe9\"")?;
/// assert_eq!(text.as_bytes(), b"caf\xe9");
/// assert!(text.to_str().is_err());
/// assert_eq!(text.to_string_lossy(), "caf\u{fffd}");
/// assert_eq!(RawText::from("tea"), "tea");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawText(Vec<u8>);

impl RawText {
    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, owned.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text.
    ///
    /// # Errors
    /// If it isn't UTF-8.
    pub fn to_str(&self) -> Result<&str, Utf8Error> {
        std::str::from_utf8(&self.0)
    }

    /// The text, with `U+FFFD` in the place of what isn't UTF-8.
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.0)
    }
}

impl From<&str> for RawText {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for RawText {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&[u8]> for RawText {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

impl From<Vec<u8>> for RawText {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl AsRef<[u8]> for RawText {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl PartialEq<str> for RawText {
    fn eq(&self, other: &str) -> bool {
        self.0 == other.as_bytes()
    }
}

impl PartialEq<&str> for RawText {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

/// As [`to_string_lossy`](RawText::to_string_lossy) has it.
impl fmt::Display for RawText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.to_string_lossy(), f)
    }
}

/// As a string literal, or as a byte string literal where it isn't UTF-8.
impl fmt::Debug for RawText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_str() {
            Ok(text) => fmt::Debug::fmt(text, f),
            Err(_) => write!(f, "b\"{}\"", self.0.escape_ascii()),
        }
    }
}

impl Serialize for RawText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_str() {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => serializer.serialize_bytes(&self.0),
        }
    }
}

impl<'de> Deserialize<'de> for RawText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = RawText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<RawText, E> {
                Ok(text.into())
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<RawText, E> {
                Ok(bytes.into())
            }

            fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<RawText, E> {
                Ok(bytes.into())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<RawText, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = numbers.next_element()? {
                    bytes.push(byte);
                }
                Ok(RawText(bytes))
            }
        }

        // serde_json checks no string that is asked for like this.
        deserializer.deserialize_byte_buf(Any)
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use proptest::prelude::*;

    use super::*;

    /// A JSON string of these bytes, with nothing escaped but what JSON can't do without.
    fn quoted(bytes: &[u8]) -> Vec<u8> {
        let mut json = vec![b'"'];
        for byte in bytes {
            match byte {
                b'"' | b'\\' => json.extend([b'\\', *byte]),
                0..0x20 => json.extend(format!("\\u{byte:04x}").bytes()),
                _ => json.push(*byte),
            }
        }
        json.push(b'"');
        json
    }

    proptest! {
        #[test]
        fn no_byte_is_lost(bytes: Vec<u8>) {
            let text: RawText = serde_json::from_slice(&quoted(&bytes)).expect("a string");
            prop_assert_eq!(text.as_bytes(), &*bytes);
            let json = serde_json::to_string(&text).expect("JSON");
            prop_assert_eq!(json.starts_with('"'), std::str::from_utf8(&bytes).is_ok());
            let again: RawText = serde_json::from_str(&json).expect("what was written");
            prop_assert_eq!(&again, &text);
            let value = serde_json::to_value(&text).expect("JSON");
            let again: RawText = serde_json::from_value(value).expect("what was written");
            prop_assert_eq!(again, text);
        }

        #[test]
        fn texts_are_texts(text: String) {
            let raw = RawText::from(&*text);
            prop_assert_eq!(&raw, &*text);
            prop_assert_eq!(raw.to_string(), text.clone());
            prop_assert_eq!(serde_json::to_string(&raw).expect("JSON"), serde_json::to_string(&text).expect("JSON"));
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for wrong in ["null", "7", "{}", "[256]", "[\"a\"]", "true"] {
            assert!(serde_json::from_str::<RawText>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn debug_shows_the_bytes() {
        assert_eq!(format!("{:?}", RawText::from("a\n")), r#""a\n""#);
        assert_eq!(
            format!("{:?}", RawText::from(&b"a\xe9\n"[..])),
            r#"b"a\xe9\n""#
        );
    }
}
