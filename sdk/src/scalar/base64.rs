//! Bytes in base64.

use base64::Engine as _;
use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
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

/// Codec of bytes in base64 with the alphabet of URLs, `-` and `_`, padded. What isn't padded is read too.
///
/// # Errors
/// Anything that isn't a string, and a string with other characters, are errors.
#[derive(Clone, Copy, Debug)]
pub struct Base64Url;

const fn engine(alphabet: &Alphabet) -> GeneralPurpose {
    let config = GeneralPurposeConfig::new();
    GeneralPurpose::new(
        alphabet,
        config.with_decode_padding_mode(DecodePaddingMode::Indifferent),
    )
}

macro_rules! codec {
    ($codec:ident, $expected:ident, $engine:ident = $alphabet:ident) => {
        const $engine: GeneralPurpose = engine(&$alphabet);

        impl SerializeAs<Bytes> for $codec {
            fn serialize_as<S: Serializer>(
                value: &Bytes,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&$engine.encode(value))
            }
        }

        impl<'de> DeserializeAs<'de, Bytes> for $codec {
            fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
                let expected = Expected::$expected;
                text::deserialize(deserializer, expected, |text| {
                    let bytes = $engine.decode(text);
                    bytes
                        .map(Bytes::from)
                        .map_err(|_| ParseError::new(expected, text, Fault::NotBase64))
                })
            }
        }
    };
}

codec!(Base64, Base64, STANDARD_ENGINE = STANDARD);
codec!(Base64Url, Base64Url, URL_ENGINE = URL_SAFE);

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

    #[test]
    fn urls_have_an_alphabet_of_their_own() {
        let bytes = Bytes::from(vec![0xfb, 0xff, 0xfe, 0x07]);
        let text = write::<Base64Url, _>(&bytes);
        assert_eq!(text, r#""-__-Bw==""#);
        for text in [text.as_str(), r#""-__-Bw""#] {
            assert_eq!(read::<Base64Url, Bytes>(text).ok().as_ref(), Some(&bytes));
            assert!(read::<Base64, Bytes>(text).is_err());
        }
        let error = read::<Base64Url, Bytes>(&write::<Base64, _>(&bytes));
        let error = error.map_err(|error| error.to_string());
        assert!(
            error
                .as_ref()
                .is_err_and(|error| error.contains("base64 of URLs")),
            "{error:?}"
        );
    }

    proptest! {
        #[test]
        fn round_trips(bytes: Vec<u8>) {
            let bytes = Bytes::from(bytes);
            prop_assert_eq!(read::<Base64, Bytes>(&write::<Base64, _>(&bytes)).ok(), Some(bytes.clone()));
            prop_assert_eq!(read::<Base64Url, Bytes>(&write::<Base64Url, _>(&bytes)).ok(), Some(bytes));
        }
    }
}
