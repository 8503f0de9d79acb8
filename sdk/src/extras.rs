//! Extra keys of responses.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::de::value::MapDeserializer;

use crate::raw::RawJson;

/// The keys of a response beside JSON-RPC's own, such as Libra's `diem_ledger_version`. Always empty on a wire without an envelope, where
/// the whole response is the value.
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
/// let ledger: LedgerState = answer.meta.extras.decode()?;
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

    /// Decodes them as a type of the caller's choice, such as a struct with a field for each key.
    ///
    /// # Errors
    /// If they don't have the form of `T`.
    pub fn decode<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        let values = self.iter().map(|(key, value)| (key, value.as_raw_value()));
        T::deserialize(MapDeserializer::new(values))
    }

    pub(crate) fn insert(&mut self, key: String, value: RawJson) {
        self.0.insert(key, value);
    }
}
