//! Raw bytes, for binary formats: those with `is_human_readable()` false.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// Reads bytes of any length.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<super::Bytes, D::Error> {
    struct Any;

    impl Visitor<'_> for Any {
        type Value = super::Bytes;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("bytes")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
            Ok(bytes.into())
        }

        fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Self::Value, E> {
            Ok(bytes.into())
        }
    }

    deserializer.deserialize_byte_buf(Any)
}

/// Reads exactly `N` bytes.
pub(super) fn deserialize_array<'de, D: Deserializer<'de>, const N: usize>(
    deserializer: D,
) -> Result<[u8; N], D::Error> {
    struct Exactly<const N: usize>;

    impl<const N: usize> Visitor<'_> for Exactly<N> {
        type Value = [u8; N];

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "exactly {N} bytes")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
            bytes
                .try_into()
                .map_err(|_| E::invalid_length(bytes.len(), &self))
        }
    }

    deserializer.deserialize_bytes(Exactly)
}

#[cfg(all(test, feature = "epee"))]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};
    use serde_with::de::DeserializeAsWrap;
    use serde_with::ser::SerializeAsWrap;
    use serde_with::{DeserializeAs, Same, SerializeAs};

    use super::super::{Address, Bytes, Decimal, FixedBytes, Hex, Packed, Quantity, U256};
    use crate::epee;

    #[derive(Deserialize, Serialize)]
    struct Keyed<T> {
        a: T,
    }

    fn write<C: SerializeAs<T>, T>(value: &T) -> Vec<u8> {
        let a = SerializeAsWrap::<T, C>::new(value);
        epee::to_vec(&Keyed { a }).expect("a scalar can be written")
    }

    fn read<C, T>(bytes: &[u8]) -> Result<T, String>
    where
        C: for<'de> DeserializeAs<'de, T>,
    {
        let read = epee::from_slice::<Keyed<DeserializeAsWrap<T, C>>>(bytes);
        let read = read.map_err(|error| error.message().to_owned());
        read.map(|Keyed { a }| a.into_inner())
    }

    fn view(bytes: &[u8]) -> String {
        epee::to_json(bytes).expect("a view").to_string()
    }

    #[test]
    fn bytes_are_themselves() {
        let bytes = Bytes::from_static(b"\0\xff");
        assert_eq!(view(&write::<Same, _>(&bytes)), r#"{"a:hex":"00ff"}"#);
        let text = Bytes::from_static(b"0x41");
        assert_eq!(view(&write::<Same, _>(&text)), r#"{"a:string":"0x41"}"#);
        assert_eq!(
            read::<Same, Bytes>(&write::<Same, _>(&text)),
            Ok(text.clone())
        );
        assert_eq!(write::<Hex, _>(&text), write::<Same, _>(&text));
        assert_eq!(
            read::<Hex, Bytes>(&write::<Hex, _>(&text)),
            Ok(text.clone())
        );
        // Four bytes are read as such, not as the digits of one.
        assert_eq!(
            read::<Hex, FixedBytes<4>>(&write::<Same, _>(&text)),
            Ok(FixedBytes::new(*b"0x41"))
        );
        let none = Bytes::new();
        assert_eq!(read::<Same, Bytes>(&write::<Same, _>(&none)), Ok(none));
    }

    #[test]
    fn a_wrong_number_of_bytes_is_refused() {
        let four = write::<Same, _>(&Bytes::from_static(b"abcd"));
        let said = |found: Result<FixedBytes<5>, String>| found.expect_err("too short");
        let expected = "invalid length 4, expected exactly 5 bytes";
        assert_eq!(said(read::<Same, _>(&four)), expected);
        assert_eq!(said(read::<Hex, _>(&four)), expected);
        assert!(read::<Same, Address>(&four).is_err_and(|said| said.ends_with("exactly 20 bytes")));
        let number = write::<Same, _>(&7_u64);
        assert!(read::<Same, Bytes>(&number).is_err_and(|said| said.contains("expected bytes")));
    }

    #[test]
    fn texts_stay_texts() {
        assert_eq!(view(&write::<Decimal, _>(&7_u64)), r#"{"a:string":"7"}"#);
        assert_eq!(read::<Decimal, u64>(&write::<Decimal, u64>(&7)), Ok(7));
        let large = U256::MAX;
        assert_eq!(
            read::<Quantity, U256>(&write::<Quantity, _>(&large)),
            Ok(large)
        );
    }

    #[test]
    fn lists_may_lie_in_one_string() {
        let items = vec![0x0102_u16, 3];
        assert_eq!(view(&write::<Packed, _>(&items)), r#"{"a:hex":"02010300"}"#);
        assert_eq!(view(&write::<Same, _>(&items)), r#"{"a:u16[]":[258,3]}"#);
        // How an item is written as text has nothing to do with it.
        let words = vec![FixedBytes::new([1, 2]), FixedBytes::new([3, 4])];
        assert_eq!(
            view(&write::<Packed<Hex>, _>(&words)),
            r#"{"a:hex":"01020304"}"#
        );
        assert_eq!(
            read::<Packed<Hex>, _>(&write::<Packed<Hex>, _>(&words)),
            Ok(words)
        );
        assert!(read::<Packed, Vec<u16>>(&write::<Same, _>(&items)).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes: Vec<u8>, word: [u8; 20], items: Vec<i32>) {
            let bytes = Bytes::from(bytes);
            prop_assert_eq!(read::<Same, Bytes>(&write::<Same, _>(&bytes)), Ok(bytes));
            let address = Address::new(word);
            prop_assert_eq!(read::<Same, Address>(&write::<Same, _>(&address)), Ok(address));
            let fixed = FixedBytes::new(word);
            prop_assert_eq!(read::<Hex, FixedBytes<20>>(&write::<Hex, _>(&fixed)), Ok(fixed));
            prop_assert_eq!(read::<Packed, Vec<i32>>(&write::<Packed, _>(&items)), Ok(items));
        }
    }
}
