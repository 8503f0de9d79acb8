//! Lists, maps and byte strings that are null when they are empty.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use serde_with::{DeserializeAs, Same, SerializeAs};

/// Codec of a list, a map or bytes in a text that are read from null as well, which is an empty one: nodes written in Go send what was never
/// made so. The codec `C` is that of the whole. An empty list is written as `[]`, an empty map as `{}`, and no bytes as `""`.
///
/// # Errors
/// What isn't null and has no form that `C` reads is an error.
#[derive(Clone, Copy, Debug)]
pub struct NullIsEmpty<C = Same>(PhantomData<C>);

impl<T, C: SerializeAs<T>> SerializeAs<T> for NullIsEmpty<C> {
    fn serialize_as<S: Serializer>(items: &T, serializer: S) -> Result<S::Ok, S::Error> {
        C::serialize_as(items, serializer)
    }
}

impl<'de, T: Default, C: DeserializeAs<'de, T>> DeserializeAs<'de, T> for NullIsEmpty<C> {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_option(NullIsEmptyVisitor::<C, T>(PhantomData))
    }
}

struct NullIsEmptyVisitor<C, T>(PhantomData<(C, T)>);

impl<'de, T: Default, C: DeserializeAs<'de, T>> Visitor<'de> for NullIsEmptyVisitor<C, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("option")
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<T, D::Error> {
        C::deserialize_as(value)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{from_str, to_string};
    use serde_with::de::DeserializeAsWrap;
    use serde_with::ser::SerializeAsWrap;

    use super::*;
    use crate::scalar::Quantity;

    fn read<C: for<'de> DeserializeAs<'de, T>, T>(json: &str) -> Result<T, serde_json::Error> {
        from_str::<DeserializeAsWrap<T, C>>(json).map(DeserializeAsWrap::into_inner)
    }

    #[test]
    fn null_is_an_empty_list_at_the_top_and_inside() {
        assert_eq!(read::<NullIsEmpty, Vec<u8>>("null").ok(), Some(vec![]));
        assert_eq!(read::<NullIsEmpty, Vec<u8>>("[1]").ok(), Some(vec![1]));
        type Nested = NullIsEmpty<Vec<NullIsEmpty<Vec<Quantity>>>>;
        assert_eq!(
            read::<Nested, Vec<Vec<u64>>>(r#"[null,["0x1"]]"#).ok(),
            Some(vec![vec![], vec![1]])
        );
        type InMap = BTreeMap<Same, NullIsEmpty>;
        assert_eq!(
            read::<InMap, BTreeMap<String, Vec<u8>>>(r#"{"a":null}"#).ok(),
            Some(BTreeMap::from([("a".to_owned(), vec![])]))
        );
    }

    #[test]
    fn null_is_an_empty_map() {
        type Map = BTreeMap<String, u8>;
        assert_eq!(read::<NullIsEmpty, Map>("null").ok(), Some(Map::new()));
        assert_eq!(read::<NullIsEmpty, Map>("{}").ok(), Some(Map::new()));
        assert!(read::<NullIsEmpty, Map>("[]").is_err());
    }

    #[test]
    fn an_empty_list_is_written_as_one() {
        let none = Vec::<u8>::new();
        let written = to_string(&SerializeAsWrap::<_, NullIsEmpty>::new(&none));
        assert_eq!(written.ok().as_deref(), Some("[]"));
    }

    #[test]
    fn an_item_that_is_no_list_may_not_be_null() {
        assert!(read::<NullIsEmpty, Vec<u8>>("[null]").is_err());
        assert!(read::<NullIsEmpty, Vec<u8>>("{}").is_err());
        assert!(read::<NullIsEmpty, Vec<u8>>("0").is_err());
    }
}
