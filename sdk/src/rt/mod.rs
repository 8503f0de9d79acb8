//! What generated code is made of: one shared reader for all objects, one for all unions, one for all parameter lists.
//!
//! Nothing here is meant to be called by hand. A generated type says what it has ([`Object`], [`Union`], [`Texts`],
//! [`Numbers`], [`Positional`]), and the readers here do what serde's derives would write out again for every type. That
//! halves the time generated types take to compile.

mod by_value;
mod constant;
mod entries;
mod errors;
mod extra;
mod group;
mod held;
mod key;
mod newtype;
#[cfg(not(feature = "mock"))]
mod no_sample;
mod not_empty;
mod nothing;
mod null_is_empty;
mod number;
mod object;
mod pages;
mod params;
mod parts;
pub mod presence;
mod replay;
mod rows;
#[cfg(feature = "mock")]
mod sample;
mod texts;
mod unexpected;
mod union;
mod version;
mod write;

pub use std::collections::BTreeMap;
pub use std::sync::atomic::AtomicU8;

pub use serde::de::{Error, MapAccess, SeqAccess};
pub use serde::ser::{SerializeMap, SerializeSeq};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_with::Same;

pub use crate::raw::RawJson;
pub use crate::scalar::{
    Address, B256, BareHex, Base64, Base64Url, Bech32mAddress, Bytes, Decimal, FixedBytes, Hex,
    OrEmpty, Packed, PaddedQuantity, Pod, Quantity, RawText, Secret, StorageKey, U256,
};

pub use by_value::{read_value, write_value};
pub use constant::Constant;
pub use entries::{Entries, not, same, write_rows};
pub use errors::{ReadError, read_error, read_error_data};
pub use extra::{read_extra, write_extra};
pub use group::{Flat, Group, concat, take_row};
pub use held::{Held, Kind};
pub use key::{Key, Order};
pub use not_empty::NotEmpty;
pub use nothing::{NoKeys, Nothing};
pub use null_is_empty::NullIsEmpty;
pub use number::Number;
pub use object::{Extra, Object, Source, read_object, read_rows, read_rows_and_extra};
pub use pages::{below, following, not_blank, stepped, when};
pub use params::{
    Arguments, List, MayBeEmpty, Positional, read_arguments, read_positional, write_list,
};
pub use replay::{Ended, Replay, meant, replay};
pub use rows::{As, Field, Keys, Or, ReadRows, WriteRows};
#[cfg(feature = "mock")]
pub use sample::{
    Complete, JsonError, JsonValue, Sample, complete_object, complete_of, complete_variant,
    sample_number, sample_text,
};
pub use texts::{Numbers, Texts, read_number, read_text};
pub use unexpected::{unexpected, unexpected_item, unexpected_object, unexpected_text};
pub use union::{
    Integer, Misfit, Union, array, entries, fit, hold, no_items, only, other_text, read_union,
    rest, says, scalar, text, unfit,
};
pub use write::{raw, write, write_under};

pub use crate::{
    by_value, errors, group, newtype, numbers, object, paged, positional, texts, union,
};
