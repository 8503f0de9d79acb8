//! Hex strings that are written without a prefix.

use serde::{Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs};

use super::{Bytes, FixedBytes, Hex};

/// Codec of hex strings that are written without `0x`, for nodes that refuse it, and read with or without it as by [`Hex`]: `c0ffee`.
///
/// For [`Bytes`] and [`FixedBytes`], alone or composed with [`serde_with`] (`Vec<BareHex>`, `BTreeMap<BareHex, Same>`). Both letter cases
/// are read, and no digits at all are no bytes; lower case is written. Binary formats hold the raw bytes.
///
/// # Errors
/// Anything that isn't a string, an odd number of digits, and a length other than the type's are errors.
#[derive(Clone, Copy, Debug)]
pub struct BareHex;

impl SerializeAs<Bytes> for BareHex {
    fn serialize_as<S: Serializer>(value: &Bytes, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return value.serialize(serializer);
        }
        serializer.serialize_str(&const_hex::encode(value))
    }
}

impl<'de> DeserializeAs<'de, Bytes> for BareHex {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
        Hex::deserialize_as(deserializer)
    }
}

impl<const N: usize> SerializeAs<FixedBytes<N>> for BareHex {
    fn serialize_as<S: Serializer>(
        value: &FixedBytes<N>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return value.serialize(serializer);
        }
        let mut digits = const_hex::Buffer::<N>::new();
        serializer.serialize_str(digits.format(value.as_bytes()))
    }
}

impl<'de, const N: usize> DeserializeAs<'de, FixedBytes<N>> for BareHex {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<FixedBytes<N>, D::Error> {
        Hex::deserialize_as(deserializer)
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

    #[test]
    fn the_prefix_is_read_and_never_written() {
        for json in [r#""00fF""#, r#""0x00Ff""#, r#""0X00ff""#] {
            let bytes = read::<BareHex, Bytes>(json).ok();
            assert_eq!(bytes, Some(Bytes::from([0, 255])), "{json}");
            let fixed = read::<BareHex, FixedBytes<2>>(json).ok();
            assert_eq!(fixed, Some(FixedBytes::new([0, 255])), "{json}");
        }
        assert_eq!(write::<BareHex, _>(&Bytes::from([0, 255])), r#""00ff""#);
        assert_eq!(write::<BareHex, _>(&FixedBytes::new([0, 255])), r#""00ff""#);
        assert_eq!(write::<BareHex, _>(&Bytes::new()), r#""""#);
        for wrong in [r#""0""#, r#""gg""#, "7", "null", "[]"] {
            assert!(read::<BareHex, Bytes>(wrong).is_err(), "{wrong}");
            assert!(read::<BareHex, B256>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn composes_and_works_as_a_map_key() {
        type Codec = BTreeMap<BareHex, Vec<Option<BareHex>>>;
        let map = BTreeMap::from([(FixedBytes::new([0xab]), vec![Some(Bytes::from([1])), None])]);
        let json = r#"{"ab":["01",null]}"#;
        assert_eq!(write::<Codec, _>(&map), json);
        assert_eq!(read::<Codec, _>(json).ok(), Some(map));
        let empty_key = BTreeMap::from([(Bytes::new(), 1)]);
        assert_eq!(write::<BTreeMap<BareHex, Same>, _>(&empty_key), r#"{"":1}"#);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes: Vec<u8>, word: [u8; 32]) {
            let (bytes, word) = (Bytes::from(bytes), B256::new(word));
            prop_assert_eq!(read::<BareHex, Bytes>(&write::<BareHex, _>(&bytes)).ok(), Some(bytes));
            prop_assert_eq!(write::<BareHex, _>(&word), format!("\"{word:x}\""));
            prop_assert_eq!(read::<BareHex, B256>(&write::<BareHex, _>(&word)).ok(), Some(word));
        }
    }
}
