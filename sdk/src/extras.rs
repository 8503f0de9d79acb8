//! Extra keys of responses.

use std::collections::BTreeMap;

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer, forward_to_deserialize_any};

use crate::raw::RawJson;

/// The keys of a response beside JSON-RPC's own, such as Libra's `diem_ledger_version`. Always empty on a wire without an envelope, where
/// the whole response is the value. A chain whose nodes always have some says as what they are decoded: [`Chain::Extras`](crate::Chain::Extras).
///
/// ```
/// # #[cfg(feature = "layers")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// # use polyrpc::{Method, Rpc, Safety, transport::{Request, Response}, wire::JsonRpcByPosition};
/// # #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
/// # struct Height();
/// # impl Method for Height {
/// #     const NAME: &'static str = "height";
/// #     type Wire = JsonRpcByPosition;
/// #     const SAFETY: Safety = Safety::Read;
/// #     type Output = u64;
/// #     type Codec = serde_with::Same;
/// # }
/// # let rpc = Rpc::new(tower::service_fn(|_: Request| async {
/// #     Ok::<_, polyrpc::Error>(Response::new(r#"{"id":1,"result":7,"ledger_version":12,"ledger_time":3}"#))
/// # }));
/// #[derive(serde::Deserialize)]
/// struct LedgerState {
///     ledger_version: u64,
/// }
///
/// let answer = rpc.call(Height()).with_meta().await?;
/// let ledger: LedgerState = answer.meta.decode()?;
/// assert_eq!((answer.value, ledger.ledger_version), (7, 12));
/// # Ok(()) }) }
/// # #[cfg(not(feature = "layers"))]
/// # fn main() {}
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extras(BTreeMap<String, RawJson>);

impl Extras {
    pub(crate) const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&RawJson> {
        self.0.get(key)
    }

    /// The keys with their values, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &RawJson)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Decodes them as a type of the caller's choice, such as a struct with a field for each key; as an `Option`, which is `None` if there
    /// are none; or as `()`, whatever they are.
    ///
    /// # Errors
    /// If they don't have the form of `T`.
    pub fn decode<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        T::deserialize(Members(self))
    }

    /// Adds the keys of others that it doesn't have yet.
    pub(crate) fn filled_from(mut self, others: &Self) -> Self {
        for (key, value) in &others.0 {
            self.0.entry(key.clone()).or_insert_with(|| value.clone());
        }
        self
    }

    pub(crate) fn insert(&mut self, key: String, value: RawJson) {
        self.0.insert(key, value);
    }
}

impl Serialize for Extras {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Extras {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(deserializer).map(Self)
    }
}

/// The keys with their values, to be decoded as an object.
struct Members<'a>(&'a Extras);

impl<'de> Deserializer<'de> for Members<'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> serde_json::Result<V::Value> {
        let members = self.0.iter();
        let members = members.map(|(key, value)| (key, value.as_raw_value()));
        visitor.visit_map(MapDeserializer::new(members))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> serde_json::Result<V::Value> {
        match self.0.is_empty() {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> serde_json::Result<V::Value> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> serde_json::Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit_struct seq tuple tuple_struct map struct
        enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Ledger {
        version: u64,
        note: Option<String>,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Wrapped(Ledger);

    #[test]
    fn they_decode_as_what_the_caller_wants() -> serde_json::Result<()> {
        let extras: Extras = serde_json::from_str(r#"{"version":7,"x":{"y": 1}}"#)?;
        let ledger = || Ledger {
            version: 7,
            note: None,
        };
        assert_eq!(extras.decode::<Ledger>()?, ledger());
        assert_eq!(extras.decode::<Wrapped>()?, Wrapped(ledger()));
        assert_eq!(extras.decode::<Option<Ledger>>()?, Some(ledger()));
        assert_eq!(extras.decode::<Extras>()?, extras);
        extras.decode::<()>()?;
        assert!(extras.decode::<u64>().is_err());

        let none = Extras::new();
        let missing = none.decode::<Ledger>().map_err(|error| error.to_string());
        assert_eq!(missing, Err("missing field `version`".to_owned()));
        assert_eq!(none.decode::<Option<Ledger>>()?, None);
        none.decode::<()>()
    }
}
