//! Bytes in base64.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserializer, Serializer};
use serde_with::{DeserializeAs, SerializeAs};

use super::Bytes;
use super::error::{Expected, Fault, ParseError};
use super::text;

/// Codec of bytes in base64, as nodes written in Go have them: the standard alphabet, padded. What isn't padded is read too.
///
/// # Errors
/// Anything that isn't a string, and a string with other characters, are errors.
#[derive(Clone, Copy, Debug)]
pub struct Base64;

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl SerializeAs<Bytes> for Base64 {
    fn serialize_as<S: Serializer>(value: &Bytes, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&ENGINE.encode(value))
    }
}

impl<'de> DeserializeAs<'de, Bytes> for Base64 {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
        let expected = Expected::Base64;
        text::deserialize(deserializer, expected, |text| {
            let bytes = ENGINE.decode(text);
            bytes
                .map(Bytes::from)
                .map_err(|_| ParseError::new(expected, text, Fault::NotBase64))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{read, write};
    use super::*;

    #[test]
    fn padding_is_written_and_may_be_missing() {
        for text in [r#""Bw==""#, r#""Bw""#] {
            let bytes = read::<Base64, Bytes>(text).ok();
            assert_eq!(bytes.as_deref(), Some(&[7][..]), "{text}");
            assert_eq!(
                bytes.map(|bytes| write::<Base64, _>(&bytes)).as_deref(),
                Some(r#""Bw==""#)
            );
        }
        assert_eq!(read::<Base64, Bytes>(r#""""#).ok(), Some(Bytes::default()));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            r#""_w==""#,
            r#""0x0,7""#,
            r#""B""#,
            r#""Bw== ""#,
            "null",
            "7",
        ] {
            let error = read::<Base64, Bytes>(text).map_err(|error| error.to_string());
            assert!(
                error.as_ref().is_err_and(|error| error.contains("base64")),
                "{text}: {error:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn round_trips(bytes: Vec<u8>) {
            let bytes = Bytes::from(bytes);
            prop_assert_eq!(read::<Base64, Bytes>(&write::<Base64, _>(&bytes)).ok(), Some(bytes));
        }
    }
}
