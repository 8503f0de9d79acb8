//! The `Method` trait, and the registry entries made from it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};

use crate::error::Error;
use crate::raw::RawJson;
use crate::transport::{Request, Response, Writer};
use crate::wire::{Codec, Format, ParamStructure, Slot, Success, Wire};

pub use crate::safety::Safety;

/// A method, with its parameters as public fields.
///
/// The generator writes one struct per method and implements this trait for it. `Serialize` writes the parameters the
/// way the wire requires (a list or an object), `Deserialize` reads them back, which mock nodes and `polyrpc verify`
/// use.
pub trait Method:
    Serialize + DeserializeOwned + Clone + std::fmt::Debug + Send + Sync + 'static
{
    /// The name on the wire, such as `eth_getBalance`.
    const NAME: &'static str;
    /// How the call and its response are encoded, such as [`wire::JsonRpcByPosition`](crate::wire::JsonRpcByPosition).
    type Wire: Wire;
    /// Whether the call may be retried.
    const SAFETY: Safety;
    /// The permission that the caller needs, if the node requires one.
    const PERMISSION: Option<&'static str> = None;
    /// The error codes that the document names for this method.
    const ERRORS: &'static [ErrorCode] = &[];
    /// The type of the result.
    type Output: Clone + std::fmt::Debug + Send + 'static;
    /// The codec of [`Output`](Self::Output) on the wire: `Same` for the type's own serde form.
    type Codec: for<'de> DeserializeAs<'de, Self::Output> + SerializeAs<Self::Output>;
}

/// A JSON-RPC notification, with its parameters as public fields: either side may send it, and nobody answers it.
///
/// The generator implements it for each method of a document without a `result`. `Serialize` writes the parameters as they are sent, a list
/// or an object; `Deserialize` reads them. [`Rpc::notify`](crate::Rpc::notify) sends it.
pub trait Notify:
    Serialize + DeserializeOwned + Clone + std::fmt::Debug + Send + Sync + 'static
{
    /// The name on the wire, such as `textDocument/didOpen`.
    const NAME: &'static str;
}

/// A method some of whose parameters are the group `G`: optional ones that several methods share (`x-groups` in a document).
///
/// The setters of the group are on the calls of all methods that have it.
pub trait HasGroup<G>: Method {
    /// The group, to be changed.
    fn group_mut(&mut self) -> &mut G;
}

/// An error code that a document names for a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErrorCode {
    /// The `code` of the JSON-RPC error object.
    pub code: i64,
    /// The document's message for it.
    pub message: &'static str,
}

/// Registry entry of a method, for tools that choose one at run time.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct MethodInfo {
    /// The chain, and its service if it has several: `ethereum`, `chia/full_node`, …
    pub api: &'static str,
    /// The name on the wire.
    pub name: &'static str,
    /// How the call and its response are encoded.
    pub wire: &'static Format,
    /// The structure of the parameters.
    pub param_structure: ParamStructure,
    /// Whether the call may be retried.
    pub safety: Safety,
    /// The permission that the caller needs, if the node requires one.
    pub permission: Option<&'static str>,
    /// The summary, one line.
    pub summary: &'static str,
    /// The parameters in their order.
    pub params: &'static [ParamInfo],
    /// Round-trips parameters as JSON through the typed struct. On the wire [`wire::Epee`](crate::wire::Epee) the JSON
    /// is the view of the bytes, and they go through these.
    pub recode_params: fn(&str) -> Result<String, serde_json::Error>,
    /// Round-trips a result as JSON through its type; in epee likewise its view.
    pub recode_result: fn(&str) -> Result<String, serde_json::Error>,
}

/// Registry entry of a stream.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct StreamInfo {
    /// The chain, and its service if it has several: `ethereum`, `chia/daemon`, …
    pub api: &'static str,
    /// The method that opens it.
    pub method: &'static str,
    /// The name of the stream: `newHeads`, …
    pub name: &'static str,
    /// Round-trips an item as JSON through its type.
    pub recode_item: fn(&str) -> Result<String, serde_json::Error>,
}

/// A parameter in a [`MethodInfo`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ParamInfo {
    /// The name in the document.
    pub name: &'static str,
    /// Whether the document requires it.
    pub required: bool,
    /// JSON of the default that is sent when it isn't given, if the document has one.
    pub default: Option<&'static str>,
}

impl MethodInfo {
    /// Creates the entry of a method; the generator writes one for each.
    pub const fn of<M: Method>(
        api: &'static str,
        summary: &'static str,
        params: &'static [ParamInfo],
    ) -> Self {
        Self {
            api,
            name: M::NAME,
            wire: M::Wire::FORMAT,
            param_structure: M::Wire::PARAMS,
            safety: M::SAFETY,
            permission: M::PERMISSION,
            summary,
            params,
            recode_params: recode_params::<M>,
            recode_result: recode_result::<M>,
        }
    }
}

impl StreamInfo {
    /// Creates the entry of a stream with items of type `T` and the codec `C`; the generator writes one for each.
    pub const fn of<T, C>(api: &'static str, method: &'static str, name: &'static str) -> Self
    where
        C: for<'de> DeserializeAs<'de, T> + SerializeAs<T>,
    {
        Self {
            api,
            method,
            name,
            recode_item: recode::<T, C>,
        }
    }
}

impl ParamInfo {
    /// Creates a parameter's entry.
    pub const fn new(name: &'static str, required: bool, default: Option<&'static str>) -> Self {
        Self {
            name,
            required,
            default,
        }
    }
}

/// The codec of a method's wire.
type CodecOf<M> = <<M as Method>::Wire as Wire>::Codec;

/// The output of a method, as it is on the wire.
type Wrap<M> = DeserializeAsWrap<<M as Method>::Output, <M as Method>::Codec>;

/// Encodes a single call.
pub(crate) fn encode<M: Method>(id: u64, method: &M) -> Result<Request, Error> {
    CodecOf::<M>::encode(M::Wire::FORMAT, id, M::NAME, M::SAFETY, method)
}

/// Adds a call to a batch. One that can't be encoded leaves the others as they were.
pub(crate) fn push<M: Method>(batch: &mut Writer, id: u64, method: &M) -> Result<(), Error> {
    CodecOf::<M>::push(batch, id, M::NAME, M::SAFETY, method)
}

/// Decodes the result of call `id` of `M`.
pub(crate) fn decode<M: Method>(id: u64, response: &Response) -> Result<Success<M::Output>, Error> {
    let read = CodecOf::<M>::decode::<Wrap<M>>(id, response);
    let read = read.map(|success| success.map(DeserializeAsWrap::into_inner));
    read.map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}

/// Decodes the result of a call of `M` in a batch.
pub(crate) fn decode_slot<M: Method>(slot: Slot<'_>) -> Result<M::Output, Error> {
    match slot.decode::<CodecOf<M>, Wrap<M>>() {
        Ok(wrap) => Ok(wrap.into_inner()),
        Err(error) => Err(error.of(Some(M::NAME), M::SAFETY)),
    }
}

/// The result of call `id` of `M` as JSON: the whole body where there is no envelope, and the view of epee.
pub(crate) fn raw<M: Method>(id: u64, response: &Response) -> Result<RawJson, Error> {
    let read = CodecOf::<M>::raw(id, response);
    read.map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}

/// Whether call `id` of `M` succeeded, whatever its result.
#[cfg(feature = "layers")]
pub(crate) fn check<M: Method>(id: u64, response: &Response) -> Result<(), Error> {
    let read = CodecOf::<M>::decode::<serde::de::IgnoredAny>(id, response);
    read.map(drop)
        .map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}

/// Decodes parameters from JSON, whatever the wire.
pub(crate) fn read_params<M: Method>(text: &str) -> serde_json::Result<M> {
    CodecOf::<M>::read(text)
}

/// Encodes a result as JSON, whatever the wire.
pub(crate) fn write_result<M: Method>(output: &M::Output) -> serde_json::Result<String> {
    CodecOf::<M>::write(&SerializeAsWrap::<M::Output, M::Codec>::new(output))
}

fn recode_params<M: Method>(text: &str) -> Result<String, serde_json::Error> {
    CodecOf::<M>::write(&read_params::<M>(text)?)
}

fn recode_result<M: Method>(text: &str) -> Result<String, serde_json::Error> {
    write_result::<M>(&CodecOf::<M>::read::<Wrap<M>>(text)?.into_inner())
}

fn recode<T, C>(text: &str) -> Result<String, serde_json::Error>
where
    C: for<'de> DeserializeAs<'de, T> + SerializeAs<T>,
{
    let value = serde_json::from_str::<DeserializeAsWrap<T, C>>(text)?.into_inner();
    serde_json::to_string(&SerializeAsWrap::<T, C>::new(&value))
}

#[cfg(all(test, feature = "epee"))]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use super::*;
    use crate::scalar::{B256, Packed, Quantity};

    #[derive(Clone, Debug, serde::Deserialize, Serialize)]
    struct GetIndexes {
        txid: B256,
    }

    impl Method for GetIndexes {
        const NAME: &'static str = "get_o_indexes.bin";
        type Wire = crate::wire::Epee;
        const SAFETY: Safety = Safety::Read;
        type Output = Vec<u64>;
        type Codec = Indexes;
    }

    /// A list under a key, packed into one byte string.
    struct Indexes;

    #[derive(serde::Deserialize, Serialize)]
    struct Keyed<T> {
        indexes: T,
    }

    impl SerializeAs<Vec<u64>> for Indexes {
        fn serialize_as<S: serde::Serializer>(
            indexes: &Vec<u64>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            let indexes = SerializeAsWrap::<_, Packed>::new(indexes);
            Keyed { indexes }.serialize(serializer)
        }
    }

    impl<'de> DeserializeAs<'de, Vec<u64>> for Indexes {
        fn deserialize_as<D: serde::Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Vec<u64>, D::Error> {
            let keyed: Keyed<DeserializeAsWrap<Vec<u64>, Packed>> =
                serde::Deserialize::deserialize(deserializer)?;
            Ok(keyed.indexes.into_inner())
        }
    }

    #[test]
    fn epee_goes_through_its_bytes() -> Result<(), serde_json::Error> {
        let info = MethodInfo::of::<GetIndexes>("chain", "", &[]);
        let digits = "ab".repeat(32);
        let params = format!(r#"{{"txid:hex":"{digits}"}}"#);
        assert_eq!((info.recode_params)(&format!(" {params} "))?, params);
        let result = r#"{"indexes:hex":"01000000000000000200000000000080"}"#;
        let more = r#"{"height:u64":7,"indexes:hex":"01000000000000000200000000000080"}"#;
        assert_eq!((info.recode_result)(more)?, result);

        let said = |text: &str| (info.recode_params)(text).expect_err(text).to_string();
        // What JSON would have isn't what is on this wire.
        assert!(said(&format!(r#"{{"txid":"0x{digits}"}}"#)).contains("kind of its value"));
        let short = said(r#"{"txid:hex":"abab"}"#);
        assert!(
            short.starts_with("txid: invalid length 2, expected exactly 32 bytes"),
            "{short}"
        );
        let cut =
            (info.recode_result)(r#"{"indexes:hex":"01"}"#).map_err(|error| error.to_string());
        let said = "indexes: invalid length 1, expected items of 8 bytes each in one byte string";
        assert!(cut.is_err_and(|text| text.starts_with(said)));
        Ok(())
    }

    #[test]
    fn items_go_through_the_codec() -> Result<(), serde_json::Error> {
        let stream =
            StreamInfo::of::<Vec<u64>, Vec<Quantity>>("chain/node", "subscribe", "heights");
        assert_eq!(
            (stream.api, stream.method, stream.name),
            ("chain/node", "subscribe", "heights")
        );
        assert_eq!((stream.recode_item)(r#"[ "0x2A" ]"#)?, r#"["0x2a"]"#);
        assert!((stream.recode_item)("[42]").is_err());
        Ok(())
    }
}
