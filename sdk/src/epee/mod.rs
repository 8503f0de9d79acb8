//! epee, the binary serialization format of Monero's family of nodes: `POST /getblocks.bin`.
//!
//! [`to_vec`] and [`from_slice`] take any serde type. [`to_json`] and [`from_json`] convert between the bytes and *the
//! view*, a lossless and readable JSON form of them.
//!
//! # Data model
//!
//! | Rust | epee |
//! | --- | --- |
//! | struct, map with string keys | section; the keys as they are written |
//! | `u8`…`u64`, `i8`…`i64` | the integer of that width |
//! | `f64`, `f32` | 64-bit float; one beyond an `f32` is read as infinite |
//! | string, bytes, unit variant of an enum | string of arbitrary bytes |
//! | `bool` | bool |
//! | list, tuple | list; all its items are of one kind |
//! | `None`, `()`, empty list | nothing: the key is left out |
//!
//! 128-bit integers, lists of lists, `None` within a list, and enum variants with data have no form and are errors. The
//! root is a struct or a map.
//!
//! Decoding accepts an integer of any width that is in range, also for a float, which may round it. It skips unknown
//! keys, and lends byte strings borrowed from the input. A type that reads a list or `()` must accept an absent key for
//! an empty one, as `#[serde(default)]` does.
//!
//! The format is binary: `is_human_readable` is false, so that hashes and keys are raw bytes instead of hex digits.
//! Only the keys of a map are strings even here, and a map refuses a key that isn't UTF-8 unless it reads keys as
//! bytes.
//!
//! What serde buffers before it knows the type (`flatten`, `untagged`, `tag`) is read as if it were human-readable:
//! byte scalars in there are written raw, but read as hex digits, and come back wrong or not at all.
//!
//! # The view
//!
//! ```json
//! {"start_height:u64":0,"block_ids:hex":"10081c","status:string":"OK","images_stat:u64[]":[221,0],
//!  "blocks:object[]":[{"block:hex":"1010"}],"sm:object":{},"ok:bool":true,"x:f64":1.5}
//! ```
//!
//! Each key ends with its value's kind: `i64`, `i32`, `i16`, `i8`, `u64`, `u32`, `u16`, `u8`, `f64`, `bool`, `object`,
//! `string` for a string of printable UTF-8 (with tabs and line ends), `hex` for any other string, in lower-case digits
//! without `0x`. A trailing `[]` marks a list. Entries keep their order.
//!
//! ```
//! let bytes = polyrpc::epee::from_json(r#"{"heights:u64[]":[1,2]}"#)?;
//! assert_eq!(polyrpc::epee::to_json(&bytes)?.as_str(), r#"{"heights:u64[]":[1,2]}"#);
//! # Ok::<(), polyrpc::epee::Error>(())
//! ```

mod de;
mod error;
mod format;
mod limits;
mod names;
mod read;
mod ser;
mod view;
mod write;

use serde::de::DeserializeSeed;
use serde::{Deserialize, Serialize};

pub use error::Error;
pub(crate) use format::HEADER;
pub use limits::Limits;
#[cfg(feature = "record")]
pub(crate) use view::plain_key;
pub use view::{from_json, to_json};

/// Serializes a struct or a map, however deep or large; [`from_slice`] may need more than the default [`Limits`] to
/// read it.
///
/// # Errors
/// If the format can't hold a value, see [the module](self), or a map or a flattened struct has a duplicate key. The
/// error's path names it.
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    ser::to_vec(value)
}

/// Deserializes a struct or a map, within the default [`Limits`].
///
/// # Errors
/// If the bytes aren't valid epee, have trailing bytes, exceed the limits, or don't match `T`.
pub fn from_slice<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Error> {
    from_slice_within(bytes, Limits::default())
}

/// Deserializes a struct or a map, within the caller's limits.
///
/// # Errors
/// As for [`from_slice`].
pub fn from_slice_within<'de, T: Deserialize<'de>>(
    bytes: &'de [u8],
    limits: Limits,
) -> Result<T, Error> {
    de::from_slice(bytes, limits)
}

/// Deserializes an object with a seed, within the default limits.
pub(crate) fn from_slice_seed<'de, T: DeserializeSeed<'de>>(
    bytes: &'de [u8],
    seed: T,
) -> Result<T::Value, Error> {
    de::from_slice_seed(bytes, Limits::default(), seed)
}

#[cfg(test)]
mod tests;
