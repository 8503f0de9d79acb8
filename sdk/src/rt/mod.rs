//! What generated code is made of: one shared reader for all objects, one for all unions, one for all parameter lists.
//!
//! Nothing here is meant to be called by hand. A generated type says what it has ([`Object`], [`Union`], [`Texts`],
//! [`Numbers`], [`Positional`]), and the readers here do what serde's derives would write out again for every type. That
//! halves the time generated types take to compile.

mod constant;
mod entries;
mod group;
mod held;
#[cfg(not(feature = "mock"))]
mod no_sample;
mod nothing;
mod object;
mod params;
mod parts;
pub mod presence;
mod replay;
mod rows;
#[cfg(feature = "mock")]
mod sample;
mod texts;
mod union;
mod version;
mod write;

pub use std::collections::BTreeMap;

pub use serde::de::{Error, MapAccess, SeqAccess};
pub use serde::ser::{SerializeMap, SerializeSeq};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_with::Same;

pub use crate::raw::RawJson;
pub use crate::scalar::{
    Address, B256, Bech32mAddress, Bytes, Decimal, FixedBytes, Hex, Packed, Pod, Quantity, Secret,
    StorageKey, U256,
};

pub use constant::Constant;
pub use entries::{Entries, not, same, write_rows};
pub use group::{Flat, Group, concat, take_row};
pub use held::{Held, Kind};
pub use nothing::{NoKeys, Nothing};
pub use object::{Object, Source, read_object, read_rows};
pub use params::{Arguments, List, Positional, read_arguments, read_positional, write_list};
pub use replay::{Replay, replay};
pub use rows::{As, Field, Keys, Or, ReadRows, WriteRows};
#[cfg(feature = "mock")]
pub use sample::{
    Complete, JsonError, JsonValue, Sample, complete_object, complete_of, complete_variant,
    sample_number, sample_text,
};
pub use texts::{Numbers, Texts, read_number, read_text};
pub use union::{
    Integer, Misfit, Union, array, entries, read_union, rest, scalar, text, unexpected,
    unexpected_item, unexpected_object, unexpected_text,
};
pub use write::{raw, write};

pub use crate::{group, numbers, object, positional, texts, union};
