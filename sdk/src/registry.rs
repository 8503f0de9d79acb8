//! The registry: methods, parameters and streams as values, for tools that choose at run time.

use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};

use crate::method::{CodecOf, Method, Safety, Wrap, read_params, write_result};
use crate::parse;
use crate::wire::{Codec, Format, ParamStructure, Wire};

/// Registry entry of a method, for tools that choose one at run time.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct MethodInfo {
    /// The chain, and its service if it has several: `ethereum`, `chia/full_node`, …
    pub api: &'static str,
    /// The name on the wire.
    pub name: &'static str,
    /// The other names that nodes know it by.
    pub aliases: &'static [&'static str],
    /// How the call and its response are encoded.
    pub wire: &'static Format,
    /// The structure of the parameters.
    pub param_structure: ParamStructure,
    /// Whether the call may be retried.
    pub safety: Safety,
    /// The permission that the caller needs, if the node requires one.
    pub permission: Option<&'static str>,
    /// The nodes that serve it, where the document says so: `geth`, `besu`, …
    pub nodes: &'static [&'static str],
    /// What a result of null says, where it is an error: see [`Method::NULL`].
    pub null: Option<&'static str>,
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
    /// JSON of its default, if the document has one: what is sent when it isn't given, or of a required one what nodes take for an absent one.
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
            aliases: &[],
            wire: M::Wire::FORMAT,
            param_structure: M::Wire::PARAMS,
            safety: M::SAFETY,
            permission: M::PERMISSION,
            nodes: &[],
            null: M::NULL,
            summary,
            params,
            recode_params: recode_params::<M>,
            recode_result: recode_result::<M>,
        }
    }
}

impl MethodInfo {
    /// Returns the entry with the other names that nodes know the method by.
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Returns the entry with the nodes that serve the method.
    pub const fn nodes(self, nodes: &'static [&'static str]) -> Self {
        Self { nodes, ..self }
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
    /// Creates the entry of a required parameter.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            required: true,
            default: None,
        }
    }

    /// Returns the entry of a parameter that the document doesn't require.
    pub const fn optional(self) -> Self {
        Self {
            required: false,
            ..self
        }
    }

    /// Returns the entry of a parameter with a default, as JSON.
    pub const fn default(self, json: &'static str) -> Self {
        Self {
            default: Some(json),
            ..self
        }
    }
}

/// Declares a chain's registry: a row for each method or stream, in sections by document.
///
/// A section names the APIs that have all of its rows, and its entries stand behind the document's feature. A step of the recursion makes
/// the entries of one section for one API.
#[cfg(feature = "registry")]
#[doc(hidden)]
#[macro_export]
macro_rules! registry {
    (METHODS { $($(#$gate:tt)? $module:ident for $($api:literal),+ { $($rows:tt)* })* }) => {
        $crate::registry! { @methods [] $([$($gate)? [cfg(all())]] $module [$($api)+] { $($rows)* })* }
    };
    (STREAMS { $($(#$gate:tt)? for $($api:literal),+ { $($rows:tt)* })* }) => {
        $crate::registry! { @streams [] $([$($gate)? [cfg(all())]] [$($api)+] { $($rows)* })* }
    };

    (@methods $entries:tt $gate:tt $module:ident [] $rows:tt $($sections:tt)*) => {
        $crate::registry! { @methods $entries $($sections)* }
    };
    (@methods $entries:tt $gate:tt $module:ident [$api:literal $($apis:literal)*] $rows:tt $($sections:tt)*) => {
        $crate::registry! {
            @method $entries $gate $api $module $rows $gate $module [$($apis)*] $rows $($sections)*
        }
    };
    (@method [$($entries:tt)*] [$gate:tt $($_:tt)?] $api:literal $module:ident { $(
        $name:ident($($($optional:ident)? $param:literal $(= $default:literal)?),*) $(as $aliases:tt)? $(on $nodes:tt)?: $summary:literal;
    )* } $($sections:tt)*) => {
        $crate::registry! { @methods [$($entries)* $(
            #$gate
            $crate::MethodInfo::of::<$module::$name>(
                $api,
                $summary,
                &[$($crate::ParamInfo::new($param)$(.$optional())?$(.default($default))?),*],
            )$(.aliases(&$aliases))?$(.nodes(&$nodes))?,
        )*] $($sections)* }
    };
    (@methods [$($entries:tt)*]) => {
        /// Every method, sorted by document and name.
        pub static METHODS: &[$crate::MethodInfo] = &[$($entries)*];
    };

    (@streams $entries:tt $gate:tt [] $rows:tt $($sections:tt)*) => {
        $crate::registry! { @streams $entries $($sections)* }
    };
    (@streams $entries:tt $gate:tt [$api:literal $($apis:literal)*] $rows:tt $($sections:tt)*) => {
        $crate::registry! {
            @stream $entries $gate $api $rows $gate [$($apis)*] $rows $($sections)*
        }
    };
    (@stream [$($entries:tt)*] [$gate:tt $($_:tt)?] $api:literal { $(
        $name:literal of $method:literal: $item:ty as $codec:ty;
    )* } $($sections:tt)*) => {
        $crate::registry! { @streams [$($entries)* $(
            #$gate
            $crate::StreamInfo::of::<$item, $codec>($api, $method, $name),
        )*] $($sections)* }
    };
    (@streams [$($entries:tt)*]) => {
        /// Every stream, sorted by document, method and name.
        pub static STREAMS: &[$crate::StreamInfo] = &[$($entries)*];
    };
}
fn recode_params<M: Method>(text: &str) -> Result<String, serde_json::Error> {
    CodecOf::<M>::write(&read_params::<M>(text)?)
}

fn recode_result<M: Method>(text: &str) -> Result<String, serde_json::Error> {
    let write = |value: Wrap<M>| write_result::<M>(&value.into_inner());
    let result = CodecOf::<M>::read(text).and_then(write);
    if cfg!(debug_assertions) && <M::Wire as Wire>::FORMAT.media_type == "application/json" {
        agree(
            &result,
            serde_json::from_slice(text.as_bytes()).and_then(write),
        );
    }
    result
}

/// Makes sure that serde_json alone reads the same. It is asked in builds without optimisation, which tests and fuzzing have.
fn agree(result: &serde_json::Result<String>, other: serde_json::Result<String>) {
    let result = result.as_ref().map_err(ToString::to_string);
    let other = other.map_err(|error| error.to_string());
    assert_eq!(result, other.as_ref().map_err(Clone::clone));
}

fn recode<T, C>(text: &str) -> Result<String, serde_json::Error>
where
    C: for<'de> DeserializeAs<'de, T> + SerializeAs<T>,
{
    let write = |value: DeserializeAsWrap<T, C>| {
        serde_json::to_string(&SerializeAsWrap::<T, C>::new(&value.into_inner()))
    };
    let item = parse::from_slice(text.as_bytes()).and_then(write);
    if cfg!(debug_assertions) {
        agree(
            &item,
            serde_json::from_slice(text.as_bytes()).and_then(write),
        );
    }
    item
}

#[cfg(all(test, feature = "epee"))]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use serde::Serialize;

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
