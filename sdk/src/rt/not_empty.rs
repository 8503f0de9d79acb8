//! Lists of parameters that nodes must not get empty.

use std::marker::PhantomData;

use serde::ser::Error as _;
use serde::{Deserializer, Serializer};
use serde_with::{DeserializeAs, Same, SerializeAs};

/// Codec of a list that isn't written when it is empty, which is an error then; the codec `C` is that of the whole list.
///
/// # Errors
/// Writing an empty list is an error.
#[derive(Clone, Copy, Debug)]
pub struct NotEmpty<C = Same>(PhantomData<C>);

impl<T, C: SerializeAs<Vec<T>>> SerializeAs<Vec<T>> for NotEmpty<C> {
    fn serialize_as<S: Serializer>(items: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        if items.is_empty() {
            return Err(S::Error::custom(
                "a list is empty that needs at least one item",
            ));
        }
        C::serialize_as(items, serializer)
    }
}

impl<'de, T, C: DeserializeAs<'de, Vec<T>>> DeserializeAs<'de, Vec<T>> for NotEmpty<C> {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
        C::deserialize_as(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_str, value};
    use serde_with::de::DeserializeAsWrap;

    use super::*;

    #[test]
    fn an_empty_list_is_read_and_not_written() {
        let read = from_str::<DeserializeAsWrap<Vec<u8>, NotEmpty>>("[]").ok();
        assert_eq!(read.map(DeserializeAsWrap::into_inner), Some(vec![]));
        let written = NotEmpty::<Same>::serialize_as(&vec![7_u8], value::Serializer);
        assert_eq!(written.ok(), Some(serde_json::json!([7])));
        let refused = NotEmpty::<Same>::serialize_as(&Vec::<u8>::new(), value::Serializer);
        assert!(refused.is_err_and(|error| error.to_string().contains("at least one item")));
    }
}
