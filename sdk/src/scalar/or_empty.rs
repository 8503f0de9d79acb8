//! Scalars in strings, of which the empty one says that there is none.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::StrDeserializer;
use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use serde_with::{DeserializeAs, SerializeAs};

/// Codec of an `Option` whose `None` is the empty string; any other is the codec `C`'s.
///
/// ```
/// use polyrpc::scalar::{Decimal, OrEmpty};
/// use serde_with::{DeserializeAs, SerializeAs};
///
/// let mut empty = serde_json::Deserializer::from_str(r#""""#);
/// let none: Option<u64> = OrEmpty::<Decimal>::deserialize_as(&mut empty)?;
/// assert_eq!(none, None);
/// let text = OrEmpty::<Decimal>::serialize_as(&Some(7_u64), serde_json::value::Serializer)?;
/// assert_eq!(text, "7");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OrEmpty<C>(PhantomData<C>);

impl<C: SerializeAs<T>, T> SerializeAs<Option<T>> for OrEmpty<C> {
    fn serialize_as<S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => C::serialize_as(value, serializer),
            None => serializer.serialize_str(""),
        }
    }
}

impl<'de, C: for<'text> DeserializeAs<'text, T>, T> DeserializeAs<'de, Option<T>> for OrEmpty<C> {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        struct Text<C, T>(PhantomData<(C, T)>);

        impl<C: for<'text> DeserializeAs<'text, T>, T> Visitor<'_> for Text<C, T> {
            type Value = Option<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string, empty where there is none")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Option<T>, E> {
                match text {
                    "" => Ok(None),
                    text => C::deserialize_as(StrDeserializer::new(text)).map(Some),
                }
            }
        }

        deserializer.deserialize_str(Text::<C, T>(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{read, write};
    use super::super::{B256, Decimal, Hex};
    use super::*;

    #[test]
    fn the_empty_string_is_none() {
        type Digits = OrEmpty<Decimal>;
        assert_eq!(read::<Digits, Option<u128>>(r#""""#).ok(), Some(None));
        assert_eq!(read::<Digits, Option<u128>>(r#""0""#).ok(), Some(Some(0)));
        assert_eq!(write::<Digits, _>(&None::<u128>), r#""""#);
        assert_eq!(
            write::<Digits, _>(&Some(u128::MAX)),
            format!("\"{}\"", u128::MAX)
        );
        for wrong in ["null", "0", r#"" ""#, r#""x""#] {
            assert!(read::<Digits, Option<u128>>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn it_works_in_lists() {
        let json = format!(r#"["","0x{}"]"#, "07".repeat(32));
        let list = read::<Vec<OrEmpty<Hex>>, Vec<Option<B256>>>(&json).ok();
        assert_eq!(list, Some(vec![None, Some(B256::new([7; 32]))]));
        let again = list.map(|list| write::<Vec<OrEmpty<Hex>>, _>(&list));
        assert_eq!(again, Some(json));
    }
}
