//! Lists packed into one byte string.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use serde_with::{DeserializeAs, Same, SerializeAs};

use super::Pod;

/// Codec of a list whose items are concatenated in a single byte string, in formats that have byte strings. In JSON it
/// is an ordinary list, with items by the codec `C`.
///
/// For `Vec<T>`, `T` being [`Pod`]. A zero-sized item doesn't compile.
///
/// # Errors
/// A byte string with a partial last item, and an item that [`Pod::read`] rejects, are errors.
#[derive(Clone, Copy, Debug)]
pub struct Packed<C = Same>(PhantomData<C>);

impl<T: Pod, C: SerializeAs<T>> SerializeAs<Vec<T>> for Packed<C> {
    fn serialize_as<S: Serializer>(items: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        const { Items::<T>::HAVE_BYTES }
        if serializer.is_human_readable() {
            return Vec::<C>::serialize_as(items, serializer);
        }
        let mut bytes = Vec::with_capacity(items.len() * T::SIZE);
        items.iter().for_each(|item| item.write(&mut bytes));
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de, T: Pod, C: DeserializeAs<'de, T>> DeserializeAs<'de, Vec<T>> for Packed<C> {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
        if deserializer.is_human_readable() {
            return Vec::<C>::deserialize_as(deserializer);
        }
        deserializer.deserialize_bytes(Items(PhantomData))
    }
}

struct Items<T>(PhantomData<T>);

impl<T: Pod> Items<T> {
    /// Rejects zero-sized items at compile time, even if the list is only written:
    ///
    /// ```compile_fail,E0080
    /// use polyrpc::scalar::{FixedBytes, Packed};
    /// use serde_json::value::Serializer;
    /// use serde_with::SerializeAs;
    ///
    /// _ = Packed::<serde_with::Same>::serialize_as(&vec![FixedBytes::new([])], Serializer);
    /// ```
    const HAVE_BYTES: () = assert!(T::SIZE > 0, "an item of no bytes can't be counted");
}

impl<T: Pod> Visitor<'_> for Items<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "items of {} bytes each in one byte string", T::SIZE)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        const { Items::<T>::HAVE_BYTES }
        let items = bytes.chunks_exact(T::SIZE);
        if !items.remainder().is_empty() {
            return Err(E::invalid_length(bytes.len(), &self));
        }
        let read = |(index, item)| {
            T::read(item).ok_or_else(|| E::custom(format_args!("item {index} can't be read")))
        };
        items.enumerate().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde::de::IntoDeserializer;
    use serde::de::value::Error as Fault;

    use super::super::tests::{read, write};
    use super::super::{B256, Decimal, FixedBytes};
    use super::*;

    #[test]
    fn in_text_it_is_a_list() {
        let items = vec![FixedBytes::new([1, 2]), FixedBytes::new([3, 4])];
        let json = r#"["0x0102","0x0304"]"#;
        assert_eq!(write::<Packed, _>(&items), json);
        assert_eq!(read::<Packed, _>(json).ok(), Some(items));
        assert_eq!(write::<Packed<Decimal>, _>(&vec![7_u64]), r#"["7"]"#);
        assert_eq!(
            read::<Packed<Decimal>, Vec<u64>>(r#"["7"]"#).ok(),
            Some(vec![7])
        );
    }

    /// Unpacks a byte string.
    fn unpacked<T: Pod>(bytes: &[u8]) -> Result<Vec<T>, Fault> {
        let bytes = serde::de::value::BytesDeserializer::new(bytes);
        serde::Deserializer::deserialize_bytes(bytes, Items(PhantomData))
    }

    #[test]
    fn a_cut_item_is_an_error() {
        assert_eq!(unpacked::<u16>(&[1, 0, 2, 0]), Ok(vec![1, 2]));
        assert_eq!(unpacked::<B256>(&[]), Ok(Vec::new()));
        let fault = unpacked::<u16>(&[1, 0, 2]).map_err(|error| error.to_string());
        assert_eq!(
            fault,
            Err("invalid length 3, expected items of 2 bytes each in one byte string".to_owned())
        );
        let list: Result<Vec<u16>, Fault> = serde::Deserializer::deserialize_any(
            vec![1_u16].into_deserializer(),
            Items(PhantomData),
        );
        assert!(list.is_err());
    }
}
