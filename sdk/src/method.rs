//! What a method is: the one trait that everything else falls out of.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, Same, SerializeAs};

use crate::epee;
use crate::wire::is_epee;

/// A call that a node answers, with its parameters as public fields.
///
/// The generator writes one struct a method and implements this trait for it. `Serialize` writes the parameters the way
/// the wire wants them (a list or an object), `Deserialize` reads them back, which mock nodes and `polyrpc verify` use.
pub trait Method:
    Serialize + DeserializeOwned + Clone + std::fmt::Debug + Send + Sync + 'static
{
    /// The name on the wire, such as `eth_getBalance`.
    const NAME: &'static str;
    /// How the call and its answer are written.
    const WIRE: Wire;
    /// Whether the call may be sent twice.
    const SAFETY: Safety;
    /// What the caller must be allowed to do, where the node asks for it.
    const PERMISSION: Option<&'static str> = None;
    /// The error codes that the document names for this method.
    const ERRORS: &'static [ErrorCode] = &[];
    /// What the node answers.
    type Output: Clone + std::fmt::Debug + Send + 'static;
    /// How [`Output`](Self::Output) is written on the wire: `Same` where the type's own form is meant.
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

/// How a call and its answer are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Wire {
    /// JSON-RPC 2.0 with the parameters in a list.
    JsonRpcByPosition,
    /// JSON-RPC 2.0 with the parameters in an object.
    JsonRpcByName,
    /// The parameters as a JSON object, posted to the method's name: `POST /get_blockchain_state`. The answer is an object too, with
    /// `success` among its keys.
    Endpoint,
    /// The same objects, but only within the envelopes of a daemon's WebSocket.
    Daemon,
    /// The parameters as epee's portable storage, posted to the method's name: `POST /getblocks.bin`. The answer is the same. Where a
    /// text is wanted of either, it is the readable view that [`epee::to_json`](crate::epee::to_json) makes of them.
    Epee,
}

/// Whether a call may be sent twice. Retries, fail-over and caches go by this. The greater, the more care it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// Changes nothing on the node.
    Read,
    /// Changes something, and sending it twice is the same as sending it once.
    Idempotent,
    /// Anything else: never sent again once the node may have seen it.
    Write,
}

/// An error code that a document names for a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErrorCode {
    /// The `code` of the JSON-RPC error object.
    pub code: i64,
    /// What the document says of it.
    pub message: &'static str,
}

/// One entry of a generated registry: a method by its name, for tools that choose at run time.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct MethodInfo {
    /// The family of nodes, and the service of theirs where they have several: `ethereum`, `chia/full_node`, …
    pub api: &'static str,
    /// The name on the wire.
    pub name: &'static str,
    /// How the call and its answer are written.
    pub wire: Wire,
    /// Whether the call may be sent twice.
    pub safety: Safety,
    /// What the caller must be allowed to do, where the node asks for it.
    pub permission: Option<&'static str>,
    /// One line that says what the method does.
    pub summary: &'static str,
    /// The parameters in their order.
    pub params: &'static [ParamInfo],
    /// Reads parameters as JSON text through the typed struct and writes them back. Where the wire is [`Wire::Epee`] it is the view of
    /// the bytes, and they go through these.
    pub recode_params: fn(&str) -> Result<String, serde_json::Error>,
    /// Reads a result as JSON text through the typed struct and writes it back; of portable storage likewise its view.
    pub recode_result: fn(&str) -> Result<String, serde_json::Error>,
}

/// One entry of a generated registry: something that can be subscribed to.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct StreamInfo {
    /// The family of nodes, and the service of theirs where they have several: `ethereum`, `chia/daemon`, …
    pub api: &'static str,
    /// The method that opens it.
    pub method: &'static str,
    /// What it is subscribed to by: `newHeads`, …
    pub name: &'static str,
    /// Reads an item as JSON text through its type and writes it back.
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
    /// JSON text of what is sent when it isn't given, where the document says so.
    pub default: Option<&'static str>,
}

impl MethodInfo {
    /// The entry of a method; the generator writes one for each.
    pub const fn of<M: Method>(
        api: &'static str,
        summary: &'static str,
        params: &'static [ParamInfo],
    ) -> Self {
        Self {
            api,
            name: M::NAME,
            wire: M::WIRE,
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
    /// The entry of a stream with items of type `T`, which the codec `C` reads and writes; the generator writes one for each.
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
    /// A parameter's entry.
    pub const fn new(name: &'static str, required: bool, default: Option<&'static str>) -> Self {
        Self {
            name,
            required,
            default,
        }
    }
}

fn recode_params<M: Method>(text: &str) -> Result<String, serde_json::Error> {
    // In a constant, so that only one of the two is compiled for each method.
    if const { is_epee(M::WIRE) } {
        return recode_view::<M, Same>(text).map_err(serde::de::Error::custom);
    }
    serde_json::to_string(&serde_json::from_str::<M>(text)?)
}

fn recode_result<M: Method>(text: &str) -> Result<String, serde_json::Error> {
    if const { is_epee(M::WIRE) } {
        return recode_view::<M::Output, M::Codec>(text).map_err(serde::de::Error::custom);
    }
    recode::<M::Output, M::Codec>(text)
}

fn recode_view<T, C>(text: &str) -> Result<String, epee::Error>
where
    C: for<'de> DeserializeAs<'de, T> + SerializeAs<T>,
{
    let bytes = epee::from_json(text)?;
    let value = epee::from_slice::<DeserializeAsWrap<T, C>>(&bytes)?.into_inner();
    let bytes = epee::to_vec(&SerializeAsWrap::<T, C>::new(&value))?;
    Ok(epee::to_json(&bytes)?.to_string())
}

fn recode<T, C>(text: &str) -> Result<String, serde_json::Error>
where
    C: for<'de> DeserializeAs<'de, T> + SerializeAs<T>,
{
    let value = serde_json::from_str::<DeserializeAsWrap<T, C>>(text)?.into_inner();
    serde_json::to_string(&SerializeAsWrap::<T, C>::new(&value))
}

#[cfg(test)]
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
        const WIRE: Wire = Wire::Epee;
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
    fn portable_storage_goes_through_its_bytes() -> Result<(), serde_json::Error> {
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
